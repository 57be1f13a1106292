"""Which words are a time, and what time: by our table of sentences, and on any text at all."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.model import Published, Time
from dragoman.ontology.edtf import valid
from dragoman.reading.times import find_times
from tests.reading.times.cases import CASES, DAY, Case

VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)[YMWDHSQ]|X(?:DE|CE))"
    r"|[\dX]{2,4}|[\dX]{4}-(?:[\dX]{2}|Q[\dX]|H[\dX]|SP|SU|FA|WI|W[\dX]{2}(?:-(?:[\dX]|WE))?)(?:-[\dX]{2})?"
    r"|[\dX]{4}-[\dXW-]+T(?:MO|AF|EV|NI|MI|DT|\d\d:\d\d(?::\d\d)?)|XXXX-WXX-[1-7]T(?:MO|AF|EV|NI)"
)


def times_in(text: str, published: str | None = DAY) -> tuple[Time, ...]:
    return find_times(parse(text), Published(edtf=published, basis=("declared",)) if published else None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1][:60])
def test_table(case: Case) -> None:
    published, text, expected = case
    found = [(text[t.span[0] : t.span[1]], t.type, t.value, t.edtf) for t in times_in(text, published)]
    wanted = [(words, kind, value, value if edtf == "=" else edtf) for words, kind, value, edtf in expected]
    assert [row for row in found if row not in wanted] == [] and found == wanted


def test_the_table_is_a_table() -> None:
    assert len(CASES) >= 150
    assert len({(published, text) for published, text, _ in CASES}) == len(CASES)


def test_what_a_page_was_fetched_on_is_not_today() -> None:
    parsed = parse("They met yesterday.")
    (found,) = find_times(parsed, Published(edtf=DAY, basis=("fetched",)))
    assert found.edtf is None


def test_times_are_in_order_and_do_not_overlap() -> None:
    text = "On Monday, May 3, 2021, at 3 p.m., two years after the coup of early 2019, they met for three days."
    spans = [time.span for time in times_in(text)]
    assert len(spans) == 5
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


_PIECES = st.one_of(
    st.sampled_from(
        [
            "May 3 2021",
            "March",
            "31",
            "30",
            "29",
            "Feb.",
            "'90s",
            "the 1990s",
            "9999",
            "1000",
            "0",
            "next",
            "last",
            "year",
            "years",
            "ago",
            "a",
            "two",
            "½",
            "2 1/2",
            "99999999999",
            "century",
            "21st",
            "the",
            "weekend",
            "Monday",
            "Sundays",
            "at",
            "24:00",
            "12:60",
            "3 p.m.",
            "GMT",
            "Q4",
            "winter",
            "decades",
            "of",
            "-",
            "–",
            "/",
            ",",
            ".",
            "(",
            ")",
            "\n",
            "\n\n",
            "anniversary",
            "the first anniversary of",
            "Brexit",
            "Easter",
            "this",
            "night",
            "30th",
            "February 30",
            "2021-02-30",
            "13/13/2021",
            "later",
            "every",
            "each",
            "half an",
            "hour",
        ]
    ),
    st.text(max_size=5),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_PIECES, max_size=14).map(" ".join),
    st.sampled_from([None, DAY, "2023-06", "2023", "0001-01-01", "9999-12-31"]),
)
def test_any_text_gives_sound_times(text: str, published: str | None) -> None:
    end = 0
    for time in times_in(text, published):
        start, stop = time.span
        assert end <= start < stop <= len(text)
        end = stop
        assert VALUE.fullmatch(time.value), time
        assert time.edtf is None or valid(time.edtf)
