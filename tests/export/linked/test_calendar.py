"""Protects the calendar: the library reads it back, all that is in it is planned, and days are those of the words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.linked.calendar import entry, plain
from dragoman.export.wording import title_of
from dragoman.model import DateBasis, FusedEvent, Lineage, Outcome, Reading, Report, Weighed
from dragoman.record import Store
from tests.export.linked.making import exported, fill, talks
from tests.record.making import put, show
from tests.weighing.making import entity, event, fused, reading, taking_part


def entries(store: Store, **wanted: Any) -> list[Any]:
    calendar: Any = icalendar.Calendar.from_ical(exported(store, "ics", **wanted)[0])
    assert str(calendar["version"]) == "2.0"
    return list(calendar.walk("VEVENT"))


def test_a_plan_is_an_all_day_event_that_says_so(store: Store) -> None:
    visit = next(one for one in entries(store) if "Prague" in one["summary"])
    assert str(visit["summary"]) == "Planned: CONSULT visit, Ana Ruiz → Prague"
    assert visit.decoded("dtstart") == date(2024, 3, 20)
    assert visit.decoded("dtend") == date(2024, 3, 21)
    assert visit.decoded("dtstamp") == datetime(2024, 3, 5, tzinfo=UTC)
    assert str(visit["status"]) == "TENTATIVE"
    assert str(visit["location"]) == "Prague"
    assert (visit["geo"].latitude, visit["geo"].longitude) == (50.1, 14.4)
    told = str(visit["description"])
    assert "“Ruiz will visit Prague on 20 March 2024.” (Harbour Post, 2024-03-05, https://wire.example/" in told
    assert "Independent origins: 1." in told


def test_only_plans_are_in_it(store: Store) -> None:
    found = entries(store)
    assert len(found) == 2
    assert all(str(one["summary"]).startswith("Planned: ") for one in found)


def test_lines_are_folded_and_signs_of_the_format_are_only_text(store: Store) -> None:
    written = exported(store, "ics")[0]
    assert written.count(b"END:VCALENDAR\r\n") == 1
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert not set(written) & {*range(9), 11, 12, *range(14, 32)}
    hostile = next(one for one in entries(store) if "Kral & <Söhne>" in one["summary"])
    assert '"]]>;\ufffd' in str(hostile["description"])


@given(st.text(st.characters()))
def test_any_name_goes_through_the_calendar_as_it_is(name: str) -> None:
    party = taking_part(name)
    planned = fused("f", modality="planned", date="2024-03-04", participants=(party,), place=name or None)
    when = (date(2024, 3, 4), date(2024, 3, 4))
    written: bytes = entry(planned, when, lambda _: None, lambda _: {}).to_ical()
    read: Any = icalendar.Event.from_ical(written)
    assert [name for name, _ in read.property_items()].count("SUMMARY") == 1
    assert str(read["summary"]) == plain(title_of(planned))
    assert str(read.get("location", "")) == plain(name)


def test_uids_stay_when_more_is_added(empty: Store) -> None:
    fill(empty, [talks()])
    (uid,) = {str(one["uid"]) for one in entries(empty)}
    fill(empty, [reading("z", "Nothing happened.")])
    assert {str(one["uid"]) for one in entries(empty)} == {uid}


def plan(when: str, words: str, basis: DateBasis = "explicit", published: str | None = "2024-03-01") -> Reading:
    text = f"Ana Ruiz will meet Ivo Kral {words}."
    people = [entity(text, 1, "person", "Ana Ruiz"), entity(text, 2, "person", "Ivo Kral")]
    met = event(text, "meet", [("e1", "Ana Ruiz")], [("e2", "Ivo Kral")], modality="planned", date=(when, words))
    assert met.date is not None
    met = msgspec.structs.replace(met, date=msgspec.structs.replace(met.date, basis=basis))
    return reading("plan.txt", text, published, entities=people, events=[met])


@pytest.mark.parametrize(
    ("when", "basis", "reason"),
    [
        ("2024-03", "explicit", "planned events without an exact day"),
        ("2024-03-04~", "explicit", "planned events without an exact day"),
        ("2024-03-04/..", "explicit", "planned events without an exact day"),
        ("2024-03-01", "publication", "planned events whose day no report states"),
    ],
)
def test_what_has_no_day_of_its_own_is_left_out_and_counted(
    empty: Store, when: str, basis: DateBasis, reason: str
) -> None:
    fill(empty, [plan(when, "in March", basis)])
    assert entries(empty) == []
    assert exported(empty, "ics")[1].left_out == {reason: 1}


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2024-03-04/2024-03-06", (date(2024, 3, 4), date(2024, 3, 7))),
        ("2024-03-04T15:00:00Z", (date(2024, 3, 4), date(2024, 3, 5))),
    ],
)
def test_several_days_and_times_of_day_are_whole_days(empty: Store, when: str, days: Sequence[date]) -> None:
    fill(empty, [plan(when, "in March")])
    (one,) = entries(empty)
    assert (one.decoded("dtstart"), one.decoded("dtend")) == days


@pytest.mark.parametrize(
    ("outcome", "status"), [("cancelled", "CANCELLED"), ("happened", "TENTATIVE"), ("not reported", "TENTATIVE")]
)
def test_what_came_of_a_plan_is_told(empty: Store, outcome: Outcome, status: str) -> None:
    planned = plan("2024-03-04", "in March", published=None)
    (told,) = planned.events
    report = Report(uri="plan.txt", event=told.id, trigger=told.trigger, sentence=told.sentence)
    became = FusedEvent(
        id="f1", type="CONSULT", mode=None, cameo="040", modality="planned", date="2024-03-04", place=None,
        reported=None, participants=(), reports=(report,), articles=1, origins=1, outcome=outcome, became="f2",
    )  # fmt: skip
    put(empty, [planned], weighed=False)
    row = Lineage(uri="plan.txt", origin="o", origin_label=None, relation="original", parent=None, basis=())
    show(empty, Weighed(lineage=(row,), events=(became,)))
    (one,) = entries(empty)
    assert str(one["status"]) == status
    assert f"What came of it: {outcome} (f2)." in str(one["description"])
    assert one.decoded("dtstamp") == datetime(1970, 1, 1, tzinfo=UTC), "no article has a date"
