"""Questions to the record.  Every filter narrows; those that are not given let everything through.

Names match by whole words without case and accents: `wang yi` and `Wang` both find "Wang Yi".  A country code of three
capital letters (`CHN`) finds every participant of that country.  Dates are ISO (`2023`, `2023-02`, `2023-02-22`); what
could lie in the period is found.
"""

from __future__ import annotations

import re
import zlib
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy import text as sql

from dragoman.model import Conflict, FusedEvent, Lineage, Reading, Story
from dragoman.ontology.edtf import interval
from dragoman.record import schema
from dragoman.record.names import folded
from dragoman.record.rows import ArticleRow, ErrorRow, Found, OfficeRow, StatementRow
from dragoman.record.store import Store

_T = TypeVar("_T", bound=msgspec.Struct)
_TERM = re.compile(r'"([^"]+)"|([^"\s]+)')
_COUNTRY = re.compile(r"[A-Z]{3}")


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
    a, line, story = schema.articles.c, schema.lineage.c, schema.stories.c
    counts = [
        select(func.count()).select_from(table).where(table.c.article == a.number).scalar_subquery()
        for table in (schema.events, schema.statements)
    ]
    question = (
        select(
            *(a[name] for name in ("uri", "id", "title", "outlet", "language", "published", "skipped")),
            *(line[name] for name in ("origin", "origin_label", "relation")),
            story.story,
            counts[0].label("events"),
            counts[1].label("statements"),
        )
        .select_from(
            schema.articles.outerjoin(schema.lineage, line.uri == a.uri).outerjoin(schema.stories, story.uri == a.uri)
        )
        .where(*_article_is(article), *_published(since, until))
        .order_by(a.published_from.is_(None), a.published_from, a.uri, a.id)
        .distinct()
    )
    if outlet:
        question = question.where(func.lower(a.outlet).contains(outlet.lower()))
    if words is not None:
        question = question.where(a.number.in_(_matching(words)))
    return _rows(store, question, ArticleRow)


