"""Weighing a folder of readings: sketch what is new, survey all articles, weigh the stories that changed.

What is made on the way lies in a hidden folder beside the result; a weighing that is stopped goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from dragoman.engine.processes import start_worker
from dragoman.engine.stories import How, weigh_stories
from dragoman.model import Lineage, Story, Struct
from dragoman.record import points
from dragoman.record.disk import alone_in, whole_file
from dragoman.record.folder import kept as keeping
from dragoman.record.folder import library as holding
from dragoman.record.folder import sketches
from dragoman.record.folder.kept import Kept
from dragoman.record.folder.layout import parts
from dragoman.record.folder.library import FolderLibrary
from dragoman.record.writing import state_of
from dragoman.weighing import Survey

BESIDE = ".weighing"
_STATE = "state"
_BATCH_SECONDS = 5.0
_TELL_SECONDS = 0.5
_HOW = How(holding.open_reading, keeping.packed)


class Step(Struct, frozen=True, kw_only=True):
    """How far a weighing of a folder is: of the parts sketched, or of the stories settled."""

    what: str
    done: int
    of: int


class Weighed(Struct, frozen=True, kw_only=True):
    """What the articles of a folder come to."""

    state: str  # which articles, weighed by which program
    articles: int
    lineage: tuple[Lineage, ...]
    stories: tuple[Story, ...]
    parts: tuple[str, ...]  # their keys
    fresh: int  # stories that were weighed now
    kept: Kept


Watch = Callable[[Step], None]


@contextmanager
def working_in(out: Path) -> Iterator[Path]:
    """The hidden folder beside a result, held by this process alone: whoever else weighs into it waits."""
    beside = out / BESIDE
    beside.mkdir(parents=True, exist_ok=True)
    with alone_in(beside):
        for left in sorted(beside.rglob(".*.parquet.*")):  # of what was stopped while it wrote
            left.unlink()
        yield beside


def weigh_folder(folder: Path, beside: Path, *, workers: int = 1, watch: Watch | None = None) -> Weighed | None:
    """Weigh a folder of readings; None where its tables show these very articles already.

    With `workers` above 1 so many processes sketch and weigh; what comes out is the same, byte for byte.  Raises
    `ValueError` where the folder holds no readings, or what is none.
    """
    if not parts(folder):
        raise ValueError(f"{folder} holds no parts of readings: give a folder that `dragoman read -f parquet` wrote")
    tell = watch or (lambda _: None)
    _sketch(folder, beside, workers, tell)
    library = FolderLibrary(folder, beside)
    _tidy(library, beside)
    state = state_of(library.all_keys)
    if is_shown(beside, state):
        return None
    survey = Survey(library)
    kept = Kept(beside)
    keys, fresh = _weigh(library, survey, kept, workers, tell)
    points.reached("weigh folder: parts kept")
    return Weighed(
        state=state,
        articles=len(library.uris),
        lineage=survey.lineage,
        stories=survey.stories,
        parts=tuple(keys),
        fresh=fresh,
        kept=kept,
    )


def is_shown(beside: Path, state: str) -> bool:
    """Whether the tables show the articles of this state."""
    path = beside / _STATE
    return path.exists() and path.read_text(encoding="utf-8") == state


def show(beside: Path, state: str | None) -> None:
    """Say which articles the tables show; none while they are being changed."""
    if state is None:
        (beside / _STATE).unlink(missing_ok=True)
        return
    with whole_file(beside / _STATE, binary=False) as stream:
        stream.write(state)


def _sketch(folder: Path, beside: Path, workers: int, tell: Watch) -> None:
    """Sketch the parts that are new."""
    missing = holding.missing(folder, beside)
    if not missing:
        return
    tell(Step(what="parts sketched", done=0, of=len(missing)))
    if workers <= 1:
        made: Iterator[int] = (sketches.make(part, path) for part, path in missing)
        _told(made, len(missing), tell)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=start_worker) as pool:
        _told(pool.map(sketches.make, *zip(*missing, strict=True)), len(missing), tell)


def _told(made: Iterator[int], of: int, tell: Watch) -> None:
    for done, _ in enumerate(made, 1):
        points.reached("weigh folder: part sketched")
        tell(Step(what="parts sketched", done=done, of=of))


def _tidy(library: FolderLibrary, beside: Path) -> None:
    """Take away the sketches of parts that are gone, or that another version made."""
    wanted = set(library.sketches)
    for path in sorted((beside / sketches.FOLDER).glob("*.parquet")):
        if path not in wanted:
            path.unlink()


def _weigh(library: FolderLibrary, survey: Survey, kept: Kept, workers: int, tell: Watch) -> tuple[list[str], int]:
    """Weigh the stories whose parts are not kept; the keys of all parts, and how many are new."""
    keys: list[str] = []
    batch: dict[str, list[keeping.Row]] = {}
    fresh, began = 0, time.monotonic()
    told, of = began, survey.count
    tell(Step(what="stories", done=0, of=of))
    for key, part in weigh_stories(survey.matters(), library, kept.known(), _HOW, workers=workers):
        keys.append(key)
        if part is not None:
            batch[key] = part
            fresh += 1
        if time.monotonic() - told > _TELL_SECONDS:
            tell(Step(what="stories", done=len(keys), of=of))
            told = time.monotonic()
        if time.monotonic() - began > _BATCH_SECONDS:
            kept.write(batch)
            points.reached("weigh folder: batch kept")
            batch, began = {}, time.monotonic()
    kept.write(batch)
    tell(Step(what="stories", done=len(keys), of=of))
    return keys, fresh
