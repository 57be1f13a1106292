"""Protects what is told without a code: what takes place is found, with who, whom, when and where; states are not."""

from __future__ import annotations

import pytest

from dragoman.model import Article, Cleaned, Happening, Participant, Published, Reading
from dragoman.reading import read


def reading_of(text: str) -> Reading:
    published = Published(edtf="2021-05-04", basis=("declared",))
    article = Article(id="sha256:0", uri="a", title=None, outlet=None, language="en", published=published, text=text)
    return read(Cleaned(article=article))


def words(text: str) -> list[str]:
    return [found.word for found in reading_of(text).happenings]


def one(text: str, word: str) -> tuple[Reading, Happening]:
    reading = reading_of(text)
    return reading, next(found for found in reading.happenings if found.word == word)


def phrases(reading: Reading, parties: tuple[Participant, ...]) -> list[str]:
    return [reading.words(party.span) for party in parties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A chimney collapsed in Bergen on Monday.", ["collapse"]),
        ("The earthquake frightened the sheep.", ["earthquake", "frighten"]),
        ("The poet passed away on Sunday.", ["pass away"]),
        ("The singer checked out of the hotel.", ["check out"]),
        ("The baker was found dead.", ["find", "dead"]),
    ],
)
def test_what_takes_place_is_found(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is old and belongs to the town.",
        "The mayor seems to know the answer.",
        "She said that the harbour was old.",
        "The government owns the station and the organisation has a plan.",
        "The ruling party has a headquarters.",
    ],
)
def test_a_state_or_a_mere_saying_is_no_happening(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town held an election.", ["election"]),
        ("The wedding took place in Lima.", ["wedding"]),
        ("The surgeon performed an operation.", ["operation"]),
        ("The choir began to rehearse.", ["rehearse"]),
    ],
)
def test_a_light_verb_leaves_it_to_its_noun(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_being_at_a_party_tells_of_one_and_a_party_in_power_does_not() -> None:
    assert words("They danced at the party.") == ["dance", "party"]
    assert "party" not in words("The party lost.")


def test_who_and_whom_of_verbs_and_nouns() -> None:
    reading, painted = one("Two sailors painted the old lighthouse.", "paint")
    assert phrases(reading, painted.who) == ["Two sailors"]
    assert phrases(reading, painted.whom) == ["the old lighthouse"]
    reading, painted = one("The lighthouse was painted by two sailors.", "paint")
    assert phrases(reading, painted.who) == ["two sailors"]
    assert phrases(reading, painted.whom) == ["The lighthouse"]
    reading, funeral = one("The poet's funeral drew a crowd.", "funeral")
    assert (funeral.who, phrases(reading, funeral.whom)) == ((), ["The poet"])
    reading, departure = one("The departure of the poet surprised the town.", "departure")
    assert (phrases(reading, departure.who), departure.whom) == (["the poet"], ())


def test_who_takes_part_with_somebody_and_a_tool_that_does_not() -> None:
    reading, duel = one("A duel with Anna Holm ended badly.", "duel")
    assert phrases(reading, duel.whom) == ["Anna Holm"]
    assert one("He slept with a hammer.", "sleep")[1].whom == ()


def test_date_and_place_are_those_of_the_words() -> None:
    reading, found = one("A chimney collapsed in Bergen on Monday.", "collapse")
    assert found.date is not None
    assert (found.date.edtf, reading.words(found.date.span or (0, 0))) == ("2021-05-03", "Monday")
    assert found.place is not None
    assert reading.words(found.place.span) == "Bergen"
    bare = one("A chimney collapsed.", "collapse")[1]
    assert (bare.date, bare.place) == (None, None)


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The bridge will reopen in May.", "reopen", "planned"),
        ("The bridge did not collapse.", "collapse", "denied"),
        ("A murder suspect walked home.", "murder", "speculated"),
        ("The bridge collapsed.", "collapse", "happened"),
    ],
)
def test_modality(text: str, word: str, modality: str) -> None:
    assert one(text, word)[1].modality == modality


def test_an_event_and_a_happening_never_share_a_trigger() -> None:
    reading = reading_of("Norway's premier met Chile's president in Lima and praised the harvest.")
    coded = {event.trigger for event in reading.events}
    assert [event.word for event in reading.events][:1] == ["meet"]
    assert not coded & {found.trigger for found in reading.happenings}


def test_every_span_is_exact() -> None:
    reading, found = one("A chimney collapsed in Bergen on Monday.", "collapse")
    assert reading.words(found.trigger) == "collapsed"
    assert reading.words(found.sentence) == "A chimney collapsed in Bergen on Monday."
