"""Sources that are kept unnamed, with the words that say so."""

import pytest

from dragoman.model import Article, Cleaned
from dragoman.reading import read


def kept(text: str) -> list[str | None]:
    article = Article(id="a", uri="a", title=None, outlet=None, language="en", published=None, text=text)
    found = read(Cleaned(article=article)).statements
    return [text[slice(*said.anonymity)] if said.anonymity else None for said in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A diplomat who asked not to be named said the talks had failed.", "who asked not to be named"),
        ("“We failed,” said an official, speaking on condition of anonymity.", "on condition of anonymity"),
        ("An aide who declined to be identified said the visit was off.", "who declined to be identified"),
        ("A woman, who would not give her name, said the shop was empty.", "who would not give her name"),
    ],
)
def test_the_words_stand_beside_the_statement(text: str, expected: str) -> None:
    assert kept(text) == [expected]


def test_the_words_may_stand_where_the_same_source_is_spoken_of_again() -> None:
    text = "A Swiss diplomat said the talks had failed. The diplomat spoke on condition of anonymity."
    assert kept(text) == ["on condition of anonymity"]


def test_who_has_a_name_is_not_kept_unnamed() -> None:
    assert kept("Ana Ruiz, flanked by an aide who asked not to be named, said the talks had failed.") == [None]
