"""Protects where events are on a map: where their articles mean one known place, else nowhere, and that is counted."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from dragoman.model import FusedEvent, Reading
from dragoman.record import Store, ledger, writing
from dragoman.record.ledger import EventsAsked
from dragoman.weighing import Part
from tests.weighing.making import entity, fused, kin, reading

BREMEN, BERGEN_NORWAY, BERGEN_SAXONY = "geonames:2944388", "geonames:3161732", "geonames:2950073"
# what each article means by the places that it names
MEANT: dict[str, dict[str, str | None]] = {
    "a": {"Bremen": BREMEN, "Bergen": BERGEN_NORWAY},
    "b": {"Bremen": BREMEN, "Bergen": BERGEN_SAXONY},
    "c": {"Bremen": BREMEN, "Baltic": None},
    "d": {"Bremen": "geonames:999999999"},  # the tables have no such place
}


def told() -> list[FusedEvent]:
    return [
        fused("e1", "a", "b", place="Bremen", date="2024-02-05"),
        fused("e2", "c", place="Bremen", date="2024-02-09", modality="ongoing"),
        fused("e3", "c", place="Bremen", date=None),
        fused("e4", "c", place="Bremen", date="2024-03-01", modality="planned"),
        fused("e5", "a", place="Bergen", date="2024-03"),
        fused("e6", "a", "b", place="Bergen", date="2024-03"),
        fused("e7", "c", place="Baltic"),
        fused("e8", "a"),
        fused("e9", "d", place="Bremen"),
    ]


def article(uri: str, places: dict[str, str | None]) -> Reading:
    text = f"They met at {', '.join(places)}."
    named = [
        msgspec.structs.replace(entity(text, n, "place", name), ref=ref)
        for n, (name, ref) in enumerate(places.items(), 1)
    ]
    return reading(uri, text, "2024-02-05", entities=named)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("located") / "record.sqlite", create=True)
    run = writing.start_run(opened, ["given"])
    writing.write_results(opened, run, [article(uri, places) for uri, places in MEANT.items()])
    writing.finish_run(opened, run)
    writing.write_parts(opened, [Part(key="p", events=tuple(told()), quotations=(), conflicts=(), days={})])
    writing.publish(opened, writing.start_run(opened, []), [kin(uri) for uri in MEANT], [], ["p"], "all")
    yield opened
    opened.close()


def test_events_stand_where_their_articles_mean_one_place(store: Store) -> None:
    found = ledger.located(store, EventsAsked())
    spots = {spot.ref: spot for spot in found.spots}
    assert {ref: spot.events for ref, spot in spots.items()} == {BREMEN: 3, BERGEN_NORWAY: 1}
    assert (spots[BREMEN].latitude, spots[BREMEN].longitude) == pytest.approx((53.08, 8.81), abs=0.05)
    assert spots[BREMEN].months == {"2024-02": 2}  # one has no date
    assert [spot.name for spot in found.spots] == ["Bremen", "Bergen"]


def test_what_stands_nowhere_is_counted(store: Store) -> None:
    found = ledger.located(store, EventsAsked())
    assert (found.unplaced, found.unlocated, found.divided) == (1, 2, 1)
    assert sum(spot.events for spot in found.spots) + 4 == len(told()) - 1  # the planned one is not done


def test_what_is_not_done_stands_there_only_if_it_is_asked_for(store: Store) -> None:
    found = ledger.located(store, EventsAsked(modality="planned"))
    assert [(spot.ref, spot.events) for spot in found.spots] == [(BREMEN, 1)]


def test_filters_and_bounds(store: Store) -> None:
    march = ledger.located(store, EventsAsked(since="2024-03"))
    assert [spot.ref for spot in march.spots] == [BERGEN_NORWAY]
    one = ledger.located(store, EventsAsked(), limit=1)
    assert (len(one.spots), one.different) == (1, 2)
    with pytest.raises(ValueError, match="map"):
        ledger.located(store, EventsAsked(), limit=1001)
    assert ledger.located(store, EventsAsked(since="2050")).spots == ()
