"""What exactly two texts share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.weighing.lineage.compare import longest_passage, phrasing, wording
from dragoman.weighing.texts import plain_number, profile
from tests.weighing.making import reading

TEXTS = st.text(alphabet='abc DE.“”\n"1', max_size=80)


@settings(deadline=None)  # the first one loads the function words
@given(TEXTS, TEXTS)
def test_shares_lie_between_nothing_and_everything(one: str, other: str) -> None:
    first, second = profile(reading("a", one)), profile(reading("b", other))
    for shared in (wording(first, second), phrasing(first, second)):
        assert 0 <= shared.first <= 1
        assert 0 <= shared.second <= 1
    assert longest_passage(first, second) <= min(len(first.words), len(second.words))


@given(TEXTS)
def test_a_text_has_all_of_itself(text: str) -> None:
    one = profile(reading("a", text))
    assert len(one.words) == len(one.own)
    assert not one.words or wording(one, one).first == 1


def test_words_inside_quotation_marks_are_not_the_reporters_own() -> None:
    found = profile(reading("a", "He said “we are ready” and left."))
    assert [word for word, own in zip(found.words, found.own, strict=True) if not own] == ["we", "are", "ready"]


def test_numbers_of_two_languages_are_one() -> None:
    assert plain_number("13,000") == plain_number("13.000") == "13000"
