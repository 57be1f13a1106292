"""Protects explanations: how far an event is corroborated is said in whole, and former identifiers lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.cli.explained import lines
from dragoman.engine.weighing import weigh_record
from dragoman.model import FusedEvent, Value
from dragoman.record import queries, writing
from dragoman.weighing import fused_id
from tests.weighing.making import entity, event, fused, reading, taking_part

TEXTS = (
    "Bells rang in Marrow. Ona Lind greeted Tariq Osei there on 2023-03-02.",
    "On 2023-03-02 Ona Lind greeted Tariq Osei in Marrow while bells rang.",
    "Osei was greeted warmly: Ona Lind and Tariq Osei in Marrow, 2023-03-02, with bells.",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[dragoman.Record]:
    with dragoman.open(tmp_path / "record.sqlite") as opened:
        yield opened


def explained(record: dragoman.Record, given: FusedEvent) -> list[str]:
    return [line.strip() for line in lines(record, given)]


def test_everything_that_speaks_for_and_against_an_event_is_a_line(record: dragoman.Record) -> None:
    given = fused(
        "x",
        *"abc",
        mode="visit",
        date="2023-03-02",
        participants=(taking_part("Ona Lind"), taking_part("Tariq\x1b Osei", "recipient")),
        origins=2,
        unknown_origins=1,
        sides=("KEN", "reporters"),
        against=1,
        credibility=4,
        values=(Value(slot="date", value="2023-03-02", articles=2, origins=1),),
    )
    first, head, *rest = explained(record, given)
    assert first == "event x"
    assert head.startswith("CONSULT (visit), happened: ")
    assert head.endswith(", 2023-03-02")
    assert "\x1b" not in head
    assert rest == [
        "3 reports, 3 articles, 2 origins, 1 article of unknown origin",
        "vouched for by: KEN, reporters",
        "against it: 1 origin",
        "credibility: 4, doubtful (STANAG 2511)",
        "date: 2023-03-02 (2 articles, 1 origin)",
    ]


def test_what_is_not_known_is_not_said(record: dragoman.Record) -> None:
    assert explained(record, fused("x", "a"))[2:] == ["1 report, 1 article, 1 origin"]


def put(record: dragoman.Record, number: int, published: str) -> None:
    text = TEXTS[number]
    people = [entity(text, 1, "person", "Ona Lind"), entity(text, 2, "person", "Tariq Osei")]
    day = ("2023-03-02", "2023-03-02")
    met = event(text, "greeted", [("e1", "Ona Lind")], [("e2", "Tariq Osei")], date=day)
    told = reading(f"{number}", text, published, entities=people, events=[met], times=[day])
    writing.write_results(record.store, writing.start_run(record.store, []), [told])
    weigh_record(record.store)


def test_an_event_is_found_by_every_identifier_that_it_had(record: dragoman.Record) -> None:
    had = set()
    for number, published in enumerate(("2023-03-05", "2023-03-04", "2023-03-03")):
        put(record, number, published)
        (event,) = queries.events(record.store)
        had.add(event.id)
    assert len(had) == 3
    assert event.id == fused_id(next(report.event for report in event.reports if report.uri == "2"))
    for identifier in had:
        for given in (identifier, identifier[:9], identifier.upper()):
            found, *reports = record.explain(given)
            assert found == event
            assert len(reports) == 3
