"""Who and what is named in a text, of what kind and country, and which mentions are one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.model import Entity
from dragoman.reading.entities import find_entities


def read(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(parse(text))}


def surfaces(text: str, entity: Entity) -> list[str]:
    return [text[slice(*mention.span)] for mention in entity.mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Kenyan troops crossed the border.", "Kenya", "state", "KEN"),
        ("Officials in Norway and the U.S. agreed.", "United States", "state", "USA"),
        ("She flew to Nairobi on Sunday.", "Nairobi", "place", "KEN"),
        ("Nairobi has accused its neighbour of meddling.", "Kenya", "state", "KEN"),
        ("The Norwegian Defence Ministry denied it.", "Norwegian Defence Ministry", "organisation", "NOR"),
        ("Chile's Ministry of Finance has new rules.", "Ministry of Finance", "organisation", "CHL"),
        ("Kenyan officials denied the report.", "Kenyan officials", "group", "KEN"),
        ("Peru's finance minister resigned.", "Peru's finance minister", "person", "PER"),
    ],
)
def test_kind_and_country(text: str, name: str, kind: str, country: str) -> None:
    """A name's kind and country follow from what it is and how it is used."""
    entity = read(text)[name]
    assert (entity.kind, entity.country) == (kind, country)


def test_a_capital_in_a_locative_phrase_is_a_place_and_as_an_agent_a_state() -> None:
    """Nairobi the city and Nairobi the government are two entities."""
    text = "Nairobi said its envoy would leave. Talks were held in Nairobi."
    found = read(text)
    assert surfaces(text, found["Kenya"]) == ["Nairobi"]
    assert surfaces(text, found["Nairobi"]) == ["Nairobi"]


def test_spans_are_names_without_title_article_and_possessive() -> None:
    """The evidence is the bare name."""
    text = "President Arvo Lind's visit to the Netherlands pleased Mr. Lind."
    found = read(text)
    assert surfaces(text, found["Arvo Lind"]) == ["Arvo Lind", "Lind"]
    assert surfaces(text, found["Netherlands"]) == ["Netherlands"]


def test_a_surname_is_the_full_name_s_even_before_it() -> None:
    """Headlines come first and have only the surname."""
    text = "Lind rejects plan\nPresident Arvo Lind rejected a plan on Monday, saying it was weak. Lind spoke in Oslo."
    found = read(text)
    assert surfaces(text, found["Arvo Lind"]) == ["Lind", "Arvo Lind", "Lind"]


def test_a_family_name_may_come_first() -> None:
    """In China and Korea the family name is the first word."""
    text = "Premier Zhao Min arrived on Friday. Zhao said the talks were useful."
    assert surfaces(text, read(text)["Zhao Min"]) == ["Zhao Min", "Zhao"]


def test_two_people_of_one_surname_stay_two() -> None:
    """A shared surname alone makes nobody the same person."""
    found = read("Senator Paul Ortega met Judge Maria Ortega in court.")
    assert {"Paul Ortega", "Maria Ortega"} <= set(found)


def test_the_name_of_a_state_inside_a_person_s_name_is_damage() -> None:
    """A translation may put a state between first and last name; the entity has the clean name."""
    text = "President Arvo Lind spoke. President Arvo US Lind addressed a crowd."
    assert "Arvo Lind" in read(text)
    assert "Arvo US Lind" not in read(text)


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    """What stands in brackets, "(NRA)", after a name, and alone later, is that name."""
    text = "The Northern Rivers Authority (NRA) closed a dam. The NRA gave no reason."
    entity = read(text)["Northern Rivers Authority"]
    assert "NRA" in surfaces(text, entity)


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("protesters", "CVL"),
        ("rebels", "REB"),
        ("police officers", "COP"),
        ("Chadian soldiers", "MIL"),
        ("opposition leaders", "OPP"),
        ("former officials", "ELI"),
        ("farmers", "AGR"),
        ("the presidents of two trade unions", "LAB"),
        ("Peruvian leaders", "GOV"),
        ("two men", None),
    ],
)
def test_sectors_of_groups(phrase: str, sector: str | None) -> None:
    """A role noun and what stands beside it give the sector; nothing is guessed."""
    found = find_entities(parse(f"The newspaper criticised {phrase}."))
    groups = [entity for entity in found if entity.kind == "group"]
    assert [entity.sector for entity in groups][:1] == [sector]


