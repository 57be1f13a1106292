"""What a notebook's table shows of each kind of row: the columns a person looks for, as on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from dragoman.model import Conflict, FusedEvent, Lineage, Quotation
from dragoman.record.rows import ArticleRow, ChapterRow, OfficeRow, StatementRow

_ID = 10  # characters of an identifier: `explain` takes the beginning of one


class Shown(NamedTuple):
    """A column: its heading and what it shows of a row."""

    heading: str
    value: Callable[[Any], object]


def _fields(*names: str) -> tuple[Shown, ...]:
    return tuple(Shown(name.replace("_", " "), _value(name)) for name in names)


def _value(name: str) -> Callable[[Any], object]:
    return lambda row: _plain(getattr(row, name))


def _id(of: str = "id") -> Shown:
    return Shown(of, lambda row: (getattr(row, of) or "")[:_ID])


def _plain(value: object) -> object:
    """A value as one thing that a cell can show."""
    if isinstance(value, (tuple, list)):
        return ", ".join(str(_plain(one)) for one in value)
    if isinstance(value, msgspec.Struct):
        named = [getattr(value, name, None) for name in ("name", "value", "text", "uri", "id")]
        return next((one for one in named if one), "")
    return value


def who(event: FusedEvent, role: str) -> str:
    """Those who take part in one role, by name."""
    return ", ".join(p.name for p in event.participants if p.role == role)


def _what(event: FusedEvent) -> str:
    kind = event.type or event.word
    return f"{kind} {event.mode}" if event.mode else kind


_SHOWN: dict[type, tuple[Shown, ...]] = {
    FusedEvent: (
        *_fields("date"),
        Shown("type", _what),
        *_fields("modality"),
        Shown("who", lambda event: who(event, "actor")),
        Shown("whom", lambda event: who(event, "recipient")),
        *_fields("place", "reported", "articles", "origins"),
        _id(),
    ),
    ArticleRow: (
        *_fields("published", "outlet", "title", "relation"),
        Shown("origin", lambda row: row.origin_label or (row.origin or "")[:_ID]),
        *_fields("events", "statements", "uri"),
    ),
    StatementRow: (
        *_fields("published", "source", "office", "kind", "content", "cue", "via", "articles", "origins", "uri"),
        _id(),
    ),
    OfficeRow: _fields("name", "country", "office", "words", "office_from", "office_to", "published", "uri"),
    Quotation: (
        *_fields("speakers"),
        Shown("words", lambda row: row.variants[0].text if row.variants else ""),
        Shown("variants", lambda row: len(row.variants)),
        *_fields("articles", "origins"),
        _id(),
    ),
    Lineage: (*_fields("uri", "relation", "parent"), _id("origin"), *_fields("origin_label", "basis")),
    Conflict: (
        *_fields("kind", "severity", "slot"),
        Shown("sides", lambda row: " ↔ ".join(side.value for side in row.sides)),
        *_fields("cause", "explanation"),
        _id(),
    ),
    ChapterRow: (
        *_fields("chapter", "title", "first", "last"),
        Shown("events", lambda row: len(row.events)),
        Shown("articles", lambda row: len(row.articles)),
        *_fields("origins"),
    ),
}


def shown(kind: type[msgspec.Struct], rows: Iterable[Any]) -> tuple[list[str], list[Sequence[object]]]:
    """Headings and cells of rows of one kind."""
    columns = _SHOWN.get(kind) or _fields(*kind.__struct_fields__)
    return [column.heading for column in columns], [[column.value(row) for column in columns] for row in rows]
