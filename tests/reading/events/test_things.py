"""Things do nothing of their own will: bullets and letters have no actors but their makers, and crises do no deeds."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.model import Article, Participant, Span, Statement
from dragoman.reading.events import find_events
from dragoman.reading.mentions import Mentions
from tests.reading.events.test_find import only, parties, read


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Two bullets hit the guard.", "ASSAULT", [], ["the guard"]),
        ("A rocket fired by the militia struck the barracks.", "ASSAULT", ["the militia"], ["the barracks"]),
        ("The indictment accuses Chile of fraud.", "ACCUSE", [], ["Chile"]),
        ("A report by Norway accused Chile of fraud.", "ACCUSE", ["Norway"], ["Chile"]),
    ],
)
def test_who_stands_behind_a_thing(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    event = only(text)
    assert event.type == kind
    assert parties(text, event) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Strike fears are hitting the island.",
        "The wording opens the door to wider fraud.",
        "The plan was met with cynicism.",
        "The firm released a new browser.",
        "The deputy took no position on trade.",
        "Four cousins stood behind the widow.",
    ],
)
def test_no_deed(text: str) -> None:
    assert read(text)[0] == ()


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("No suspects were arrested in Lima.", "denied"),
        ("None of the envoys were arrested in Lima.", "denied"),
        ("Two envoys were arrested in Lima.", "happened"),
    ],
)
def test_what_is_done_to_nobody_is_not_done(text: str, modality: str) -> None:
    assert only(text).modality == modality


def test_somebodys_people_are_not_himself() -> None:
    text = "Norway condemned Chile's supporters."
    assert parties(text, only(text)) == (["Norway"], ["Chile's supporters"])


def test_i_is_who_speaks() -> None:
    text = "“I condemn the raid,” Ruiz said."
    source = Participant(entity="e9", span=(23, 27))
    whole: Span = (0, len(text))
    said = Statement(
        id="s", kind="direct", source=source, cue=(28, 32), cue_class="neutral", content=((0, 21),), sentence=whole
    )
    article = Article(id="a", uri="a", title=None, outlet=None, language="en", published=None, text=text)
    events, _ = find_events(parse(text), article, Mentions(()), (), (said,))
    assert [actor.entity for event in events for actor in event.actors] == ["e9"]


@pytest.mark.parametrize(
    "text",
    [
        "Heavy snow killed six shepherds in Nepal.",
        "A heat wave killed forty people in Spain.",
        "A wildfire destroyed nine villages in Greece.",
        "A dam burst wrecked the town.",
        "A gas leak killed six miners.",
    ],
)
def test_disasters_are_nobodys_deed(text: str) -> None:
    assert read(text)[0] == ()


def test_who_suffers_a_disaster_may_act() -> None:
    text = "Flood victims accused Chile of neglect."
    assert parties(text, only(text)) == (["Flood victims"], ["Chile"])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("A cold front from Chile invaded Norway.", "no-agent"),
        ("The brewer launched an assault on high prices.", "no-body"),
        ("Chile and Norway will clash in a handball final on Friday.", "game"),
    ],
)
def test_what_a_check_throws_out(text: str, rule: str) -> None:
    events, rejected = read(text)
    assert events == ()
    assert rule in {one.rule for one in rejected}


def test_beside_blood_it_is_no_game() -> None:
    events, _ = read("Gunmen attacked the goalkeeper near Lima.")
    assert [event.type for event in events] == ["ASSAULT"]
