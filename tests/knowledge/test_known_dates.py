"""Known dates are read by conflict checks and anniversaries: each must be named by its own words, and only by them."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.knowledge.known_dates import KnownDate, known_date_named, known_dates
from dragoman.ontology.edtf import interval, valid


@pytest.mark.parametrize("known", known_dates(), ids=lambda known: known.name)
def test_each_date_is_named_by_its_examples(known: KnownDate) -> None:
    assert valid(known.date)
    assert known.match
    for phrase in known.match:
        found = known_date_named(phrase)
        assert found is not None and found[0].name == known.name, phrase
    for phrase in known.unlike:
        assert known.pattern.search(phrase) is None, phrase


def test_names_are_unique_and_typographic_apostrophes_do() -> None:
    assert len({known.name for known in known_dates()}) == len(known_dates())
    found = known_date_named("on the day of Russia’s invasion")
    assert found is not None and found[0].date == "2022-02-24"
    assert known_date_named("the minister's visit") is None


@pytest.mark.parametrize("known", known_dates(), ids=lambda known: known.name)
def test_each_date_is_a_day_a_month_a_year_or_days_in_a_row(known: KnownDate) -> None:
    assert re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", known.date)
    first, last = interval(known.date)
    assert first.year >= 1600 and (last - first).days <= 366


@pytest.mark.parametrize("known", known_dates(), ids=lambda known: known.name)
def test_each_date_is_named_without_typographic_marks_and_by_no_empty_words(known: KnownDate) -> None:
    assert known.named and known.pattern.search("") is None
    for words in (*known.named, *known.match, *known.unlike):
        assert not re.search("[’‘“”]", words), words
        assert words == words.strip() and words
    assert len(set(known.named)) == len(known.named)


def test_no_two_dates_have_the_same_words() -> None:
    words = Counter(words for known in known_dates() for words in known.named)
    assert [one for one, times in words.items() if times > 1] == []
    examples = Counter(phrase for known in known_dates() for phrase in known.match)
    assert [one for one, times in examples.items() if times > 1] == []


@pytest.mark.parametrize(
    "phrase",
    [
        "the envoy's letter",
        "the war of words",
        "the fall of the government",
        "the agreement on fishing",
        "the invasion of privacy",
        "the summit in Lisbon",
        "the revolution in farming",
        "the attack on the minister's record",
    ],
)
def test_common_words_name_no_date(phrase: str) -> None:
    assert known_date_named(phrase) is None


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from("the of fall wall war in attacks on 9/11 Brexit ’s".split())).map(" ".join)
)
def test_any_phrase_names_a_date_or_none(phrase: str) -> None:
    found = known_date_named(phrase)
    if found is not None:
        known, (start, end) = found
        assert 0 <= start < end <= len(phrase)
        assert known.pattern.fullmatch(phrase[start:end].replace("’", "'"))
