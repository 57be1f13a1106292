"""Protects what decisions say of the program: which stands, which are orphaned, precision, agreement, samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import api
from dragoman.record.review import Wanted, agreement, orphans, precision, sample, standing, undecided
from dragoman.record.review.figures import PROGRAM, cohen, krippendorff, wilson
from tests.record.review.making import EVERYTHING, cell_of, changed, decision, record_of, two_reports


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[api.Record]:
    with record_of(tmp_path_factory.mktemp("figures") / "r.sqlite", *two_reports()) as made:
        yield made


def test_the_last_decision_stands_and_disagreement_is_told(record: api.Record) -> None:
    cell = cell_of(record, "event.date")
    first = decision(cell, "accept", time="2024-01-01T10:00:00Z")
    second = decision(cell, "reject", reviewer="Ben Ost", time="2024-01-01T10:00:00.500Z")
    again = decision(cell, "reject", time="2024-01-02T10:00:00Z")
    two = standing([second, first])[cell.key]
    assert (two.decision, two.disputed) == (second, True)
    three = standing([again, second, first])[cell.key]
    assert (three.decision, three.disputed, len(three.each)) == (again, False, 2)


def test_why_a_decision_is_orphaned(record: api.Record) -> None:
    held = decision(cell_of(record, "event.date"))
    value = changed(held, value="1999-01-01")
    span = changed(held, spans=((0, 3),))
    article = changed(held, article="sha256:" + "0f" * 32)
    found = {
        orphan.decision: (orphan.why, orphan.now) for orphan in orphans(record.store, [held, value, span, article])
    }
    assert found == {
        value: ("value changed", ("2023-05-04",)),
        span: ("span gone", ()),
        article: ("article gone", ()),
    }


def test_every_cell_that_can_be_asked_is_found_again(record: api.Record) -> None:
    every = [decision(cell) for cell in record.cells(EVERYTHING)]
    assert len({cell.slot for cell in record.cells(EVERYTHING)}) >= 12
    assert orphans(record.store, every) == []


def test_a_bad_rule_comes_first(record: api.Record) -> None:
    cells = list(record.cells(EVERYTHING))
    taken = [decision(cell, "reject" if cell.slot == "event.recipient" else "accept") for cell in cells]
    disputing = changed(taken[0], reviewer="Ben Ost", verdict="reject", time="2023-01-01T00:00:00Z")
    rows = precision(standing([*taken, disputing]), cells)
    assert (rows[0].slot, rows[0].rule, rows[0].rejected, rows[0].precision) == (
        "event.recipient",
        "meet.v object",
        2,
        0,
    )
    assert sum(row.accepted for row in rows) == len(cells) - 2
    assert sum(row.disputed for row in rows) == 1
    assert all(row.low <= row.precision <= row.high for row in rows)


def test_decisions_on_what_is_gone_are_not_held_against_a_rule(record: api.Record) -> None:
    cell = cell_of(record, "event.date")
    gone = changed(decision(cell), verdict="reject", value="1999-01-01")
    assert precision(standing([gone]), record.cells(EVERYTHING)) == []


def test_wilson_as_published() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(81, 263)  # Newcombe 1998, Stat. Med. 17:857, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    low, high = wilson(0, 20)
    assert (low, round(high, 4)) == (0.0, 0.1611)


def test_kappa_and_alpha_as_published() -> None:
    table = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}
    pairs = [pair for pair, count in table.items() for _ in range(count)]
    assert cohen(pairs) == pytest.approx(0.4)
    # Krippendorff, Computing Krippendorff's alpha-reliability (2011): two observers, binary and nominal
    assert krippendorff([*zip("0100000010", "1110010000", strict=True)]) == pytest.approx(0.095, abs=5e-4)
    assert krippendorff([*zip("aabbdcccedda", "babbbccceddd", strict=True)]) == pytest.approx(0.692, abs=5e-4)
    assert cohen([("a", "a")]) is None
    assert krippendorff([("a", "a"), ("a", "a")]) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30))
def test_agreement_is_never_more_than_perfect(pairs: list[tuple[str, str]]) -> None:
    for value in (cohen(pairs), krippendorff(pairs)):
        assert value is None or value <= 1 + 1e-9
    if all(one == other for one, other in pairs) and len(set(pairs)) > 1:
        assert cohen(pairs) == pytest.approx(1)
        assert krippendorff(pairs) == pytest.approx(1)


def test_agreement_of_coders_with_the_program_and_each_other(record: api.Record) -> None:
    cells = list(record.cells(Wanted(slot="event.modality")))
    lea = [decision(cells[0], blind=True), decision(cells[1], "correct", corrected="planned", blind=True)]
    ben = [decision(cell, reviewer="Ben Ost") for cell in cells]
    rows = {row.coders: row for row in agreement([*lea, *ben], cells)}
    assert rows["Lea Kern", PROGRAM].percent == 50.0
    assert (rows["Ben Ost", PROGRAM].percent, rows["Ben Ost", PROGRAM].kappa) == (100.0, None)
    assert (rows["Ben Ost", "Lea Kern"].cells, rows["Ben Ost", "Lea Kern"].blind) == (2, 2)
    assert agreement([*lea, *ben], []) == []


def test_a_sample_follows_from_content_and_seed_only(record: api.Record, tmp_path: Path) -> None:
    cells = list(record.cells(EVERYTHING))
    drawn = sample(cells, 12, 7)
    assert len(drawn) == len({cell.key for cell in drawn}) == 12
    assert sample(cells[::-1], 12, 7)[::-1] == drawn
    assert sample(cells, 12, 8) != drawn
    assert len({cell.slot for cell in drawn}) == 12, "as evenly from the slots as they allow"
    assert sample(cells, 10_000, 7) == cells
    with record_of(tmp_path / "again.sqlite", *two_reports()[::-1]) as other:
        assert {cell.key for cell in sample(other.cells(EVERYTHING), 12, 7)} == {cell.key for cell in drawn}


def test_what_was_decided_is_not_asked_again_and_nothing_twice(record: api.Record) -> None:
    cells = list(record.cells(EVERYTHING))
    left = list(undecided([*cells, *cells], lambda cell: cell.slot == "event.type"))
    assert left == [cell for cell in cells if cell.slot != "event.type"]


def test_cells_are_narrowed(record: api.Record) -> None:
    def slots(**wanted: object) -> set[str]:
        return {cell.slot for cell in record.cells(msgspec.structs.replace(EVERYTHING, **wanted))}

    assert slots(slot="event.date") == {"event.date"}
    assert slots(slot="statement") >= {"statement.source", "statement.content", "statement.kind"}
    assert slots(rule="meet.v object") == {"event.recipient"}
    assert {cell.uri for cell in record.cells(Wanted(article="b.txt"))} == {"b.txt"}
    assert "event.type" in slots(actor="Kral") and "statement.source" not in slots(actor="Kral")
    assert list(record.cells(Wanted(type="AID"))) == []
    with pytest.raises(ValueError, match="no cell"):
        record.cells(Wanted(slot="event.colour"))
