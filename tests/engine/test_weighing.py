"""Protects weighing by and by: the same is shown whatever the order of the articles, and old stories rest."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dragoman.engine import stories, weighing
from dragoman.engine.weighing import weigh_record
from dragoman.model import Reading
from dragoman.record import Store, queries, writing
from dragoman.weighing import weigh_story
from tests.record import making
from tests.weighing.making import entity, event, reading

_SHOWN = ("lineage", "stories", "fused", "fused_participants", "fused_reports", "conflicts", "conflict_articles")


def told(uri: str, text: str, parties: tuple[str, str], published: str, *, day: str) -> Reading:
    """An article that tells that one visited the other on a stated day."""
    who, where = parties
    states = ("NOR", "KEN") if who == "Ona Lind" else ("GHA", "PER")
    return reading(
        uri,
        text,
        published,
        entities=[entity(text, 1, "person", who, states[0]), entity(text, 2, "place", where, states[1])],
        events=[event(text, "visited", [("e1", who)], [("e2", where)], mode="visit", date=(day, day))],
        times=[(day, day)],
    )


HARBOUR = [
    told(
        "harbour/1.txt",
        "Ona Lind visited the harbour of Marrow on 2023-03-02. Fishermen cheered Lind on the quay of Marrow.",
        ("Ona Lind", "Marrow"),
        "2023-03-02",
        day="2023-03-02",
    ),
    told(
        "harbour/2.txt",
        "On 2023-03-02 Ona Lind visited Marrow, where fishermen on the quay of the harbour cheered her.",
        ("Ona Lind", "Marrow"),
        "2023-03-03",
        day="2023-03-02",
    ),
]
MINES = [
    told(
        "mines/1.txt",
        "Copper miners asked for safer shafts when Tariq Osei visited Quill, 2023-03-05. Osei listened.",
        ("Tariq Osei", "Quill"),
        "2023-03-05",
        day="2023-03-05",
    ),
    told(
        "mines/2.txt",
        "Tariq Osei promised safer shafts to copper miners. He visited Quill, 2023-03-05, for an hour.",
        ("Tariq Osei", "Quill"),
        "2023-03-06",
        day="2023-03-05",
    ),
]
BACK = told(
    "back/1.txt",
    "A year on the treasury asks what became of the money that Ona Lind spent when she visited Marrow, 2023-03-02. "
    "Auditors found unpaid invoices for granite, cranes and cement, and a contractor in Sable who never answered "
    "letters. Parliament debates the audit in June. Opposition speakers want the contractor tried, the treasurer "
    "dismissed and the invoices printed in full.",
    ("Ona Lind", "Marrow"),
    "2024-05-20",
    day="2023-03-02",
)


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Iterator[Store]]:
    opened: list[Store] = []

    def made() -> Iterator[Store]:
        for number in itertools.count():
            opened.append(Store(tmp_path / f"{number}.sqlite", create=True))
            yield opened[-1]

    yield made()
    for store in opened:
        store.close()


def put(store: Store, readings: Sequence[Reading]) -> int:
    writing.write_results(store, writing.start_run(store, []), readings)
    return weigh_record(store)


def shown(store: Store) -> dict[str, list[object]]:
    return making.shown(store, _SHOWN)


def test_articles_one_by_one_in_any_order_come_to_the_same_as_all_at_once(stores: Iterator[Store]) -> None:
    every = [*HARBOUR, *MINES, BACK]
    at_once = next(stores)
    put(at_once, every)
    for order in (every, every[::-1], [BACK, *MINES, *HARBOUR]):
        by_and_by = next(stores)
        for one in order:
            put(by_and_by, [one])
        assert shown(by_and_by) == shown(at_once)


def test_only_the_story_that_an_article_belongs_to_is_weighed_again(stores: Iterator[Store]) -> None:
    store = next(stores)
    assert put(store, [*HARBOUR, MINES[0]]) == 2
    assert put(store, [MINES[1]]) == 1
    assert weigh_record(store) == 0


def test_it_is_told_how_many_stories_are_settled_those_that_rest_among_them(stores: Iterator[Store]) -> None:
    store = next(stores)
    put(store, [*HARBOUR, MINES[0]])
    writing.write_results(store, writing.start_run(store, []), [MINES[1]])
    told: list[weighing.Weighed] = []
    assert weigh_record(store, watch=told.append) == 1
    assert [(one.stories, one.of) for one in told] == [(0, 2), (2, 2)]
    told.clear()
    assert weigh_record(store, watch=told.append) == 0
    assert not told, "nothing changed"


def test_an_event_that_two_stories_date_alike_is_one_event(stores: Iterator[Store]) -> None:
    store = next(stores)
    put(store, [*HARBOUR, BACK])
    assert len({row.story for row in queries.stories(store)}) == 2
    (both,) = queries.events(store)
    assert {report.uri for report in both.reports} == {"harbour/1.txt", "harbour/2.txt", "back/1.txt"}
    assert (both.articles, len(both.participants)) == (3, 2)


def test_an_event_keeps_its_identifier_when_a_later_article_tells_of_it_too(stores: Iterator[Store]) -> None:
    store = next(stores)
    put(store, HARBOUR[:1])
    (before,) = queries.events(store)
    put(store, HARBOUR[1:])
    (after,) = queries.events(store)
    assert after.id == before.id
    assert len(after.reports) == 2


def test_a_weighing_that_is_stopped_keeps_the_stories_that_are_done(
    stores: Iterator[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = next(stores)
    done: list[object] = []

    def stop_at_the_second(*given: object) -> object:
        if done:
            raise KeyboardInterrupt
        done.append(given)
        return weigh_story(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(weighing, "_BATCH_SECONDS", 0.0)
    monkeypatch.setattr(stories, "weigh_story", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        put(store, [*HARBOUR, *MINES])
    assert queries.events(store) == []
    monkeypatch.setattr(stories, "weigh_story", weigh_story)
    assert weigh_record(store) == 1
    assert len(queries.events(store)) >= 2


def test_the_record_tells_which_articles_a_weighing_covers(stores: Iterator[Store]) -> None:
    store = next(stores)
    put(store, HARBOUR)
    assert writing.is_weighed(store)
    writing.write_results(store, writing.start_run(store, []), MINES)
    assert not writing.is_weighed(store)


def test_a_story_is_found_by_the_identifier_that_it_had_before_an_earlier_article_came(stores: Iterator[Store]) -> None:
    store = next(stores)
    put(store, HARBOUR[1:])
    (former,) = queries.told_stories(store)
    put(store, HARBOUR[:1])
    (now,) = queries.told_stories(store)
    assert now.story != former.story
    assert [row.story for row in queries.told_stories(store, story=former.story[:10])] == [now.story]
    assert {row.uri for row in queries.stories(store, story=former.story)} == {"harbour/1.txt", "harbour/2.txt"}


def test_several_processes_come_to_the_same(stores: Iterator[Store]) -> None:
    alone, together = next(stores), next(stores)
    for store, workers in ((alone, 1), (together, 2)):
        writing.write_results(store, writing.start_run(store, []), [*HARBOUR, *MINES, BACK])
        assert weigh_record(store, workers=workers) == 3
    assert shown(together) == shown(alone)
