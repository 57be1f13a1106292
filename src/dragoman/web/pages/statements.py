"""What was said: `/statements`."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query

from dragoman.model import Struct
from dragoman.record import ledger
from dragoman.record.rows import StatementRow
from dragoman.web.asking import (
    BLANK,
    ArticleUri,
    Asked,
    Limit,
    OfClass,
    Offset,
    OfKind,
    OfPolarity,
    Since,
    Text,
    Type,
    Until,
    Words,
)
from dragoman.web.twins import Pages

PAGES = Pages()
_ROWS = 50

By = Annotated[Text | None, BLANK, Query(description="Who speaks: words of a name, or a country code such as CHN.")]
About = Annotated[Text | None, BLANK, Query(description="Whom or what the words are about: a name, a word, a code.")]


class StatementsView(Struct, frozen=True, kw_only=True):
    """Statements that fit, with counts to narrow down by."""

    asked: ledger.StatementsAsked
    page: ledger.StatementsPage


def _rows(view: StatementsView) -> tuple[StatementRow, ...]:
    return view.page.rows


@PAGES.page("/statements", "statements.html", StatementsView, rows=_rows)
def statements(
    record: Asked,
    by: By = None,
    about: About = None,
    kind: OfKind = None,
    cue_class: OfClass = None,
    polarity: OfPolarity = None,
    act: Type = None,
    words: Words = None,
    since: Since = None,
    until: Until = None,
    month: Since = None,
    article: ArticleUri = None,
    sort: Literal["newest", "oldest"] = "newest",
    limit: Limit = _ROWS,
    offset: Offset = 0,
) -> StatementsView:
    """Statements: who said, thought or wanted what, in the exact words, by which article.

    Facets count what each further filter would leave.
    """
    asked = ledger.StatementsAsked(
        by=by,
        about=about,
        kind=kind,
        cue_class=cue_class,
        polarity=polarity,
        act=act,
        words=words,
        since=since or month,
        until=until or month,
        article=article,
        sort=sort,
        limit=limit,
        offset=offset,
    )
    return StatementsView(asked=asked, page=ledger.statements(record.store, asked))
