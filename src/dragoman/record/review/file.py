"""The file of decisions: JSON lines beside the record, sorted, made for version control.

Reading takes any order and duplicates, as a merge leaves them.  A line that is no decision is named with its number and
passed over.  Nothing is written into a file that has such lines: they may be somebody's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.model import Struct
from dragoman.record import points
from dragoman.record.disk import alone_in, whole_file
from dragoman.record.review.decision import Decision, encoded, wrong
from dragoman.record.store import RecordError

_LONGEST = 1_000_000  # bytes of a line
_MERGE = tuple(mark * 7 for mark in (b"<", b"=", b">", b"|"))  # lines that a merge leaves

Change = Callable[[list[Decision]], Iterable[Decision]]


class BadLine(Struct, frozen=True, kw_only=True):
    """A line of the file that is no decision."""

    path: str
    line: int  # counted from 1
    error: str


class Decisions(Struct, frozen=True, kw_only=True):
    """What the file holds: the decisions in their order, each once, and the lines that are none."""

    decisions: tuple[Decision, ...] = ()
    bad: tuple[BadLine, ...] = ()


def load(path: Path) -> Decisions:
    """Read a file of decisions; a file that is not there holds none.

    Raises `RecordError` where it cannot be read at all.
    """
    found: set[bytes] = set()
    good: list[Decision] = []
    bad: list[BadLine] = []
    try:
        with path.open("rb") as file:
            for number, line in enumerate(_lines(file), 1):
                read = _decision(line)
                if isinstance(read, str):
                    bad.append(BadLine(path=str(path), line=number, error=read))
                elif read is not None and (same := encoded(read)) not in found:
                    found.add(same)
                    good.append(read)
    except FileNotFoundError:
        return Decisions()
    except OSError as error:
        raise RecordError(f"the decisions in {path} cannot be read: {error.strerror}") from error
    return Decisions(decisions=tuple(sorted(good, key=Decision.order)), bad=tuple(bad))


def _lines(file: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(file):
        yield line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line


def _decision(line: bytes) -> Decision | str | None:
    """The decision of a line, None of an empty one, else what is wrong with it."""
    line = line.strip()
    if not line:
        return None
    if line.startswith(_MERGE):
        return "a merge was not finished here: keep the lines of both sides, delete the markers"
    if len(line) > _LONGEST:
        return f"longer than {_LONGEST:,} bytes"
    try:
        decision = msgspec.json.decode(line, type=Decision)
        encoded(decision)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return str(error)
    return wrong(decision) or decision


def change(path: Path, how: Change) -> None:
    """Change the decisions in a file, all at once or not at all, while no other program of ours does.

    Raises `RecordError` where lines are no decisions, or the file cannot be written.
    """
    try:
        with alone_in(path.parent):
            held = load(path)
            if held.bad:
                first = held.bad[0]
                raise RecordError(
                    f"{path}, line {first.line}: {first.error}. Mend this line first; nothing was written."
                )
            lines = {encoded(one): one for one in how(list(held.decisions))}
            _write(path, sorted(lines.values(), key=Decision.order))
    except OSError as error:
        raise RecordError(f"the decisions in {path} cannot be written: {error.strerror}") from error


def _write(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the whole file beside the old one, make sure that it is on the disk, and put it in its place."""
    with whole_file(path, mode=path.stat().st_mode if path.exists() else None) as file:
        file.writelines(encoded(one) + b"\n" for one in decisions)
        points.reached("decisions: written")
    points.reached("decisions: replaced")
