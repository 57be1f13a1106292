"""The Python face: a record opened from a notebook or a script.

import dragoman

record = dragoman.open("dragoman.sqlite")
record.add("articles/")
record.events(actor="Wang Yi")
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.engine.adding import Added, add
from dragoman.engine.weighing import weigh_record
from dragoman.record import Store, queries
from dragoman.record.comparing import Comparison, compare
from dragoman.record.explaining import Explained, explain
from dragoman.record.rating import Rating, rate, ratings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dragoman.engine.adding import Watch
    from dragoman.engine.watching import Round
    from dragoman.model import Conflict, Failure, FusedEvent, Lineage, Quotation, Reading, Story
    from dragoman.record.rows import ArticleRow, ChapterRow, ErrorRow, OfficeRow, StatementRow, StoryRow
    from dragoman.sources.fetching import Settings

StrPath = str | os.PathLike[str]


class Record:
    """An open record.  Questions take the filters of the commands of the same name, as keywords."""

    def __init__(self, path: StrPath, *, create: bool = True) -> None:
        """Open the record at `path`; with `create`, make it where there is none.

        Raises `dragoman.RecordError` where it cannot be opened.
        """
        self.store = Store(Path(path), create=create)

    def __enter__(self) -> Record:
        """Use the record in a `with` block that closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the record."""
        self.close()

    def close(self) -> None:
        """Close the record's file."""
        self.store.close()

    def add(
        self,
        *paths: StrPath,
        urls: Sequence[StrPath] = (),
        refetch: bool = False,
        settings: Settings | None = None,
        workers: int = 1,
        watch: Watch | None = None,
    ) -> tuple[Added, list[Failure]]:
        """Read the articles at files, folders, patterns or `-` into the record and weigh it.

        `urls` are files that list addresses, whose pages are fetched as `settings` say; those that the record has are
        asked for again only with `refetch`.  Adding the same article twice changes nothing.  Returns counts and the
        articles that failed, with the reason.
        """
        given = [os.fspath(path) for path in paths]
        if not urls:
            return add(self.store, given, workers=workers, watch=watch)
        from dragoman.engine.fetching import add_listed

        lists = [os.fspath(path) for path in urls]
        return add_listed(self.store, given, lists, settings=settings, refetch=refetch, workers=workers, watch=watch)

    def watch(
        self,
        *feeds: StrPath,
        every: float | None = None,
        settings: Settings | None = None,
        limit: int = 50,
        workers: int = 1,
        after: Callable[[Store], None] | None = None,
        tell: Callable[[Round], None] | None = None,
    ) -> Round:
        """Add what is new at feeds, sitemaps, OPML (addresses or files) and folders; gives what came of the last round.

        With `every` (seconds) it goes on until it is interrupted.  `after` is called when a round added something,
        `tell` after each round.
        """
        from dragoman.engine.watching import watch

        return watch(
            self.store,
            [os.fspath(feed) for feed in feeds],
            every=every,
            settings=settings,
            limit=limit,
            workers=workers,
            after=after,
            tell=tell,
        )

    def weigh(self) -> None:
        """Weigh the record, if its articles changed since that was last done."""
        weigh_record(self.store)

    def articles(self, **filters: str | None) -> list[ArticleRow]:
        """Articles: `article`, `words`, `outlet`, `since`, `until`."""
        return queries.articles(self.store, **filters)

    def events(
        self,
        *,
        actor: str | None = None,
        pair: tuple[str, str] | None = None,
        type: str | None = None,
        modality: str | None = None,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
        uncoded: bool = False,
    ) -> list[FusedEvent]:
        """Events, each with the reports behind it and the number of articles and origins.

        With `uncoded` also happenings that no code fits, whose type is None.
        """
        return queries.events(
            self.store,
            actor=actor,
            pair=pair,
            type=type,
            modality=modality,
            since=since,
            until=until,
            article=article,
            uncoded=uncoded,
        )

    def statements(self, **filters: str | None) -> list[StatementRow]:
        """Statements: `by`, `about`, `kind`, `cue_class`, `polarity`, `act`, `since`, `until`, `article`."""
        return queries.statements(self.store, **filters)

    def quotations(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        variants: int = 1,
        differing: bool = False,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
    ) -> list[Quotation]:
        """Words that several articles quote, with their variants; with `differing`, only where these differ in words or
        in whom they give as the speaker.
        """
        return queries.quotations(
            self.store,
            by=by,
            about=about,
            variants=variants,
            differing=differing,
            since=since,
            until=until,
            article=article,
        )

    def offices(self, **filters: str | None) -> list[OfficeRow]:
        """Offices as articles give them: `person`, `office`, `of`, `since`, `until`, `article`."""
        return queries.offices(self.store, **filters)

    def lineage(self, **filters: str | None) -> list[Lineage]:
        """Which articles copy, excerpt, rewrite or translate which: `article`, `origin`."""
        return queries.lineage(self.store, **filters)

    def stories(self, **filters: str | None) -> list[Story]:
        """Which article belongs to which story and chapter: `article`, `story`."""
        return queries.stories(self.store, **filters)

    def told_stories(self, **filters: str | None) -> list[StoryRow]:
        """The stories, when each is told and how much there is of it: `article`, `story`."""
        return queries.told_stories(self.store, **filters)

    def chapters(self, story: str) -> list[ChapterRow]:
        """What a story tells, chapter by chapter: its events and its articles in the order of time."""
        return queries.chapters(self.store, story)

    def conflicts(self, **filters: str | None) -> list[Conflict]:
        """Where reports contradict each other, themselves or known facts: `kind`, `severity`, `article`,
        `actor`, `since`, `until`.
        """
        return queries.conflicts(self.store, **filters)

    def compare(self, a: str, b: str) -> Comparison:
        """Two articles side by side: contradictions, what both tell and what only one tells, with the exact words.

        Raises `dragoman.RecordError` where a uri fits no article, or several.
        """
        return compare(self.store, a, b)

    def rate(self, outlet: str, letter: str | None) -> None:
        """Give an outlet a letter for its reliability, A to F as in STANAG 2511; None takes it away."""
        rate(self.store, outlet, letter)

    def ratings(self) -> list[Rating]:
        """The letters that were given to outlets."""
        return ratings(self.store)

    def errors(self) -> list[ErrorRow]:
        """The articles that could not be read, with the reason."""
        return queries.errors(self.store)

    def reading(self, uri: str) -> Reading | None:
        """The whole reading of one article."""
        return queries.reading(self.store, uri)

    def explain(self, identifier: str) -> list[Explained]:
        """Why the record says what it says: the sentence, its marked spans, the rule, the article and its origin."""
        return explain(self.store, identifier)

    def brief(self, *, actor: str | None = None, since: str | None = None, until: str | None = None) -> str:
        """A brief with numbered citations, as one HTML page."""
        from dragoman.export.brief import brief

        return brief(self.store, actor=actor, since=since, until=until)
