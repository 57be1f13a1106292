"""Protects which links hold: one to one where the words are free, in company where they say little."""

from __future__ import annotations

from dragoman.weighing.quotations.candidates import candidates
from dragoman.weighing.quotations.likeness import compare
from dragoman.weighing.quotations.links import Link, link
from dragoman.weighing.quotations.settling import settled
from tests.weighing.quotations.quoting import Told, all_wordings, article

ONE = "A night ferry is steered best without brandy and without songs"
ANEW = "Brandy and songs have no place on a ferry that is steered by night"
ALSO = "On Sunday we heard songs and smelled brandy as the night ferry came home"
OWN = "The pilot went home by the last tram with a parrot on his shoulder"


def held(one: tuple[Told, ...], other: tuple[Told, ...]) -> list[Link]:
    every = all_wordings(article("a", *one), article("b", *other))
    found = (link(mine, theirs, compare(mine, theirs)) for mine, theirs in candidates(every))
    return settled([one for one in found if one], every)


def test_of_two_free_partners_in_one_article_the_better_one() -> None:
    (only,) = held((("Lind", ONE),), (("Lind", ALSO), ("Lind", ANEW)))
    assert {only.one.sayings[0].statement.id, only.other.sayings[0].statement.id} == {"a-0", "b-1"}


def test_words_that_say_little_hold_in_company() -> None:
    slight = "It makes me sad."
    assert held((("Dora Lind", slight),), (("Karim Osei", slight),)) == []
    (link,) = held((("Dora Lind", slight), ("Dora Lind", OWN)), (("Karim Osei", slight), ("Dora Lind", OWN)))
    assert link.manner == "slight"
