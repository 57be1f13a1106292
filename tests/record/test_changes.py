"""Protects: what changed between two states is told, each thing once, with what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from dragoman.model import Conflict, FusedEvent, Report, Story
from dragoman.record import RecordError, Store, history, writing
from dragoman.record.changes import Change, changes, runs
from dragoman.record.changes import history as story_of
from dragoman.record.rating import rate
from dragoman.weighing import Part, fused_id
from tests.readings import reading
from tests.weighing.making import conflict, fused, kin, side, taking_part


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def told(name: str, *uris: str, origins: int = 1, modality: str = "happened") -> FusedEvent:
    made = fused(name, *uris, participants=(taking_part(f"Ona {name.title()}"),), origins=origins)
    return msgspec.structs.replace(made, id=fused_id(made.reports[0].event), modality=modality)


def publish(store: Store, *events: FusedEvent, conflicts: Sequence[Conflict] = ()) -> int:
    key = fused_id(repr(events) + repr(conflicts))
    writing.write_parts(store, [Part(key=key, events=events, quotations=(), conflicts=tuple(conflicts), days={})])
    uris = dict.fromkeys(report.uri for event in events for report in event.reports)
    run = writing.start_run(store, [])
    rows, stories = [kin(uri) for uri in uris], [Story(uri=uri, story="s") for uri in uris]
    writing.publish(store, run, rows, stories, [key], "now")
    return run


def brief(found: Sequence[Change]) -> list[tuple[str, str, list[str]]]:
    return [(one.change, one.what.split(" · ")[-1], [field.field for field in one.fields]) for one in found]


def of_events(store: Store, since: object, until: object = None) -> list[tuple[str, str, list[str]]]:
    return brief(changes(store, str(since), until=str(until) if until else None, kind="event"))


def test_new_changed_and_withdrawn_events_are_told_apart(store: Store) -> None:
    first = publish(store, told("x", "a"), told("y", "b"), told("z", "c"))
    publish(store, told("x", "a"), told("y", "b", "b2"), told("w", "d"))
    assert of_events(store, first) == [
        ("changed", "Ona Y", ["articles"]),
        ("withdrawn", "Ona Z", []),
        ("new", "Ona W", []),
    ]


def test_what_went_and_came_back_did_not_change(store: Store) -> None:
    first = publish(store, told("x", "a"))
    second = publish(store, told("y", "b"))
    publish(store, told("x", "a"))
    assert of_events(store, first) == []
    assert of_events(store, first, second) == [("withdrawn", "Ona X", []), ("new", "Ona Y", [])]
    assert of_events(store, second) == [("withdrawn", "Ona Y", []), ("new", "Ona X", [])]


def test_a_second_origin_confirms_what_happened(store: Store) -> None:
    first = publish(store, told("x", "a"), told("y", "b", modality="denied"))
    publish(store, told("x", "a", "c", origins=2), told("y", "b", "c", origins=2, modality="denied"))
    assert [change for change, *_ in of_events(store, first)] == ["confirmed", "changed"]


def test_a_plan_that_has_happened_is_confirmed(store: Store) -> None:
    first = publish(store, told("x", "a", modality="planned"))
    publish(store, told("x", "a"))
    assert of_events(store, first) == [("confirmed", "Ona X", ["modality"])]


def test_an_event_that_an_earlier_report_gave_another_name_is_the_same(store: Store) -> None:
    x = told("x", "a")
    first = publish(store, x)
    earlier = Report(uri="0", event="earlier", trigger=(0, 1), sentence=(0, 9))
    publish(store, msgspec.structs.replace(x, id=fused_id("earlier"), reports=(earlier, *x.reports), articles=2))
    found = changes(store, str(first), kind="event")
    assert brief(found) == [("changed", "Ona X", ["id", "articles"])]
    assert found[0].fields[0].before == x.id


def test_an_event_that_another_took_in_says_which(store: Store) -> None:
    x, y = told("x", "a"), told("y", "b")
    first = publish(store, x, y)
    publish(store, msgspec.structs.replace(x, reports=(*x.reports, *y.reports), articles=2))
    gone = next(one for one in changes(store, str(first), kind="event") if one.change == "withdrawn")
    assert (gone.id, gone.fields[0].after) == (y.id, x.id)


def test_a_new_contradiction_is_newly_in_conflict(store: Store) -> None:
    first = publish(store, told("x", "a"))
    publish(store, told("x", "a"), conflicts=[conflict("k", side("so", ("a", (0, 1))))])
    found = changes(store, str(first), kind="conflict")
    assert [one.change for one in found] == ["in conflict"]


def test_articles_statements_offices_and_letters_have_changes_too(store: Store) -> None:
    writing.write_results(store, writing.start_run(store, []), [reading("a.txt")])
    rate(store, "The Courier", "B")
    every = changes(store, "1999")
    assert {(one.kind, one.change) for one in every} == {
        ("article", "new"),
        ("statement", "new"),
        ("office", "new"),
        ("letter", "new"),
    }
    rate(store, "The Courier", "D")
    assert brief(changes(store, "2")) == [("changed", "D", ["letter"])]


def test_a_reading_made_anew_says_what_differs(store: Store) -> None:
    first = writing.start_run(store, [])
    writing.write_results(store, first, [reading("a.txt")])
    given = reading("a.txt")
    other = msgspec.structs.replace(given, article=msgspec.structs.replace(given.article, title="Talks"))
    with history.commit(store, writing.start_run(store, [], "reread")) as connection:
        writing.withdraw_reading(connection, 1)
        writing.write_reading(connection, 2, "k" * 16, other, None)
    found = changes(store, str(first), kind="article")
    assert {one.change for one in found} == {"withdrawn", "new"}  # another key is another article


def test_how_an_event_came_to_be_as_it_is(store: Store) -> None:
    x = told("x", "a")
    publish(store, x)
    publish(store, told("x", "a", "b", origins=2))
    publish(store, told("y", "c"))
    publish(store, x)
    assert [one.change for one in story_of(store, x.id[:8])] == ["new", "confirmed", "withdrawn", "new"]
    assert story_of(store, "") == []
    assert story_of(store, "nothing of that name") == []


def test_as_it_was_an_event_has_the_history_that_it_had(store: Store) -> None:
    x = told("x", "a")
    first = publish(store, x)
    publish(store, told("x", "a", "b", origins=2))
    as_was = Store(store.path, create=False, as_of=str(first))
    assert [one.change for one in story_of(as_was, x.id)] == ["new"]


def test_what_is_no_time_is_refused(store: Store) -> None:
    with pytest.raises(RecordError, match="neither a date"):
        changes(store, "last week")


def test_runs_say_what_was_done(store: Store) -> None:
    writing.write_results(store, writing.start_run(store, ["a.txt"]), [reading("a.txt")])
    rate(store, "The Courier", "B")
    found = runs(store)
    assert [(one.run, one.kind, one.commits, one.paths) for one in found] == [
        (1, "add", 1, ("a.txt",)),
        (2, "rate", 1, ("The Courier",)),
    ]
    assert found[0].finished is None
    assert found[1].finished is not None
