"""Statements that are acts are linked with the event, and only with their own."""

import pytest

from dragoman.model import Article, Cleaned
from dragoman.reading import read


def acts(text: str) -> list[str | None]:
    article = Article(id="a", uri="a", title=None, outlet=None, language="en", published=None, text=text)
    reading = read(Cleaned(article=article))
    types = {event.id: event.type for event in reading.events}
    return [types.get(said.act or "") for said in reading.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru accused Bolivia of shelling the port.", "ACCUSE"),
        ("Peru urged Bolivia to free the sailors.", "REQUEST"),
        ("Peru threatened to close the border with Bolivia.", "THREATEN"),
        ("Peru praised Bolivia for its help.", "SUPPORT"),
    ],
)
def test_to_say_it_is_to_do_it(text: str, expected: str) -> None:
    assert acts(text) == [expected]


def test_who_only_tells_of_a_deed_does_nothing() -> None:
    assert acts("Peru said that Chile had accused Bolivia of shelling the port.") == [None]
