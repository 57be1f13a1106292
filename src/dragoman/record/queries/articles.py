"""Questions about articles: which there are, where they stand among one another, what was read from one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from dragoman.model import Lineage, Reading, Story
from dragoman.record import schema
from dragoman.record.queries.conditions import article_is, matching, open_reading, published, rows, story_is, uri_is
from dragoman.record.rows import ArticleRow, ErrorRow
from dragoman.record.store import Store

_AT_ONCE = 500  # uris in one question


def articles(
    store: Store,
    *,
    article: str | None = None,
    words: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[ArticleRow]:
    """Articles by uri, by words of title or text (all of them; a phrase in double quotes), outlet, publication date."""
    a = schema.articles.c
    question = articles_question().where(*article_is(article), *published(since, until))
    if outlet:
        question = question.where(func.lower(a.outlet).contains(outlet.lower(), autoescape=True))
    if words is not None:
        question = question.where(a.number.in_(matching(words)))
    return rows(store, question, ArticleRow)


def uris(
    store: Store, *, article: str | None = None, since: str | None = None, until: str | None = None
) -> tuple[str, ...]:
    """The uris alone of the articles that `articles` gives, in the same order, each once."""
    a = schema.articles.c
    order = (a.published_from.is_(None), a.published_from, a.uri, a.id)
    question = select(a.uri).where(*article_is(article), *published(since, until)).order_by(*order)
    with store.read() as connection:
        return tuple(dict.fromkeys(connection.execute(question).scalars()))


def articles_question(uris: Collection[str] | None = None) -> Select[Any]:
    """What is shown of articles, in the order of publication; with `uris` only of these.

    These are named for each table: of a record as it was, SQLite would otherwise gather all rows before it joins them.
    """
    a, line, story = schema.articles.c, schema.lineage.c, schema.stories.c
    counts = [
        select(func.count()).select_from(table).where(table.c.article == a.number, *conditions).scalar_subquery()
        for table, conditions in ((schema.events, ()), (schema.statements, (schema.statements.c.via.is_(None),)))
    ]
    return (
        select(
            *(a[name] for name in ("uri", "id", "title", "outlet", "language", "published", "skipped")),
            *(line[name] for name in ("origin", "origin_label", "relation")),
            story.story,
            counts[0].label("events"),
            counts[1].label("statements"),
        )
        .select_from(
            schema.articles.outerjoin(schema.lineage, and_(line.uri == a.uri, *_these(line.uri, uris))).outerjoin(
                schema.stories, and_(story.uri == a.uri, *_these(story.uri, uris))
            )
        )
        .where(*_these(a.uri, uris))
        .order_by(a.published_from.is_(None), a.published_from, a.uri, a.id)
        .distinct()
    )


def _these(column: ColumnElement[Any], uris: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [] if uris is None else [column.in_(uris)]


def lineage(
    store: Store, *, article: str | None = None, origin: str | None = None, story: str | None = None
) -> list[Lineage]:
    """Where articles stand in the families of texts: all, one article's whole family, one origin's, or those of a story
    whose id is whole.
    """
    line = schema.lineage.c
    question = select(schema.lineage).order_by(line.uri)
    if article:
        family = select(line.origin).where(uri_is(line.uri, article))
        question = question.where(line.origin.in_(family))
    if origin:
        question = question.where(
            or_(line.origin.startswith(origin), func.lower(line.origin_label).contains(origin.lower()))
        )
    if story:
        s = schema.stories.c
        question = question.where(line.uri.in_(select(s.uri).where(s.story == story)))
    return _lines(store, question)


def lineage_of(store: Store, uri: str) -> Lineage | None:
    """Where the article with this uri stands; None where it is not weighed yet."""
    found = _lines(store, select(schema.lineage).where(schema.lineage.c.uri == uri).limit(1))
    return found[0] if found else None


def lineage_of_all(store: Store, uris: Sequence[str]) -> dict[str, Lineage]:
    """Where the articles of these uris stand, by uri; those that are not weighed yet are not there."""
    found: dict[str, Lineage] = {}
    for start in range(0, len(uris), _AT_ONCE):
        some = _lines(store, select(schema.lineage).where(schema.lineage.c.uri.in_(uris[start : start + _AT_ONCE])))
        found.update((line.uri, line) for line in some)
    return found


def _lines(store: Store, question: Select[Any]) -> list[Lineage]:
    with store.read() as connection:
        found = connection.execute(question).mappings().all()
    decode = msgspec.json.Decoder(tuple[str, ...]).decode
    return [
        Lineage(**{**{name: row[name] for name in Lineage.__struct_fields__}, "basis": decode(row["basis"])})
        for row in found
    ]


def stories(store: Store, *, article: str | None = None, story: str | None = None) -> list[Story]:
    """Which story and chapter each article belongs to: all, the story of one article, or one story."""
    s = schema.stories.c
    question = select(s.uri, s.story, s.chapter, s.central).order_by(s.uri)
    if article:
        question = question.where(s.story.in_(select(s.story).where(uri_is(s.uri, article))))
    if story:
        question = question.where(story_is(store, story))
    return rows(store, question, Story)


def errors(store: Store) -> list[ErrorRow]:
    """The articles that could not be read."""
    e = schema.errors.c
    return rows(store, select(e.uri, e.stage, e.error).order_by(e.number), ErrorRow)


def last_added(store: Store) -> str | None:
    """The day (UTC) on which articles were last added."""
    r = schema.runs.c
    with store.read() as connection:
        began = connection.execute(select(func.max(r.started))).scalar()
    return str(began)[:10] if began else None


def reading(store: Store, uri: str) -> Reading | None:
    """The reading of the article with this uri; of several states of it, the one added last."""
    a = schema.articles.c
    with store.read() as connection:
        blob = connection.execute(select(a.reading).where(a.uri == uri).order_by(a.number.desc())).scalars().first()
    return open_reading(blob) if blob is not None else None
