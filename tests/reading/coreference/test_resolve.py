"""Pronouns and descriptions: precision first."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.reading.coreference import resolve
from dragoman.reading.entities import find_entities
from dragoman.reading.entities.gender import gender_of_name, gender_of_words
from dragoman.reading.offices import read_offices


def mentions(text: str) -> dict[str, list[str]]:
    parsed = parse(text)
    entities = resolve(parsed, read_offices(parsed, find_entities(parsed), ()))
    assert [entity.id for entity in entities] == [f"e{number}" for number in range(1, len(entities) + 1)]
    return {entity.name: [text[slice(*mention.span)] for mention in entity.mentions] for entity in entities}


@pytest.mark.parametrize(
    ("text", "name", "pronoun"),
    [
        ("President Omar Sy left Lima. He said the talks were over.", "Omar Sy", "He"),
        ("Ms Ana Ruiz met Mr Lars Holm. She praised him.", "Ana Ruiz", "She"),
        ("Ms Ana Ruiz met Mr Lars Holm. She praised him.", "Lars Holm", "him"),
        ("Kenya said it would respond.", "Kenya", "it"),
        ("Mr Juan Costa spoke. As he prepared to leave, Mr Omar Sy replied to Costa.", "Omar Sy", "he"),
        ("Protesters blocked the road. They shouted.", "Protesters", "They"),
    ],
)
def test_clear_pronouns(text: str, name: str, pronoun: str) -> None:
    """A pronoun with one fitting antecedent nearby is a mention of it."""
    assert pronoun in mentions(text)[name]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Sy met Lars Holm. He called Mr. Sy a false prophet.",
        "Omar Sy met Lars Holm. He suggested that Mr. Sy was only coming for the money.",
        "Omar Sy met Lars Holm. In the letter he urged voters not to trust Mr. Sy.",
    ],
)
def test_who_is_named_in_a_clause_is_not_its_pronoun(text: str) -> None:
    """He who speaks of Sy by name is somebody else."""
    found = mentions(text)
    assert "he" not in [words.lower() for words in found["Omar Sy"]]


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that Kenya will win.",
        "Omar Sy met Lars Holm and Juan Costa. Reports say that he left.",
        "Kenya and Uganda signed. Analysts think it matters.",
    ],
)
def test_unclear_pronouns_are_left_alone(text: str) -> None:
    """Wrong is worse than nothing."""
    assert not {"It", "it", "he"} & {word for words in mentions(text).values() for word in words}


def test_a_person_is_not_the_object_of_his_own_deed() -> None:
    """In "Sy met him" somebody else is meant."""
    assert "him" not in mentions("President Omar Sy met him on Monday.")["Omar Sy"]


def test_descriptions_by_office_and_country() -> None:
    """The minister is who holds such an office; another country's president is somebody else."""
    text = "Peruvian Foreign Minister Ana Ruiz spoke. The minister left. The Chilean president stayed."
    found = mentions(text)
    assert "minister" in found["Ana Ruiz"]
    assert "Chilean president" in found


def test_gender_from_titles_and_names() -> None:
    """Titles speak first; a name borne by both says nothing."""
    assert gender_of_words(["king"]) == "male"
    assert gender_of_words(["minister"]) is None
    assert gender_of_name("Ana Ruiz") == "female"
    assert gender_of_name("Kim Sun") is None


def test_the_country_is_the_only_state_in_sight() -> None:
    """With two states in sight "the country" is left alone."""
    assert "country" in mentions("Kenya closed its border. The ministry said the country was ready.")["Kenya"]
    assert "country" not in mentions("Kenya and Uganda met after the country closed its border.")["Kenya"]


def test_a_counterpart_named_after_a_comma() -> None:
    """The name set off after a description is whom it describes; its country is the name's too."""
    parsed = parse("She met her Iranian counterpart, Omar Amir-Hosseini, in Oslo.")
    entities = resolve(parsed, read_offices(parsed, find_entities(parsed), ()))
    assert [(e.name, e.country) for e in entities if e.kind == "person"] == [("Omar Amir-Hosseini", "IRN")]


def test_who_reports_is_whom_the_report_speaks_of() -> None:
    """Not whom the article spoke of more; a spokesman speaks of somebody else, and a quotation is its own."""
    text = "President Omar Sy spoke. Mr. Sy left. Mr Lars Holm said that he was tired."
    assert "he" in mentions(text)["Lars Holm"]
    apart = "President Omar Sy spoke. Mr. Sy left. A spokesman said that he was tired."
    assert "he" not in mentions(apart)["spokesman"]
    quoted = 'President Omar Sy spoke. Mr Lars Holm said "he is tired".'
    assert "he" not in mentions(quoted)["Lars Holm"]


def test_a_title_may_stand_between_a_description_and_its_name() -> None:
    """The head, Senator Ana Ruiz, is one person."""
    text = "The head of the committee, Senator Ana Ruiz, said she would go."
    assert mentions(text)["Ana Ruiz"] == ["head of the committee", "Ana Ruiz", "she"]


def test_who_is_named_with_his_own() -> None:
    """In "Lars Holm and his wife" his is Lars Holm's, whoever was spoken of before."""
    text = "President Omar Sy spoke. Mr. Sy left. Mr. Sy slept. Mr Lars Holm and his wife stayed."
    assert "his" in mentions(text)["Lars Holm"]


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("The envoy to Lima, Ana Ruiz, left. Nobody came.", "Ana Ruiz", "envoy"),
        ("Peru's foreign ministry spokesman Ivo Kral spoke. The spokesman denied it.", "Ivo Kral", "spokesman"),
        (
            "Port to reopen, minister says\nFinance Minister Ana Ruiz said the port would reopen.",
            "Ana Ruiz",
            "minister",
        ),
        ("Peru signed. The Peruvian side asked for time.", "Peru", "Peruvian side"),
    ],
)
def test_who_is_described(text: str, name: str, description: str) -> None:
    """A description is a mention of the one it can be."""
    assert any(description in words for words in mentions(text)[name])


@pytest.mark.parametrize(
    "text",
    [
        "Port to reopen – ministry\nThe foreign ministry was silent. The defence ministry said the port would reopen.",
        "Port to reopen, minister says\nFinance Minister Ana Ruiz met Trade Minister Ivo Kral.",
    ],
)
def test_a_headline_before_all_of_several_means_none_of_them(text: str) -> None:
    """What a bare role in a headline means is known only where there is one of that role."""
    first = text.partition("\n")[0]
    role = first.split()[-1] if "–" in first else "minister"
    assert all(words == [role] or role not in words for words in mentions(text).values())


def test_the_reporter_goes_on_with_whom_he_named() -> None:
    """A pronoun outside of a quotation is not somebody who is named only inside it."""
    text = "“Mr Lars Holm was late,” Mr Omar Sy said. He left."
    assert "He" in mentions(text)["Omar Sy"]