def events(
    store: Store,
    *,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    type: str | None = None,
    modality: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> list[FusedEvent]:
    """Fused events by who takes part in whatever role, by both of a pair, PLOVER type, modality, date and article."""
    f, r = schema.fused.c, schema.fused_reports.c
    when = func.coalesce(f.date_from, f.reported)  # an event without a date stands where it was first told of
    question = select(f.body).order_by(when.is_(None), when, f.id)
    for name in (actor, *(pair or ())):
        if name:
            question = question.where(_takes_part(name))
    if type:
        question = question.where(f.type == type.upper())
    if modality:
        question = question.where(f.modality == modality.lower())
    if article:
        reported = select(r.id).where(_uri_is(r.uri, article))
        question = question.where(f.id.in_(reported))
    question = question.where(*_overlaps(f.date_from, f.date_to, since, until))
    return _bodies(store, question, FusedEvent)


def statements(
    store: Store,
    *,
    by: str | None = None,
    about: str | None = None,
    kind: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> list[StatementRow]:
    """Statements by speaker, by words of what was said, by kind, publication date and article."""
    s, a = schema.statements.c, schema.articles.c
    question = (
        select(schema.statements, a.uri, a.published, a.reading, _origin_of(a.uri))
        .join(schema.articles, a.number == s.article)
        .where(*_article_is(article), *_published(since, until))
        .order_by(a.published_from.is_(None), a.published_from, a.uri, a.id, s.start)
    )
    if by:
        question = question.where(_named(s.folded, s.country, by))
    if about:
        question = question.where(s.content_folded.contains(folded(about), autoescape=True))
    if kind:
        question = question.where(s.kind == kind.lower())
    with store.read() as connection:
        found = connection.execute(question).mappings().all()
    spans = _Spans()
    return [
        StatementRow(
            id=row["statement"],
            spans=spans.of(row["reading"], row["statement"]),
            **{name: row[name] for name in StatementRow.__struct_fields__ if name not in ("id", "spans")},
        )
        for row in found
    ]


class _Spans:
    """The content spans of statements, each article's reading opened once."""

    def __init__(self) -> None:
        self._blob: bytes | None = None
        self._spans: dict[str, tuple[tuple[int, int], ...]] = {}

    def of(self, blob: bytes, statement: str) -> tuple[tuple[int, int], ...]:
        if blob is not self._blob:
            self._blob = blob
            self._spans = {s.id: s.content for s in _open(blob).statements}
        return self._spans[statement]


def offices(
    store: Store,
    *,
    person: str | None = None,
    office: str | None = None,
    of: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> list[OfficeRow]:
    """Offices that articles give to persons, by person, the office's words, country code, publication date, article."""
    o, a = schema.offices.c, schema.articles.c
    question = (
        select(schema.offices, a.uri, a.published)
        .join(schema.articles, a.number == o.article)
        .where(*_article_is(article), *_published(since, until))
        .order_by(o.folded, a.published_from.is_(None), a.published_from, a.uri, o.start)
    )
    if person:
        question = question.where(_named(o.folded, o.country, person))
    if office:
        question = question.where(
            or_(func.lower(o.office).contains(office.lower()), func.lower(o.words).contains(office.lower()))
        )
    if of:
        question = question.where(o.country == of.upper())
    with store.read() as connection:
        found = connection.execute(question).mappings().all()
    return [
        OfficeRow(
            span=(row["words_start"], row["words_end"]) if row["words"] else None,
            **{name: row[name] for name in OfficeRow.__struct_fields__ if name != "span"},
        )
        for row in found
    ]


def lineage(store: Store, *, article: str | None = None, origin: str | None = None) -> list[Lineage]:
    """Where articles stand in the families of texts: all, one article's whole family, or one origin's."""
    line = schema.lineage.c
    question = select(schema.lineage).order_by(line.position)
    if article:
        family = select(line.origin).where(_uri_is(line.uri, article))
        question = question.where(line.origin.in_(family))
    if origin:
        question = question.where(
            or_(line.origin.startswith(origin), func.lower(line.origin_label).contains(origin.lower()))
        )
    with store.read() as connection:
        found = connection.execute(question).mappings().all()
    decode = msgspec.json.Decoder(tuple[str, ...]).decode
    return [
        Lineage(**{**{name: row[name] for name in Lineage.__struct_fields__}, "basis": decode(row["basis"])})
        for row in found
    ]


def stories(store: Store, *, article: str | None = None, story: str | None = None) -> list[Story]:
    """Which story each article belongs to: all, the story of one article, or one story."""
    s = schema.stories.c
    question = select(s.uri, s.story).order_by(s.position)
    if article:
        question = question.where(s.story.in_(select(s.story).where(_uri_is(s.uri, article))))
    if story:
        question = question.where(s.story.startswith(story))
    return _rows(store, question, Story)


def conflicts(
    store: Store,
    *,
    kind: str | None = None,
    severity: str | None = None,
    article: str | None = None,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[Conflict]:
    """Conflicts by kind, severity, article, publication of an article cited, and a name that stands in their words."""
    c = schema.conflicts.c
    question = select(c.body).order_by(c.kind, c.id)
    if kind:
        question = question.where(c.kind == kind.lower())
    if severity:
        question = question.where(c.severity == severity.lower())
    if article:
        cited = schema.conflict_articles.c
        question = question.where(c.id.in_(select(cited.id).where(_uri_is(cited.uri, article))))
    if since or until:
        cited = schema.conflict_articles.c
        published = select(cited.id).join(schema.articles, schema.articles.c.uri == cited.uri)
        question = question.where(c.id.in_(published.where(*_published(since, until))))
    found = _bodies(store, question, Conflict)
    return [conflict for conflict in found if not actor or folded(actor) in folded(_words(conflict))]


def _words(conflict: Conflict) -> str:
    sides = " ".join(" ".join((side.value, *(e.text for e in side.evidence))) for side in conflict.sides)
    return f"{conflict.slot} {conflict.explanation} {sides}"


def errors(store: Store) -> list[ErrorRow]:
    """The articles that could not be read."""
    e = schema.errors.c
    return _rows(store, select(e.uri, e.stage, e.error).order_by(e.number), ErrorRow)


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
    return _open(blob) if blob is not None else None


def find(store: Store, identifier: str) -> list[Found]:
    """What an identifier names: a uri, its end, or the beginning of an id of an article, event, statement, conflict."""
    a, e, s = schema.articles.c, schema.events.c, schema.statements.c
    f, r, c = schema.fused.c, schema.fused_reports.c, schema.conflicts.c
    begins = identifier.lower()
    article_begins = begins if begins.startswith("sha256:") else f"sha256:{begins}"
    cited = schema.conflict_articles.c
    questions: list[tuple[str, Select[Any]]] = [
        ("article", select(a.id, a.uri).where(or_(_uri_is(a.uri, identifier), a.id.startswith(article_begins)))),
        ("fused", select(f.id, r.uri).join(schema.fused_reports, r.id == f.id).where(f.id.startswith(begins))),
        (
            "event",
            select(e.event, a.uri).join(schema.articles, a.number == e.article).where(e.event.startswith(begins)),
        ),
        (
            "statement",
            select(s.statement, a.uri)
            .join(schema.articles, a.number == s.article)
            .where(s.statement.startswith(begins)),
        ),
        (
            "conflict",
            select(c.id, cited.uri)
            .outerjoin(schema.conflict_articles, cited.id == c.id)
            .where(c.id.startswith(begins)),
        ),
    ]
    found: dict[tuple[str, str], list[str]] = {}
    with store.read() as connection:
        for kind, question in questions:
            for name, uri in connection.execute(question.order_by(*question.selected_columns)):
                uris = found.setdefault((kind, name), [])
                if uri is not None and uri not in uris:
                    uris.append(uri)
    return [Found(kind=kind, id=name, uris=tuple(uris)) for (kind, name), uris in found.items()]


# ------------------------------------------------------------------------------------------------------------- pieces


def _open(blob: bytes) -> Reading:
    return msgspec.json.decode(zlib.decompress(blob), type=Reading)


def _rows(store: Store, question: Select[Any], row: type[_T]) -> list[_T]:
    with store.read() as connection:
        rows = connection.execute(question).mappings().all()
    return [row(**{name: found[name] for name in row.__struct_fields__}) for found in rows]


def _bodies(store: Store, question: Select[Any], body: type[_T]) -> list[_T]:
    with store.read() as connection:
        return [msgspec.json.decode(text, type=body) for text in connection.execute(question).scalars()]


def _matching(words: str) -> Any:
    """Articles that hold all the words.  Each goes in as a quoted string, so that nothing is read as query syntax."""
    terms = " ".join(f'"{phrase or word}"' for phrase, word in _TERM.findall(words.replace("\0", " ")))
    return sql("SELECT rowid FROM article_words WHERE article_words MATCH :terms").bindparams(terms=terms or '""')


def _uri_is(column: ColumnElement[Any], given: str) -> ColumnElement[bool]:
    """A uri as given, or its last part after a slash: what a person types."""
    return or_(column == given, column.endswith(f"/{given}", autoescape=True))


def _article_is(given: str | None) -> list[ColumnElement[bool]]:
    return [_uri_is(schema.articles.c.uri, given)] if given else []


def _published(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    return _overlaps(schema.articles.c.published_from, schema.articles.c.published_to, since, until)


def _overlaps(
    first: ColumnElement[Any], last: ColumnElement[Any], since: str | None, until: str | None
) -> list[ColumnElement[bool]]:
    """What could lie in the period; what has no date could not be said to."""
    found = []
    if since:
        found.append(last >= interval(since)[0].isoformat())
    if until:
        found.append(first <= interval(until)[1].isoformat())
    return found


def _named(name: ColumnElement[Any], country: ColumnElement[Any], given: str) -> ColumnElement[bool]:
    if _COUNTRY.fullmatch(given):
        return or_(country == given, name.contains(folded(given), autoescape=True))
    return name.contains(folded(given), autoescape=True)


def _takes_part(given: str) -> ColumnElement[bool]:
    p = schema.fused_participants.c
    return exists().where(and_(p.id == schema.fused.c.id, _named(p.folded, p.country, given)))


def _origin_of(uri: ColumnElement[Any]) -> Any:
    line = schema.lineage.c
    return select(line.origin).where(line.uri == uri).limit(1).scalar_subquery().label("origin")
