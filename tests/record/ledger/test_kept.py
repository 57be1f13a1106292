"""Protects what is kept in memory of a record: it is brought up to date by what changed, and comes to the same as if it
were made anew; a record that is open as it was stays as it was.
"""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from dragoman.record import Store, ledger, queries, writing
from dragoman.record.custody.forgetting import forget
from dragoman.record.ledger import (
    ArticlesAsked,
    ConflictsAsked,
    EventsAsked,
    EventsPage,
    StatementsAsked,
    StoriesAsked,
    WhoAsked,
)
from tests.record.ledger import making
from tests.record.making import SPEECH, speech

ASKED = (
    EventsAsked(uncoded=True, limit=200),
    EventsAsked(),
    EventsAsked(actor="lind", words="harbour", uncoded=True),
    EventsAsked(conflict=True, sort="origins", uncoded=True),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = Store(tmp_path / "record.sqlite", create=True)
    making.fill(store)
    store.close()
    return tmp_path / "record.sqlite"


def pages(store: Store) -> list[EventsPage]:
    return [ledger.events(store, asked) for asked in ASKED]


def everything(store: Store) -> list[object]:
    """Answers of every kind."""
    return [
        *pages(store),
        ledger.statements(store, StatementsAsked()),
        ledger.statements(store, StatementsAsked(about="kyiv", words="strait")),
        ledger.articles(store, ArticlesAsked()),
        ledger.articles(store, ArticlesAsked(relation="copy", words="harbour")),
        ledger.conflicts(store, ConflictsAsked()),
        ledger.conflicts(store, ConflictsAsked(actor="ebbe", since="2024")),
        ledger.stories(store, StoriesAsked()),
        ledger.who(store, WhoAsked(begins="v")),
        ledger.contacts(store, "lind"),
        ledger.network(store),
        ledger.places(store, EventsAsked()),
    ]


def anew(path: Path) -> list[object]:
    """The same of the record as it is opened now, of which nothing is kept."""
    return everything(Store(path, create=False))


def republish(store: Store, seed: int, events: int, part: str) -> None:
    chance = random.Random(seed)
    making.publish(store, chance, making.articles(random.Random(1), 12), events, part)


def test_what_changed_is_seen_and_comes_to_the_same_as_anew(path: Path) -> None:
    store = Store(path, create=False)
    first = everything(store)
    for seed, events in ((2, 55), (3, 5), (3, 0), (1, 40)):
        republish(store, seed, events, f"part {seed} {events}")
        assert everything(store) == anew(path)
        assert pages(store)[0].total == events == len(queries.events(store, uncoded=True))
    assert everything(store) != first


def test_articles_that_are_not_weighed_yet_are_seen(path: Path) -> None:
    store = Store(path, create=False)
    before = ledger.statements(store, StatementsAsked()).total
    assert everything(store) == anew(path)
    for n in range(3):
        run = writing.start_run(store, ["more"])
        writing.write_results(store, run, [speech(f"more/{n}"), speech("said/0", None, SPEECH + f" Anew {n}.")])
        writing.finish_run(store, run)
        assert everything(store) == anew(path)
    assert ledger.statements(store, StatementsAsked()).total == before + 6 * 4
    assert ledger.articles(store, ArticlesAsked(words="anew")).total == 3


def test_an_empty_record_has_empty_pages_and_fills(tmp_path: Path) -> None:
    store = Store(tmp_path / "new.sqlite", create=True)
    assert [page.total for page in pages(store)] == [0, 0, 0, 0]
    making.fill(store)
    assert everything(store) == anew(store.path)
    assert pages(store)[0].total == 40


def test_what_is_forgotten_is_forgotten(path: Path) -> None:
    store = Store(path, create=False)
    was = Store(path, create=False, as_of="2")
    assert pages(store)[0].total == pages(was)[0].total == 40
    forget(store, ["https://made.test/3.html"])
    for one in (store, was):
        page = ledger.events(one, ASKED[0])
        assert 0 < page.total < 40
        assert not any(r.uri == "https://made.test/3.html" for event in page.rows for r in event.reports)
    assert everything(store) == anew(path)


def test_a_record_as_it_was_stays_as_it_was(path: Path) -> None:
    store = Store(path, create=False)
    before = everything(store)
    last = store_runs(store)
    republish(store, 2, 30, "other")
    was = Store(path, create=False, as_of=f"run {last}")
    assert everything(was) == before
    republish(store, 3, 20, "third")
    assert everything(was) == before != everything(store)


def store_runs(store: Store) -> int:
    with store.read() as connection:
        return int(connection.exec_driver_sql("SELECT max(run) FROM commits").scalar() or 0)


def counted(store: Store) -> list[str]:
    """The statements that a store is asked, without those that ask whether anything changed."""
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        if "SELECT max(" not in statement:
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        everything(store)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return asked


def scans(store: Store) -> int:
    return sum(" AS t " in statement or "FROM entities" in statement for statement in counted(store))


def test_what_is_warm_is_not_read_again(path: Path) -> None:
    store = Store(path, create=False)
    assert scans(Store(path, create=False)) > 5
    ledger.warm(store)
    assert scans(store) == 0
    republish(store, 2, 5, "other")
    assert scans(store) > 0
    assert scans(store) == 0


def test_only_few_pasts_are_kept_in_memory(path: Path) -> None:
    pasts = [Store(path, create=False, as_of="1") for _ in range(4)]
    now = Store(path, create=False)
    for store in (now, *pasts):
        ledger.warm(store)
    assert scans(now) == 0
    assert [scans(store) > 0 for store in (pasts[3], pasts[2], pasts[0])] == [False, False, True]
    assert scans(pasts[2]) == 0
    assert scans(pasts[3]) > 0


def test_many_threads_make_what_they_need_once(path: Path) -> None:
    store, expected = Store(path, create=False, keep_open=True), anew(path)
    found: list[bool] = []
    threads = [threading.Thread(target=lambda: found.append(everything(store) == expected)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 8
    store.close()
