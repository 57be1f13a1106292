"""The tables of articles: what they are to one another, who said what in them, and the offices that they give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, func, select

from dragoman.export.forms import Wanted
from dragoman.export.tables.columns import Column, Row, Table
from dragoman.export.tables.of_events import day
from dragoman.export.tables.spines import by_article
from dragoman.model import Lineage, Span, Story
from dragoman.record import schema
from dragoman.record.queries.conditions import uri_is

_BY_PUBLICATION = frozenset({"article", "since", "until"})
_BY_ARTICLE = frozenset({"article"})

_URI = Column("uri", "text", "the article")
_PUBLISHED = Column("published", "text", "when the article was published, EDTF")
_SPAN = (
    Column("start", "integer", "where it begins in the article's text, in characters"),
    Column("end", "integer", "where it ends; the end is not included"),
)

_ARTICLE = (
    _URI,
    Column("id", "text", "SHA-256 of what the article was made of"),
    Column("title", "text", "headline, as declared"),
    Column("outlet", "text", "outlet, as declared or found on the page"),
    Column("language", "text", "BCP 47"),
    _PUBLISHED,
    Column("published_from", "day", "the earliest day that this can mean"),
    Column("published_to", "day", "the latest day that it can mean"),
    Column("skipped", "text", "why it was not read in full; null where it was"),
    Column("relation", "text", "`original`, `copy`, `excerpt`, `rewrite` or `translation`"),
    Column("parent", "text", "uri of the article that it was made from"),
    Column("origin", "text", "id of the family of texts that go back to one"),
    Column("origin_label", "text", "what is known of that origin"),
    Column("story", "text", "id of the story"),
    Column("chapter", "integer", "chapter of the story"),
    Column("events", "integer", "how many reports of events were read from it"),
    Column("statements", "integer", "how many statements, those inside others left out"),
    Column("text", "text", "the clean text; all spans of the record are into it"),
)


def _articles(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    a, line, story = schema.articles.c, schema.lineage.c, schema.stories.c
    counts = [
        select(func.count()).select_from(table).where(table.c.article == a.number, *conditions).scalar_subquery()
        for table, conditions in ((schema.events, ()), (schema.statements, (schema.statements.c.via.is_(None),)))
    ]
    question = select(
        *(a[c.name] for c in _ARTICLE if c.name in a),
        a.number,
        *(line[name] for name in ("relation", "parent", "origin", "origin_label")),
        *(story[name] for name in ("story", "chapter")),
        counts[0].label("events"),
        counts[1].label("statements"),
    ).select_from(
        schema.articles.outerjoin(schema.lineage, line.uri == a.uri).outerjoin(schema.stories, story.uri == a.uri)
    )
    return (_row(found, _ARTICLE) for found in by_article(connection, wanted, question, "number"))


_STATEMENT = (
    Column("id", "text", "follows from the article and the words"),
    _URI,
    _PUBLISHED,
    Column("position", "integer", "place in the article; what is reported inside a statement comes after it"),
    Column("via", "text", "in whose statements it is reported, outermost first; null where the article reports it"),
    Column("kind", "text", "`direct`, `mixed` or `indirect`"),
    Column("source", "text", "who speaks: the name, or the phrase as written"),
    Column("country", "text", "country of the speaker"),
    Column("office", "text", "office of the speaker, as the article gives it there"),
    Column("anonymity", "text", "the words that keep the source unnamed"),
    Column("cue", "text", "the words of reporting"),
    Column("cue_class", "text", "what they do: `claim`, `denial`, `demand` …"),
    Column("polarity", "text", "`positive` or `negative`; null where it is no one claim"),
    Column("act", "text", "PLOVER type of the event that the statement is"),
    Column("content", "text", "the exact words; several spans joined by “ … ”"),
    Column("spans", _SPAN, "where these words stand", many=True),
)


def _statements(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    a, s = schema.articles.c, schema.statements.c
    question = (
        select(
            s.statement.label("id"),
            *(s[c.name] for c in _STATEMENT if c.name in s),
            a.uri,
            a.published,
            s.article,
        )
        .join(schema.articles, a.number == s.article)
        .order_by(s.article, s.position, s.statement)
    )
    spans = msgspec.json.Decoder(tuple[Span, ...]).decode
    for found in by_article(connection, wanted, question, "article"):
        parts = [{"start": start, "end": end} for start, end in spans(found["spans"])]
        yield _row({**found, "spans": parts}, _STATEMENT)


_OFFICE = (
    _URI,
    _PUBLISHED,
    Column("name", "text", "who holds the office"),
    Column("country", "text", "country of the person"),
    Column("start", "integer", "where the mention of the person begins in the article's text"),
    Column("end", "integer", "where it ends"),
    Column("office", "text", "the standard term, else the words as written"),
    Column("words", "text", "the exact words"),
    Column("words_start", "integer", "where they begin"),
    Column("words_end", "integer", "where they end"),
    Column("office_from", "text", "when the office was taken, where the text says so, EDTF"),
    Column("office_to", "text", "when it was left, where the text says so, EDTF"),
)


def _offices(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    a, o = schema.articles.c, schema.offices.c
    question = (
        select(*(o[c.name] for c in _OFFICE if c.name in o), a.uri, a.published, o.article)
        .join(schema.articles, a.number == o.article)
        .order_by(o.article, o.start, o.end, o.entity)
    )
    return (_row(found, _OFFICE) for found in by_article(connection, wanted, question, "article"))


_LINEAGE = (
    _URI,
    Column("origin", "text", "id of the family of texts that go back to one"),
    Column("origin_label", "text", "what is known of that origin"),
    Column("relation", "text", "`original`, `copy`, `excerpt`, `rewrite` or `translation`"),
    Column("parent", "text", "uri of the article that it was made from; null where that is not in the record"),
    Column("basis", "text", "why", many=True),
)


def _lineage(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    line = schema.lineage.c
    question = select(schema.lineage).order_by(line.uri, line.origin)
    if wanted.article:
        question = question.where(uri_is(line.uri, wanted.article))
    for found in connection.execute(question).mappings():
        yield _row({**found, "basis": msgspec.json.decode(found["basis"])}, _LINEAGE)


def lineage_row(kin: Lineage) -> Row:
    """Where an article's text is from, as a row of that table."""
    return tuple(list(kin.basis) if c.name == "basis" else getattr(kin, c.name) for c in _LINEAGE)


