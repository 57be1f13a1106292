"""Lists of addresses: plain text, tables such as Media Cloud and GDELT give, JSON lines.

Of a list only the addresses are taken, and the outlet where it names one.  Its dates are what a crawler guessed; the
page itself says when it was published.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import IO

from dragoman.model import Failure, Struct
from dragoman.sources.decoding import decode
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.paths import failure

# Columns that hold the address and the outlet, by the names that lists give them, in lower case.
_URL = ("url", "link", "sourceurl", "mentionidentifier", "document_url", "documentidentifier", "story_url")
_OUTLET = ("media_name", "outlet", "source_name")
# GDELT publishes its tables without a heading: how many columns each has, and which holds the address.
_GDELT = {61: 60, 16: 5}
_MOST = 5 * MAX_BYTES
csv.field_size_limit(MAX_BYTES)


class Listed(Struct, frozen=True, kw_only=True):
    """An address on a list."""

    url: str
    outlet: str | None = None


def addresses(stream: IO[bytes], name: str) -> Iterator[Listed | Failure]:
    """The addresses on a list, each once; a line that has none is a failure."""
    data = stream.read(_MOST + 1)
    if len(data) > _MOST:
        yield failure(name, f"the list is larger than {_MOST // 1_000_000} MB: split it")
        return
    seen: set[str] = set()
    empty = True
    for found in _found(decode(data).lstrip("\ufeff"), name):
        empty = False
        if isinstance(found, Failure):
            yield found
        elif found.url not in seen:
            seen.add(found.url)
            yield found
    if empty:
        yield failure(name, "the list is empty: there is no address in it")


def _found(text: str, name: str) -> Iterator[Listed | Failure]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lstrip().startswith("{"):
        return _of_json(text.splitlines(), name)
    columns = first.split("\t")
    if len(columns) in _GDELT and not any(column.strip().lower() in _URL for column in columns):
        return _of_gdelt(text, len(columns), name)
    for delimiter in "\t,;":
        heading = [cell.strip().strip('"').lower() for cell in first.split(delimiter)]
        if len(heading) > 1 and any(column in heading for column in _URL):
            return _of_table(text, delimiter, name)
    return _of_lines(text.splitlines(), name)


def _of_lines(lines: Iterable[str], name: str) -> Iterator[Listed | Failure]:
    for number, line in enumerate(lines, 1):
        url = line.strip()
        if not url or url.startswith("#") or (number == 1 and url.strip('"').lower() in _URL):
            continue
        if len(url.split()) > 1:
            yield failure(f"{name}:{number}", "the line is no address: give one a line, or a table with a column `url`")
        else:
            yield Listed(url=url)


def _of_json(lines: Iterable[str], name: str) -> Iterator[Listed | Failure]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as problem:
            yield failure(f"{name}:{number}", f"the line is no JSON ({problem}): write one object a line")
            continue
        cells = {str(key).lower(): value for key, value in row.items()} if isinstance(row, dict) else {}
        yield _listed({key: value for key, value in cells.items() if isinstance(value, str)}, f"{name}:{number}")


def _of_table(text: str, delimiter: str, name: str) -> Iterator[Listed | Failure]:
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in rows:
            cells = {str(key).strip().lower(): value for key, value in row.items() if key and isinstance(value, str)}
            yield _listed(cells, f"{name}:{rows.line_num}")
    except csv.Error as problem:
        yield failure(f"{name}:{rows.line_num}", f"the table is broken ({problem}): write it as CSV")


def _of_gdelt(text: str, width: int, name: str) -> Iterator[Listed | Failure]:
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        if len(cells) == width:
            yield _listed({"url": cells[_GDELT[width]]}, f"{name}:{number}")
        elif line.strip():
            yield failure(f"{name}:{number}", f"the line has {len(cells)} columns, the ones before it {width}")


def _listed(cells: dict[str, str], where: str) -> Listed | Failure:
    url = next((cells[column].strip() for column in _URL if cells.get(column, "").strip()), None)
    if url is None:
        return failure(where, "the row has no address: name its column `url`")
    outlet = next((cells[column].strip() for column in _OUTLET if cells.get(column, "").strip()), None)
    return Listed(url=url, outlet=outlet)
