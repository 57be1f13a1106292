"""Protects that differences point at the exact words, and at nothing that is not quoted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Quotation, Reading
from dragoman.weighing.quotations.differences import differences
from tests.weighing.quotations.quoting import aligned, all_sayings, article


def told(one: Reading, other: Reading) -> list[tuple[str, str]]:
    (quotation,) = aligned(one, other)
    return shown(quotation, [one, other])


def shown(quotation: Quotation, readings: list[Reading]) -> list[tuple[str, str]]:
    by_uri = {reading.article.uri: reading for reading in readings}
    first, *others = quotation.variants
    return [
        (by_uri[first.uri].words(change.first), by_uri[other.uri].words(change.own))
        for other in others
        for change in other.differences
    ]


def test_a_word_changed_put_in_and_left_out() -> None:
    one = article("a", ("Lind", "The old pilot went home by the last tram today"))
    other = article("b", ("Lind", "The Old pilot did not walk home by the last tram"))
    assert told(one, other) == [("went", "did not walk"), ("today", "")]


def test_nothing_where_only_marks_differ() -> None:
    one = article("a", ("Lind", "The pilot’s parrot, alas, went home."))
    assert told(one, article("b", ("Lind", "The pilot's parrot - alas - went home!"))) == []


def test_a_difference_does_not_reach_over_words_that_are_not_quoted() -> None:
    one = article("a", ("Lind", "The pilot went home by tram with a parrot"))
    other = article("b", ("Lind", "The pilot went home drunk,", "and singing, by tram with a parrot"))
    assert told(one, other) == [("", "drunk"), ("", "and singing")]


def test_what_is_missing_stands_where_it_would_be() -> None:
    one, other = article("a", ("Lind", "The pilot went home")), article("b", ("Lind", "The tired pilot went home"))
    (quotation,) = aligned(one, other)
    (change,) = quotation.variants[1].differences
    assert one.article.text[change.first[0] :].startswith("pilot") and change.first[0] == change.first[1]


WORDS = st.lists(st.sampled_from("the pilot went home by tram with a parrot and not alone".split()), min_size=1)


@given(WORDS, WORDS)
def test_with_its_differences_the_first_becomes_the_other(one: list[str], other: list[str]) -> None:
    (mine,), (theirs,) = (all_sayings(article("a", ("Lind", " ".join(words)))) for words in (one, other))
    texts = [article("a", ("Lind", " ".join(words))).article.text for words in (one, other)]
    made, at = "", mine.spans[0][0]
    for change in differences(mine.words, theirs.words):
        made += texts[0][at : change.first[0]] + " " + texts[1][change.own[0] : change.own[1]] + " "
        at = change.first[1]
    made += texts[0][at : mine.spans[0][1]]
    assert made.replace("“", " ").replace("”", " ").split() == other