@pytest.mark.parametrize("text", ["No officials came.", "He is a lawyer.", "She served as a minister."])
def test_predicates_and_nobody_are_no_entities(text: str) -> None:
    """What says what somebody is, or that nobody is there, is no mention of somebody."""
    assert [entity.name for entity in find_entities(parse(text)) if entity.kind in {"group", "person"}] == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="Aa bN'’.-,(\n)US\u00e9\u4e2d1/", max_size=120))
def test_spans_are_exact_on_any_text(text: str) -> None:
    """Whatever comes in, mentions lie in the text, are not empty and begin and end with a visible character."""
    entities = find_entities(parse(text))
    assert [entity.id for entity in entities] == [f"e{number}" for number in range(1, len(entities) + 1)]
    for entity in entities:
        for mention in entity.mentions:
            words = text[slice(*mention.span)]
            assert words
            assert words == words.strip()


def test_father_and_son_are_two() -> None:
    """A "Jr." makes another person of the same name."""
    text = "President Donald Lind praised Donald Lind Jr. on Monday. Lind Jr. thanked Lind."
    found = read(text)
    assert surfaces(text, found["Donald Lind Jr."]) == ["Donald Lind Jr.", "Lind Jr."]
    assert surfaces(text, found["Donald Lind"]) == ["Donald Lind", "Lind"]


def test_one_name_is_one_entity() -> None:
    """However a name was found, there is one entity of it."""
    text = (
        "The EU Commission met. The European Union (EU) is a union. European Union leaders and the EU spoke of the EU."
    )
    names = [entity.name.lower() for entity in find_entities(parse(text)) if entity.kind == "organisation"]
    assert len(names) == len(set(names))


def test_a_body_is_its_owner_s() -> None:
    """Other states have a Defense Department too; a portfolio beside a title is no body."""
    found = read("Peru's Defense Department denied it. UK Defence Secretary Paul Rowe agreed.")
    assert found["Defense Department"].country == "PER"
    assert "Defence" not in found


def test_a_lone_family_name_before_a_government_is_a_person() -> None:
    """In "the Putin government" the text speaks of two: a person and a body."""
    found = read("The Putin government denied the report.")
    assert found["Putin"].kind == "person"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Deputy Foreign Minister Arvo Lind spoke.", {"Arvo Lind"}),
        ("Acting First Deputy Prime Minister Vera Sousa spoke.", {"Vera Sousa"}),
        ("Assistant Secretary of State Ana Ruiz spoke.", {"Ana Ruiz"}),
        ("Deputy National Security Adviser Tom Berg spoke.", {"Tom Berg"}),
        ("Minister of Trade and Industry Ana Ruiz spoke.", {"Ana Ruiz"}),
        ("Deputy Ana Ruiz spoke.", {"Ana Ruiz"}),
        ("President Omar Amir-Hosseini met Deputy Minister Lars Holm.", {"Omar Amir-Hosseini", "Lars Holm"}),
    ],
)
def test_the_words_of_a_title_name_nobody(text: str, people: set[str]) -> None:
    """A rank and what follows it up to the title are one title; a hyphen keeps a name together."""
    assert {entity.name for entity in read(text).values() if entity.kind == "person"} == people


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("The Russian Federation agreed.", "Russia", "state", "RUS"),
        ("The People's Republic of China agreed.", "China", "state", "CHN"),
        ("The Democratic People’s Republic of Korea agreed.", "North Korea", "state", "PRK"),
    ],
)
def test_long_names_of_states(text: str, name: str, kind: str, country: str) -> None:
    """The official name of a state is the state, not a body within it nor a shorter name inside it."""
    entity = read(text)[name]
    assert (entity.kind, entity.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("The ruling party objected.", "PTY"),
        ("The party won forty seats in the election.", "PTY"),
        ("The parties to the grain deal met.", None),
        ("The two parties signed the lease.", None),
    ],
)
def test_a_party_is_political_only_with_a_sign_of_politics(text: str, sector: str | None) -> None:
    """Those who make a deal or fight a war are parties too."""
    assert {entity.sector for entity in read(text).values() if "part" in entity.name} == {sector}


