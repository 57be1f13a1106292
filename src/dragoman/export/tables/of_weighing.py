"""The tables of what articles have against each other: conflicts, and quotations that several have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from dragoman.export.forms import Wanted
from dragoman.export.tables.columns import Column, Row, Table
from dragoman.model import Conflict, Quotation, Side, Variant
from dragoman.record import schema
from dragoman.record.queries.conditions import uri_is

_BY_ARTICLE = frozenset({"article"})

_EVIDENCE = (
    Column("uri", "text", "the article"),
    Column("start", "integer", "where the words begin in its text, in characters"),
    Column("end", "integer", "where they end; the end is not included"),
    Column("text", "text", "the exact words"),
    Column("debris", "flag", "whether they left the text as debris: the place is in the source as it came"),
)
_SIDE = (
    Column("value", "text", "what this side says"),
    Column("source", "text", "of a known fact: where it is from"),
    Column("articles", "integer", "how many articles are on this side"),
    Column("origins", "integer", "of how many origins"),
    Column("evidence", _EVIDENCE, "the words that say so", many=True),
)
_CONFLICT = (
    Column("id", "text", "follows from its sides"),
    Column("kind", "text", "`date`, `place`, `actor`, `office`, `number` …"),
    Column("slot", "text", "what it is about"),
    Column("severity", "text", "`hard`, `soft` or `note`"),
    Column("cause", "text", "what may have caused it"),
    Column("explanation", "text", "in words"),
    Column("grounds", "text", "what speaks for the cause"),
    Column("sides", _SIDE, "what is held against what", many=True),
)


def _conflicts(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    c, cited = schema.conflicts.c, schema.conflict_articles.c
    question = select(c.body).order_by(c.kind, c.id)
    if wanted.article:
        question = question.where(c.id.in_(select(cited.id).where(uri_is(cited.uri, wanted.article))))
    decode = msgspec.json.Decoder(Conflict).decode
    return (conflict_row(decode(body)) for body in connection.execute(question).scalars())


def conflict_row(conflict: Conflict) -> Row:
    """A conflict as a row of its table."""
    sides = [_side(side) for side in conflict.sides]
    return tuple(sides if column.name == "sides" else getattr(conflict, column.name) for column in _CONFLICT)


def _side(side: Side) -> dict[str, Any]:
    evidence = [
        {"uri": e.uri, "start": e.span[0], "end": e.span[1], "text": e.text, "debris": e.debris} for e in side.evidence
    ]
    return {c.name: evidence if c.name == "evidence" else getattr(side, c.name) for c in _SIDE}


_SPAN = _EVIDENCE[1:3]
_VARIANT = (
    Column("uri", "text", "the article"),
    Column("statement", "text", "id of the statement"),
    Column("speaker", "text", "who speaks, by name or by the phrase as written"),
    Column("entity", "text", "id of the speaker in the record"),
    Column("text", "text", "the exact words; several spans joined by “ … ”"),
    Column("spans", _SPAN, "where they stand", many=True),
)
_QUOTATION = (
    Column("id", "text", "follows from its first variant"),
    Column("articles", "integer", "how many articles have these words"),
    Column("origins", "integer", "of how many origins"),
    Column("differs", "flag", "whether the variants differ in words or in whom they give as the speaker"),
    Column("speakers", "text", "everybody who is given as the speaker", many=True),
    Column("variants", _VARIANT, "the words as each article has them, in order of publication", many=True),
)


def _quotations(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    q, v = schema.quotations.c, schema.quotation_variants.c
    question = select(q.body, q.differs).order_by(q.id)
    if wanted.article:
        question = question.where(q.id.in_(select(v.id).where(uri_is(v.uri, wanted.article))))
    decode = msgspec.json.Decoder(Quotation).decode
    return (quotation_row(decode(body), bool(differs)) for body, differs in connection.execute(question).tuples())


def quotation_row(found: Quotation, differs: bool) -> Row:
    """A quotation as a row of its table; `differs` says whether its variants do."""
    variants = [_variant(one) for one in found.variants]
    return (found.id, found.articles, found.origins, differs, list(found.speakers), variants)


def _variant(variant: Variant) -> dict[str, Any]:
    spans = [{"start": start, "end": end} for start, end in variant.spans]
    return {c.name: spans if c.name == "spans" else getattr(variant, c.name) for c in _VARIANT}


WEIGHING_TABLES = {
    "conflicts": Table(
        about="where reports contradict one another, themselves, the calendar or known facts",
        columns=_CONFLICT,
        rows=_conflicts,
        takes=_BY_ARTICLE,
    ),
    "quotations": Table(
        about="words that several articles quote, with their variants",
        columns=_QUOTATION,
        rows=_quotations,
        takes=_BY_ARTICLE,
    ),
}
