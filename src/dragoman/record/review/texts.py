"""Decisions put on statements and offices: rows made anew from the reviewed reading by the code that wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from dragoman.model import Entity, Mention, Reading, Span
from dragoman.record.dates import days
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code
from dragoman.record.review.rows import Remark, ReviewedOffice, ReviewedStatement
from dragoman.record.rows import StatementRow
from dragoman.record.writing.statements import statement_rows

_replace = msgspec.structs.replace
_Row = TypeVar("_Row", ReviewedStatement, ReviewedOffice)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The questions to statements whose answer a reviewer may have changed."""

    by: str | None = None
    about: str | None = None
    kind: str | None = None
    cue_class: str | None = None
    polarity: str | None = None
    act: str | None = None


def reviewed_statements(
    rows: Iterable[StatementRow], reading: Reading, remarks: dict[str, list[Remark]], asked: Asked
) -> list[ReviewedStatement]:
    """The rows of one article's statements as decided, those that answer the question; `remarks` are by statement."""
    made = {str(row["statement"]): row for row in statement_rows(reading)}
    found = []
    for row in rows:
        new = made.get(row.id)
        if new is None or not _answers(asked, new):
            continue
        columns = {name: new[name] for name in StatementRow.__struct_fields__ if name in new}
        spans: tuple[Span, ...] = msgspec.json.decode(str(new["spans"]), type=tuple[Span, ...])
        columns |= {"spans": spans}
        told = {**msgspec.structs.asdict(row), **columns}
        found.append(_own_words(ReviewedStatement(**told, reviewed=tuple(remarks.get(row.id, ())))))
    return found


def _own_words(row: ReviewedStatement) -> ReviewedStatement:
    """The content as a reviewer gives it in his own words, which no span has."""
    own = (
        one.corrected.value
        for one in row.reviewed
        if one.slot == "statement.content" and one.corrected and one.corrected.own
    )
    said = next(own, None)
    return row if said is None else _replace(row, content=said, spans=())


def _answers(asked: Asked, row: dict[str, Any]) -> bool:
    """Whether a row made anew answers the question, as `queries.statements` has it of rows of the record."""
    for name in ("kind", "cue_class", "polarity", "act"):
        given, value = getattr(asked, name), row[name]
        if given and (value or "").lower() != given.lower():
            return False
    if asked.by and not (
        folded(asked.by) in (row["folded"] or "") or (is_code(asked.by) and f" {asked.by} " in row["speaking"])
    ):
        return False
    return not asked.about or _is_about(asked.about, row)


def _is_about(given: str, row: dict[str, Any]) -> bool:
    term = folded(given)
    if not is_code(given):
        return term in row["content_folded"] or term in row["names"]
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in row["content"])
    return f" {given} " in row["countries"] or f"|{term}|" in f"|{row['names']}|" or f" {given} " in f" {words} "


def reviewed_offices(
    reading: Reading, remarks: Sequence[tuple[Span, Remark]], *, person: str | None, office: str | None, of: str | None
) -> list[ReviewedOffice]:
    """The offices that one article gives as decided, those that answer the question; `remarks` are by mention."""
    published = reading.article.published
    return [
        ReviewedOffice(
            uri=reading.article.uri,
            published=published.edtf if published else None,
            name=entity.name,
            country=entity.country,
            office=mention.office,
            words=reading.words(mention.office_span) if mention.office_span else None,
            span=mention.office_span,
            office_from=mention.office_from,
            office_to=mention.office_to,
            reviewed=tuple(one for at, one in remarks if at == mention.span),
        )
        for entity in reading.entities
        for mention in sorted(entity.mentions, key=lambda one: one.span)
        if mention.office and _is_held(entity, mention, reading, person, office, of)
    ]


def _is_held(
    entity: Entity, mention: Mention, reading: Reading, person: str | None, office: str | None, of: str | None
) -> bool:
    """As `queries.offices` has it of rows of the record."""
    named = not person or folded(person) in folded(entity.name) or (is_code(person) and entity.country == person)
    words = reading.words(mention.office_span) if mention.office_span else ""
    told = not office or office.lower() in (mention.office or "").lower() or office.lower() in words.lower()
    return named and told and (not of or entity.country == of.upper())


def by_time(rows: Iterable[_Row]) -> list[_Row]:
    """Rows in the order in which the record gives statements: by publication and article, what has no date last."""
    return sorted(rows, key=lambda row: (row.published is None, days(row.published)[0] or "", row.uri))


def by_person(rows: Iterable[ReviewedOffice]) -> list[ReviewedOffice]:
    """Offices in the order in which the record gives them: by person, then by publication and article."""
    return sorted(by_time(rows), key=lambda row: folded(row.name))