@pytest.mark.parametrize(
    "text",
    [
        "Danish National Security Adviser Lars Holm spoke.",
        "Rivals Make Up: Lima to Reopen Embassies",
        "An Ab-35 fighter landed in Oslo.",
    ],
)
def test_no_bodies_and_people_made_of_common_words(text: str) -> None:
    """What an office is called by, a plural in a headline and a type of aircraft name nobody."""
    assert {entity.kind for entity in read(text).values() if entity.name != "Lars Holm"} <= {"state", "place"}


def test_an_office_in_apposition_makes_a_name_a_person_s() -> None:
    """The recogniser may not know the name."""
    found = read("Oleks Marchuk, Ukraine's deputy prime minister, wrote on Monday.")
    assert found["Oleks Marchuk"].kind == "person"


def test_warships_are_forces_and_merchant_vessels_nobody() -> None:
    """The letters before a ship's name say whose navy it is of; several navies write HMS."""
    found = read("The USS Arvik and HMS Lindholm followed MV Rosala.")
    assert {(e.name, e.kind, e.country, e.sector) for e in found.values()} == {
        ("USS Arvik", "group", "USA", "MIL"),
        ("HMS Lindholm", "group", None, "MIL"),
    }


def test_the_officer_is_the_only_officer_spoken_of() -> None:
    """A definite description repeats the only one by the same noun; with two it stays by itself."""
    text = "A naval officer spoke. The officer was calm."
    assert surfaces(text, read(text)["naval officer"]) == ["naval officer", "officer"]
    two = "A naval officer met a police officer. The officer was calm."
    assert surfaces(two, read(two)["naval officer"]) == ["naval officer"]


def test_a_dinner_party_is_no_political_one() -> None:
    """Another noun before it says what kind of party it is, whatever else the article names."""
    found = read("The Green Party won the election. A dinner party in Oslo became a feast.")
    assert found["dinner party"].sector is None


def test_a_surname_of_a_third() -> None:
    """Mr Lind is Arvo Lind III where no other Lind is."""
    text = "Arvo Lind III spoke. Mr Lind was calm."
    assert surfaces(text, read(text)["Arvo Lind III"]) == ["Arvo Lind III", "Lind"]


def test_mrs_is_not_mr() -> None:
    """The word of address tells a wife from her husband."""
    text = "Mr Arvo Lind spoke. Mrs. Lind listened. Mr. Lind left."
    found = read(text)
    assert surfaces(text, found["Arvo Lind"]) == ["Arvo Lind", "Lind"]
    assert surfaces(text, found["Lind"]) == ["Lind"]


def test_streets_and_laws_are_not_people() -> None:
    """What a name ends with says what it is."""
    found = read("She lives on Edward Street. The Clean Waters Act of 1972 protects Lafayette Square.")
    assert not [entity.name for entity in found.values() if entity.kind == "person"]


def test_a_surname_with_and_without_its_accents() -> None:
    """An article that writes a name both ways speaks of one person, and of no town that is called so."""
    text = "Prime Minister Rosa Sanchez spoke in Rabat. Sánchez would go to Nouakchott in the summer."
    assert surfaces(text, read(text)["Rosa Sanchez"]) == ["Rosa Sanchez", "Sánchez"]


@pytest.mark.parametrize("name", ["Baku Summit", "Lima Declaration", "Camp Lindholm Talks"])
def test_events_and_papers_are_nobody(name: str) -> None:
    found = read(f"{name}: ministers praised the king. The {name} is over.")
    assert all(entity.kind not in ("person", "place") for called, entity in found.items() if called == name)


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Peru's displaced went home.", "REF"),
        ("The displaced went home.", "REF"),
        ("The displaced families went home.", None),
        ("A breakaway region declared a truce.", "PRE"),
        ("A car theft syndicate was broken up.", "CRM"),
        ("Ordinary Peruvians went home.", "CVL"),
    ],
)
def test_sectors_of_people_without_names(text: str, sector: str | None) -> None:
    """What people are called by says what they are."""
    sectors = {entity.sector for entity in find_entities(parse(text))} - {None}
    assert sectors == ({sector} if sector else set())
