"""Questions about stories: which there are, and what one of them tells, chapter by chapter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import ColumnElement, RowMapping, case, func, select

from dragoman.model import Conflict, FusedEvent
from dragoman.record import schema
from dragoman.record.queries.conditions import bodies, story_is, uri_is
from dragoman.record.rows import ChapterRow, StoryRow, ToldRow
from dragoman.record.store import Store

_HEAD = 400  # characters of a text that are looked at for its first line
_TITLE = 120  # characters
_SAYING = 4  # words; what is shorter may be a date line or a place


def told_stories(store: Store, *, article: str | None = None, story: str | None = None) -> list[StoryRow]:
    """The stories, the latest last: all, the story of one article, or those whose id begins so."""
    s = schema.stories.c
    conditions: list[ColumnElement[bool]] = []
    if article:
        conditions.append(s.story.in_(select(s.story).where(uri_is(s.uri, article))))
    if story:
        conditions.append(story_is(store, story))
    found = story_rows(store, conditions)
    return sorted(found, key=lambda row: (row.first is None, row.first or "", row.story))


def story_rows(store: Store, conditions: Iterable[ColumnElement[bool]]) -> list[StoryRow]:
    """The stories of which something holds, in whatever order."""
    by_story: dict[str, list[RowMapping]] = defaultdict(list)
    for row in _articles(store, conditions):
        by_story[row["story"]].append(row)
    return [_story(rows) for rows in by_story.values()]


def chapters(store: Store, story: str) -> list[ChapterRow]:
    """The chapters of a story in their order; its id must be whole."""
    rows = _articles(store, [schema.stories.c.story == story])
    by_chapter: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        by_chapter[row["chapter"]].append(row)
    events = _events(store, story, rows)
    return [
        ChapterRow(
            story=story,
            chapter=chapter,
            title=_title(told),
            first=_first(told),
            last=_last(told),
            origins=len({row["origin"] for row in told}),
            events=tuple(events[chapter]),
            articles=tuple(
                ToldRow(
                    uri=row["uri"],
                    published=row["published"],
                    outlet=row["outlet"],
                    title=_headline(row),
                    relation=row["relation"],
                    origin=row["origin"],
                )
                for row in told
            ),
        )
        for chapter, told in sorted(by_chapter.items())
    ]


def conflicts_told(store: Store, story: str, limit: int) -> tuple[list[Conflict], int]:
    """Conflicts that articles of a story are cited in, the gravest first, up to `limit`, and how many there are; its
    id must be whole.
    """
    c, cited, s = schema.conflicts.c, schema.conflict_articles.c, schema.stories.c
    told = c.id.in_(select(cited.id).where(cited.uri.in_(select(s.uri).where(s.story == story))))
    grave = case({"hard": 0, "soft": 1}, value=c.severity, else_=2)
    question = select(c.body, func.count().over()).where(told).order_by(grave, c.kind, c.id).limit(limit)
    with store.read() as connection:
        found = connection.execute(question).tuples().all()
    return [msgspec.json.decode(body, type=Conflict) for body, _ in found], found[0][1] if found else 0


def stories_called(store: Store, begins: str, limit: int = 5) -> list[str]:
    """The ids of stories that begin so, up to `limit`; the one that is called exactly so alone."""
    s = schema.stories.c
    question = select(s.story).where(story_is(store, begins)).distinct().order_by(s.story).limit(limit)
    with store.read() as connection:
        found = list(connection.execute(question).scalars())
    return found[:1] if found and found[0] == begins.lower() else found


def _articles(store: Store, conditions: Iterable[ColumnElement[bool]]) -> Sequence[RowMapping]:
    """The articles of stories with what is shown of them, by day."""
    a, line, s = schema.articles.c, schema.lineage.c, schema.stories.c
    question = (
        select(
            *(s[name] for name in ("story", "chapter", "central", "uri")),
            *(a[name] for name in ("published", "published_from", "outlet", "title")),
            func.substr(a.text, 1, _HEAD).label("head"),
            line.origin,
            line.relation,
        )
        .select_from(schema.stories.join(schema.articles, a.uri == s.uri).outerjoin(schema.lineage, line.uri == s.uri))
        .where(*conditions)
        .order_by(a.published_from.is_(None), a.published_from, s.uri, a.number)
        .distinct()
    )
    with store.read() as connection:
        return connection.execute(question).mappings().all()


def _events(store: Store, story: str, articles: Sequence[RowMapping]) -> dict[int, list[FusedEvent]]:
    """The events that a story tells, by the chapter in which each is told first, in the order of time."""
    f, r, s = schema.fused.c, schema.fused_reports.c, schema.stories.c
    uris = select(s.uri).where(s.story == story)
    when = func.coalesce(f.date_from, f.reported)
    question = (
        select(f.body)
        .where(f.id.in_(select(r.id).where(r.uri.in_(uris))))
        .order_by(when.is_(None), when, f.date_from.is_(None), f.origins.desc(), f.id)
    )
    place = {row["uri"]: (number, row["chapter"]) for number, row in reversed(list(enumerate(articles)))}
    found: dict[int, list[FusedEvent]] = defaultdict(list)
    for event in bodies(store, question, FusedEvent):
        told = [place[report.uri] for report in event.reports if report.uri in place]
        if told:
            found[min(told)[1]].append(event)
    return found


def _story(rows: Sequence[RowMapping]) -> StoryRow:
    by_chapter: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        by_chapter[row["chapter"]].append(row)
    fullest = max(sorted(by_chapter), key=lambda chapter: len(by_chapter[chapter]))
    return StoryRow(
        story=rows[0]["story"],
        first=_first(rows),
        last=_last(rows),
        articles=len({row["uri"] for row in rows}),
        origins=len({row["origin"] for row in rows}),
        chapters=len(by_chapter),
        title=_title(by_chapter[fullest]),
    )


def _first(rows: Sequence[RowMapping]) -> str | None:
    return min((row["published_from"] for row in rows if row["published_from"]), default=None)


def _last(rows: Sequence[RowMapping]) -> str | None:
    return max((row["published_from"] for row in rows if row["published_from"]), default=None)


def _title(rows: Sequence[RowMapping]) -> str | None:
    """The headline of the central article; where that was made of another, rather of an original."""
    central = next((row for row in rows if row["central"]), rows[0])
    originals = [row for row in rows if row["relation"] == "original"]
    if central["relation"] == "original" or not originals:
        return _headline(central)
    return _headline(min(originals, key=lambda row: row["origin"] != central["origin"]))


def _headline(row: RowMapping) -> str | None:
    """The title of an article, else the first line of its text that says something."""
    lines = [line.strip() for line in str(row["head"]).splitlines() if line.strip()]
    told: str = row["title"] or next((line for line in lines if len(line.split()) >= _SAYING), "".join(lines[:1]))
    if len(told) <= _TITLE:
        return told or None
    return told[:_TITLE].rsplit(" ", 1)[0] + " …"
