"""Protects alignment as a whole: what is the same in other words, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.weighing.quotations.quoting import aligned, article, told_together

SAME = {
    "identical": (
        "The granary will not be sold while I have the key",
        "The granary will not be sold while I have the key",
    ),
    "spelling": (
        "Our harbor organizes its own defense of the two ferry centers",
        "Our harbour organises its own defence of the two ferry centres",
    ),
    "cut": (
        "The pump is broken, the well is dry, and we want the engineers back before the feast",
        "We want the engineers back before the feast",
    ),
    "ellipsis": (
        "The granary, which my father built of driftwood and tar, will feed both villages until April",
        "The granary … will feed both villages until April",
    ),
    "half": ("Whoever counts the sacks twice will find a sack too few", "counts the sacks twice"),
    "turned": ("The council will reopen the sluice this winter", "The council will not reopen the sluice this winter"),
    "number": ("We counted 340 sacks of barley in the cellar", "We counted 430 sacks of barley in the cellar"),
    "word order": (
        "With his own hands the miller is walling up the only door to the mill",
        "The miller walls up the mill's only door with his own hands",
    ),
    "translation": (
        "A village of three hundred souls cannot drink forever from one well that belongs to strangers",
        "Three hundred villagers cannot go on drinking from a single well, and that one the strangers' own",
    ),
    "figures": (
        "In twenty days the sixty millers must repair the sluice or pay for the flooded barley",
        "The 60 millers have to mend the sluice within 20 days, or else pay for barley that was flooded",
    ),
}
# Pairs of quotations by one speaker on one day that look alike and are not the same.
DIFFERENT = (
    ("We will send two engineers to the dam before the rains", "We will send the widows flour before the feast"),
    ("The market will open on Monday with music", "The court will open the letters on Monday"),
    ("Nobody asked the fishermen of Marrow about the pier", "Nobody paid the widows of Marrow for their boats"),
    ("I have seen three ceasefires and as many funerals", "I have seen two elections and one honest count"),
    ("The treaty protects shepherds on both banks of the river", "The treaty has no word on islands in the river"),
    ("Our border guards were fired upon twice in the fog", "Our border traders lost their lorries in the fog"),
    ("We thank the mediator for her patience", "We asked the mediator for a copy of her notes"),
    ("My country has courts, and the miller knows them", "I did not cross my country to trade barley for applause"),
    ("Two quiet weeks were promised to us last winter", "Give the observers radios and me two quiet days"),
    ("A canal is a poor place to draw a frontier", "Who draws water from that canal needs a permit"),
    ("The price of barley fell by a third in July", "Barley can fall by a third and still be dear"),
    ("The law of the sea is my bedside book", "Their ships stay where the law says that they may stay"),
    ("It will be a working supper without wine", "The other twelve will keep our archivists in work"),
    ("They promised us a bridge at Easter last year", "Last year two ferrymen were promised to the island"),
)
# Said by anybody, anywhere: not the same quotation in two mouths.
COMMON = (
    ("I do not know that", "I do not know that"),
    ("It makes me sad.", "It makes me sad."),
    ("We will see what happens", "We will see what happens"),
    ("to the National Assembly of Veria", "before the National Assembly of Veria"),
)


@pytest.mark.parametrize("drift", SAME)
def test_the_same_words_in_drift(drift: str) -> None:
    one, other = SAME[drift]
    filler = "Ask the cooper; he was there when the roof fell in"
    pair = article("a", ("Dora Lind", one)), article("b", ("Dora Lind", filler), ("Dora Lind", other))
    assert told_together(*pair) == {(f"“{one}”", f"“{other}”")}


@pytest.mark.parametrize("at", range(len(DIFFERENT)))
def test_other_words_that_look_alike(at: int) -> None:
    one, other = DIFFERENT[at]
    assert aligned(article("a", ("Dora Lind", one)), article("b", ("Dora Lind", other))) == ()


def test_many_that_look_alike_side_by_side() -> None:
    mine = article("a", *(("Dora Lind", one) for one, _ in DIFFERENT), ("Dora Lind", SAME["turned"][0]))
    theirs = article("b", *(("Dora Lind", other) for _, other in DIFFERENT), ("Dora Lind", SAME["turned"][1]))
    assert told_together(mine, theirs) == {tuple(f"“{words}”" for words in SAME["turned"])}


@pytest.mark.parametrize("words", COMMON, ids=[one for one, _ in COMMON])
def test_what_anybody_says_is_nobodys_quotation(words: tuple[str, str]) -> None:
    assert aligned(article("a", ("Dora Lind", words[0])), article("b", ("Karim Osei", words[1]))) == ()


def test_a_formula_of_another_year_is_another_quotation() -> None:
    words = "We condemn this attack in the strongest terms"
    told = article("a", ("Dora Lind", words)), article("b", ("Karim Osei", words), published="2023-05-04")
    assert aligned(*told) == ()


def test_a_saying_of_its_own_is_the_same_in_any_year_and_mouth() -> None:
    words = "Whoever counts the sacks of a drunken miller twice will find a sack too few and a rat too many"
    told = article("a", ("Dora Lind", words)), article("b", ("Karim Osei", words), published="2023-05-04")
    assert [one.speakers for one in aligned(*told)] == [("Dora Lind", "Karim Osei")]


def test_of_two_sentences_in_drift_each_finds_its_own() -> None:
    pairs = SAME["translation"], SAME["word order"], SAME["figures"]
    mine = article("a", *(("Dora Lind", one) for one, _ in pairs))
    theirs = article("b", *(("Dora Lind", other) for _, other in reversed(pairs)))
    assert told_together(mine, theirs) == {(f"“{one}”", f"“{other}”") for one, other in pairs}


def test_no_readings_no_quotations() -> None:
    assert aligned() == ()
    assert aligned(article("a", ("Dora Lind", SAME["cut"][0]))) == ()
