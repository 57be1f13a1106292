"""Protects what words weigh, and which sayings are one wording."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.weighing.joins import hashed
from dragoman.weighing.quotations.wordings import counted
from tests.weighing.quotations.quoting import all_sayings, all_wordings, article, rarity

OWN = "The pilot of the Marrow ferry drinks plum brandy at breakfast"


def test_rare_words_weigh_more_than_common_ones_and_names_less() -> None:
    said = all_sayings(*(article(str(n), ("Lind", f"The ferry to Marrow carries {n + 30} barrels")) for n in range(9)))
    weighs = rarity(said)
    weights = {word.folded: weighs.weight(word) for word in said[0].words}
    assert weights["the"] < weights["marrow"] < weights["ferry"] < weights["30"] == 1


def test_words_of_somebodys_own_are_one_wording_wherever_they_stand() -> None:
    (wording,) = all_wordings(
        article("a", ("Lind", OWN)),
        article("b", ("Lind", OWN.upper()), published="2023-01-01"),
        article("c", ("Osei", OWN)),
    )
    assert wording.articles == {"a", "b", "c"}


def test_what_anybody_says_stands_for_itself() -> None:
    found = all_wordings(*(article(uri, ("Lind", "I do not know that")) for uri in "abc"))
    assert [wording.articles for wording in found] == [{"a"}, {"b"}, {"c"}]


def test_what_is_said_again_and_again_is_another_wording_on_each_occasion() -> None:
    days = ("2021-05-04", "2021-05-05", "2022-05-04")
    told = [article(day, ("Lind", "We condemn it in the strongest terms"), published=day) for day in days]
    assert [len(wording.articles) for wording in all_wordings(*told)] == [2, 1]


def test_three_words_are_too_few() -> None:
    assert all_wordings(article("a", ("Lind", "Pilots drink brandy"))) == []


def weights(*said: str) -> dict[str, float]:
    """What the words of some sayings weigh, each said in an article of its own."""
    every = all_sayings(*(article(str(n), ("Lind", words)) for n, words in enumerate(said)))
    weighs = rarity(every)
    return {word.folded: weighs.weight(word) for saying in every for word in saying.words}


def test_words_that_are_the_same_everywhere_are_counted_once() -> None:
    assert weights(OWN) == weights(OWN, OWN, OWN.upper())


def test_what_words_weigh_changes_seldom_when_articles_are_added() -> None:
    def brandy(among: int) -> float:
        return weights(*(f"Plum brandy and a barrel of w{n}x" for n in range(among)))["brandy"]

    assert len({brandy(n) for n in range(8, 16)}) == 1
    assert len({brandy(n) for n in range(3, 9)}) == 6
    assert brandy(15) > brandy(16)


def test_a_word_is_a_name_where_it_mostly_has_a_capital() -> None:
    def is_name(*said: str) -> bool:
        return rarity(all_sayings(*(article(f"{n}", ("Lind", one)) for n, one in enumerate(said)))).is_name("marow")

    name, thing = "They sailed home to Marrow in spring", "They boiled the bone for its marrow yesterday"
    assert is_name(name)
    assert not is_name(thing)
    assert not is_name(name, thing)
    assert is_name(name, thing, "We all live in Marrow by the sea")
    assert not is_name("Marrow is what they boiled")  # every sentence begins with a capital


def test_all_weights_are_told_in_the_order_of_their_hashes() -> None:
    said = all_sayings(article("a", ("Lind", OWN)), article("b", ("Lind", "A ferry drinks oil at breakfast")))
    weighs = rarity(said)
    stems = [counted(saying.words).stems for saying in said]
    told = weighs.of(stems)
    assert [*told.weights] == sorted(told.weights) == [*weighs.of(stems[::-1]).weights]
    assert {hashed(word.stem) for saying in said for word in saying.words} == set(told.weights)
    for word in (word for saying in said for word in saying.words):
        assert (told.weight(word), told.is_name(word.stem)) == (weighs.weight(word), weighs.is_name(word.stem))


@given(st.lists(st.lists(st.sampled_from(OWN.split(" ")), min_size=4, max_size=8).map(" ".join), max_size=5))
def test_weights_do_not_hang_on_the_order_and_stay_within_bounds(said: list[str]) -> None:
    assert weights(*said) == weights(*said[::-1])
    assert all(0.1 <= weight <= 1 for weight in weights(*said).values())
