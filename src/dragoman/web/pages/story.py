"""One story: its chapters, when things took place, who made what of whose text, conflicts: `/story/{id}`."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from dragoman.model import Conflict, FusedEvent, Struct
from dragoman.record import ledger, queries
from dragoman.record.ledger.pages import MOST
from dragoman.record.rows import ChapterRow, StoryRow, ToldRow
from dragoman.record.store import Store
from dragoman.web.article.family import Family, family
from dragoman.web.asking import Asked, Id, NotThereError
from dragoman.web.drawing.making import timeline_of
from dragoman.web.drawing.shapes import Timeline
from dragoman.web.pages.events import EventRow, event_row
from dragoman.web.twins import Pages

PAGES = Pages()
ROUTER = APIRouter(include_in_schema=False)
_MANY = 60  # events, and articles, of a chapter
_CHAPTERS = 60
_CONFLICTS = 30
_MEDIA = {"html": "text/html", "md": "text/markdown", "pdf": "application/pdf"}

StoryId = Annotated[Id, Path(description="The id of a story, or the beginning of it.")]


class StoryChapter(Struct, frozen=True, kw_only=True):
    """What a story tells for the first time in one stretch of time, and by which articles."""

    chapter: int
    title: str | None
    first: str | None
    last: str | None
    origins: int
    events: tuple[FusedEvent, ...]  # with a code, the first in time
    events_total: int
    uncoded: tuple[FusedEvent, ...]  # without
    uncoded_total: int
    articles: tuple[ToldRow, ...]
    articles_total: int


class StoryView(Struct, frozen=True, kw_only=True):
    """A story, chapter by chapter."""

    story: StoryRow
    chapters: tuple[StoryChapter, ...]
    chapters_total: int
    timeline: Timeline
    family: Family
    conflicts: tuple[Conflict, ...]  # the gravest
    conflicts_total: int
    who: tuple[ledger.Bucket, ...]  # who takes part most often
    countries: tuple[ledger.Bucket, ...]
    forms: tuple[str, ...]  # in which a brief can be had


class StoryEventRow(EventRow, frozen=True, kw_only=True):
    """An event of a story as a row of a table."""

    chapter: int


def _rows(view: StoryView) -> Iterator[StoryEventRow]:
    for chapter in view.chapters:
        for event in (*chapter.events, *chapter.uncoded):
            row = event_row(event)
            given = {name: getattr(row, name) for name in row.__struct_fields__}
            yield StoryEventRow(chapter=chapter.chapter, **given)


@PAGES.page("/story/{id}", "story.html", StoryView, rows=_rows)
def story(record: Asked, id: StoryId) -> StoryView:
    """A story: its chapters, its events on a line of time, its texts as families, conflicts, who takes part."""
    store = record.store
    told = the_story(store, id)
    chapters = queries.chapters(store, told.story)
    found, count = queries.conflicts_told(store, told.story, _CONFLICTS)
    facets = ledger.events(store, ledger.EventsAsked(story=told.story, limit=0)).facets
    return StoryView(
        story=told,
        chapters=tuple(map(_chapter, chapters[:_CHAPTERS])),
        chapters_total=len(chapters),
        timeline=_timeline(store, told.story, chapters),
        family=family(store, queries.lineage(store, story=told.story)),
        conflicts=tuple(found),
        conflicts_total=count,
        who=facets.actor,
        countries=facets.country,
        forms=tuple(form for form in _MEDIA if form != "pdf" or importlib.util.find_spec("typst")),
    )


def the_story(store: Store, begins: str) -> StoryRow:
    """The story whose id begins so; raises `NotThereError` where it is none, or several."""
    found = queries.stories_called(store, begins) if begins else []
    if not found:
        raise NotThereError(f"No story has the id {begins!r}. All are listed at /stories.")
    if len(found) > 1:
        raise NotThereError(f"{begins!r} fits several stories: {', '.join(found)}. Give more of the id.")
    return queries.told_stories(store, story=found[0])[0]


def _chapter(row: ChapterRow) -> StoryChapter:
    same = {name: getattr(row, name) for name in ("chapter", "title", "first", "last", "origins")}
    coded = [event for event in row.events if event.type is not None]
    uncoded = [event for event in row.events if event.type is None]
    return StoryChapter(
        events=tuple(coded[:_MANY]),
        events_total=len(coded),
        uncoded=tuple(uncoded[:_MANY]),
        uncoded_total=len(uncoded),
        articles=row.articles[:_MANY],
        articles_total=len(row.articles),
        **same,
    )


def _timeline(store: Store, identifier: str, chapters: list[ChapterRow]) -> Timeline:
    """The coded events of a story on a line of time."""
    asked = ledger.EventsAsked(story=identifier, conflict=True, limit=MOST)
    contradicted = {event.id for event in ledger.events(store, asked).rows}
    every = (event for chapter in chapters for event in chapter.events if event.type is not None)
    then = f"?as_of={store.as_of}" if store.as_of else ""
    return timeline_of(every, lambda event: f"/event/{event.id}{then}", contradicted)


@ROUTER.get("/story/{id}/brief")
def brief(
    record: Asked,
    id: StoryId,
    format: Annotated[Literal["html", "md", "pdf"], Query(description="The form of the brief.")] = "html",
) -> Response:
    """A brief on a story, with numbered citations, to be kept: it is sent as a file."""
    told = the_story(record.store, id)
    try:
        made = record.brief(story=told.story, format=format)
    except ImportError as error:
        raise NotThereError(f"A brief cannot be had as {format} here: {error}") from error
    name = f"story-{told.story[:12]}.{format}"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(made, media_type=_MEDIA[format], headers=headers)
