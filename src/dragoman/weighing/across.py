"""From stories back to the record: an event that two stories tell of is one event.

Across stories only reports are united that name the same participants in the same parts on the same stated day: a story
of today that looks back at last year's summit tells of that summit.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.model import Conflict, FusedEvent, FusedParticipant, Outcome, Quotation, Slot, Struct, Value, content_id
from dragoman.weighing.corroboration import judged
from dragoman.weighing.fusion.accounts import Account, Told
from dragoman.weighing.fusion.match import STATED

_UNDATED = "9999"
_OUTCOMES: tuple[Outcome, ...] = ("happened", "cancelled", "not reported")  # what is told counts before silence


class Part(Struct, frozen=True, kw_only=True):
    """What one story comes to."""

    key: str  # of the work that made it
    events: tuple[FusedEvent, ...]
    quotations: tuple[Quotation, ...]
    conflicts: tuple[Conflict, ...]
    days: dict[str, tuple[str, ...]]  # for events by id: what makes events of different stories the same


def days_of(fused: Iterable[tuple[FusedEvent, Sequence[Account]]]) -> dict[str, tuple[str, ...]]:
    """What makes events of different stories the same, for those that can be; given with their accounts."""
    found = {event.id: {key for account in accounts if (key := _day(account))} for event, accounts in fused}
    return {event: tuple(sorted(keys)) for event, keys in sorted(found.items()) if keys}


def _day(report: Account) -> str | None:
    """Kind, both sides and a stated day, as one word; happenings without a code are of their story alone."""
    if not isinstance(report, Told):
        return None
    date = report.event.date
    if not date or date.basis not in STATED or len(date.edtf) < 10 or "/" in date.edtf:
        return None
    if not report.actors or (not report.recipients and len(report.actors) < 2):
        return None
    sides = [sorted(who.id for who in side) for side in (report.actors, report.recipients)]
    if report.symmetric:
        sides = [sorted(sides[0] + sides[1])]
    return content_id("day", report.event.type, report.event.mode, report.status, date.edtf[:10], *sides)


def unite(parts: Sequence[Part]) -> tuple[FusedEvent, ...]:
    """All events of all stories, those that several tell of once, in the order of their identifiers."""
    every = {event.id: event for part in parts for event in part.events}
    groups = together(((event, key) for part in parts for event, keys in part.days.items() for key in keys))
    found = dict(every)
    for group in groups:
        events = [every[event] for event in group]
        for event in group:
            del found[event]
        one = united(events)
        found[one.id] = one
    return tuple(found[event] for event in sorted(found))


def together(days: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """The events that share days with others, in groups; given as pairs of an event's id and a key."""
    by_key: dict[str, list[str]] = collections.defaultdict(list)
    keys: dict[str, list[str]] = collections.defaultdict(list)
    for event, key in days:
        by_key[key].append(event)
        keys[event].append(key)
    seen: set[str] = set()
    for start in sorted(keys):
        if start in seen:
            continue
        group, left = {start}, [start]
        while left:
            for key in keys[left.pop()]:
                new = set(by_key[key]) - group
                group |= new
                left += sorted(new)
        seen |= group
        if len(group) > 1:
            yield sorted(group)


def united(events: Sequence[FusedEvent]) -> FusedEvent:
    """One event of those that several stories tell of; all texts of an origin are in one story, so origins add up."""
    first, *others = sorted(events, key=lambda event: (event.reported or _UNDATED, event.id))
    return judged(
        FusedEvent(
            **{
                **{name: getattr(first, name) for name in FusedEvent.__struct_fields__},
                "place": next((event.place for event in (first, *others) if event.place), None),
                "participants": _participants(events),
                "reports": tuple(
                    sorted(
                        (report for event in events for report in event.reports),
                        key=lambda report: (report.uri, report.trigger, report.event),
                    )
                ),
                "values": _values(events),
                "articles": sum(event.articles for event in events),
                "origins": sum(event.origins for event in events),
                "unknown_origins": sum(event.unknown_origins for event in events),
                "sides": tuple(sorted({side for event in events for side in event.sides})),
                "against": sum(event.against for event in events),
                **_outcome((first, *others)),
            }
        )
    )


def _outcome(events: Sequence[FusedEvent]) -> dict[str, str | None]:
    """What came of a plan, as the story tells it that knows most of it."""
    told = [event for event in events if event.outcome]
    best = min(told, key=lambda event: _OUTCOMES.index(event.outcome or "not reported"), default=events[0])
    return {"outcome": best.outcome, "became": best.became}


def _participants(events: Sequence[FusedEvent]) -> tuple[FusedParticipant, ...]:
    found = {(party.role, party.entity, party.name): party for event in events for party in event.participants}
    return tuple(sorted(found.values(), key=lambda party: (party.role, party.name, party.entity or "")))


def _values(events: Sequence[FusedEvent]) -> tuple[Value, ...]:
    counts: Mapping[tuple[Slot, str], list[int]] = collections.defaultdict(lambda: [0, 0])
    for value in (value for event in events for value in event.values):
        counts[value.slot, value.value][0] += value.articles
        counts[value.slot, value.value][1] += value.origins
    return tuple(
        Value(slot=slot, value=value, articles=articles, origins=origins)
        for (slot, value), (articles, origins) in sorted(counts.items())
    )
