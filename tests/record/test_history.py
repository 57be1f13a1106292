"""Protects: nothing that was ever shown is overwritten, and the record can be asked as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from dragoman.model import Declared, FusedEvent, Story
from dragoman.record import RecordError, Store, history, queries, schema, writing
from dragoman.record.past import NoSuchTimeError, commit_of
from dragoman.record.rating import rate, ratings
from dragoman.sources.originals import of_record
from dragoman.weighing import Part, article_key
from tests.readings import reading
from tests.weighing.making import fused, kin, taking_part

_TABLES = [table.name for table in schema.HISTORICAL]


class Clock:
    """Days that pass when told to."""

    def __init__(self) -> None:
        self.day = 1

    def __call__(self) -> str:
        return f"2024-03-{self.day:02}T12:00:00.000Z"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(history, "now", made)
    return made


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def told(name: str, uri: str, origins: int = 1) -> FusedEvent:
    return fused(name, uri, participants=(taking_part(f"Ona {name.title()}"),), origins=origins)


def part(key: str, *events: FusedEvent) -> Part:
    return Part(key=key, events=events, quotations=(), conflicts=(), days={})


def publish(store: Store, *parts: Part) -> int:
    writing.write_parts(store, parts)
    uris = [report.uri for one in parts for event in one.events for report in event.reports]
    run = writing.start_run(store, [])
    rows, stories = [kin(uri) for uri in uris], [Story(uri=uri, story="s") for uri in uris]
    writing.publish(store, run, rows, stories, [one.key for one in parts], "now")
    return run


def ids(path: Path, as_of: str | None = None) -> list[str]:
    opened = Store(path, create=False, as_of=as_of)
    found = sorted(event.id for event in queries.events(opened))
    opened.close()
    return found


def rows(store: Store, table: str) -> Sequence[tuple[object, ...]]:
    with sqlite3.connect(store.path) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_the_record_is_shown_as_it_was_on_any_earlier_day(store: Store, clock: Clock) -> None:
    x, y = told("x", "a"), told("y", "b")
    publish(store, part("p", x))
    clock.day = 3
    publish(store, part("q", x, y))
    clock.day = 5
    publish(store, part("r", y))
    assert ids(store.path) == [y.id]
    assert ids(store.path, "2024-03-04") == sorted([x.id, y.id])
    assert ids(store.path, "2024-03-03") == sorted([x.id, y.id])  # a day means its end
    assert ids(store.path, "2024-03-03T11:59") == [x.id]
    assert ids(store.path, "2024-03-02") == [x.id]
    assert ids(store.path, "2024-02") == []
    assert ids(store.path, "2024") == [y.id]


def test_a_run_names_the_record_as_it_left_it(store: Store) -> None:
    first = publish(store, part("p", told("x", "a")))
    second = publish(store, part("q", told("y", "b")))
    assert ids(store.path, str(first)) == ids(store.path, f"run{first}") == [told("x", "a").id]
    assert ids(store.path, str(second)) == [told("y", "b").id]
    with pytest.raises(RecordError, match="no run 99"):
        Store(store.path, create=False, as_of="99")


@pytest.mark.parametrize("given", ["", "yesterday", "2024-13", "2024-02-30", "2024-1-1", "20240101T", "-1", "1; DROP"])
def test_what_is_no_time_is_refused(store: Store, given: str) -> None:
    with store.read() as connection, pytest.raises(NoSuchTimeError):
        commit_of(connection, given)


def test_what_a_new_part_says_again_is_as_old_as_it_was(store: Store) -> None:
    x = told("x", "a")
    publish(store, part("p", x))
    publish(store, part("q", x, told("y", "b")))
    with store.read() as connection:
        since = dict(connection.execute(select(schema.fused.c.id, schema.fused.c.since)).tuples().all())
    assert since == {x.id: 1, told("y", "b").id: 2}
    assert not any(rows(store, f"{table}_past") for table in _TABLES)


def test_a_value_that_changed_stands_with_the_time_until_which_it_was(store: Store) -> None:
    publish(store, part("p", told("x", "a", origins=1)))
    publish(store, part("q", told("x", "a", origins=2)))
    with store.read() as connection:
        past = schema.PAST["fused"].c
        assert connection.execute(select(past.origins, past.since, past.until)).one() == (1, 1, 2)
    as_was = Store(store.path, create=False, as_of="1")
    assert [event.origins for event in queries.events(as_was)] == [1]
    assert [event.origins for event in queries.events(store)] == [2]


def test_what_comes_back_after_it_was_withdrawn_was_not_there_in_between(store: Store) -> None:
    x, y = told("x", "a"), told("y", "b")
    for events in ([x], [y], [x]):
        publish(store, part("-".join(event.id for event in events), *events))
    assert [ids(store.path, run) for run in ("1", "2", "3")] == [[x.id], [y.id], [x.id]]


def test_articles_and_their_words_are_found_as_they_were(store: Store) -> None:
    run = writing.start_run(store, [])
    old = reading("a.txt")
    writing.write_results(store, run, [old])
    with history.commit(store, writing.start_run(store, [], "reread")) as connection:
        writing.withdraw_reading(connection, 1)
    as_was = Store(store.path, create=False, as_of="1")
    assert [row.uri for row in queries.articles(as_was, words="Lisbon")] == ["a.txt"]
    assert queries.articles(store, words="Lisbon") == []
    assert [row.source for row in queries.statements(as_was)] == ["Ana Ruiz"]
    assert queries.statements(store) == []
    assert [row.name for row in queries.offices(as_was)] == ["Ana Ruiz"]
    with store.write() as connection:  # the index agrees with the words that it indexes
        connection.exec_driver_sql("INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)")


def test_a_number_is_never_given_to_another_article(store: Store) -> None:
    writing.write_results(store, writing.start_run(store, []), [reading("a.txt")])
    with history.commit(store, writing.start_run(store, [], "reread")) as connection:
        writing.withdraw_reading(connection, 1)
    writing.write_results(store, writing.start_run(store, []), [reading("b.txt")])
    assert [row[0] for row in rows(store, "articles")] == [2]


def test_letters_given_to_outlets_have_a_past_too(store: Store, clock: Clock) -> None:
    rate(store, "The Courier", "B")
    clock.day = 2
    rate(store, "The Courier", "D")
    as_was = Store(store.path, create=False, as_of="2024-03-01")
    assert [one.letter for one in ratings(as_was)] == ["B"]


def test_a_clock_that_is_set_back_does_not_turn_the_order_round(store: Store, clock: Clock) -> None:
    clock.day = 9
    publish(store, part("p", told("x", "a")))
    clock.day = 2
    publish(store, part("q", told("y", "b")))
    assert ids(store.path, "2024-03-05") == []
    assert ids(store.path, "2024-03-09") == [told("y", "b").id]


def test_what_was_cannot_be_written(store: Store) -> None:
    publish(store, part("p", told("x", "a")))
    as_was = Store(store.path, create=False, as_of="1")
    with pytest.raises(RecordError, match="what was cannot be changed"):
        writing.start_run(as_was, [])


def test_a_commit_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with history.commit(store, writing.start_run(store, [])) as connection:
            connection.execute(schema.errors.insert(), {"uri": "a", "stage": "read", "error": "x", "run": 1})
            raise OSError

    with pytest.raises(OSError):
        fail()
    assert queries.errors(store) == []
    assert rows(store, "commits") == []


def test_the_bytes_of_a_document_are_kept_once(store: Store) -> None:
    made = [of_record(uri, "Ministers met.", Declared(title="Talks")) for uri in ("a", "b")]
    given = reading()
    for document in made:
        article = msgspec.structs.replace(given.article, uri=document.uri, id=document.id)
        one = msgspec.structs.replace(given, article=article)
        key = article_key(document.uri, document.id)
        writing.write_results(store, writing.start_run(store, []), [one], {key: document})
    assert len(rows(store, "originals")) == 1
    assert len(rows(store, "articles")) == 2
