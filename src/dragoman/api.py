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

from dragoman.cleaning.unwanted import languages_of
from dragoman.engine.adding import Added, add
from dragoman.engine.run import Place
from dragoman.engine.weighing import weigh_record
from dragoman.model import Conflict, FusedEvent, Lineage, Quotation, Story
from dragoman.notebook.rows import Rows
from dragoman.record import Store, beside, queries, review
from dragoman.record.changes import Change, Run, What, changes, history, runs
from dragoman.record.comparing import Comparison, compare
from dragoman.record.custody.forgetting import forget, purge, redact_archives
from dragoman.record.explaining import Explained, explain
from dragoman.record.rating import Rating, rate, ratings
from dragoman.record.rows import ArticleRow, ChapterRow, ErrorRow, OfficeRow, StatementRow, StoryRow

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from dragoman.engine.adding import Watch
    from dragoman.engine.watching import Round
    from dragoman.export.brief import BriefFormat
    from dragoman.export.citing import CitationFormat
    from dragoman.model import Failure, Reading, Span
    from dragoman.notebook.article import ShownArticle
    from dragoman.notebook.event import ShownEvent
    from dragoman.notebook.relation import Relation
    from dragoman.notebook.sql import Answer
    from dragoman.record.review import Cell, Decision, Reviewed, Verdict, Wanted
    from dragoman.sources.fetching import Settings

StrPath = str | os.PathLike[str]


