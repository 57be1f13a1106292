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
from dragoman.weighing.fusion.match import day_key
from dragoman.weighing.joins import heads

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


def _day(account: Account) -> str | None:
    """Kind, both sides and a stated day, as one word; happenings without a code are of their story alone."""
    key = day_key(account) if isinstance(account, Told) else None
    return content_id("day", *key) if key else None


def unite(parts: Sequence[Part]) -> tuple[FusedEvent, ...]:
    """All events of all stories, those that several tell of once, in the order of their identifiers."""
    found = {event.id: event for part in parts for event in part.events}
    days = ((part.key, event, day) for part in parts for event, every in part.days.items() for day in every)
    for group in together(days):
        one = united([found.pop(event) for _, event in group])
        found[one.id] = one
    return tuple(found[event] for event in sorted(found))


def together(days: Iterable[tuple[str, str, str]]) -> Iterator[list[tuple[str, str]]]:
    """The events that share days with those of other stories, in groups of (part, event), one of each part.

    Given as (part, event, day).
    """
    by_day: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    for part, event, day in days:
        by_day[day].append((part, event))
    every = sorted({one for told in by_day.values() for one in told})
    number = {one: at for at, one in enumerate(every)}
    links = ((number[told[0]], number[one]) for told in by_day.values() for one in told[1:])
    groups: dict[int, dict[str, tuple[str, str]]] = collections.defaultdict(dict)
    for one, head in zip(every, heads(len(every), links), strict=True):
        groups[head].setdefault(one[0], one)
    for of_part in groups.values():
        if len(of_part) > 1:
            yield sorted(of_part.values(), key=lambda one: one[1])


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
