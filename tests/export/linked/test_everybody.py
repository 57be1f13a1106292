"""Protects identity in exports: those who take part in events are found, as weighing knows them."""

from __future__ import annotations

import msgspec

from dragoman.export.linked.everybody import Everybody
from dragoman.record import Store, queries
from tests.export.linked.making import echo, fill, talks
from tests.record.making import put
from tests.weighing.making import entity, reading


def test_everybody_in_an_event_is_known_under_the_same_name(store: Store) -> None:
    everybody = Everybody(store)
    parties = [party for event in queries.events(store, uncoded=True) for party in event.participants]
    assert parties
    for party in parties:
        found = everybody.get(party.entity)
        assert found is not None
        assert (found.name, found.country) == (party.name, party.country)


def test_an_article_gives_its_entities_by_their_own_ids(store: Store) -> None:
    everybody = Everybody(store)
    here, there = everybody.of("folder/echo 1.txt"), everybody.of("https://wire.example/2024/talks?a=1&b=ü")
    assert here["e1"].id == there["e1"].id
    assert here["e1"].name == "Ana Ruiz"
    assert everybody.of("nowhere") == {}


def test_what_articles_say_of_somebody_comes_together(empty: Store) -> None:
    def saying(uri: str, sector: str | None, ref: str | None, form: str) -> object:
        text = f"Ana Ruiz spoke. ({uri})"
        one = entity(text, 1, "person", "Ana Ruiz", "PRT")
        mentions = tuple(msgspec.structs.replace(mention, form=form) for mention in one.mentions)
        return reading(uri, text, entities=[msgspec.structs.replace(one, sector=sector, ref=ref, mentions=mentions)])

    given = [
        saying("a", "GOV", "wikidata:Q1", "nominal"),
        saying("b", "MIL", None, "nominal"),
        saying("c", "MIL", "wikidata:Q1", "nominal"),
    ]
    fill(empty, given)  # type: ignore[arg-type]
    ((ruiz,),) = [Everybody(empty).of("a").values()]
    assert (ruiz.sector, ruiz.ref, ruiz.named) == ("MIL", "wikidata:Q1", False)
    fill(empty, [saying("d", None, "wikidata:Q2", "name")])  # type: ignore[list-item]
    ((ruiz,),) = [Everybody(empty).of("a").values()]
    assert (ruiz.ref, ruiz.named) == (None, True), "two references are none that is certain"


def test_a_record_that_is_not_weighed_is_no_obstacle(empty: Store) -> None:
    put(empty, [talks(), echo()], weighed=False)
    assert Everybody(empty).of("folder/echo 1.txt")["e1"].name == "Ana Ruiz"