def story_row(told: Story) -> Row:
    """Which story an article belongs to, as a row of that table."""
    return tuple(getattr(told, c.name) for c in _STORY)


_STORY = (
    _URI,
    Column("story", "text", "id of the story"),
    Column("chapter", "integer", "chapter of the story, in the order of time"),
    Column("central", "flag", "whether it is most like the others of its chapter"),
)


def _stories(connection: Connection, wanted: Wanted) -> Iterator[Row]:
    s = schema.stories.c
    question = select(s.uri, s.story, s.chapter, s.central).order_by(s.uri, s.story)
    if wanted.article:
        question = question.where(uri_is(s.uri, wanted.article))
    return (_row(found, _STORY) for found in connection.execute(question).mappings())


def _row(found: RowMapping | dict[str, Any], columns: tuple[Column, ...]) -> Row:
    return tuple(day(found[c.name]) if c.kind == "day" else found[c.name] for c in columns)


ARTICLE_TABLES = {
    "articles": Table(
        about="articles, with where they stand among the others",
        columns=_ARTICLE,
        rows=_articles,
        takes=_BY_PUBLICATION,
    ),
    "statements": Table(
        about="who said what, and what is reported inside that, a row each",
        columns=_STATEMENT,
        rows=_statements,
        takes=_BY_PUBLICATION,
    ),
    "offices": Table(
        about="offices that articles give to persons",
        columns=_OFFICE,
        rows=_offices,
        takes=_BY_PUBLICATION,
    ),
    "lineage": Table(
        about="which article was made of which",
        columns=_LINEAGE,
        rows=_lineage,
        takes=_BY_ARTICLE,
    ),
    "stories": Table(
        about="which article belongs to which story and chapter",
        columns=_STORY,
        rows=_stories,
        takes=_BY_ARTICLE,
    ),
}
