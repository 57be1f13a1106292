"""Protects what the record shows of a weighing: all of it or nothing, and each part without the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dragoman.model import Conflict, FusedEvent, Story
from dragoman.record import Store, queries, writing
from dragoman.record.writing import weighed
from dragoman.record.writing.part_rows import PartRows
from dragoman.weighing import Part
from tests.record import making
from tests.record.making import drifted
from tests.weighing.making import conflict, fused, kin, side, taking_part

_TABLES = (
    *("fused", "fused_participants", "fused_reports", "conflicts", "conflict_articles", "days", "united"),
    *("quotations", "quotation_variants", "lineage", "stories", "about", "parts"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def part(key: str, *events: FusedEvent, day: str | None = None, conflicts: Sequence[Conflict] = ()) -> Part:
    """A part whose events all have the day."""
    return Part(
        key=key,
        events=events,
        quotations=(drifted()[1],) if key == "quoting" else (),
        conflicts=tuple(conflicts),
        days={event.id: (day,) for event in events} if day else {},
    )


def told(name: str, uri: str) -> FusedEvent:
    return fused(name, uri, participants=(taking_part(f"Ona {name.title()}"),), reported="2023-03-02")


HERE = part("here", told("x", "a"), day="one day")
THERE = part("there", told("y", "b"), told("z", "b2"), day="another day")
BACK = part("back", told("w", "c"), day="one day", conflicts=[conflict("k", side("so", ("c", (0, 1))))])
QUOTING = part("quoting", told("v", "d"))


def publish(store: Store, *parts: Part, state: str = "now") -> None:
    writing.write_parts(store, parts)
    rows = [kin(report.uri) for one in parts for event in one.events for report in event.reports]
    stories = [Story(uri=row.uri, story="s") for row in rows]
    writing.publish(store, writing.start_run(store, []), rows, stories, [one.key for one in parts], state)


def shown(store: Store) -> dict[str, list[object]]:
    return making.shown(store, _TABLES)


def reports(store: Store) -> list[list[str]]:
    return sorted([report.uri for report in event.reports] for event in queries.events(store))


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "fresh.sqlite", create=True)
    yield opened
    opened.close()


def test_what_is_published_is_found(store: Store) -> None:
    publish(store, THERE, BACK, QUOTING)
    assert reports(store) == [["b"], ["b2"], ["c"], ["d"]]
    assert [event.id for event in queries.events(store, actor="Ona W")] == ["w"]
    assert [found.id for found in queries.conflicts(store, article="c")] == ["k"]
    assert len(queries.quotations(store)) == 1
    assert [row.uri for row in queries.lineage(store)] == ["b", "b2", "c", "d"]


def test_a_part_that_is_gone_leaves_no_row_behind(store: Store) -> None:
    publish(store, HERE, BACK, QUOTING)
    publish(store)
    left = shown(store)
    assert all(not rows for table, rows in left.items() if table != "about")


def test_events_of_one_day_in_two_parts_are_one_until_one_part_goes(store: Store) -> None:
    publish(store, HERE, THERE, BACK)
    assert reports(store) == [["a", "c"], ["b"], ["b2"]]
    publish(store, HERE, THERE)
    assert reports(store) == [["a"], ["b"], ["b2"]]
    (alone,) = (event for event in queries.events(store) if event.id == "x")
    assert alone == HERE.events[0]
    publish(store, THERE, BACK)
    assert reports(store) == [["b"], ["b2"], ["c"]]


def test_what_stands_beside_a_united_event_in_its_part_is_left_alone(store: Store) -> None:
    beside = Part(
        key="both", events=(told("x", "a"), told("u", "d")), quotations=(), conflicts=(), days={"x": ("one day",)}
    )
    publish(store, beside, BACK)
    assert reports(store) == [["a", "c"], ["d"]]
    publish(store, beside)
    assert reports(store) == [["a"], ["d"]]


def test_two_days_in_one_part_stay_two_events(store: Store) -> None:
    publish(store, THERE)
    assert [event.id for event in queries.events(store)] == ["y", "z"]


@pytest.mark.parametrize("before", [(), (HERE,), (HERE, BACK), (BACK, THERE), (QUOTING, HERE, THERE)])
def test_what_was_shown_before_leaves_no_trace(store: Store, fresh: Store, before: tuple[Part, ...]) -> None:
    publish(store, *before)
    publish(store, QUOTING, HERE, BACK)
    publish(fresh, QUOTING, HERE, BACK)
    assert shown(store) == shown(fresh)


def test_only_the_rows_of_parts_that_changed_are_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(store, THERE, QUOTING)
    written: list[str] = []
    before = PartRows.event

    def noted(rows: PartRows, event: FusedEvent) -> None:
        written.append(event.id)
        before(rows, event)

    monkeypatch.setattr(PartRows, "event", noted)
    publish(store, THERE, QUOTING, HERE)
    publish(store, THERE, HERE)
    assert written == ["x"]


def test_parts_are_not_shown_before_they_are_published(store: Store) -> None:
    publish(store, HERE)
    writing.write_parts(store, [BACK])
    assert writing.known_parts(store) == {"here", "back"}
    assert reports(store) == [["a"]]
    publish(store, HERE)
    assert writing.known_parts(store) == {"here"}


def test_writing_a_part_again_changes_nothing(store: Store) -> None:
    publish(store, HERE, BACK)
    before = shown(store)
    writing.write_parts(store, [HERE, BACK])
    publish(store, HERE, BACK)
    assert shown(store) == before


@pytest.mark.parametrize("step", ["_divide", "_withdraw", "_show", "_unite"])
def test_a_publication_that_is_killed_leaves_the_old_state(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    publish(store, HERE, BACK, state="before")
    writing.write_parts(store, [THERE])
    before = shown(store)
    whole = getattr(weighed, step)

    def killed(*given: object) -> None:
        whole(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(weighed, step, killed)
    with pytest.raises(KeyboardInterrupt):
        publish(store, THERE, BACK, state="after")
    assert shown(store) == before
    monkeypatch.undo()
    publish(store, THERE, BACK, state="after")
    assert reports(store) == [["b"], ["b2"], ["c"]]


def test_the_state_follows_from_the_articles_and_not_from_their_order() -> None:
    assert writing.state_of(["a", "b"]) == writing.state_of(["b", "a"])
    assert len({writing.state_of(keys) for keys in ([], ["a"], ["a", "b"], ["ab"])}) == 4


def test_a_part_that_another_weighing_took_away_is_missed_before_anything_is_written(store: Store) -> None:
    writing.write_parts(store, [HERE])
    publish(store, THERE)  # by another process, which knows nothing of the part
    before = shown(store)
    with pytest.raises(KeyError, match="here"):
        writing.publish(store, writing.start_run(store, []), [], [], ["here"], "now")
    assert shown(store) == before
