"""The articles of the record, and two of them side by side: `/articles`, `/compare`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import Query

from dragoman.model import Struct
from dragoman.record import ledger
from dragoman.record.comparing import Compared, Comparison, compare
from dragoman.record.ledger.pages import turning
from dragoman.web.asking import BLANK, Asked, Id, Limit, Offset, OfRelation, Since, Text, Until, Uri, Words
from dragoman.web.twins import Pages

PAGES = Pages()
_ROWS = 50

Outlet = Annotated[Text | None, BLANK, Query(description="Words of the outlet's name.")]
Language = Annotated[Text | None, BLANK, Query(description="The language: a code of BCP 47 such as ar.")]
OfStory = Annotated[Id | None, BLANK, Query(description="Only of this story: its id, or the beginning of it.")]
Read = Annotated[
    Literal["yes", "no"] | None, BLANK, Query(description="Only those that were read, or only those that were not.")
]
One = Annotated[Uri | None, BLANK, Query(description="An article: its uri, or what stands at the end of it.")]


class ArticlesView(Struct, frozen=True, kw_only=True):
    """Articles that fit, with counts to narrow down by."""

    asked: ledger.ArticlesAsked
    page: ledger.ArticlesPage


@PAGES.page("/articles", "articles.html", ArticlesView, rows=lambda view: view.page.rows)
def articles(
    record: Asked,
    words: Words = None,
    outlet: Outlet = None,
    language: Language = None,
    relation: OfRelation = None,
    read: Read = None,
    story: OfStory = None,
    since: Since = None,
    until: Until = None,
    month: Since = None,
    sort: Literal["newest", "oldest"] = "newest",
    limit: Limit = _ROWS,
    offset: Offset = 0,
) -> ArticlesView:
    """Articles: where each stands among the others, and how much was read from it.

    Facets count what each further filter would leave.
    """
    asked = ledger.ArticlesAsked(
        words=words,
        outlet=outlet,
        language=language,
        relation=relation,
        skipped=None if read is None else read == "no",
        story=story,
        since=since or month,
        until=until or month,
        sort=sort,
        limit=limit,
        offset=offset,
    )
    return ArticlesView(asked=asked, page=ledger.articles(record.store, asked))


class CompareView(Struct, frozen=True, kw_only=True):
    """Two articles, what they are to one another, and what they tell; null where not both are given."""

    comparison: Comparison | None
    total: int = 0  # rows there are
    previous: int | None = None  # the offset of the page before, and of the next
    next: int | None = None


class CompareRow(Struct, frozen=True, kw_only=True):
    """One thing that two articles tell, or one of them, as a row of a table."""

    where: str
    kind: str
    id: str
    what: str
    a: str
    b: str


def _compared(view: CompareView) -> Iterator[CompareRow]:
    for row in view.comparison.rows if view.comparison else ():
        mine, theirs = (" … ".join(words.text for words in side) for side in (row.a, row.b))
        yield CompareRow(where=row.where, kind=row.kind, id=row.id, what=row.what, a=mine, b=theirs)


@PAGES.page("/compare", "compare.html", CompareView, rows=_compared)
def compared(record: Asked, a: One = None, b: One = None, limit: Limit = 200, offset: Offset = 0) -> CompareView:
    """Two articles side by side: contradictions, what both tell and what only one tells, in the exact words."""
    if a is None or b is None:
        return CompareView(comparison=None)
    found = compare(record.store, a, b)
    previous, following = turning(len(found.rows), limit, offset)
    rows: tuple[Compared, ...] = found.rows[offset : offset + limit]
    page = Comparison(a=found.a, b=found.b, kinship=found.kinship, rows=rows)
    return CompareView(comparison=page, total=len(found.rows), previous=previous, next=following)
