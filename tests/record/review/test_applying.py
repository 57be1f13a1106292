"""Protects what decisions come to: rejected cells are gone, corrected ones stand corrected, counts follow;
the record itself and everything that was not decided on stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import api
from dragoman.model import Lineage
from dragoman.record.review import Decisions, Reviewed, Verdict, standing
from dragoman.record.review.cells import link_cell, reading_cells
from dragoman.record.review.kinship import reviewed_lineage
from dragoman.record.review.readings import reviewed_reading
from dragoman.record.review.slots import SLOTS
from tests.readings import TEXT, at, reading
from tests.record.review.making import EVERYTHING, cell_of, decision, record_of, two_reports


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[api.Record]:
    with record_of(tmp_path_factory.mktemp("applying") / "r.sqlite", *two_reports()) as made:
        yield made


def seen(record: api.Record, *verdicts: tuple[str, str | None, Verdict, str | None]) -> Reviewed:
    """The record with decisions: slot, article, verdict, corrected value."""
    taken = [decision(cell_of(record, slot, uri), verdict, corrected=to) for slot, uri, verdict, to in verdicts]
    return Reviewed(record.store, Decisions(decisions=tuple(taken)))


def test_without_decisions_the_view_is_the_record(record: api.Record) -> None:
    view = seen(record)
    for name in ("events", "statements", "offices", "lineage", "conflicts"):
        rows = [msgspec.structs.asdict(row) for row in getattr(view, name)()]
        assert [row.pop("reviewed") for row in rows] == [()] * len(rows)
        assert rows == [msgspec.structs.asdict(row) for row in getattr(record, name)()], name


def test_accepting_changes_nothing_but_the_mark(record: api.Record) -> None:
    taken = [decision(cell) for cell in record.cells(EVERYTHING)]
    view = Reviewed(record.store, Decisions(decisions=tuple(taken)))
    for name in ("events", "statements", "offices", "lineage", "conflicts"):
        rows = [msgspec.structs.asdict(row) for row in getattr(view, name)()]
        assert all(row.pop("reviewed") for row in rows), name
        assert rows == [msgspec.structs.asdict(row) for row in getattr(record, name)()], name


def test_the_two_reports_are_one_event_of_one_origin(record: api.Record) -> None:
    (event,) = record.events()
    assert (event.articles, event.origins, event.credibility) == (2, 1, 3)


def test_a_rejected_report_no_longer_counts(record: api.Record) -> None:
    (event,) = seen(record, ("event.type", "b.txt", "reject", None)).events()
    assert (event.articles, event.origins, event.credibility) == (1, 1, 3)
    assert [report.uri for report in event.reports] == ["a.txt"]
    assert [(one.slot, one.verdict, one.reviewer) for one in event.reviewed] == [("event.type", "reject", "Lea Kern")]


def test_an_event_whose_every_report_was_rejected_is_gone(record: api.Record) -> None:
    both: Any = (("event.type", "a.txt", "reject", None), ("event.type", "b.txt", "reject", None))
    assert seen(record, *both).events() == []


def test_a_corrected_date_is_one_of_the_values_and_found_by_it(record: api.Record) -> None:
    view = seen(record, ("event.date", "a.txt", "correct", "2023-06-01"), ("event.date", "b.txt", "reject", None))
    (event,) = view.events(since="2023-06-01")
    assert event.date == "2023-06-01"
    assert [value.value for value in event.values if value.slot == "date"] == ["2023-06-01"]
    assert view.events(until="2023-05-31") == []


def test_a_participant_whom_all_reports_lose_is_gone_and_no_longer_found(record: api.Record) -> None:
    view = seen(record, ("event.recipient", "a.txt", "reject", None), ("event.recipient", "b.txt", "reject", None))
    (event,) = view.events()
    assert [party.name for party in event.participants] == ["Ana Ruiz"]
    assert view.events(actor="Kral") == []
    assert [party.name for party in record.events()[0].participants] == ["Ana Ruiz", "Ivo Kral"]


def test_one_whom_only_one_report_loses_still_takes_part(record: api.Record) -> None:
    (event,) = seen(record, ("event.recipient", "a.txt", "reject", None)).events()
    assert {party.name for party in event.participants} == {"Ana Ruiz", "Ivo Kral"}


def test_somebody_whom_only_the_reviewer_names_has_no_identity(record: api.Record) -> None:
    (event,) = seen(record, ("event.actor", "a.txt", "correct", "Oda Brand")).events(actor="Brand")
    (brand,) = [party for party in event.participants if party.name == "Oda Brand"]
    assert (brand.entity, brand.role) == (None, "actor")


def test_a_corrected_type_has_neither_the_mode_nor_the_code_of_the_old_one(record: api.Record) -> None:
    both: Any = (("event.type", "a.txt", "correct", "AGREE"), ("event.type", "b.txt", "correct", "AGREE"))
    (event,) = seen(record, *both).events(type="AGREE")
    assert (event.type, event.mode, event.cameo) == ("AGREE", None, None)


def test_what_is_corrected_to_planned_is_not_counted_as_done(record: api.Record) -> None:
    (event,) = seen(record, ("event.modality", "b.txt", "correct", "planned")).events()
    assert (event.modality, event.articles) == ("happened", 1)
    both: Any = (("event.modality", "a.txt", "correct", "planned"), ("event.modality", "b.txt", "correct", "planned"))
    view = seen(record, *both)
    assert [one.modality for one in view.events()] == ["planned"]
    assert view.events(modality="happened") == []


def test_statements_follow_their_speaker(record: api.Record) -> None:
    view = seen(record, ("statement.source", "a.txt", "correct", "Oda Brand"))
    assert [row.uri for row in view.statements(by="Brand")] == ["a.txt"]
    assert [row.uri for row in view.statements(by="Ruiz")] == ["b.txt"]
    assert seen(record, ("statement.source", "a.txt", "reject", None)).statements(article="a.txt")[0].source is None


def test_a_statement_whose_content_is_rejected_is_none(record: api.Record) -> None:
    assert [row.uri for row in seen(record, ("statement.content", "a.txt", "reject", None)).statements()] == ["b.txt"]


def test_content_in_the_reviewers_own_words_has_no_span(record: api.Record) -> None:
    view = seen(record, ("statement.content", "a.txt", "correct", "that they return"))
    (row,) = view.statements(article="a.txt")
    assert (row.content, row.spans) == ("that they return", ())


def test_offices_are_taken_away_and_put_right(record: api.Record) -> None:
    assert [row.uri for row in seen(record, ("office", "a.txt", "reject", None)).offices()] == ["b.txt"]
    view = seen(record, ("office", "a.txt", "correct", "Minister of Fisheries"))
    (row,) = view.offices(office="fisheries")
    assert (row.uri, row.words, row.span) == ("a.txt", None, None)


def test_a_mention_that_is_somebody_else_takes_the_participant_along() -> None:
    given = reading()
    kral = given.entities[1]
    mention = msgspec.structs.replace(kral.mentions[0], span=at("President Ivo Kral"))
    other = msgspec.structs.replace(kral, mentions=(mention,))
    event = given.events[0]
    party = msgspec.structs.replace(event.recipients[0], span=mention.span)
    given = msgspec.structs.replace(
        given,
        entities=(given.entities[0], other, given.entities[2]),
        events=(msgspec.structs.replace(event, recipients=(party,)),),
    )
    (alias,) = [cell for cell in reading_cells(given) if cell.slot == "entity.alias"]
    moved = reviewed_reading(given, standing([decision(alias, "correct", corrected="Ana Ruiz")]))
    assert moved.events[0].recipients[0].entity == "e1"
    nobody = reviewed_reading(given, standing([decision(alias, "reject")]))
    assert nobody.events[0].recipients[0].entity is None


# ------------------------------------------------------------------------------------------------------------ lineage


def family() -> list[Lineage]:
    """A text, a copy of it, a copy of the copy; and another text."""
    return [
        Lineage(
            uri=uri,
            origin="o1" if uri != "d" else "o2",
            origin_label="Harbour Wire" if uri != "d" else None,
            relation="copy" if parent else "original",
            parent=parent,
            basis=("it is",),
        )
        for uri, parent in (("a", None), ("b", "a"), ("c", "b"), ("d", None))
    ]


IDS = {uri: f"sha256:{uri * 64}" for uri in "abcd"}


def moved(*decided: tuple[str, Verdict, str | None]) -> dict[str, tuple[str, str | None, str, str | None]]:
    lines = {line.uri: line for line in family()}
    taken = [decision(link_cell(lines[uri], IDS[uri]), verdict, corrected=to) for uri, verdict, to in decided]
    rows = reviewed_lineage(family(), IDS, standing(taken))
    origins = {lines["a"].origin: "a's", lines["d"].origin: "d's"}
    return {row.uri: (row.relation, row.parent, origins.get(row.origin, "own"), row.origin_label) for row in rows}


def test_what_was_made_of_an_article_goes_with_it() -> None:
    cut = moved(("b", "reject", None))
    assert cut["a"] == ("original", None, "a's", "Harbour Wire")
    assert cut["b"] == ("original", None, "own", None)
    assert cut["c"] == ("copy", "b", "own", None)
    led = moved(("b", "correct", "rewrite of d"))
    assert (led["b"], led["c"][2]) == (("rewrite", "d", "d's", None), "d's")


def test_an_original_that_was_copied_joins_the_family() -> None:
    assert moved(("d", "correct", "translation of c"))["d"] == ("translation", "c", "a's", "Harbour Wire")


def test_nothing_becomes_its_own_forebear() -> None:
    assert moved(("a", "correct", "copy of c")) == moved()
    assert moved(("a", "correct", "copy of nowhere")) == moved()


def test_origins_and_credibility_of_events_follow_the_reviewed_lineage(record: api.Record) -> None:
    view = seen(record, ("lineage.link", "b.txt", "reject", None))
    (event,) = view.events()
    assert (event.articles, event.origins, event.credibility) == (2, 2, 2)
    assert [(one.slot, one.uri) for one in event.reviewed] == [("lineage.link", "b.txt")]
    origins = {row.uri: row.origin for row in view.statements()}
    assert origins == {row.uri: row.origin for row in view.lineage()}
    assert len(set(origins.values())) == 2


# ----------------------------------------------------------------------------------------------------- whatever it is


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["accept", "reject", "correct"])), max_size=8))
def test_any_decisions_give_a_reading_whose_spans_stand(chosen: list[tuple[int, Verdict]]) -> None:
    given_reading = reading(text="It is said in Lisbon that " + TEXT)
    cells = list(reading_cells(given_reading))
    taken = [
        decision(
            cells[number % len(cells)],
            verdict,
            corrected=(SLOTS[cells[number % len(cells)].slot].words or ("2023-07",))[0]
            if verdict == "correct"
            else None,
        )
        for number, verdict in chosen
    ]
    after = reviewed_reading(given_reading, standing(taken))
    ids = {entity.id for entity in after.entities}
    length = len(after.article.text)
    for event in after.events:
        for party in (*event.actors, *event.recipients):
            assert party.entity is None or party.entity in ids
            assert 0 <= party.span[0] < party.span[1] <= length
    untouched = reviewed_reading(given_reading, standing([decision(cell) for cell in cells]))
    assert untouched is given_reading


def test_the_record_stays_what_it_was(tmp_path: Path) -> None:
    with record_of(tmp_path / "r.sqlite", *two_reports()) as record:
        before = msgspec.json.encode([record.events(), record.statements(), record.reading("a.txt")])
        record.decide(cell_of(record, "event.type"), "reject", reviewer="Lea Kern", reason="a rumour")
        assert msgspec.json.encode([record.events(), record.statements(), record.reading("a.txt")]) == before
        assert record.reviewed().events()[0].articles == 1


def test_decisions_hold_after_a_further_run_and_in_a_record_made_anew(tmp_path: Path) -> None:
    first, second = two_reports()
    with record_of(tmp_path / "r.sqlite", first) as record:
        record.decide(cell_of(record, "event.date"), "correct", corrected="2023-05-03", reviewer="Lea Kern")
    (tmp_path / "again.decisions.jsonl").write_bytes((tmp_path / "r.decisions.jsonl").read_bytes())
    for name, added in (("r.sqlite", (second,)), ("again.sqlite", (second, first))):
        with record_of(tmp_path / name, *added) as record:
            (event,) = record.reviewed().events()
            assert [(one.slot, one.uri) for one in event.reviewed] == [("event.date", "a.txt")]
            assert {value.value for value in event.values if value.slot == "date"} == {"2023-05-03", "2023-05-04"}
