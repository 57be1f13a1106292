"""Lists of addresses: text, CSV or TSV with a heading, JSONL, and the tables that GDELT publishes without one.

What a list says of a page is taken over where the list is its own word for it: `outlet`, `published`, `title` and
`language`, which are the fields of our JSONL too.  Of Media Cloud it is the name of the outlet alone: its
`publish_date`, `language` and `title` are what a crawler made of the page, which is read here itself.  GDELT's dates
are those of events, or of when it saw the page.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from dragoman.model import Declared, Failure
from dragoman.sources import zotero
from dragoman.sources.fetching.addresses import url_of
from dragoman.sources.fetching.errors import FetchError
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.paths import failure, uri_of
from dragoman.sources.sniffing import HEAD, looks_like_packed, refusal

_LONGEST_LINE = 1 << 20
_OF_ZOTERO = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:TY  - |\[)")  # RIS, CSL-JSON
_MOST_BAD = 100  # lines at the beginning of what is no list
_URL_COLUMNS = ("url", "sourceurl", "mentionidentifier", "link", "uri")
_DELIMITERS = ",\t;"
# Tables of GDELT by their number of columns: which of them holds the address.
_GDELT = {61: 60, 58: 57, 16: 5}  # Events 2.0, Events 1.0, Mentions
_MENTIONS = 16
_WEB = "1"  # a mention's type; others are quotations of books, laws, television


class Listed(NamedTuple):
    """An address of a list, with what the list says of the page."""

    url: str
    declared: Declared
    where: str


def listed(paths: Iterable[str], stdin: IO[bytes]) -> Iterator[Listed | Failure]:
    """The addresses of the lists at `paths` (`-` is `stdin`), each once, in their order."""
    seen: set[str] = set()
    for path in paths:
        for found in _of_path(path, stdin):
            if isinstance(found, Listed):
                if found.url in seen:
                    continue
                seen.add(found.url)
            yield found


def _of_path(path: str, stdin: IO[bytes]) -> Iterator[Listed | Failure]:
    if path == "-":
        yield from addresses(stdin, "stdin")
        return
    name = uri_of(path)
    try:
        with Path(path).open("rb") as stream:
            yield from addresses(stream, name)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        yield failure(name, f"the list cannot be read ({reason}): check the path and its permissions")


def addresses(stream: IO[bytes], name: str) -> Iterator[Listed | Failure]:
    """The addresses of one list; a line that is none becomes a failure."""
    beginning = stream.readline(_LONGEST_LINE)
    if _OF_ZOTERO.match(beginning):
        exported = zotero.addresses(beginning + stream.read(MAX_BYTES))
        if exported:
            yield from (Listed(address, Declared(), name) for address in exported)
            return
        yield failure(name, "there is no web address in this export, so nothing can be fetched")
        return
    good = bad = 0
    for found in _found(beginning, stream, name):
        good += isinstance(found, Listed)
        bad += isinstance(found, Failure)
        yield found
        if not good and bad >= _MOST_BAD:
            yield failure(name, f"this is no list of addresses: its first {bad} lines hold none. The rest is not read")
            return
    if not good and not bad:
        yield failure(name, "the list is empty: there is no address in it")


def _refused(head: bytes) -> str | None:
    packed = looks_like_packed(head)
    return f"this is a file of the kind {packed}" if packed else refusal(head)


def _found(beginning: bytes, stream: IO[bytes], name: str) -> Iterator[Listed | Failure]:
    refused = _refused(beginning[:HEAD])
    if refused:
        yield failure(
            name, f"{refused.partition(',')[0]}, and no list of addresses: unpack it, or give text, CSV or JSONL"
        )
        return
    lines = _lines(beginning, stream)
    first = next(((number, line) for number, line in lines if line.strip()), None)
    if first is None:
        return
    refused = _refused(first[1][:HEAD].encode("utf-8", "replace"))
    if refused:
        yield failure(
            name, f"{refused.partition(',')[0]}, and no list of addresses: unpack it, or give text, CSV or JSONL"
        )
        return
    rest = itertools.chain([first], lines)
    start = first[1].lstrip()
    columns = len(first[1].rstrip("\r\n").split("\t"))
    if start.startswith("{"):
        yield from _each(rest, name, _of_json)
    elif columns in _GDELT and not _heading(first[1]):
        yield from _each(rest, name, _of_gdelt)
    elif heading := _heading(first[1]):
        yield from _of_table(rest, name, heading)
    else:
        yield from _each(rest, name, _of_text)


def _lines(line: bytes, stream: IO[bytes]) -> Iterator[tuple[int, str]]:
    """The lines from a first one on, with their numbers; of one that is too long, its beginning."""
    for number in itertools.count(1):
        if not line:
            return
        end = line
        while not end.endswith(b"\n") and (end := stream.readline(_LONGEST_LINE)):
            pass
        yield number, line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        line = stream.readline(_LONGEST_LINE)


def _each(
    lines: Iterable[tuple[int, str]], name: str, read: Callable[[str], tuple[str, Declared] | None]
) -> Iterator[Listed | Failure]:
    for number, line in lines:
        try:
            found = read(line.strip("\r\n"))
        except (ValueError, RecursionError) as problem:
            yield failure(f"{name}:{number}", str(problem) or "the line cannot be read")
            continue
        if found:
            yield _listed(*found, f"{name}:{number}")


def _listed(written: str, declared: Declared, where: str) -> Listed | Failure:
    try:
        return Listed(str(url_of(written)), declared, where)
    except FetchError as problem:
        return failure(where, f"{problem} (it is {written[:100]!r})")


def _of_text(line: str) -> tuple[str, Declared] | None:
    address = line.strip()
    return (address, Declared()) if address and not address.startswith("#") else None


def _of_gdelt(line: str) -> tuple[str, Declared] | None:
    cells = line.split("\t")
    place = _GDELT.get(len(cells))
    if place is None:
        if not line.strip():
            return None
        raise ValueError(
            f"the line has {len(cells)} columns, and is of no table of GDELT: 61, 58 or 16 have an address"
        )
    if len(cells) == _MENTIONS and cells[2] != _WEB:
        return None
    return cells[place], Declared()


def _of_json(line: str) -> tuple[str, Declared] | None:
    if not line.strip():
        return None
    try:
        fields = json.loads(line)
    except ValueError as problem:
        raise ValueError(f"the line is no JSON ({problem}): write one object a line") from None
    if not isinstance(fields, dict):
        raise ValueError("the line is no JSON object with a field `url`")
    texts = {str(key).casefold(): value for key, value in fields.items() if isinstance(value, str) and value.strip()}
    return _of_fields(texts)


def _of_fields(fields: dict[str, str]) -> tuple[str, Declared]:
    """The address and what is said of the page; Media Cloud's own guesses are told by the names of their columns."""
    address = next((fields[column] for column in _URL_COLUMNS if fields.get(column)), None)
    if address is None:
        raise ValueError("the line has no address in a column `url`")
    is_crawled = any(name in fields for name in ("media_name", "media_url", "publish_date", "media_id"))
    own: dict[str, str] = {} if is_crawled else fields
    declared = Declared(
        title=_plain(own.get("title")),
        published=_plain(own.get("published")),
        language=_plain(own.get("language")),
        outlet=_plain(fields.get("outlet") or fields.get("media_name")),
    )
    return address, declared


def _plain(value: str | None) -> str | None:
    """One line of valid Unicode."""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())[:1000] or None if value else None


class _Heading(NamedTuple):
    names: list[str]
    delimiter: str


def _heading(line: str) -> _Heading | None:
    """The names of the columns, where one of them is that of an address."""
    for delimiter in _DELIMITERS:
        try:
            names = [
                name.strip().casefold() for name in next(csv.reader([line.strip("\r\n")], delimiter=delimiter), [])
            ]
        except csv.Error:
            continue
        if any(column in names for column in _URL_COLUMNS):
            return _Heading(names, delimiter)
    return None


def _of_table(lines: Iterable[tuple[int, str]], name: str, heading: _Heading) -> Iterator[Listed | Failure]:
    reader = csv.reader((line.replace("\x00", " ") for _, line in lines), delimiter=heading.delimiter)
    next(reader, None)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            yield failure(f"{name}:{reader.line_num}", f"the row cannot be read: {problem}")
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        where = f"{name}:{reader.line_num}"
        try:
            found = _of_fields(
                {column: cell for column, cell in zip(heading.names, cells, strict=False) if cell.strip()}
            )
        except ValueError as problem:
            yield failure(where, str(problem))
            continue
        yield _listed(*found, where)
