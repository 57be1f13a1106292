"""Facts from elsewhere as terms of office: a table like our own, FollowTheMoney entities, an answer of Wikidata's.

Every form gives the same: tenures, and other forms of people's names.  A line that says too little is refused with its
number and the reason; the others go on.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from dragoman.knowledge.dates import days
from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.geonames import alpha3
from dragoman.knowledge.own import OFFICES
from dragoman.knowledge.tenures import Tenure, tenure_of
from dragoman.knowledge.titles import title_of

_MOST_BYTES = 100_000_000  # of one file of facts
# Columns of the answers that Wikidata's query service gives, by what people call them.
_COLUMNS = {
    "person": ("personlabel", "holderlabel", "officeholderlabel", "itemlabel", "politicianlabel", "name", "person"),
    "position": ("positionlabel", "officelabel", "postlabel", "position", "office"),
    "country": ("countrylabel", "statelabel", "jurisdictionlabel", "country"),
    "start": ("start", "starttime", "startdate", "start_date", "from", "start_year"),
    "end": ("end", "endtime", "enddate", "end_date", "until", "end_year"),
}
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T00:00:00(?:\.000)?Z?")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of facts says."""

    tenures: tuple[Tenure, ...]
    aliases: Mapping[str, tuple[str, ...]]  # other forms of people's names
    refused: tuple[str, ...]  # "line 7: no date of the beginning"


class _RefusedError(ValueError):
    """Why a line gives no fact."""


def read_facts(path: Path, known_to: str, source: str) -> Facts:
    """The facts of a file; `known_to` (EDTF) and `source` hold for those that say neither themselves.

    Raises `ValueError` where the file is none of the forms that are known, or too large.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError(f"{path}: larger than {_MOST_BYTES // 1_000_000} MB")
    text = path.read_text(encoding="utf-8-sig")
    if text.lstrip().startswith("{"):
        return _follow_the_money(text, known_to, source)
    try:
        return _table(path, text.splitlines(), known_to, source)
    except csv.Error as problem:
        raise ValueError(f"{path}: is no table that can be read: {problem}") from None


def _table(path: Path, lines: list[str], known_to: str, source: str) -> Facts:
    columns = tuple(next(csv.reader(lines[:1]), ()))
    if columns == OFFICES:
        return _collect(csv.DictReader(lines), lambda row: _of_own_row(row, known_to))
    if _columns(columns, "person") and _columns(columns, "position"):
        return _collect(csv.DictReader(lines), lambda row: _of_wikidata(row, known_to, source))
    raise ValueError(
        f"{path}: no table of facts. It needs the columns {','.join(OFFICES)}; or columns for person, position, start, "
        "end as Wikidata names them (personLabel, positionLabel, start, end); or FollowTheMoney entities, one a line"
    )


def _collect(rows: csv.DictReader[str], read: Callable[[dict[str, str]], Tenure]) -> Facts:
    found, refused = [], []
    for row in rows:
        try:
            found.append(read({key: (value or "").strip() for key, value in row.items() if key is not None}))
        except _RefusedError as error:
            refused.append(f"line {rows.line_num}: {error}")
    return Facts(tenures=tuple(found), aliases={}, refused=tuple(refused))


def _of_own_row(row: dict[str, str], known_to: str) -> Tenure:
    if not row["person"] or not row["office"] or not row["source"]:
        raise _RefusedError("person, office and source are needed")
    title = title_of(row["office"])
    row = {**row, "office": title.term if title else row["office"], "title": row["title"] or row["office"]}
    if not row["end"] and not row["known_to"]:
        row["known_to"] = known_to
    return _checked(tenure_of(row))


def _of_wikidata(row: dict[str, str], known_to: str, source: str) -> Tenure:
    cells = {name: row[column] for name in _COLUMNS if (column := _columns(tuple(row), name))}
    person = cells["person"]
    if not person or re.fullmatch(r"Q\d+", person):
        raise _RefusedError("no name of a person")
    return _tenure(
        person,
        cells["position"],
        cells.get("country", ""),
        (_day(cells.get("start", "")), _day(cells.get("end", ""))),
        known_to,
        source,
    )


def _columns(columns: tuple[str, ...], name: str) -> str | None:
    """The first column of those by which a thing is called."""
    lower = {column.lower(): column for column in columns}
    return next((lower[known] for known in _COLUMNS[name] if known in lower), None)


def _day(cell: str) -> str:
    """A date of Wikidata's; it writes a year or a month that is all that is known as its first day."""
    match = _TIME.fullmatch(cell)
    if not match:
        return cell
    year, month, day = match.groups()
    if day != "01":
        return f"{year}-{month}-{day}"
    return year if month == "01" else f"{year}-{month}"


