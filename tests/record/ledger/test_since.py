"""Protects what is new since a commit: the same events, conflicts and articles that `changes` finds by comparing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dragoman.record import Store, ledger, queries, writing
from dragoman.record.changes import changes
from dragoman.weighing import Part, fused_id
from tests.record.ledger import making
from tests.weighing.making import fused, reading, taking_part


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "record.sqlite", create=True)
    making.fill(opened)
    return opened


def run_of(store: Store, commit: int) -> str:
    with store.read() as connection:
        return f"run {connection.exec_driver_sql(f'SELECT run FROM commits WHERE number = {commit}').scalar()}"


def test_nothing_is_new_since_the_last_commit(store: Store) -> None:
    number, at = ledger.last_commit(store)
    found = ledger.since(store, number)
    assert (found.commit, found.at) == (number, at)
    assert found.events == found.conflicts == found.articles == ledger.Fresh(new=0, changed=0, gone=0)
    assert not any((found.new_events, found.new_conflicts, found.new_articles))


def test_everything_is_new_since_the_beginning(store: Store) -> None:
    found = ledger.since(store, 0, limit=3)
    assert found.events == ledger.Fresh(new=len(queries.events(store)), changed=0, gone=0)
    assert found.conflicts.new == len(queries.conflicts(store))
    assert found.articles.new == len({row.uri for row in queries.articles(store)})
    assert len(found.new_events) == len(found.new_conflicts) == len(found.new_articles) == 3
    origins = [event.origins for event in queries.events(store)]
    assert [event.origins for event in found.new_events] == sorted(origins, reverse=True)[:3]


def test_what_is_new_and_gone_is_what_changes_finds(store: Store) -> None:
    number, _ = ledger.last_commit(store)
    writing.write_results(store, run := writing.start_run(store, ["more"]), [reading("new.txt", "Ona Lind came.")])
    writing.finish_run(store, run)
    chance = random.Random(7)
    making.publish(store, chance, making.articles(random.Random(1), 12), 30, "other")
    found = ledger.since(store, number, limit=200)
    told = [one for one in changes(store, run_of(store, number)) if one.kind in ("event", "conflict", "article")]
    for kind, fresh, begin in (
        ("event", found.events, "new"),
        ("conflict", found.conflicts, "in conflict"),
        ("article", found.articles, "new"),
    ):
        mine: list[str] = [one.change for one in told if one.kind == kind]
        assert (fresh.new, fresh.gone) == (mine.count(begin), mine.count("withdrawn")), kind
    new = {one.id for one in told if one.kind == "event" and one.change == "new"}
    assert {event.id for event in found.new_events} == new
    assert [row.uri for row in found.new_articles] == ["new.txt"]


def show(store: Store, key: str, *events: object) -> None:
    part = Part(key=key, events=events, quotations=(), conflicts=(), days={})  # type: ignore[arg-type]
    writing.write_parts(store, [part])
    writing.publish(store, writing.start_run(store, []), [], [], [key], key)


def test_an_event_that_an_earlier_report_renamed_is_not_new(tmp_path: Path) -> None:
    store = Store(tmp_path / "renamed.sqlite", create=True)
    told = {"participants": (taking_part("Ona Lind"),)}
    other = fused(fused_id("z-c"), "c", **told)
    reports = (*fused("x", "a", "b").reports,)
    show(store, "first", fused(fused_id("x-b"), reports=fused("x", "b").reports, **told), other)
    number, _ = ledger.last_commit(store)
    assert ledger.since(store, 0).events.new == 2
    renamed = fused(fused_id("x-a"), reports=reports, **told)
    show(store, "second", renamed, fused(fused_id("y-d"), "d", **told))
    found = ledger.since(store, number)
    assert found.events == ledger.Fresh(new=1, changed=1, gone=1)
    assert [event.id for event in found.new_events] == [fused_id("y-d")]
    kinds = [one.change for one in changes(store, run_of(store, number)) if one.kind == "event"]
    assert sorted(kinds) == ["changed", "new", "withdrawn"]


def test_of_a_record_as_it_was(store: Store) -> None:
    number, _ = ledger.last_commit(store)
    making.publish(store, random.Random(7), making.articles(random.Random(1), 12), 30, "other")
    was = Store(store.path, create=False, as_of=run_of(store, number))
    assert ledger.last_commit(was)[0] == number
    assert ledger.since(was, number).events == ledger.Fresh(new=0, changed=0, gone=0)
    assert ledger.since(store, number).events.new > 0
