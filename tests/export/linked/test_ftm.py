"""Protects the entities: FollowTheMoney reads them all, they hang together, and only what is done is an event."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import followthemoney
import followthemoney.types
import msgspec
import pytest
from rigour.territories import get_ftm_countries

from dragoman.export.linked.codes import ftm_country, ftm_language
from dragoman.knowledge.geonames import alpha3
from dragoman.knowledge.importing import read_facts
from dragoman.model import Happening, Mention, Reading
from dragoman.record import Store
from tests.export.linked.making import ECHO, TALKS, echo, everything, exported, fill, hostile, talks
from tests.weighing.making import entity, event, happening, reading

model: Any = followthemoney.model
registry: Any = followthemoney.types.registry


def entities(store: Store, **wanted: Any) -> list[dict[str, Any]]:
    written, _ = exported(store, "ftm", **wanted)
    return [json.loads(line) for line in io.BytesIO(written)]


def of(found: Iterable[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [one["properties"] for one in found if one["schema"] == schema]


def test_the_library_reads_every_entity_and_loses_no_value(store: Store) -> None:
    found = entities(store)
    for one in found:
        proxy = model.get_proxy(one, cleaned=False)
        proxy.schema.validate(one)
        kept = proxy.to_dict()["properties"]
        for name, values in one["properties"].items():
            assert sorted(kept[name]) == sorted(values), (one["schema"], name)


def test_entities_point_at_entities_of_the_right_schema(store: Store) -> None:
    found = {one["id"]: one for one in entities(store)}
    for one in found.values():
        for name, values in one["properties"].items():
            wanted = model.get(one["schema"]).get(name)
            if wanted.type is registry.entity:
                for value in values:
                    assert model.get(found[value]["schema"]).is_a(wanted.range), (one["schema"], name)


def test_only_what_is_done_is_an_event(store: Store) -> None:
    names = {name for one in of(entities(store), "Event") for name in one["name"]}
    assert names == {
        "CONSULT, Ana Ruiz → Ivo Kral",
        "SANCTION, Norland → Sudland",
        "THREATEN, Kral & <Söhne> → Ana Ruiz",
    }
    _, tally = exported(store, "ftm")
    assert tally.left_out == {"planned events": 2, "denied events": 1, "speculated events": 1}


def test_an_event_has_its_day_its_articles_and_who_took_part(store: Store) -> None:
    found = entities(store)
    by_id = {one["id"]: one["properties"] for one in found}
    (met,) = [one for one in of(found, "Event") if "CONSULT" in one["keywords"]]
    assert met["date"] == ["2024-03-04"]
    assert met["location"] == ["Lisbon"]
    assert {by_id[who]["name"][0] for who in met["involved"]} == {"Ana Ruiz", "Ivo Kral"}
    assert {by_id[proof].get("publishedAt", ["?"])[0] for proof in met["proof"]} == {"2024-03-05", "?"}
    assert met["sourceUrl"] == ["https://wire.example/2024/talks?a=1&b=%C3%BC"]


def test_what_documents_has_the_exact_words(store: Store) -> None:
    found = entities(store)
    for link in of(found, "Documentation"):
        for words in link["summary"]:
            assert any(words in text for text in (TALKS, ECHO, hostile().article.text)), words
    assert ["Minister"] in [link["summary"] for link in of(found, "Documentation") if "office" in link["role"][0]]


def test_an_office_is_a_position_and_who_occupies_it(store: Store) -> None:
    found = entities(store)
    by_id = {one["id"]: one["properties"] for one in found}
    (term,) = of(found, "Occupancy")
    assert by_id[term["holder"][0]]["name"] == ["Ana Ruiz"]
    assert by_id[term["post"][0]] == {"name": ["Minister"], "country": ["pt"]}
    assert "startDate" not in term, "no article says since when"


def with_office(given: Reading, office: str, **told: Any) -> Reading:
    """The same reading with another office at the first mention of its first person."""
    person = given.entities[0]
    first, *rest = person.mentions
    mention: Mention = msgspec.structs.replace(first, office=office, **told)
    person = msgspec.structs.replace(person, mentions=(mention, *rest))
    return msgspec.structs.replace(given, entities=(person, *given.entities[1:]))


def test_the_dates_of_an_office_are_those_that_a_text_states(empty: Store) -> None:
    fill(empty, [with_office(talks(), "Minister", office_from="2020-XX", office_to="2024-03~")])
    (term,) = of(entities(empty), "Occupancy")
    assert term["startDate"] == ["2020"]
    assert "endDate" not in term, "an uncertain date is none"


def test_who_held_an_office_once_does_not_hold_it_now(empty: Store) -> None:
    fill(empty, [with_office(talks(), "Former Minister")])
    found = entities(empty)
    assert of(found, "Position") == [{"name": ["Minister"], "country": ["pt"]}]
    assert of(found, "Occupancy")[0]["status"] == ["ended"]


def test_terms_that_go_out_come_in_again(empty: Store, tmp_path: Any) -> None:
    fill(empty, [with_office(talks(), "Minister of Foreign Affairs", office_from="2020-05-01", office_to="2023")])
    path = tmp_path / "terms.ftm.jsonl"
    path.write_bytes(exported(empty, "ftm")[0])
    (tenure,) = read_facts(path, "2024", "a test").tenures
    assert (tenure.person, tenure.country, tenure.start, tenure.end) == ("Ana Ruiz", "PRT", "2020-05-01", "2023")


def test_a_description_is_no_name_of_an_entity(empty: Store) -> None:
    text = "A senior official met Ana Ruiz."
    official = entity(text, 1, "person", "senior official")
    mentions = tuple(msgspec.structs.replace(one, form="nominal") for one in official.mentions)
    official = msgspec.structs.replace(official, mentions=mentions)
    met = event(text, "met", [("e1", "senior official")], [("e2", "Ana Ruiz")])
    fill(empty, [reading("a", text, entities=[official, entity(text, 2, "person", "Ana Ruiz")], events=[met])])
    found = entities(empty)
    assert [one["name"] for one in of(found, "Person")] == [["Ana Ruiz"]]
    assert len(of(found, "Event")[0]["involved"]) == 1
    assert exported(empty, "ftm")[1].left_out["participants without a name"] == 1


def test_a_page_that_was_only_fetched_has_no_day_of_publication(store: Store) -> None:
    (only,) = [one for one in of(entities(store), "Article") if "folder/echo 1.txt" in one["notes"]]
    assert only["retrievedAt"] == ["2024-03-06"]
    assert "publishedAt" not in only


def test_filters_pick_events_and_what_belongs_to_them(store: Store) -> None:
    found = entities(store, actor="Norland")
    assert [one["name"] for one in of(found, "Event")] == [["SANCTION, Norland → Sudland"]]
    assert {one["name"][0] for one in of(found, "PublicBody")} == {"Norland", "Sudland"}
    assert not of(found, "Person")
    assert len(of(found, "Article")) == 1


def test_identifiers_stay_when_more_is_added(empty: Store) -> None:
    fill(empty, [talks()])
    before = {one["id"]: one["schema"] for one in entities(empty)}
    fill(empty, [hostile(), echo()])
    after = {one["id"]: one["schema"] for one in entities(empty)}
    assert before.items() <= after.items()


def test_happenings_are_counted(empty: Store) -> None:
    text = "Voters elected a mayor."
    held: Happening = happening(text, "elected")
    fill(empty, [reading("a", text, happenings=[held])])
    assert exported(empty, "ftm")[1].left_out == {"happenings without a code": 1}


def test_countries_and_languages_are_those_of_the_library() -> None:
    known = {territory.code for territory in get_ftm_countries()}
    codes = [code for code in map(ftm_country, [*alpha3().values(), "SUN", "YUG", "CSK", "DDR", "EUR", "UNO"]) if code]
    assert set(codes) <= known
    assert (ftm_country("PRT"), ftm_country("KOS"), ftm_country("NGO"), ftm_country(None)) == ("pt", "xk", None, None)
    assert (ftm_language("en-GB"), ftm_language("zh"), ftm_language("tlh")) == ("eng", "zho", None)
    missing = {"nor", "tgl", "fil", "cnr"}  # BCP 47 has no two letters for them, or others
    ours = {ftm_language(two) for two in "ar de el en es fa fr he hr ka ro ru sq sr tr uk zh".split()}
    assert ours <= set(registry.language.LANGUAGES) - missing


@pytest.mark.parametrize("make", [everything, lambda: everything()[::-1]])
def test_the_order_of_coming_in_changes_nothing(empty: Store, store: Store, make: Callable[[], list[Reading]]) -> None:
    fill(empty, make())
    assert exported(empty, "ftm")[0] == exported(store, "ftm")[0]
