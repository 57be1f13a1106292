"""A deed that one reports and another denies; plans, questions and later news deny nothing."""

from __future__ import annotations

import pytest

from dragoman.model import Modality, Reading
from dragoman.weighing import weigh
from tests.weighing.making import entity, event, reading

# Two reporters of one story: enough in common to be one, too little to be copies.
ABOUT = """The court of Marrow under judge Dora Lind sat over the fishermen's case until midnight.
{said}"""
OTHER = """{said}
Judge Dora Lind heard the fishermen of Marrow in court."""


def told(uri: str, said: str, published: str | None, modality: Modality = "happened") -> Reading:
    text = (ABOUT if modality == "happened" else OTHER).format(said=said)
    people = [entity(text, 1, "person", "Karim Osei", "KAL"), entity(text, 2, "place", "Marrow", "KAL")]
    acts = [event(text, "freed", [], [("e1", "Karim Osei")], kind="RETREAT", modality=modality)]
    return reading(uri, text, published, entities=people, events=acts)


def polarities(*readings: Reading) -> list[list[str]]:
    return [[side.value for side in row.sides] for row in weigh(readings).conflicts if row.kind == "polarity"]


CLAIM = "Karim Osei walked home after the judges freed him, his brother said in the market of Marrow."


def test_a_deed_that_is_reported_and_denied() -> None:
    denial = "The police chief in Marrow denied that Karim Osei was freed and called it a rumour of the market."
    found = polarities(told("a", CLAIM, "2021-05-04"), told("b", denial, "2021-05-05", "denied"))
    assert found == [["freed", "denied that Karim Osei was freed"]]


@pytest.mark.parametrize(
    ("denial", "published"),
    [
        (
            "The police chief in Marrow said Karim Osei would not be freed before the harvest of the market.",
            "2021-05-05",
        ),
        ("The police chief in Marrow did not say whether Karim Osei was freed in the market at all.", "2021-05-05"),
        ("The police chief in Marrow said that Karim Osei was not yet freed and the market closed.", "2021-05-05"),
        ("The police chief in Marrow denied that Karim Osei was freed and called it a rumour.", "2021-05-03"),
    ],
)
def test_what_is_planned_open_or_said_before_denies_nothing(denial: str, published: str) -> None:
    assert polarities(told("a", CLAIM, "2021-05-04"), told("b", denial, published, "denied")) == []


def test_an_attack_that_its_doers_disown() -> None:
    text = (
        "Kalenda's boats shelled the port of Marrow on Monday, its mayor said.\n"
        "Speaker Dora Lind told the house that Kalenda had nothing to do with this attack.\n"
    )
    state = entity(text, 1, "state", "Kalenda", "KAL")
    act = event(text, "shelled", [("e1", "Kalenda")], kind="ASSAULT")
    assert polarities(reading("a", text, entities=[state], events=[act])) == [
        ["shelled", "nothing to do with this attack"]
    ]
    elsewhere = text.replace("Kalenda had nothing", "Ulm had nothing")
    places = [entity(elsewhere, 1, "state", "Kalenda", "KAL"), entity(elsewhere, 2, "state", "Ulm", "ULM")]
    assert polarities(reading("a", elsewhere, entities=places, events=[act])) == []
