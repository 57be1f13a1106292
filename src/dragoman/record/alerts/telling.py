"""What is to be told of an event: what of it matters, what of that changed, and the words behind it."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.model import CREDIBILITY, FusedEvent, Reading
from dragoman.record import queries
from dragoman.record.alerts.structs import Change, Kind, Words
from dragoman.record.store import Store

_DONE = ("happened", "ongoing")
_STANDING = {
    "planned": "PLANNED, not done",
    "conditional": "CONDITIONAL, not done",
    "speculated": "SPECULATED, not established",
    "denied": "DENIED",
    "ongoing": "ongoing",
    "happened": "happened",
}


def state(event: FusedEvent) -> dict[str, Any]:
    """What of an event matters to those who were told of it; more articles of the same origin do not."""
    return {
        "type": f"{event.type}/{event.mode}" if event.mode else event.type,
        "modality": event.modality,
        "date": event.date,
        "place": event.place,
        "participants": sorted({f"{one.role}: {one.name}" for one in event.participants}),
        "confirmed": event.origins >= 2,
        "outcome": event.outcome,
        "credibility": event.credibility,
    }


def changes(before: FusedEvent, after: FusedEvent) -> tuple[Change, ...]:
    """What of an event changed in a way that matters."""
    old, new = state(before), state(after)
    return tuple(Change(what=name, before=old[name], after=new[name]) for name in new if old[name] != new[name])


def is_done(event: FusedEvent) -> bool:
    """Whether the reports say that it took place or takes place."""
    return event.modality in _DONE


def headline(event: FusedEvent, kind: Kind) -> str:
    """An event in one line that begins with what became of it: "PLANNED, not done: CONSULT visit, Ana Ruiz → …"."""
    sides = [", ".join(p.name for p in event.participants if p.role == role) for role in ("actor", "recipient")]
    who = f"{sides[0] or '—'} → {sides[1]}" if sides[1] else sides[0] or "—"
    what = " ".join(part for part in (event.type or event.word, event.mode) if part)
    standing = _STANDING[event.modality]
    if event.outcome is not None:  # only what was planned has one
        standing = f"{event.modality.upper()}, outcome: {event.outcome}"
    told = [what, who, event.date or "no date", event.place]
    begins = {"withdrawn": "WITHDRAWN, was told as: ", "changed": "Changed: "}.get(kind, "")
    return f"{begins}{standing}: " + ", ".join(part for part in told if part) + f" ({_support(event)})"


def _support(event: FusedEvent) -> str:
    articles, origins = (
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((event.articles, "article"), (event.origins, "origin"))
    )
    credible = "" if event.credibility is None else f", {event.credibility} {CREDIBILITY[event.credibility]}"
    return f"{articles}, {origins}{credible}"


class Quoting:
    """Finds the sentences behind events; the reading of an article is opened once for one round of alerts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._open: dict[str, tuple[Reading, frozenset[str]] | None] = {}

    def words(self, event: FusedEvent) -> tuple[Words, ...]:
        """The exact words of its reports, each sentence once; none of a report that is not in the record any more."""
        found: dict[tuple[str, int, int], Words] = {}
        for report in event.reports:
            opened = self._reading(report.uri)
            if opened is None or report.event not in opened[1]:
                continue
            article = opened[0].article
            found[report.uri, *report.sentence] = Words(
                uri=report.uri,
                title=article.title,
                outlet=article.outlet,
                published=article.published.edtf if article.published else None,
                span=report.sentence,
                text=opened[0].words(report.sentence),
            )
        return tuple(found.values())

    def _reading(self, uri: str) -> tuple[Reading, frozenset[str]] | None:
        if uri not in self._open:
            reading = queries.reading(self._store, uri)
            told = self._told(reading) if reading else frozenset()
            self._open[uri] = (reading, told) if reading else None
        return self._open[uri]

    def _told(self, reading: Reading) -> frozenset[str]:
        return frozenset(one.id for one in reading.events) | frozenset(one.id for one in reading.happenings)


def encoded(value: object) -> str:
    """A value as JSON on one line."""
    return msgspec.json.encode(value).decode()
