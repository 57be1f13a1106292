"""Protects that wordings which may be the same are compared, and that not all are compared with all."""

from __future__ import annotations

from dragoman.weighing.quotations.candidates import candidates
from dragoman.weighing.quotations.wordings import Wording
from tests.weighing.quotations.quoting import all_wordings, article

SENTENCES = (
    "The pilot went home by the last tram",
    "By the last tram the pilot had gone home",
    "The council met in the old granary",
    "I do not know that",
)


def met(every: list[Wording]) -> set[tuple[int, int]]:
    return {(one.number, other.number) for one, other in candidates(every)}


def test_those_that_share_rare_words_meet() -> None:
    assert met(all_wordings(*(article(str(n), ("Lind", words)) for n, words in enumerate(SENTENCES)))) == {(0, 1)}


def test_those_of_small_words_meet_by_their_order() -> None:
    assert met(all_wordings(*(article(uri, ("Lind", SENTENCES[3])) for uri in "ab"))) == {(0, 1)}


def test_many_wordings_are_not_compared_with_each_other_all() -> None:
    every = all_wordings(
        *(article(str(n), ("Lind", f"The ferry of the {n + 100} barrels sails at dawn for Marrow")) for n in range(300))
    )
    pairs = met(every)
    assert {n for pair in pairs for n in pair} == set(range(300))
    assert len(pairs) < 300 * 20