def _tenure(person: str, position: str, country: str, dates: tuple[str, str], known_to: str, source: str) -> Tenure:
    """A tenure of a position as others write it: "Minister of Foreign Affairs of Kenya"."""
    title = title_of(position)
    code = _code(country) if country else _code(title.of) if title and title.of else None
    if not position or (country and code is None):
        raise _RefusedError(f"no position or no state that is known: {position!r}, {country!r}")
    start, end = dates
    tenure = Tenure(
        person=person,
        office=title.term if title else position,
        title=position,
        country=code,
        organisation=None,
        start=start or None,
        end=end or None,
        known_to=None if end else known_to,
        source=source,
    )
    return _checked(tenure)


def _code(name: str | None) -> str | None:
    """The code of a state by its name or by either of its ISO codes."""
    found = {entry.country for entry in lookup((name or "").removeprefix("the ")) if entry.country}
    if len(found) == 1:
        return found.pop()
    code = (name or "").upper()
    return alpha3().get(code) or (code if code in alpha3().values() else None)


def _checked(tenure: Tenure) -> Tenure:
    if not tenure.start:
        raise _RefusedError(f"no date of the beginning: {tenure.person}")
    for date in (tenure.start, tenure.end, tenure.known_to):
        if date and not days(date):
            raise _RefusedError(f"{date!r} is no year, month or day")
    if tenure.first > tenure.last:
        raise _RefusedError(f"{tenure.person}: ends before it begins")
    return tenure


def _follow_the_money(text: str, known_to: str, source: str) -> Facts:
    """FollowTheMoney's Occupancy, Person and Position entities, one JSON object a line."""
    entities: dict[str, dict[str, Any]] = {}
    refused = []
    for number, line in enumerate(text.split("\n"), 1):  # other line breaks may stand inside JSON
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            entities[str(entity["id"])] = {**entity["properties"], "schema": entity["schema"], "line": number}
        except (ValueError, KeyError, TypeError, RecursionError):
            refused.append(f"line {number}: no entity with id, schema and properties")
    found = []
    for entity in entities.values():
        if entity["schema"] == "Occupancy":
            try:
                found.append(_of_occupancy(entity, entities, known_to, source))
            except _RefusedError as error:
                refused.append(f"line {entity['line']}: {error}")
    named = {tenure.person for tenure in found}
    aliases = {
        names[0]: names[1:]
        for entity in entities.values()
        if entity["schema"] == "Person" and (names := tuple(_values(entity, "name", "alias")))[:1] and names[0] in named
    }
    return Facts(tenures=tuple(found), aliases=aliases, refused=tuple(refused))


def _of_occupancy(occupancy: dict[str, Any], entities: dict[str, dict[str, Any]], known_to: str, source: str) -> Tenure:
    holder = entities.get(_value(occupancy, "holder"), {})
    post = entities.get(_value(occupancy, "post"), {})
    person = _value(holder, "name")
    if not person:
        raise _RefusedError("its holder is no Person of this file")
    return _tenure(
        person,
        _value(post, "name") or _value(holder, "position"),
        _value(post, "country") or _value(holder, "country"),
        (_value(occupancy, "startDate")[:10], _value(occupancy, "endDate")[:10]),
        known_to,
        _value(occupancy, "sourceUrl", "publisher") or source,
    )


def _values(entity: dict[str, Any], *names: str) -> Iterator[str]:
    for name in names:
        values = entity.get(name, ())
        several = values if isinstance(values, list | tuple) else [values]
        yield from (str(value) for value in several if isinstance(value, str | int))


def _value(entity: dict[str, Any], *names: str) -> str:
    return next(_values(entity, *names), "")
