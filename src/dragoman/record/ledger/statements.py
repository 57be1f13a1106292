"""A page of statements, with facets."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, select

from dragoman.model import Struct
from dragoman.record import schema
from dragoman.record.ledger.columns import Ints, Mask
from dragoman.record.ledger.counting import Left, buckets
from dragoman.record.ledger.event_filters import within
from dragoman.record.ledger.pages import Bucket, bounded, in_order, turning
from dragoman.record.ledger.sentences import terms_of
from dragoman.record.ledger.sets import folding
from dragoman.record.ledger.statement_columns import StatementColumns, columns
from dragoman.record.queries.conditions import uri_is
from dragoman.record.queries.said import statement_row, statements_question
from dragoman.record.rows import StatementRow
from dragoman.record.store import Store

_NAMES = 15
_EQUAL = ("kind", "cue_class", "polarity", "act")


class StatementsAsked(Struct, frozen=True, kw_only=True):
    """Which statements are wanted, as of `queries.statements`; and by words that they hold."""

    by: str | None = None
    about: str | None = None
    kind: str | None = None
    cue_class: str | None = None
    polarity: str | None = None
    act: str | None = None  # PLOVER type of the event that the statement is
    words: str | None = None  # that the content holds, all of them; a phrase in double quotes
    since: str | None = None
    until: str | None = None
    article: str | None = None
    sort: Literal["newest", "oldest"] = "newest"
    limit: int = 50
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a page that is none."""
        bounded(self.limit, self.offset)


class StatementFacets(Struct, frozen=True, kw_only=True):
    """Counts of statements, each with all filters applied but its own."""

    speaker: tuple[Bucket, ...]  # the 15 most frequent, as shown; None: nobody is named
    country: tuple[Bucket, ...]  # the 15 most frequent codes of those who speak
    about: tuple[Bucket, ...]  # the 15 most frequent folded names that the content mentions
    kind: tuple[Bucket, ...]
    cue_class: tuple[Bucket, ...]
    polarity: tuple[Bucket, ...]
    act: tuple[Bucket, ...]
    month: tuple[Bucket, ...]  # of publication


class StatementsPage(Struct, frozen=True, kw_only=True):
    """A page of statements."""

    rows: tuple[StatementRow, ...]
    total: int
    previous: int | None
    next: int | None
    facets: StatementFacets


def statements(store: Store, asked: StatementsAsked) -> StatementsPage:
    """A page of the statements that are asked for.  Raises `ValueError` where a date is not EDTF."""
    with store.read() as connection:
        known = columns(store, connection)
        left = Left(known.size, _masks(connection, known, asked))
        order = known.orders[asked.sort]
        chosen = order[left.all[order]]
        rows = _rows(connection, known, chosen[asked.offset : asked.offset + asked.limit])
    previous, following = turning(len(chosen), asked.limit, asked.offset)
    facets = _facets(known, left)
    return StatementsPage(rows=rows, total=len(chosen), previous=previous, next=following, facets=facets)


def _masks(connection: Connection, known: StatementColumns, asked: StatementsAsked) -> dict[str, Mask]:
    found: dict[str, Mask] = {}
    if asked.by:
        found["by"] = known.said_by(asked.by)
    if asked.about:
        found["about"] = known.about(asked.about)
    for name in _EQUAL:
        if given := getattr(asked, name):
            found[name] = folding(known.values[name], given)
    if asked.words is not None:
        found["words"] = known.holding(terms_of(asked.words))
    if asked.since or asked.until:
        found["period"] = within(known.first, known.last, asked.since, asked.until)
    if asked.article:
        a = schema.articles.c
        found["article"] = known.article(
            connection.execute(select(a.uri).where(uri_is(a.uri, asked.article))).scalars().all()
        )
    return found


def _facets(known: StatementColumns, left: Left) -> StatementFacets:
    source, month = known.values["source"], known.values["month"]
    equal = {name: buckets(known.values[name].codes, left.without(name), known.values[name].values) for name in _EQUAL}
    return StatementFacets(
        speaker=buckets(source.codes, left.without("by"), source.values, _NAMES),
        country=known.speaking.buckets(left.without("by"), _NAMES),
        about=known.names.buckets(left.without("about"), _NAMES),
        month=in_order(buckets(month.codes, left.without("period"), month.values)),
        **equal,
    )


def _rows(connection: Connection, known: StatementColumns, places: Ints) -> tuple[StatementRow, ...]:
    s, a = schema.statements.c, schema.articles.c
    keys = [str(known.key.values[at]).split(" ", 1) for at in known.key.codes[places].tolist()]
    ids = [(int(article), statement) for article, statement in keys]
    articles = {article for article, _ in ids}
    question = statements_question().where(  # the articles twice: of a record as it was, each table is asked alone
        s.article.in_(articles), a.number.in_(articles), s.statement.in_({statement for _, statement in ids})
    )
    found = {(row["article"], row["statement"]): row for row in connection.execute(question).mappings()}
    return tuple(statement_row(found[one]) for one in ids)
