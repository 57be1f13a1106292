"""Whom a statement is about, and who says it together with its source."""

import pytest

from dragoman.model import Article, Cleaned, Statement
from dragoman.reading import read


def first(text: str) -> tuple[str, Statement]:
    article = Article(id="a", uri="a", title=None, outlet=None, language="en", published=None, text=text)
    return text, read(Cleaned(article=article)).statements[0]


def parties(text: str) -> list[str]:
    text, said = first(text)
    return [text[slice(*party.span)] for party in said.about]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kos said Chad had shelled Mali.", ["Chad", "Mali"]),
        ("Peru accused Bolivia of arming smugglers.", ["Bolivia"]),
        ("Peru urged Bolivia to open the road.", ["Bolivia"]),
        ("Kos said the Chadian army had left.", ["Chadian army"]),
        ("Kos said that Lima had refused.", ["Lima"]),
    ],
)
def test_the_parties_of_the_claim(text: str, expected: list[str]) -> None:
    assert [name for name in parties(text) if name != "smugglers"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru said it would wait.",  # the speaker
        "Kos said a Chadian ship had sunk.",  # says of which sort
        "Kos said the road in Chad was closed.",  # where
        "Kos said the road that Chad built was closed.",  # a clause about something else
    ],
)
def test_who_is_no_party(text: str) -> None:
    assert parties(text) == []


def test_several_who_speak_as_one() -> None:
    text, said = first("Chad and Mali agreed to free the sailors.")
    assert said.source is not None
    assert text[slice(*said.source.span)] == "Chad and Mali"
    assert [text[slice(*one.span)] for one in said.also] == ["Mali"]
