"""Protects places for a map, and plans that fall due: they count and hold what the whole list has."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

import pytest

from dragoman.record import Store, ledger, queries
from dragoman.record.dates import days
from dragoman.record.ledger import EventsAsked
from tests.record.ledger import making


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("ledger") / "record.sqlite", create=True)
    making.fill(opened, events=120)
    yield opened
    opened.close()


@pytest.mark.parametrize("asked", [EventsAsked(), EventsAsked(uncoded=True, actor="lind"), EventsAsked(since="2031")])
def test_places_count_their_events(store: Store, asked: EventsAsked) -> None:
    events = queries.events(store, actor=asked.actor, since=asked.since, uncoded=asked.uncoded)
    found = ledger.places(store, asked)
    counts = Counter(event.place for event in events)
    assert found.unplaced == counts.pop(None, 0)
    assert {place.name: place.events for place in found.places} == counts
    assert found.different == len(counts)
    assert [place.events for place in found.places] == sorted(counts.values(), reverse=True)
    disputed = ledger.events(store, EventsAsked(actor=asked.actor, since=asked.since, uncoded=asked.uncoded)).facets
    assert sum(place.conflict for place in found.places) <= disputed.conflict
    by_id = {event.id: event for event in events}
    for place in found.places:
        here = [event for event in events if event.place == place.name]
        best = sorted((event.origins for event in here), reverse=True)[:3]
        assert [by_id[name].origins for name in place.shown] == best
        assert {by_id[name].place for name in place.shown} == {place.name}


def test_a_map_is_bounded(store: Store) -> None:
    found = ledger.places(store, EventsAsked(), limit=1)
    assert len(found.places) == 1
    assert found.different == 3
    with pytest.raises(ValueError, match="map"):
        ledger.places(store, EventsAsked(), limit=1001)


def test_plans_fall_due(store: Store) -> None:
    today = datetime.date(2024, 2, 4)
    page = ledger.due(store, today, 10)
    expected = {
        event.id
        for event in queries.events(store, modality="planned", since="2024-02-04", until="2024-02-14")
        if event.outcome is None
    }
    assert {event.id for event in page.rows} == expected
    assert 0 < len(expected) < len(queries.events(store, modality="planned"))
    starts = [days(event.date)[0] or "" for event in page.rows]
    assert starts == sorted(starts)
    one = ledger.due(store, today, 10, EventsAsked(limit=1, actor="lind"))
    assert len(one.rows) == 1
    assert one.total < page.total
    assert ledger.due(store, datetime.date(2030, 1, 1)).total == 0
