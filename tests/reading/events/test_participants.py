"""Who takes part: not who reports, not one's own retinue or things, and the whole of a list that was cut in two."""

from __future__ import annotations

import functools

import pytest

from dragoman.language import parse
from dragoman.model import Article, Event, Published
from dragoman.reading.coreference import resolve
from dragoman.reading.entities import find_entities
from dragoman.reading.events import find_events
from dragoman.reading.mentions import Mentions
from dragoman.reading.statements import find_statements
from dragoman.reading.times import find_times

DAY = Published(edtf="2024-05-08", basis=("declared",))


@functools.cache
def read(text: str) -> tuple[Event, ...]:
    parsed = parse(text)
    article = Article(id="a", uri="a", title=None, outlet=None, language="en", published=DAY, text=text)
    mentions = Mentions(resolve(parsed, find_entities(parsed)))
    statements = find_statements(parsed, article, mentions)
    return find_events(parsed, article, mentions, find_times(parsed, DAY), statements)[0]


def told(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (
            event.type,
            event.modality,
            [text[slice(*p.span)] for p in event.actors],
            [text[slice(*p.span)] for p in event.recipients],
        )
        for event in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt to travel to Lima on Friday, Foreign Ministry says", ("CONSULT", "planned", ["Brandt"], ["Lima"])),
        ("Norway vowed to attack Chile.", ("THREATEN", "happened", ["Norway"], ["Chile"])),
    ],
)
def test_who_reports_a_deed_takes_no_part_in_it(text: str, expected: object) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Brandt is the first U.S. secretary of state to visit Chile since 2011.", "happened"),
        ("Brandt is not the first U.S. secretary of state to visit Chile.", "happened"),
        ("Brandt would be the first U.S. secretary of state to visit Chile since 2011.", "conditional"),
        ("Brandt is set to become the first U.S. secretary of state to visit Chile.", "planned"),
    ],
)
def test_who_is_the_first_to_do_something_does_it(text: str, modality: str) -> None:
    assert told(text) == [("CONSULT", modality, ["Brandt"], ["Chile"])]


def test_a_first_step_is_nobody() -> None:
    assert told("Norway took the first step to visit Chile.") != [
        ("CONSULT", "happened", ["the first step"], ["Chile"])
    ]


def test_what_is_done_to_somebody_s_things_is_done_to_the_things_where_nobody_knows_whose_they_are() -> None:
    assert told("Rebels attacked its missions.") == [("ASSAULT", "happened", ["Rebels"], ["its missions"])]
    assert told("Norway said that rebels had attacked its missions.")[-1][3] == ["its missions"]


def test_a_retinue_is_no_other_side() -> None:
    assert told("The two leaders spoke with their delegations.") == []
    assert told("The two leaders spoke with the delegations of Chile.") != []


def test_a_list_goes_on_after_a_stray_full_stop() -> None:
    parties = "The talks were attended by Anna Holm. and the leaders of two other states."
    assert told(parties) == [("CONSULT", "happened", ["Anna Holm", "the leaders of two other states"], [])]
    other = "The talks were attended by Anna Holm. The leaders of two other states stayed away."
    assert told(other)[0][2] == ["Anna Holm"]


def test_a_bridge_that_is_hit_kills_nobody() -> None:
    text = "The raid damaged the bridge that links Norway with Chile and killed three people."
    assert ("ASSAULT", "happened", [], ["three people"]) in told(text)
    mine = "Soldiers guarded the rebels who stormed the town and killed three people."
    assert ("ASSAULT", "happened", ["the rebels"], ["three people"]) in told(mine)


def test_a_state_that_protests_complains_and_people_take_to_the_street() -> None:
    assert told("Norway protested to Chile over the tolls.") == [("ACCUSE", "happened", ["Norway"], ["Chile"])]
    assert told("Nurses protested against the tolls.")[0][:3] == ("PROTEST", "happened", ["Nurses"])


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Thai and Chilean envoys conferred.", ["Thai", "Chilean envoys"]),
        ("Norway and Chile's foreign ministers met.", ["Norway", "Chile's foreign ministers"]),
        ("The envoys of Norway and Chile conferred.", ["envoys of Norway", "Chile"]),
    ],
)
def test_one_phrase_names_both_sides_of_what_takes_two(text: str, actors: list[str]) -> None:
    assert told(text)[0][2] == actors


