"""Two articles side by side: what both tell, what only one tells, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dragoman.model import Conflict, FusedEvent, Quotation, Reading, Report, Span, Struct
from dragoman.record import queries
from dragoman.record.rows import ArticleRow
from dragoman.record.store import NoSuchThingError, RecordError, Store

Where = Literal["contradicting", "shared", "only a", "only b"]


class Words(Struct, frozen=True, kw_only=True):
    """Exact words in an article; more than one span where words were put in between."""

    spans: tuple[Span, ...]
    text: str


class Compared(Struct, frozen=True, kw_only=True):
    """One thing that two articles tell, or one of them, with the exact words of each."""

    where: Where
    kind: Literal["conflict", "event", "quotation"]
    id: str
    what: str
    a: tuple[Words, ...]
    b: tuple[Words, ...]


class Comparison(Struct, frozen=True, kw_only=True):
    """Two articles, what they are to one another, and everything that they tell."""

    a: ArticleRow
    b: ArticleRow
    kinship: str
    rows: tuple[Compared, ...]


def compare(store: Store, a: str, b: str) -> Comparison:
    """Hold two articles against each other, each named by its uri or the end of it.

    Raises `RecordError` where a name fits no article, or several.
    """
    one, other = the_article(store, a), the_article(store, b)
    if one.uri == other.uri:
        raise RecordError(f"{a} and {b} are one article: {one.uri}.")
    readings = [queries.reading(store, row.uri) for row in (one, other)]
    first, second = (reading for reading in readings if reading is not None)
    rows = [*_conflicts(store, first, second), *_events(store, first, second), *_quotations(store, first, second)]
    order: tuple[Where, ...] = ("contradicting", "shared", "only a", "only b")
    rows.sort(key=lambda row: (order.index(row.where), min(span for w in (*row.a, *row.b) for span in w.spans)))
    return Comparison(a=one, b=other, kinship=_kinship(store, one, other), rows=tuple(rows))


def the_article(store: Store, given: str) -> ArticleRow:
    """The article that a uri, or the end of one, names; raises `RecordError` where it fits none, or several."""
    found = queries.articles(store, article=given)
    if not found:
        raise NoSuchThingError(f"no article in {store.path} is named {given!r}. They are listed by: dragoman articles")
    found = [row for row in found if row.uri == given] or found  # a whole uri may be the end of others
    if len({row.uri for row in found}) > 1:
        fitting = ", ".join(sorted({row.uri for row in found})[:5])
        raise RecordError(f"{given!r} fits several articles: {fitting}. Give more of the uri.")
    return found[-1]


def _kinship(store: Store, one: ArticleRow, other: ArticleRow) -> str:
    """What two articles are to one another, in words."""
    for child, parent, names in ((one, other, "a of b"), (other, one, "b of a")):
        for row in queries.lineage(store, article=child.uri):
            if row.uri == child.uri and row.parent == parent.uri:
                return f"{row.relation}: {names} ({'; '.join(row.basis)})"
    if one.origin and one.origin == other.origin:
        return "of one origin"
    if one.story and one.story == other.story:
        return "independent reports of one story"
    return "of different stories"


def _conflicts(store: Store, a: Reading, b: Reading) -> Iterator[Compared]:
    for conflict in queries.conflicts(store, article=a.article.uri):
        mine, theirs = _cited(conflict, a), _cited(conflict, b)
        if mine and theirs:
            yield Compared(
                where="contradicting", kind="conflict", id=conflict.id, what=conflict.explanation, a=mine, b=theirs
            )


def _cited(conflict: Conflict, reading: Reading) -> tuple[Words, ...]:
    return tuple(
        Words(spans=(piece.span,), text=piece.text)
        for side in conflict.sides
        for piece in side.evidence
        if piece.uri == reading.article.uri
    )


def _events(store: Store, a: Reading, b: Reading) -> Iterator[Compared]:
    told: dict[str, FusedEvent] = {}
    for reading in (a, b):
        told |= {event.id: event for event in queries.events(store, article=reading.article.uri)}
    for event in told.values():
        mine, theirs = (_reports(event, reading) for reading in (a, b))
        if not mine and not theirs:
            continue  # told by an article whose uri only ends like one of these
        yield Compared(where=_where(mine, theirs), kind="event", id=event.id, what=described(event), a=mine, b=theirs)


def _reports(event: FusedEvent, reading: Reading) -> tuple[Words, ...]:
    def words(report: Report) -> Words:
        return Words(spans=(report.sentence,), text=reading.words(report.sentence))

    return tuple(words(report) for report in event.reports if report.uri == reading.article.uri)


def described(event: FusedEvent) -> str:
    """A fused event in one line: "CONSULT (visit), happened: Ona Lind → Marrow, 2023-03-02"."""
    sides = [", ".join(p.name for p in event.participants if p.role == role) for role in ("actor", "recipient")]
    mode = f" ({event.mode})" if event.mode else ""
    parties = " → ".join(side for side in sides if side) or "somebody"
    when = f", {event.date}" if event.date else ""
    return f"{event.type}{mode}, {event.modality}: {parties}{when}"


def _quotations(store: Store, a: Reading, b: Reading) -> Iterator[Compared]:
    """Words that both quote; what only one of them quotes is no quotation of the record."""
    for quotation in queries.quotations(store, article=a.article.uri):
        mine, theirs = _variants(quotation, a), _variants(quotation, b)
        if mine and theirs:
            speakers = ", ".join(quotation.speakers) or "somebody"
            yield Compared(where="shared", kind="quotation", id=quotation.id, what=speakers, a=mine, b=theirs)


def _variants(quotation: Quotation, reading: Reading) -> tuple[Words, ...]:
    return tuple(
        Words(spans=variant.spans, text=variant.text)
        for variant in quotation.variants
        if variant.uri == reading.article.uri
    )


def _where(mine: tuple[Words, ...], theirs: tuple[Words, ...]) -> Where:
    return "shared" if mine and theirs else "only a" if mine else "only b"
