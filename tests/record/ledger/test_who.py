"""Protects the list of who is in the record: names with counts, found by the beginnings of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from dragoman.model import Weighed
from dragoman.record import Store, ledger, queries, schema
from dragoman.record.ledger import WhoAsked
from dragoman.record.names import folded
from tests.record.ledger import making
from tests.record.making import put, quoting, show
from tests.weighing.making import kin


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("ledger") / "record.sqlite", create=True)
    making.fill(opened)
    yield opened
    opened.close()


def values(store: Store, **asked: object) -> list[str]:
    return [row.value for row in ledger.who(store, WhoAsked(**asked)).rows]  # type: ignore[arg-type]


def test_everybody_of_the_record_is_listed_with_what_there_is_of_him(store: Store) -> None:
    e = schema.entities.c
    with store.read() as connection:
        rows = connection.execute(select(e.folded, e.article).where(e.kind != "place")).tuples().all()
    speaking = {name: len({article for other, article in rows if other == name}) for name, _ in rows}
    taking: Counter[str] = Counter()
    for event in queries.events(store):
        taking.update({folded(p.name) for p in event.participants})
    page = ledger.who(store, WhoAsked())
    assert {row.value: (row.articles, row.events) for row in page.rows} == {
        name.strip(): (count, taking[name]) for name, count in speaking.items()
    }
    assert page.total == len(page.rows)
    order = [(-row.events, -row.articles, row.value) for row in page.rows]
    assert order == sorted(order)
    assert [row.value for row in ledger.who(store, WhoAsked(sort="name")).rows] == sorted(
        row.value for row in page.rows
    )


def test_a_name_says_what_it_is(store: Store) -> None:
    kyiv = next(row for row in ledger.who(store, WhoAsked()).rows if row.value == "kyiv")
    assert (kyiv.name, kyiv.kind, kyiv.country, kyiv.articles, kyiv.events) == ("Kyiv", "state", "UKR", 4, 0)
    lind = next(row for row in ledger.who(store, WhoAsked()).rows if row.value == "ona lind")
    assert lind.events == len(queries.events(store, actor="Ona Lind")) > 0


def test_names_are_known_by_their_folded_form(store: Store) -> None:
    found = ledger.named(store, ["kyiv", "nobody", "ona", "mira voss"])
    rows = {row.value: row for row in ledger.who(store, WhoAsked()).rows}
    assert found == {name: rows[name] for name in ("kyiv", "mira voss")}


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        ("vo", ["mira voss"]),
        ("MIRA V", ["mira voss"]),
        ("oss", []),
        ("ira", []),
        ("harb", ["harbour official"]),
        ("mira voss x", []),
        ("-", []),
    ],
)
def test_names_are_found_by_the_beginnings_of_words(store: Store, begins: str, found: list[str]) -> None:
    assert values(store, begins=begins) == found


def test_names_are_found_by_kind_and_country(store: Store) -> None:
    assert values(store, kind="state") == ["kyiv"]
    assert values(store, country="SVN") == ["mira voss"]
    assert values(store, kind="place") == []
    facets = ledger.who(store, WhoAsked(kind="state")).facets
    kinds = {bucket.value: bucket.count for bucket in facets.kind}
    assert kinds["person"] > kinds["state"] == 1
    assert {bucket.value for bucket in facets.country} == {"UKR"}


def test_names_that_come_with_a_weighing_are_seen(tmp_path: Path) -> None:
    store = Store(tmp_path / "record.sqlite", create=True)
    making.fill(store, part="first")
    assert values(store, begins="zora") == []
    told = [quoting("zora.txt", "We shall see", "Zora Quist")]
    put(store, told, weighed=False)
    assert values(store, begins="zora") == []
    assert values(Store(store.path, create=False), begins="zora") == []
    show(store, Weighed(lineage=(kin("zora.txt"),)))
    assert values(store, begins="zora") == ["zora quist"]


def test_a_list_is_bounded() -> None:
    with pytest.raises(ValueError, match="page"):
        WhoAsked(limit=5000)
