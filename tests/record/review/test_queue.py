"""Protects the queue of reviewers: the same cells in the same order as the terminal's, from any article on, in time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.api import Record
from dragoman.record import queries
from dragoman.record.review import Cell, Queue, Turn, Wanted, cell_named, cells, queue, undecided
from dragoman.record.review.queue import turn_of
from tests.readings import TEXT, reading
from tests.record.review.making import decision, record_of, two_reports

WANTED = (
    Wanted(),
    Wanted(sorts=("facts", "names")),
    Wanted(sorts=("lineage",)),
    Wanted(sorts=("facts", "names", "lineage")),
    Wanted(slot="event.date"),
    Wanted(rule="modality"),
    Wanted(article="b.txt", sorts=("facts", "lineage")),
    Wanted(since="2023-05-01"),
    Wanted(until="2023-05-01", sorts=("names", "lineage")),
    Wanted(actor="Wang"),
    Wanted(actor="CHN", sorts=("facts", "names")),
    Wanted(actor="nobody of this name", sorts=("facts", "names")),
    Wanted(type="CONSULT", sorts=("facts", "names")),
    Wanted(modality="planned"),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    third = reading("c.txt", text="Nothing more was told. " + TEXT, published="2024-01-02")
    with record_of(tmp_path / "record.sqlite", *two_reports(), third) as opened:
        yield opened


def walked(found: Queue) -> list[Cell]:
    """All cells of a queue, one search after the other as pages ask."""
    out: list[Cell] = []
    now = found.search(lambda _: True)
    while now.cell:
        out.append(now.cell)
        now = found.search(lambda _: True, turn=now.turn, after=now.cell.name)
    return out


@pytest.mark.parametrize("wanted", WANTED, ids=lambda one: msgspec.json.encode(one).decode()[:120])
def test_the_cells_are_those_of_the_terminal(record: Record, wanted: Wanted) -> None:
    told = {cell.name: cell for cell in cells(record.store, wanted)}
    assert [cell.name for cell in walked(Queue(record.store, wanted))] == list(
        dict.fromkeys(cell.name for cell in undecided(cells(record.store, wanted), lambda _: False))
    )
    assert all(cell in told.values() for cell in walked(Queue(record.store, wanted)))


def test_some_of_these_questions_have_answers(record: Record) -> None:
    counts = [len(walked(Queue(record.store, wanted))) for wanted in WANTED]
    assert sum(count > 0 for count in counts) > 7
    assert counts[-3] == 0


def test_it_goes_on_from_an_article_and_after_a_cell(record: Record) -> None:
    every = walked(Queue(record.store, Wanted()))
    there = [cell for cell in every if cell.uri == "b.txt"]
    found = queue(record.store, Wanted()).search(lambda _: True, turn=Turn(uri="b.txt"))
    assert found.cell == there[0]
    following = queue(record.store, Wanted()).search(lambda _: True, turn=Turn(uri="b.txt"), after=there[-1].name)
    assert following.cell is not None
    assert following.cell.uri == "c.txt"


def test_a_search_that_lasts_too_long_says_where_to_go_on(record: Record) -> None:
    times = iter(range(100))
    found = queue(record.store, Wanted()).search(lambda _: False, seconds=0.5, clock=lambda: float(next(times)))
    assert (found.cell, found.looked) == (None, 1)
    assert found.turn is not None
    rest = queue(record.store, Wanted()).search(lambda _: False, turn=found.turn)
    assert (rest.cell, rest.turn, rest.looked) == (None, None, 2)


def test_articles_come_in_the_order_of_publication_and_those_without_a_date_last(tmp_path: Path) -> None:
    days = {
        "z.txt": "2023-05-06",
        "b.txt": None,
        "y.txt": "2023-05-06",
        "a.txt": "2023",
        "c.txt": "2022-12",
        "d.txt": None,
    }
    readings = [reading(uri, text=f"{uri} says: {TEXT}", published=day) for uri, day in days.items()]
    with record_of(tmp_path / "r.sqlite", *readings) as record:
        found = queue(record.store, Wanted())
        turns = [found.turn(number).uri for number in range(len(found))]
        assert turns == list(queries.uris(record.store))
        assert turns == [row.uri for row in record.articles()]
        assert turns[-2:] == ["b.txt", "d.txt"]


def test_a_queue_is_kept_until_the_record_changes(record: Record) -> None:
    first = queue(record.store, Wanted())
    assert queue(record.store, Wanted()) is first
    record.forget("c.txt")
    assert len(queue(record.store, Wanted())) == len(first) - 1


def test_cells_are_named_by_what_they_are(record: Record) -> None:
    for cell in walked(Queue(record.store, Wanted(sorts=("facts", "names", "lineage")))):
        turn = turn_of(decision(cell))
        assert cell_named(record.store, turn, cell.name) == cell
    assert cell_named(record.store, Turn(uri="a.txt"), "0" * 16) is None
    assert cell_named(record.store, Turn(uri="gone.txt", link=True), "0" * 16) is None


def test_there_is_no_queue_of_a_slot_that_is_none(record: Record) -> None:
    with pytest.raises(ValueError, match="is no cell"):
        queue(record.store, Wanted(slot="event.colour"))
