"""Protects what makes two wordings one quotation, and what does not."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.weighing.quotations.likeness import compare
from dragoman.weighing.quotations.links import Link, compatible, link
from dragoman.weighing.quotations.wordings import Wording
from tests.weighing.quotations.quoting import all_wordings, article, two

SENTENCE = "Whoever steers this ferry at night should not drink plum brandy with the passengers"
ANEW = "Nobody who steers this ferry by night ought to share plum brandy with passengers"


def linked(one: Wording, other: Wording) -> Link | None:
    return link(one, other, compare(one, other))


def manner(one: str, other: str, *, speakers: tuple[str, str] = ("Dora Lind", "Dora Lind")) -> str | None:
    found = linked(*two(one, other, speakers=speakers))
    return found.manner if found else None


def test_kept_words_link_whoever_says_them() -> None:
    assert manner(SENTENCE, SENTENCE.replace("plum", "pear"), speakers=("Dora Lind", "Karim Osei")) == "kept"


def test_words_said_anew_link() -> None:
    assert manner(SENTENCE, ANEW.replace("brandy with", "wine among")) == "free"


def test_somebody_elses_words_must_be_nearer() -> None:
    said = (
        "A ferry that goes by night is steered best without any brandy on the bridge",
        "Brandy, I tell you: a bad thing when steering the ferry in storms at night",
    )
    assert manner(*said) == "free"
    assert manner(*said, speakers=("Dora Lind", "Karim Osei")) is None


def test_a_name_alone_is_no_quotation() -> None:
    told = (
        "We have come to the National Assembly of Veria to listen",
        "He will speak before the National Assembly of Veria",
    )
    assert manner("to the National Assembly of Veria", told[0]) is None
    assert manner(*told) is None


def test_words_that_say_little_need_company_unless_the_speaker_is_the_same() -> None:
    words = "It makes me sad."
    mine = all_wordings(article("a", ("Dora Lind", words)), article("b", ("Dora Lind", words)))
    theirs = all_wordings(article("a", ("Dora Lind", words)), article("b", ("Karim Osei", words)))
    found = [linked(*mine), linked(*theirs)]
    assert [(one.manner, one.needs_company) for one in found if one] == [("slight", False), ("slight", True)]


def test_what_is_said_again_a_year_later_is_said_anew() -> None:
    words = "We condemn this in the strongest terms", "We condemn it in the strongest of terms"
    told = [article(f"{n}", ("Dora Lind", said), published=f"202{n}-05-04") for n, said in enumerate(words)]
    assert linked(*all_wordings(*told)) is None
    assert manner(*words) == "kept"


def test_within_one_article_nothing_is_linked() -> None:
    assert linked(*all_wordings(article("a", ("Dora Lind", SENTENCE), ("Karim Osei", ANEW)))) is None


@pytest.mark.parametrize(("one", "other"), [(SENTENCE, ANEW), (SENTENCE, SENTENCE[20:])])
def test_a_link_is_the_same_from_either_end(one: str, other: str) -> None:
    mine, theirs = two(one, other)
    here, there = linked(mine, theirs), linked(theirs, mine)
    assert here and there
    assert msgspec.structs.replace(here, one=theirs, other=mine) == there
    assert here.beyond(mine) == theirs and here.beyond(theirs) == mine


def test_parts_of_a_long_one_do_not_go_together() -> None:
    whole, front = two(SENTENCE, "Whoever steers this ferry at night")
    back = two("drink plum brandy with the passengers", SENTENCE)[0]
    assert compatible(compare(whole, front)) and compatible(compare(whole, back))
    assert not compatible(compare(front, back))
