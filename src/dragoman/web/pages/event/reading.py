"""The reports of an event with the readings that they are from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import msgspec
from sqlalchemy import select

from dragoman.model import (
    Event,
    FusedEvent,
    Happening,
    Lineage,
    Participant,
    Reading,
    Rejected,
    Relation,
    Report,
    Role,
    overlap,
)
from dragoman.record import queries, schema
from dragoman.record.explaining.naming import Names
from dragoman.record.names import folded
from dragoman.record.queries.articles import lineage_of_all
from dragoman.record.rating import ratings
from dragoman.record.store import Store
from dragoman.web.pages.event.views import EventMark, OriginView, RejectedView, ReportView

MOST = 60  # reports whose sentences are shown
_LEAST_TOLD = 1_000  # sorts behind everything that is counted


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its article's reading."""

    report: Report
    reading: Reading
    telling: Event | Happening
    kin: Lineage | None

    @property
    def parties(self) -> Iterator[tuple[Role, Participant]]:
        """Who takes part in which role."""
        told = self.telling
        pairs = (told.actors, told.recipients) if isinstance(told, Event) else (told.who, told.whom)
        yield from (("actor", one) for one in pairs[0])
        yield from (("recipient", one) for one in pairs[1])

    @property
    def origin(self) -> str:
        """What its article's text goes back to; the article itself where that is not weighed."""
        return self.kin.origin if self.kin else self.report.uri


def heard(store: Store, event: FusedEvent) -> tuple[list[Heard], int]:
    """The reports of an event in the order in which they are shown, and how many more there are.

    Every origin comes to word before a second report of one does.
    """
    kin = lineage_of_all(store, sorted({report.uri for report in event.reports}))
    chosen = _chosen(event, kin)
    readings = {uri: queries.reading(store, uri) for uri in dict.fromkeys(report.uri for report in chosen)}
    found = []
    for report in chosen:
        reading = readings[report.uri]
        telling = _telling(reading, report.event) if reading else None
        if reading and telling:
            found.append(Heard(report=report, reading=reading, telling=telling, kin=kin.get(report.uri)))
    return _in_order(found), len(event.reports) - len(found)


def _chosen(event: FusedEvent, kin: Mapping[str, Lineage]) -> list[Report]:
    of_origin: dict[str, int] = {}
    ranked: list[tuple[int, int, Report]] = []
    for report in sorted(event.reports, key=lambda one: (not one.counted, _is_copy(kin.get(one.uri)), one.uri)):
        origin = kin[report.uri].origin if report.uri in kin else report.uri
        of_origin[origin] = of_origin.get(origin, 0) + 1
        ranked.append((of_origin[origin] + (0 if report.counted else _LEAST_TOLD), len(ranked), report))
    return [report for _, _, report in sorted(ranked, key=lambda one: one[:2])[:MOST]]


def _is_copy(kin: Lineage | None) -> bool:
    return kin is not None and kin.relation != "original"


def _telling(reading: Reading, identifier: str) -> Event | Happening | None:
    every: Sequence[Event | Happening] = (*reading.events, *reading.happenings)
    return next((one for one in every if one.id == identifier), None)


def _in_order(found: list[Heard]) -> list[Heard]:
    """By origin, the one with the most reports first; within one the original before its copies, then by time."""
    sizes: dict[str, tuple[int, int]] = {}
    for one in found:
        counted, every = sizes.get(one.origin, (0, 0))
        sizes[one.origin] = (counted + one.report.counted, every + 1)

    def rank(one: Heard) -> tuple[object, ...]:
        counted, every = sizes[one.origin]
        published = one.reading.article.published
        when = published.edtf if published else "9"
        nearness = get_args(Relation).index(one.kin.relation) if one.kin else 0
        return -counted, -every, one.origin, nearness, when, one.report.uri, one.report.trigger

    return sorted(found, key=rank)


def origins_of(told: Sequence[Heard]) -> tuple[OriginView, ...]:
    """The reports by their origin."""
    numbers: dict[str, list[int]] = {}
    labels: dict[str, str | None] = {}
    for number, one in enumerate(told, 1):
        numbers.setdefault(one.origin, []).append(number)
        labels.setdefault(one.origin, one.kin.origin_label if one.kin else None)
    return tuple(OriginView(origin=name, label=labels[name], reports=tuple(them)) for name, them in numbers.items())


def reports_of(store: Store, told: Sequence[Heard]) -> tuple[ReportView, ...]:
    """The reports as they are shown."""
    letters = {folded(rating.outlet): rating.letter for rating in ratings(store)}
    return tuple(_report(number, one, letters) for number, one in enumerate(told, 1))


def _report(number: int, one: Heard, letters: Mapping[str, str]) -> ReportView:
    article, telling = one.reading.article, one.telling
    return ReportView(
        number=number,
        id=telling.id,
        uri=article.uri,
        title=article.title,
        outlet=article.outlet,
        language=article.language,
        published=article.published.edtf if article.published else None,
        reliability=letters.get(folded(article.outlet or "")),
        counted=one.report.counted,
        kind=kind_told(telling),
        modality=telling.modality,
        asserted_by=Names(one.reading).by_id(telling.asserted_by) if telling.asserted_by else None,
        date=telling.date.edtf if telling.date else None,
        date_basis=telling.date.basis if telling.date else None,
        sentence=telling.sentence,
        words=one.reading.words(telling.sentence),
        marks=tuple(_marks(one)),
        rule=f"frame {telling.frame}" if isinstance(telling, Event) else f"{telling.part} without a code",
        rejected=tuple(_rejected(one.reading, telling)) if isinstance(telling, Event) else (),
        relation=one.kin.relation if one.kin else None,
        parent=one.kin.parent if one.kin else None,
    )


def kind_told(telling: Event | Happening) -> str:
    """What a report says that it is, as `kind_of` says of an event."""
    if isinstance(telling, Happening):
        return telling.word
    return f"{telling.type} {telling.mode}" if telling.mode else telling.type


def _marks(one: Heard) -> Iterator[EventMark]:
    telling, reading = one.telling, one.reading
    names = {entity.id: entity.name for entity in reading.entities}
    yield EventMark(
        label="trigger", span=telling.trigger, words=reading.words(telling.trigger), note=telling.word or None
    )
    parties: list[tuple[str, Participant]] = [(role, party) for role, party in one.parties]
    if telling.place:
        parties.append(("place", telling.place))
    for label, party in parties:
        shown = "stands in for " + label if party.stands_in else label
        name = names.get(party.entity or "")
        yield EventMark(label=shown, span=party.span, words=reading.words(party.span), path=party.path, note=name)
    if telling.date and telling.date.span:
        span, note = telling.date.span, f"{telling.date.edtf} ({telling.date.basis})"
        yield EventMark(label="date", span=span, words=reading.words(span), note=note)


def _rejected(reading: Reading, telling: Event) -> Iterator[RejectedView]:
    for one in reading.rejected:
        if overlap(one.sentence, telling.sentence):
            yield _thrown_out(reading, one)


def _thrown_out(reading: Reading, one: Rejected) -> RejectedView:
    return RejectedView(type=one.type, rule=one.rule, reason=one.reason, words=reading.words(one.trigger))


def stories_of(store: Store, uris: Sequence[str]) -> tuple[str, ...]:
    """The stories that articles belong to."""
    s = schema.stories.c
    with store.read() as connection:
        found = connection.execute(select(s.story).where(s.uri.in_(uris)).distinct().order_by(s.story)).scalars()
        return tuple(found)
