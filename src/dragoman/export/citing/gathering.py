"""What a citation of the record, or of one thing in it, has to say; everything stands in the record."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from dragoman.export.citing.structs import Citation, Words
from dragoman.model import Article, Span
from dragoman.record import queries, schema
from dragoman.record.changes import runs
from dragoman.record.custody.manifest import manifest
from dragoman.record.explaining.statements import explain_statements
from dragoman.record.rows import Found
from dragoman.record.store import Store

_NAMES = {"fused": "event", "event": "report"}


def gather(store: Store, identifier: str | None = None, *, digest: bool = True) -> list[Citation]:
    """Citations of everything that `identifier` names, or one of the whole record.

    The list is empty where it names nothing.  Of a record as it was no manifest is named: a manifest is of
    the record, the program and the decisions as they are now.  To make one takes as long as the record is large, so
    it is left out without `digest`.
    """
    found: list[Found] | list[None] = queries.find(store, identifier) if identifier is not None else [None]
    if not found:
        return []
    ran = runs(store)
    last = ran[-1] if ran else None
    made = manifest(store) if digest and store.as_of is None else None
    articles = _how_many(store)
    days = {run.run: run.started[:10] for run in ran}
    return [
        Citation(
            record=store.path.name,
            version=last.version if last else None,
            run=last.run if last else None,
            at=(last.finished or last.started) if last else None,
            articles=articles,
            as_of=store.as_of,
            digest=str(made["digest"]) if made else None,
            decisions=made["settings"]["decisions"] if made else None,
            kind=_NAMES.get(one.kind, one.kind) if one else None,
            id=one.id if one else None,
            words=tuple(_words(store, one, days)) if one else (),
        )
        for one in found
    ]


def _how_many(store: Store) -> int:
    with store.read() as connection:
        found: int = connection.execute(select(func.count(schema.articles.c.uri.distinct()))).scalar_one()
    return found


def _day_read(store: Store, uri: str, days: dict[int, str]) -> str | None:
    """The day of the run in which an article was read; the latest where there are several versions."""
    a = schema.articles.c
    with store.read() as connection:
        ran = connection.execute(select(a.run).where(a.uri == uri).order_by(a.number)).scalars().all()
    return next((days[run] for run in reversed(ran) if run in days), None)


def _words(store: Store, found: Found, days: dict[int, str]) -> Iterator[Words]:
    """The exact words of a thing, each place once; of an article, the article without words of it."""
    seen = set()
    for uri, span, text, debris in _places(store, found):
        if (uri, span) in seen:
            continue
        seen.add((uri, span))
        reading = queries.reading(store, uri)
        article = reading.article if reading else None
        yield Words(
            uri=uri,
            digest=article.id if article else None,
            title=article.title if article else None,
            outlet=article.outlet if article else None,
            published=_published(article),
            read=_day_read(store, uri, days),
            span=span,
            text=text,
            debris=debris,
        )


def _published(article: Article | None) -> str | None:
    """When it was published; the day on which a page was fetched says only that it is no younger."""
    if article is None or article.published is None or set(article.published.basis) == {"fetched"}:
        return None
    return article.published.edtf


def _places(store: Store, found: Found) -> Iterator[tuple[str, Span | None, str | None, bool]]:
    if found.kind == "conflict":
        for conflict in queries.conflict(store, found.id):
            yield from ((e.uri, e.span, e.text, e.debris) for side in conflict.sides for e in side.evidence)
        return
    if found.kind == "fused":
        for event in queries.event(store, found.id):
            for report in event.reports:
                yield from _spans(store, report.uri, [report.sentence])
        return
    if found.kind == "quotation":
        for quotation in queries.quotation(store, found.id):
            for variant in quotation.variants:
                yield from _spans(store, variant.uri, variant.spans)
        return
    for uri in found.uris:
        if found.kind == "article":
            yield uri, None, None, False
            continue
        yield from _spans(store, uri, _in_reading(store, uri, found))


def _in_reading(store: Store, uri: str, found: Found) -> list[Span]:
    reading = queries.reading(store, uri)
    if reading is None:
        return []
    if found.kind == "event":
        return [event.sentence for event in reading.events if event.id == found.id]
    told = explain_statements(store, reading, found.id)
    return [one.sentence for one in told if one.sentence is not None]


def _spans(store: Store, uri: str, spans: list[Span] | tuple[Span, ...]) -> Iterator[tuple[str, Span, str, bool]]:
    reading = queries.reading(store, uri)
    if reading is not None:
        yield from ((uri, span, reading.words(span), False) for span in spans)
