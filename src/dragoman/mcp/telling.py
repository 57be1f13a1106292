"""Tools for the whole: stories and their chapters, conflicts, what changed, and what the record is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from dragoman.api import Record
from dragoman.mcp.arguments import Identifier, Limit, Name, OfArticle, Since, Start, Until, check_dates
from dragoman.mcp.bounds import page, tidy
from dragoman.mcp.evidence import event_rows
from dragoman.mcp.naming import the_story
from dragoman.mcp.reasons import conflict_row
from dragoman.model import ConflictKind, Severity
from dragoman.record import queries
from dragoman.record.changes import Change, What
from dragoman.record.rows import ChapterRow, StoryRow
from dragoman.record.writing import is_weighed

_EVENTS = 5  # that a chapter shows
_ARTICLES = 5
_ID = re.compile(r"[0-9a-f]{16}")  # other things are named by their article's uri, which is not ours


class TellingTools:
    """Tools that ask for what articles tell together."""

    def __init__(self, record: Record) -> None:
        """Ask this record."""
        self.record = record

    def about_record(self) -> dict[str, Any]:
        """Say what this record holds: how many articles, their days, when some were last added, and as of when it is.

        Where "weighed" is false, articles were added that are in no story, event or conflict yet.
        """
        store = self.record.store
        rows = self.record.articles()
        days = [row.published for row in rows if row.published]
        told: dict[str, Any] = tidy(
            {
                "name": store.path.name,
                "as_of": store.as_of,
                "articles": len(rows),
                "first_published": min(days, default=None),
                "last_published": max(days, default=None),
                "last_added": queries.last_added(store),
                "weighed": is_weighed(store) if store.as_of is None else None,
            }
        )
        return told

    def list_stories(self, article: OfArticle = None, start: Start = 0, limit: Limit = 20) -> dict[str, Any]:
        """List stories: groups of articles on one matter, by their first day; read_story tells one of them."""
        found = self.record.told_stories(article=article)
        return page(found, start, limit, lambda rows: [_story(row) for row in rows])

    def read_story(self, story: Identifier, start: Start = 0, limit: Limit = 5) -> dict[str, Any]:
        """Tell one story in the order of time: a row a chapter, with its first events and articles.

        All events of a chapter's articles are found by search_events with the article's uri.
        """
        row = the_story(self.record.store, story)

        def show(chapters: Sequence[ChapterRow]) -> list[dict[str, Any]]:
            return [self._chapter(one) for one in chapters]

        return page(self.record.chapters(row.story), start, limit, show, story=_story(row))

    def _chapter(self, one: ChapterRow) -> dict[str, Any]:
        coded = [event for event in one.events if event.type]
        return {
            "chapter": one.chapter,
            "first": one.first,
            "last": one.last,
            "origins": one.origins,
            "quoted": {"title": one.title},
            "events": len(coded),
            "first_events": event_rows(self.record.store, coded[:_EVENTS]),
            "articles": len(one.articles),
            "first_articles": [
                {
                    "published": told.published,
                    "relation": told.relation,
                    "origin": told.origin,
                    "quoted": {"uri": told.uri, "title": told.title, "outlet": told.outlet},
                }
                for told in one.articles[:_ARTICLES]
            ],
        }

    def list_conflicts(
        self,
        kind: Annotated[ConflictKind | None, Field(description="What the reports disagree about.")] = None,
        severity: Severity | None = None,
        actor: Name = None,
        article: OfArticle = None,
        since: Since = None,
        until: Until = None,
        start: Start = 0,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """List where reports contradict each other, themselves or known facts: both sides in their exact words.

        The record does not say which side is right.  "cause" is the likely reason of the contradiction.
        """
        check_dates(since, until)
        found = self.record.conflicts(
            kind=kind, severity=severity, actor=actor, article=article, since=since, until=until
        )
        return page(found, start, limit, lambda rows: [conflict_row(row) for row in rows])

    def what_changed(
        self,
        since: Annotated[
            str,
            Field(min_length=1, max_length=30, description="A year, month or day (UTC), or a run: 2024-05-01, run3."),
        ],
        until: Annotated[str | None, Field(max_length=30, description="The same; without it, up to now.")] = None,
        kind: What | None = None,
        start: Start = 0,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """List what the record says otherwise than at a date: new, changed, withdrawn, confirmed, newly in conflict."""
        found = self.record.changes(since, until=until, kind=kind)
        return page(found, start, limit, lambda rows: [_change(row) for row in rows])


def _story(row: StoryRow) -> dict[str, Any]:
    return {
        "id": row.story,
        "first": row.first,
        "last": row.last,
        "articles": row.articles,
        "origins": row.origins,
        "chapters": row.chapters,
        "quoted": {"title": row.title},
    }


def _change(row: Change) -> dict[str, Any]:
    return {
        "change": row.change,
        "kind": row.kind,
        "id": row.id if _ID.fullmatch(row.id) else None,
        "at": row.at,
        "run": row.run,
        "quoted": {"key": row.id, "what": row.what},
        "fields": [{"field": one.field, "quoted": {"before": one.before, "after": one.after}} for one in row.fields],
    }
