"""What a brief is about, and everything that the record holds of it."""

from __future__ import annotations

import re
import shlex

from dragoman.model import Conflict, FusedEvent, FusedParticipant, Struct
from dragoman.record import RecordError, queries
from dragoman.record.names import folded
from dragoman.record.rows import OfficeRow, StatementRow
from dragoman.record.store import Store

_CODE = re.compile(r"[A-Z]{3}")


class NothingFoundError(RecordError):
    """The record holds nothing of what a brief is asked for."""


class Subject(Struct, frozen=True, kw_only=True):
    """A person, a state or a body, a pair of them, a story, or the whole record; in a period."""

    actor: str | None = None
    pair: tuple[str, str] | None = None
    story: str | None = None  # the whole id
    title: str = "What the record says"
    since: str | None = None
    until: str | None = None
    as_of: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Whom it is about."""
        return self.pair or ((self.actor,) if self.actor else ())

    @property
    def kind(self) -> str:
        """What kind of thing it is about, in a word or two."""
        if self.pair:
            return "pair"
        return "story" if self.story else "actor" if self.actor else "whole record"

    def command(self, name: str, **options: str) -> str:
        """The command that lists exactly what is meant of a kind in the period; empty where there is none."""
        if self.story or (self.pair and name != "events"):
            return ""
        both = ["--pair", *map(shlex.quote, self.pair)] if self.pair else []
        hidden = ["--all"] if name == "events" else []  # without it, what has no code is not in the list
        period = {"from": self.since, "to": self.until, "as-of": self.as_of}
        given = [f"--{key} {shlex.quote(value)}" for key, value in {**options, **period}.items() if value]
        return " ".join(["dragoman", name, *hidden, *both, *given])


class Gathered(Struct, frozen=True, kw_only=True):
    """What the record holds of the subject."""

    events: tuple[FusedEvent, ...]
    statements: tuple[StatementRow, ...]  # by whom it is about
    about: tuple[StatementRow, ...]  # by others, about them
    conflicts: tuple[Conflict, ...]
    offices: tuple[OfficeRow, ...]
    uris: tuple[str, ...]  # of the articles that any of these are from, in the order of the record


def subject(
    store: Store,
    actor: str | None,
    pair: tuple[str, str] | None,
    story: str | None,
    since: str | None,
    until: str | None,
) -> Subject:
    """The subject that is meant.

    Raises NothingFoundError where a story's id fits none, RecordError where it fits several,
    ValueError where more than one subject is given.
    """
    if sum(given is not None for given in (actor, pair, story)) > 1:
        raise ValueError("a brief is about an actor, a pair or a story: give one of them")
    title = " and ".join(pair) if pair else actor or "What the record says"
    if story is not None:
        found = queries.told_stories(store, story=story) if story else []
        if len(found) != 1:
            told = f"{len(found)} stories have" if found else "no story has"
            error = RecordError if found else NothingFoundError
            raise error(f"{told} an id that begins with {story!r}. Ids are printed by: dragoman stories")
        story, title = found[0].story, found[0].title or f"Story {found[0].story}"
    return Subject(actor=actor, pair=pair, story=story, title=title, since=since, until=until, as_of=store.as_of)


def gather(store: Store, of: Subject) -> Gathered:
    """Everything of the subject, each list in the order in which the record gives it."""
    period = {"since": of.since, "until": of.until}
    events = queries.events(store, actor=of.actor, pair=of.pair, since=of.since, until=of.until)
    said, about, conflicts, offices = _told(store, of, period)
    if of.story:
        uris = {row.uri for row in queries.stories(store, story=of.story)}
        ids = {event.id for chapter in queries.chapters(store, of.story) for event in chapter.events}
        events = [event for event in events if event.id in ids]
        said = [row for row in said if row.uri in uris]
        conflicts = [c for c in conflicts if any(e.uri in uris for side in c.sides for e in side.evidence)]
        offices = [row for row in offices if row.uri in uris]
    found = [report.uri for event in events for report in event.reports if report.counted]
    found += [row.uri for row in (*said, *about)]
    found += [evidence.uri for c in conflicts for side in c.sides for evidence in side.evidence]
    return Gathered(
        events=tuple(events),
        statements=tuple(said),
        about=tuple(about),
        conflicts=tuple(conflicts),
        offices=tuple(offices),
        uris=tuple(dict.fromkeys(found)),
    )


def _told(
    store: Store, of: Subject, period: dict[str, str | None]
) -> tuple[list[StatementRow], list[StatementRow], list[Conflict], list[OfficeRow]]:
    if of.pair:
        one, other = of.pair
        said = [
            *queries.statements(store, by=one, about=other, **period),
            *queries.statements(store, by=other, about=one, **period),
        ]
        both = {c.id for c in queries.conflicts(store, actor=other, **period)}
        conflicts = [c for c in queries.conflicts(store, actor=one, **period) if c.id in both]
        return said, [], conflicts, [*_offices(store, one, period), *_offices(store, other, period)]
    said = queries.statements(store, by=of.actor, **period)
    own = {(row.uri, row.id) for row in said}
    about = queries.statements(store, about=of.actor, **period) if of.actor else []
    conflicts = queries.conflicts(store, actor=of.actor, **period)
    offices = _offices(store, of.actor, period) if of.actor else []
    return said, [row for row in about if (row.uri, row.id) not in own], conflicts, offices


def _offices(store: Store, name: str, period: dict[str, str | None]) -> list[OfficeRow]:
    return queries.offices(store, person=name, **period)


def is_empty(of: Subject, given: Gathered) -> bool:
    """Whether the record holds nothing of the subject; the offices of one are nothing of a pair."""
    told = given.events or given.statements or given.about or given.conflicts
    return not (told or (given.offices and not of.pair))


def is_state(name: str) -> bool:
    """Whether a name is a country code, which stands for everybody who acts for the state."""
    return _CODE.fullmatch(name) is not None


def is_meant(participant: FusedParticipant, name: str) -> bool:
    """Whether a participant is whom a name asks for: by country code, or by whole words of the name."""
    if is_state(name) and participant.country == name:
        return True
    return folded(name) in folded(participant.name)
