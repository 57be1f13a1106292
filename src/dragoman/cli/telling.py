"""`storyline`: what an article tells, in the order of time."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import msgspec
import typer

from dragoman.cli.options import Format, Formatted, Memory, Paths, Workers
from dragoman.cli.output import Column, count, day, plain, print_rows
from dragoman.cli.reading import report
from dragoman.model import Event, EventDate, Published, Reading, Span, StoryPart


class Told(msgspec.Struct, frozen=True):
    """One event on the story line of an article."""

    uri: str
    part: StoryPart
    date: str | None  # EDTF
    basis: str | None  # how the date is known
    event: str
    type: str
    modality: str
    actors: tuple[str, ...]  # the exact words
    recipients: tuple[str, ...]
    sentence: str
    span: Span  # of the sentence


def storyline(paths: Paths, workers: Workers = None, memory: Memory = None, format: Formatted = Format.table) -> None:
    """Show what articles tell in the order of time: earlier background, the news, what lies ahead."""
    from dragoman.engine import read_all
    from dragoman.engine.run import Place
    from dragoman.model import Failure
    from dragoman.sources import documents

    failed = False
    for result in read_all(documents(paths, Counter[str]()), Place(workers=workers, memory=memory)):
        if isinstance(result, Failure):
            failed = True
            report(result)
            continue
        rows = list(told(result))
        if format is Format.table:
            sys.stdout.write(_heading(result, len(rows)) + "\n")
            print_rows(rows, _COLUMNS, format, "events")
        else:
            print_rows(rows, (), format, "events")
    raise typer.Exit(1 if failed else 0)


def told(reading: Reading) -> Iterator[Told]:
    """The events of a reading along its story line."""
    events = {event.id: event for event in reading.events}
    for moment in reading.storyline:
        for identifier in moment.events:
            yield _told(reading, events[identifier], moment.part)


def _told(reading: Reading, event: Event, part: StoryPart) -> Told:
    date: EventDate | None = event.date
    return Told(
        uri=reading.article.uri,
        part=part,
        date=date.edtf if date else None,
        basis=date.basis if date else None,
        event=event.id,
        type=event.type,
        modality=event.modality,
        actors=tuple(reading.words(who.span) for who in event.actors if not who.stands_in),
        recipients=tuple(reading.words(who.span) for who in event.recipients if not who.stands_in),
        sentence=reading.words(event.sentence),
        span=event.sentence,
    )


def _heading(reading: Reading, events: int) -> str:
    article = reading.article
    named = f" · {plain(article.title)}" if article.title else ""
    dated = f"published {_dated(article.published)}" if article.published else "no publication date known"
    changed = f", changed {day(article.updated)}" if article.updated else ""
    skipped = f" · not read: {article.skipped}" if article.skipped else ""
    return f"{plain(article.uri)}{named}\n  {dated}{changed} · {count(events, 'event')}{skipped}"


def _dated(published: Published) -> str:
    """The day with its basis, and the days that other bases give."""
    against = "; ".join(f"{day(row.edtf)} by {row.basis}" for row in published.others)
    basis = f"{', '.join(published.basis)}; {published.confidence}"
    return f"{day(published.edtf)} ({basis}{f'; against it: {against}' if against else ''})"


def _sides(row: Told) -> str:
    sides = [", ".join(names) for names in (row.actors, row.recipients) if names]
    return " → ".join(sides)


_COLUMNS = (
    Column("part", lambda r: r.part),
    Column("date", lambda r: day(r.date)),
    Column("type", lambda r: r.type),
    Column("modality", lambda r: r.modality),
    Column("who", _sides, wide=True),
    Column("words", lambda r: r.sentence, wide=True),
)