class Record:
    """An open record.  Questions take the filters of the commands of the same name, as keywords.

    They are answered with `Rows`: lists of structures that become tables by `to_polars()`, `to_pandas()`, `to_arrow()`.
    """

    def __init__(
        self,
        path: StrPath,
        *,
        create: bool = True,
        as_of: str | None = None,
        read_only: bool = False,
        keep_open: bool = False,
    ) -> None:
        """Open the record at `path`; with `create`, make it where there is none.

        With `as_of`, a date (UTC, to its end) or a run, everything is as it was then, and nothing can be written; nor
        can it with `read_only`, which makes no record either.  With `keep_open`, connections are used again until the
        record is closed, for many small questions.  Raises `dragoman.RecordError` where it cannot be opened.
        """
        self.store = Store(Path(path), create=create, as_of=as_of, read_only=read_only, keep_open=keep_open)

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
        languages: Collection[str] = (),
        workers: int | None = None,
        memory: int | None = None,
        everything: bool = False,
        watch: Watch | None = None,
    ) -> tuple[Added, list[Failure]]:
        """Read the articles at files, folders, patterns or `-` into the record and weigh it.

        `urls` are files that list addresses, whose pages are fetched as `settings` say; those that the record has are
        asked for again only with `refetch`.  `workers` processes read, each with so many bytes of `memory`; of
        themselves as many as there are cores, and none beside this one for a few articles.  With `everything` general
        news is read too, not only what tells of foreign affairs.  Adding the same article twice changes nothing.
        Articles that are plainly in others than `languages` (BCP 47, none for all) are passed over and counted; what is
        no code of a language raises `ValueError`.  Returns counts and the articles that failed, with the reason.
        """
        place = Place(workers=workers, memory=memory, everything=everything)
        given = [os.fspath(path) for path in paths]
        wanted = languages_of(languages)
        if not urls:
            return add(self.store, given, languages=wanted, place=place, watch=watch)
        from dragoman.engine.fetching import add_listed

        lists = [os.fspath(path) for path in urls]
        return add_listed(
            self.store,
            given,
            lists,
            settings=settings,
            refetch=refetch,
            languages=wanted,
            place=place,
            watch=watch,
        )

    def watch(
        self,
        *feeds: StrPath,
        every: float | None = None,
        settings: Settings | None = None,
        limit: int = 50,
        workers: int | None = None,
        memory: int | None = None,
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
            place=Place(workers=workers, memory=memory),
            after=after,
            tell=tell,
        )

    def weigh(self) -> None:
        """Weigh the record, if its articles changed since that was last done."""
        weigh_record(self.store)

    def forget(self, *uris: str, reason: str | None = None) -> int:
        """Take the articles of these uris out for good and leave tombstones; how many versions of them there were.

        Raises `dragoman.RecordError` where one is not in the record.
        """
        redact_archives(self.store, uris)
        found = forget(self.store, uris, reason=reason)
        weigh_record(self.store)
        purge(self.store)
        return found

    def articles(self, **filters: str | None) -> Rows[ArticleRow]:
        """Articles: `article`, `words`, `outlet`, `since`, `until`."""
        return Rows(queries.articles(self.store, **filters), ArticleRow)

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
    ) -> Rows[FusedEvent]:
        """Events, each with the reports behind it and the number of articles and origins.

        With `uncoded` also happenings that no code fits, whose type is None.
        """
        return Rows(
            queries.events(
                self.store,
                actor=actor,
                pair=pair,
                type=type,
                modality=modality,
                since=since,
                until=until,
                article=article,
                uncoded=uncoded,
            ),
            FusedEvent,
        )

    def statements(self, **filters: str | None) -> Rows[StatementRow]:
        """Statements: `by`, `about`, `kind`, `cue_class`, `polarity`, `act`, `since`, `until`, `article`."""
        return Rows(queries.statements(self.store, **filters), StatementRow)

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
    ) -> Rows[Quotation]:
        """Words that several articles quote, with their variants; with `differing`, only where these differ in words or
        in whom they give as the speaker.
        """
        return Rows(
            queries.quotations(
                self.store,
                by=by,
                about=about,
                variants=variants,
                differing=differing,
                since=since,
                until=until,
                article=article,
            ),
            Quotation,
        )

    def offices(self, **filters: str | None) -> Rows[OfficeRow]:
        """Offices as articles give them: `person`, `office`, `of`, `since`, `until`, `article`."""
        return Rows(queries.offices(self.store, **filters), OfficeRow)

    def lineage(self, **filters: str | None) -> Rows[Lineage]:
        """Which articles copy, excerpt, rewrite or translate which: `article`, `origin`."""
        return Rows(queries.lineage(self.store, **filters), Lineage)

    def stories(self, **filters: str | None) -> Rows[Story]:
        """Which article belongs to which story and chapter: `article`, `story`."""
        return Rows(queries.stories(self.store, **filters), Story)

    def told_stories(self, **filters: str | None) -> Rows[StoryRow]:
        """The stories, when each is told and how much there is of it: `article`, `story`."""
        return Rows(queries.told_stories(self.store, **filters), StoryRow)

    def chapters(self, story: str) -> Rows[ChapterRow]:
        """What a story tells, chapter by chapter: its events and its articles in the order of time."""
        return Rows(queries.chapters(self.store, story), ChapterRow)

    def conflicts(self, **filters: str | None) -> Rows[Conflict]:
        """Where reports contradict each other, themselves or known facts: `kind`, `severity`, `article`,
        `actor`, `since`, `until`.
        """
        return Rows(queries.conflicts(self.store, **filters), Conflict)

    def changes(
        self, since: str, *, until: str | None = None, kind: What | None = None, uncoded: bool = False
    ) -> list[Change]:
        """What is otherwise than it was at a date or after a run: new, changed, withdrawn, confirmed, in conflict.

        Raises `dragoman.RecordError` where `since` or `until` names no time.
        """
        return changes(self.store, since, until=until, kind=kind, uncoded=uncoded)

    def history(self, identifier: str) -> list[Change]:
        """How one thing came to be as it is, step by step."""
        return history(self.store, identifier)

    def runs(self) -> list[Run]:
        """What was done to the record, the latest last."""
        return runs(self.store)

    def compare(self, a: str, b: str) -> Comparison:
        """Two articles side by side: contradictions, what both tell and what only one tells, with the exact words.

        Raises `dragoman.RecordError` where a uri fits no article, or several.
        """
        return compare(self.store, a, b)

    def rate(self, outlet: str, letter: str | None) -> None:
        """Give an outlet a letter for its reliability, A to F as in STANAG 2511; None takes it away."""
        rate(self.store, outlet, letter)

    def ratings(self) -> Rows[Rating]:
        """The letters that were given to outlets."""
        return Rows(ratings(self.store), Rating)

    def cells(self, wanted: Wanted | None = None) -> Iterator[Cell]:
        """Everything that can be decided on, article by article: `dragoman.record.review.Wanted` says what."""
        return review.cells(self.store, wanted)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of reviewers that lie beside the record, sorted; lines that are none are passed over."""
        return review.load(beside.decisions(self.store.path)).decisions

    def decide(
        self,
        cell: Cell,
        verdict: Verdict,
        *,
        reviewer: str,
        corrected: str | None = None,
        span: Span | None = None,
        reason: str | None = None,
        blind: bool = False,
    ) -> Decision:
        """Accept, reject or correct a cell, as one of `cells()`; a correction has a span, or is the reviewer's own.

        Raises `ValueError` where it makes no sense, `dragoman.RecordError` where it cannot be written.
        """
        return review.decide(
            self.store, cell, verdict, reviewer=reviewer, corrected=corrected, span=span, reason=reason, blind=blind
        )

    def withdraw(self, decision: Decision) -> None:
        """Take a decision back: it leaves the file."""
        review.withdraw(self.store, decision)

    def reviewed(self) -> Reviewed:
        """The record as reviewers left it: `events`, `statements`, `offices`, `lineage`, `conflicts` as asked here."""
        return review.Reviewed(self.store)

    def errors(self) -> Rows[ErrorRow]:
        """The articles that could not be read, with the reason."""
        return Rows(queries.errors(self.store), ErrorRow)

    def reading(self, uri: str) -> Reading | None:
        """The whole reading of one article."""
        return queries.reading(self.store, uri)

    def article(self, uri: str) -> ShownArticle:
        """One article, named by its uri or the end of it; a notebook shows its text with what was read from it marked.

        Raises `dragoman.RecordError` where the name fits no article, or several.
        """
        from dragoman.notebook.article import show_article

        return show_article(self.store, uri)

    def event(self, identifier: str) -> ShownEvent:
        """One event, by its identifier or the beginning of it; a notebook shows the sentences that tell of it.

        Raises `dragoman.RecordError` where the identifier fits no event, or several.
        """
        from dragoman.notebook.event import show_event

        return show_event(self.store, identifier)

    def relation(self, a: str, b: str, *, since: str | None = None, until: str | None = None) -> Relation:
        """What two did to one another: counts, scores and charts over time.  Each is a name or a country code."""
        from dragoman.notebook.relation import Relation

        return Relation(self.store, a, b, since=since, until=until)

    def sql(self, query: str, **parameters: object) -> Answer:
        """The answer of one SELECT over the record's tables, by DuckDB; `$name` stands for a parameter.

        Raises `dragoman.RecordError` where the query is not one SELECT, or cannot be answered.
        """
        from dragoman.notebook.sql import ask

        return ask(self.store, query, parameters)

    def explain(self, identifier: str) -> list[Explained]:
        """Why the record says what it says: the sentence, its marked spans, the rule, the article and its origin."""
        return explain(self.store, identifier)

    def cite(self, identifier: str | None = None, *, format: CitationFormat = "text") -> str:
        """How to cite the record, or what an identifier names: text, bibtex, csl (JSON) or ris; empty where it names
        nothing.
        """
        from dragoman.export.citing import cite

        return cite(self.store, identifier, format=format)

    def brief(
        self,
        *,
        actor: str | None = None,
        pair: tuple[str, str] | None = None,
        story: str | None = None,
        since: str | None = None,
        until: str | None = None,
        format: BriefFormat = "html",
    ) -> str | bytes:
        """A brief with numbered citations on an actor, pair, story or everything: html, md (text) or pdf (bytes)."""
        from dragoman.export.brief import brief

        return brief(self.store, actor=actor, pair=pair, story=story, since=since, until=until, format=format)
