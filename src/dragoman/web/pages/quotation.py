"""The variants of one quotation side by side: `/quotation/{id}`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from sqlalchemy import select

from dragoman.model import Quotation, Span, Struct
from dragoman.record import queries, schema
from dragoman.record.queries.conditions import begins_with
from dragoman.record.quoted import Piece, pieces
from dragoman.record.rows import VariantRow
from dragoman.record.store import Store
from dragoman.web.asking import Asked, Id, NotThereError
from dragoman.web.twins import Pages

PAGES = Pages()
_MOST = 200  # variants that are shown


class ShownVariant(Struct, frozen=True, kw_only=True):
    """A quotation as one article has it, cut where its words differ from those of the first variant."""

    row: VariantRow
    spans: tuple[Span, ...]
    entity: str | None  # of the speaker
    title: str | None
    language: str | None
    relation: str | None
    origin: str | None
    origin_label: str | None
    pieces: tuple[Piece, ...]


class QuotationView(Struct, frozen=True, kw_only=True):
    """Words that several articles quote, in whatever wording: the variants in order of publication."""

    id: str
    speakers: tuple[str, ...]
    articles: int
    origins: int
    total: int  # variants there are
    variants: tuple[ShownVariant, ...]


@PAGES.page("/quotation/{id}", "quotation.html", QuotationView, rows=lambda view: [one.row for one in view.variants])
def quotation(record: Asked, id: Annotated[Id, Path(description="Its id, or the beginning of it.")]) -> QuotationView:
    """A quotation: who gives it in which words, and as whose."""
    found = _quotation(record.store, id)
    shown = found.variants[:_MOST]
    rows = queries.variants(record.store, [found])[:_MOST]
    known = _articles(record.store, [one.uri for one in shown])
    return QuotationView(
        id=found.id,
        speakers=found.speakers,
        articles=found.articles,
        origins=found.origins,
        total=len(found.variants),
        variants=tuple(
            ShownVariant(
                row=row,
                spans=one.spans,
                entity=one.entity,
                pieces=tuple(pieces(found, one)),
                **dict(zip(_KNOWN, known.get(one.uri, (None,) * len(_KNOWN)), strict=True)),
            )
            for one, row in zip(shown, rows, strict=True)
        ),
    )


_KNOWN = ("title", "language", "relation", "origin", "origin_label")


def _articles(store: Store, uris: list[str]) -> dict[str, tuple[str | None, ...]]:
    a, line = schema.articles.c, schema.lineage.c
    question = (
        select(a.uri, a.title, a.language, line.relation, line.origin, line.origin_label)
        .outerjoin(schema.lineage, line.uri == a.uri)
        .where(a.uri.in_(uris))
        .order_by(a.number)
    )
    with store.read() as connection:
        return {row[0]: tuple(row[1:]) for row in connection.execute(question)}


def _quotation(store: Store, identifier: str) -> Quotation:
    """The quotation with this id, or the beginning of one; raises `NotThereError` where it names none, or several."""
    q = schema.quotations.c
    with store.read() as connection:
        ids = connection.execute(select(q.id).where(begins_with(q.id, identifier)).order_by(q.id).limit(5)).scalars()
        found = list(ids) if identifier else []
    if not found:
        raise NotThereError(f"No quotation has the id {identifier!r}. What was said is listed at /statements.")
    if len(found) > 1 and found[0] != identifier:
        raise NotThereError(f"{identifier!r} fits several quotations: {', '.join(found)}. Give more of the id.")
    return queries.quotation(store, found[0])[0]
