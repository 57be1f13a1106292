"""Protects quotations across stories: a saying finds its like in other stories, common speech finds nothing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Reading
from dragoman.weighing.quotations import Reach, reach, spoken
from tests.weighing.quotations.quoting import article

OWN = "The granary will not be sold while I have the key to its only door"
CUT = "will not be sold while I have the key"
ELSE = "Copper miners of the northern valley want safer shafts and cheaper bread"


def beyond(story: str, *told: tuple[str, str]) -> dict[int, frozenset[int]]:
    """What is beyond a story; given for each article its story and what it quotes, several with | between them."""
    readings = [
        article(f"{n}", *(("Dora Lind", piece) for piece in said.split("|"))) for n, (_, said) in enumerate(told)
    ]
    return Reach([spoken(one) for one in readings], [story for story, _ in told]).beyond(story)


def test_the_like_of_a_saying_is_found_in_another_story_by_its_number() -> None:
    told = (("here", OWN), ("there", f"{ELSE}|{CUT}"), ("here", CUT))
    assert beyond("here", *told) == {1: frozenset({1})}
    assert beyond("there", *told) == {0: frozenset({0}), 2: frozenset({0})}


def test_what_nobody_else_says_reaches_nowhere() -> None:
    told = (("here", OWN), ("there", ELSE), ("far", "I do not know that at all"))
    assert beyond("here", *told) == beyond("far", *told) == beyond("nowhere", *told) == {}


def test_one_run_of_words_in_common_is_not_enough() -> None:
    assert beyond("here", ("here", "Now we all go out to sea"), ("there", "But we all go out to dinner")) == {}


def test_three_words_are_too_few() -> None:
    assert beyond("here", ("here", "Pilots drink brandy"), ("there", "Pilots drink brandy")) == {}


def test_what_hangs_together_by_a_third_saying_is_found_too() -> None:
    first, last = "the salt barge and the lime kiln both burned down", "the tannery and the glass works stayed shut"
    told = (("a", first), ("b", last), ("c", f"{first} while {last}"))
    assert set(beyond("a", *told)) == {1, 2}


def test_the_most_quoted_sentence_of_all_is_found() -> None:
    assert beyond("here", *([("here", OWN)] * 15), *([("there", OWN)] * 15))


def test_so_many_sayings_of_others_and_no_more_are_held_against_a_story() -> None:
    """The crowd is not one of copies: each says it with a word of its own beside each part."""
    marks = [f"w{n}x" for n in range(15)]
    told = [("here", OWN), *(("there", f"{CUT} {mark}") for mark in marks)]
    found = beyond("here", *told)
    assert sum(len(places) for places in found.values()) == len(marks)


TOLD = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from((OWN, CUT, ELSE, f"{OWN}|{ELSE}"))), max_size=6)


@settings(deadline=None, max_examples=50)
@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(told: list[tuple[str, str]], chance: object) -> None:
    turned = list(range(len(told)))
    chance.shuffle(turned)  # type: ignore[attr-defined]
    for story in "abc":
        found = beyond(story, *(told[n] for n in turned))
        assert {turned[n]: places for n, places in found.items()} == beyond(story, *told)


@settings(deadline=None, max_examples=50)
@given(TOLD)
def test_reach_goes_both_ways_and_never_into_the_story_itself(told: list[tuple[str, str]]) -> None:
    stories = [story for story, _ in told]
    reached = {story: {stories[n] for n in beyond(story, *told)} for story in "abc"}
    for one, other in itertools.product("abc", repeat=2):
        assert one not in reached[one]
        assert (other in reached[one]) == (one in reached[other])


def test_every_saying_is_looked_for() -> None:
    given_article: Reading = article("a", ("Lind", OWN), ("Osei", "Too short"), ("Lind", CUT))
    assert [bool(one.keys) for one in spoken(given_article)] == [True, False, True]


def test_no_long_chain_is_followed() -> None:
    links = ["salt barge sank", "lime kiln burned", "glass works closed", "tar pit flooded", "rope walk rotted"]
    told = [(f"s{n}", f"the {one} when the {other}") for n, (one, other) in enumerate(itertools.pairwise(links))]
    assert set(beyond("s0", *told)) == {1, 2}


def test_of_many_sayings_the_nearest_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "_MOST", 2)
    first, last = "the salt barge and the lime kiln both burned down", "the tannery and the glass works stayed shut"
    told = (("c", last), ("b", f"{first} while {last}"), ("d", first), ("a", first))
    assert set(beyond("a", *told)) == {1, 2}
