"""Protects what words weigh, and which sayings are one wording."""

from __future__ import annotations

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
