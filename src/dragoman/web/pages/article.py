"""The article reader: `/article?uri=`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Query
from sqlalchemy import select

from dragoman.model import FusedEvent, Lineage, Quotation, Reading, Struct
from dragoman.record import ledger, queries, schema
from dragoman.record.rows import ArticleRow, StoryRow
from dragoman.record.store import Store
from dragoman.web.article.debris import Debris, debris_of
from dragoman.web.article.difference import Difference, difference
from dragoman.web.article.family import Family, family
from dragoman.web.article.notes import MarginNote, notes_of, other_marks
from dragoman.web.article.text import Shown, Url, shown
from dragoman.web.asking import BLANK, Asked, NotThereError, Uri
from dragoman.web.twins import Pages

PAGES = Pages()
_SEVERAL = 100  # articles that are listed where a name fits more than one
_MANY = 100  # conflicts that are listed

Which = Annotated[Uri, Query(description="The article: its uri, or what stands at the end of it.")]
With = Annotated[
    Uri | None, BLANK, Query(alias="with", description="The article that this one is held against, word by word.")
]


class HeldAgainst(Struct, frozen=True, kw_only=True):
    """An article word by word against another."""

    other: ArticleRow
    difference: Difference


class ShownArticle(Struct, frozen=True, kw_only=True):
    """An article with everything that was read from it."""

    article: ArticleRow
    reading: Reading
    notes: tuple[MarginNote, ...]
    debris: tuple[Debris, ...]
    events: tuple[FusedEvent, ...]  # with and without a code
    quotations: tuple[Quotation, ...]  # words of the article that others quote too
    conflicts: ledger.ConflictsPage
    story: StoryRow | None
    lineage: Lineage | None
    family: Family | None
    against: HeldAgainst | None

    def text(self, url: Url) -> list[Shown]:
        """The text as it is shown."""
        more = other_marks(self.reading.article.uri, self.conflicts.rows, self.quotations)
        return shown(self.reading, self.notes, self.debris, more, url)

    def apart(self) -> list[Debris]:
        """What was removed from a place that is not known, and what stood behind the text."""
        end = len(self.reading.article.text.rstrip())
        return [piece for piece in self.debris if piece.at is None or piece.at >= end]


class ArticleView(Struct, frozen=True, kw_only=True):
    """An article; or, where a name fits several, these."""

    found: ShownArticle | None
    fitting: tuple[ArticleRow, ...] = ()


class NoteRow(Struct, frozen=True, kw_only=True):
    """Something that was read from an article, as a row of a table."""

    uri: str
    kind: str
    id: str
    start: int
    end: int
    words: str
    says: str
    modality: str | None
    tags: str
    event: str | None
    articles: int | None
    origins: int | None
    rule: str | None


def _rows(view: ArticleView) -> Iterator[NoteRow]:
    for note in view.found.notes if view.found else ():
        given: dict[str, Any] = {
            name: getattr(note, name) for name in NoteRow.__struct_fields__ if name in note.__struct_fields__
        }
        given["tags"] = ", ".join(note.tags)
        assert view.found is not None
        yield NoteRow(uri=view.found.article.uri, start=note.span[0], end=note.span[1], **given)


@PAGES.page("/article", "article.html", ArticleView, rows=_rows)
def article(record: Asked, uri: Which, against: With = None) -> ArticleView:
    """An article: its text, everything that was read from it, its family, and how it differs from another text."""
    store = record.store
    found = fitting(store, uri)
    if len({row.uri for row in found}) > 1:
        return ArticleView(found=None, fitting=tuple(found[:_SEVERAL]))
    return ArticleView(found=_shown(store, found[-1], against))


def _shown(store: Store, row: ArticleRow, against: str | None) -> ShownArticle:
    reading = queries.reading(store, row.uri)
    assert reading is not None  # an article of the record has its reading
    events = [
        event
        for event in queries.events(store, article=row.uri, uncoded=True)
        if any(report.uri == row.uri for report in event.reports)
    ]
    conflicts = ledger.conflicts(store, ledger.ConflictsAsked(article=row.uri, limit=_MANY))
    lines = queries.lineage(store, article=row.uri)
    line = next((one for one in lines if one.uri == row.uri), None)
    return ShownArticle(
        article=row,
        reading=reading,
        notes=notes_of(reading, events, queries.statements(store, article=row.uri), conflicts.rows),
        debris=debris_of(store, reading),
        events=tuple(events),
        quotations=tuple(queries.quotations(store, article=row.uri)),
        conflicts=conflicts,
        story=next(iter(queries.told_stories(store, article=row.uri)), None),
        lineage=line,
        family=family(store, [one for one in lines if line and one.origin == line.origin], row.uri),
        against=_against(store, reading, row, line, against),
    )


def fitting(store: Store, uri: str) -> list[ArticleRow]:
    """The articles that a uri or the end of one names; raises `NotThereError` where there is none."""
    found = queries.articles(store, article=uri) if uri.strip() else []
    if not found:
        raise NotThereError(f"No article is named {uri!r}. All are listed at /articles.")
    return [row for row in found if row.uri == uri] or found  # a whole uri may be the end of others


def the_one(store: Store, uri: str) -> ArticleRow:
    """The article that a uri or the end of one names; raises `NotThereError` where it fits none, or several."""
    found = fitting(store, uri)
    if len({row.uri for row in found}) > 1:
        names = ", ".join(sorted({row.uri for row in found})[:5])
        raise NotThereError(f"{uri!r} fits several articles: {names}. Give more of the uri.")
    return found[-1]


def _against(
    store: Store, reading: Reading, row: ArticleRow, line: Lineage | None, asked: str | None
) -> HeldAgainst | None:
    """Held against the article that is asked for; else against the one that it was made of, if it is in the record and
    of one language with it.
    """
    if asked:
        other = the_one(store, asked)
    elif line and line.parent and line.relation != "translation":
        other = the_one(store, line.parent)
    else:
        return None
    if other.uri == row.uri:
        return None
    return HeldAgainst(other=other, difference=difference(_text(store, other), reading.article.text))


def _text(store: Store, row: ArticleRow) -> str:
    a = schema.articles.c
    question = select(a.text).where(a.uri == row.uri).order_by(a.number.desc()).limit(1)
    with store.read() as connection:
        return str(connection.execute(question).scalar_one())