def test_one_phrase_is_one_party_where_somebody_else_is_the_other_side() -> None:
    assert told("Thai and Chilean envoys accused Norway of fraud.")[0][2] == ["Thai and Chilean envoys"]


def test_what_shares_a_determiner_is_one_party() -> None:
    assert told("Norway freed forty poets and painters.")[0][3] == ["forty poets and painters"]
    assert told("Norway freed a poet and a painter.")[0][3] == ["a poet", "a painter"]


def test_its_deeds_are_the_subjects() -> None:
    assert ("ASSAULT", "happened", ["Norway"], ["Chile"]) in told("Norway stepped up its attack on Chile.")


def test_whose_a_refused_thing_is() -> None:
    assert told("Norway turned down a Chilean offer of relief.")[0][3] == ["Chilean"]
    assert told("Norway turned down offers from Chile.")[0][3] == ["Chile"]


def test_what_is_attacked_is_the_thing_not_its_owner() -> None:
    assert told("Rebels attacked a Chilean church.")[0][3] == ["a Chilean church"]


def test_a_passive_keeps_its_object_and_needs_no_agent() -> None:
    assert told("The Chilean poet was granted asylum by Norway.") == [
        ("AID", "happened", ["Norway"], ["The Chilean poet"])
    ]
    assert told("Chile was urged to free the sailors.") == [("REQUEST", "happened", [], ["Chile"])]


def test_nothing_is_done_to_each_others_things() -> None:
    assert all(recipients == [] for *_, recipients in told("Norway and Chile recognised each other's passports."))


def test_who_has_a_thing_done_does_it() -> None:
    assert told("A judge ordered nine envoys jailed.") == [("COERCE", "happened", ["A judge"], ["nine envoys"])]


def test_forces_moved_by_nobody_named_are_the_movers() -> None:
    kind, _, actors, recipients = told("Extra soldiers were deployed along the river.")[0]
    assert (kind, actors) == ("MOBILIZE", ["Extra soldiers"])
    assert recipients == ["the river"]


def test_who_is_received_is_the_visitor() -> None:
    text = "Chile's president received the Norwegian premier."
    assert told(text) == [("CONSULT", "happened", ["the Norwegian premier"], ["Chile's president"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the parser took the sentence for a noun phrase
        ("A Chilean report called for sanctions against Norway.", ("ACCUSE", "REQUEST")),
        ("Norway is guilty of violating the ceasefire.", ("ASSAULT", "REJECT")),
    ],
)
def test_sentences_without_a_plain_subject(text: str, expected: tuple[str, ...]) -> None:
    assert told(text)[0][0] in expected
    assert told(text)[0][2] != []


def test_one_of_many_is_a_party() -> None:
    assert told("Norway charged one of the rebels with fraud.")[0][3] == ["one of the rebels"]


def test_whom_aid_is_to_serve() -> None:
    assert ("AID", "happened", ["Norway"], ["the villagers"]) in told(
        "Norway gave a million euros to feed the villagers."
    )


def test_the_neighbour_beyond_the_border() -> None:
    assert told("Norway moved tanks to its Chilean border.")[0][3] == ["its Chilean border", "Chilean"]


def test_two_doers_of_a_headline() -> None:
    text = "Omani sultan, Iranian president speak by phone about shipping lanes"
    assert told(text)[0][2] == ["Omani sultan", "Iranian president"]


def test_a_measure_is_looked_through() -> None:
    assert told("Norway sent three planeloads of tents to Chile.")[0][0] == "AID"
    assert told("Norway sent three letters to Chile.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway welcomed any effort to end the war in Chile.",  # it does not end it
        "Norway's ministry was watching the visit of Chile's president.",  # nor is it the visitor
    ],
)
def test_who_only_looks_on_does_nothing(text: str) -> None:
    assert all(
        "Norway" not in actors and "Norway's ministry" not in actors
        for kind, _, actors, _ in told(text)
        if kind != "SUPPORT"
    )


def test_who_says_that_somebody_will_not_do_a_thing_accuses_nobody() -> None:
    assert [kind for kind, *_ in told("Norway said that Chile would not violate the truce.")] != ["ACCUSE"]


def test_what_stands_after_another_time_is_not_to_whom() -> None:
    assert told("Norway and Chile agreed to restore ties after talks in Lima.")[0][3] == []
