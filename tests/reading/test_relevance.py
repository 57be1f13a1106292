"""Protects the cheap test: general news is passed over, what tells of states' dealings in one sentence is not."""

from __future__ import annotations

import pytest

from dragoman.reading.relevance import is_foreign_affairs

# Long enough not to be read for its shortness; nothing in it is of any state's making.
PADDING = "The bakery on the corner sells rye bread, plum cake and a soup of the day to people who work nearby. " * 8


def among(*sentences: str) -> str:
    return f"{PADDING}\n\n" + "\n\n".join(sentences) + f"\n\n{PADDING}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru recalled its ambassador on Friday.",
        "Under the free trade agreement that Chile signed last week, duties on plums will fall.",
        "It has lost its market since the European Union forbade the sale of ovens to Belarus.",
        "Soldiers took the state broadcaster of Niger at dawn.",
        "Norwegian and Danish officials spoke about cod.",
        "Malawi's president named a new cabinet.",
        "NATO said nothing.",
    ],
)
def test_one_sentence_is_enough(sentence: str) -> None:
    found = is_foreign_affairs(among(sentence))
    assert found is (sentence != "NATO said nothing.")  # a name alone tells of nothing done


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway beat Peru 2-1 in Lima after extra time.",
        "Tourists from Japan like the cake.",
        "A war of words broke out between the two cooks.",
        "The mayor opened a bridge, and the council voted for a new bus.",
        "The recipe comes from Portugal by way of an aunt.",
    ],
)
def test_general_news_is_passed_over(sentence: str) -> None:
    assert not is_foreign_affairs(among(sentence))


def test_what_stands_in_several_paragraphs_counts_together() -> None:
    assert is_foreign_affairs(among("Chile and Peru have one river.", "The two governments may share its water."))
    assert not is_foreign_affairs(among("Chile has a river.", "The two governments of the house are the cooks."))


def test_a_text_without_paragraphs_is_looked_at_in_pieces() -> None:
    line = PADDING.replace("\n", " ")
    assert is_foreign_affairs(f"{line} Mali expelled an envoy of Chad. {line}")
    assert not is_foreign_affairs(f"Mali is hot. {line} {line} An envoy of the bakery came.")


def test_a_short_text_is_always_read() -> None:
    assert is_foreign_affairs("He left.")
