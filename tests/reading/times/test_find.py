"""Which words are a time, and what time: by our table of sentences, and on any text at all."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.model import Published, Time
from dragoman.ontology.edtf import interval, valid
from dragoman.ontology.timex import edtf_of
from dragoman.reading.times import find_times
from tests.reading.times.cases import CASES, DAY, Case, other_calendars
from tests.reading.times.pieces import PIECES

VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)[YMWDHSQ]|X(?:DE|CE))"
    r"|[\dX]{2,4}|[\dX]{4}-(?:[\dX]{2}|Q[\dX]|H[\dX]|SP|SU|FA|WI|W[\dX]{2}(?:-(?:[\dX]|WE))?)(?:-[\dX]{2})?"
    r"|[\dX]{4}-[\dXW-]+T(?:MO|AF|EV|NI|MI|DT|\d\d:\d\d(?::\d\d)?)|XXXX-WXX-[1-7]T(?:MO|AF|EV|NI)"
)


def times_in(text: str, published: str | None = DAY, *, day_first: bool | None = None) -> tuple[Time, ...]:
    day = Published(edtf=published, basis=("declared",)) if published else None
    return find_times(parse(text), day, day_first=day_first)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1][:60])
def test_table(case: Case) -> None:
    published, text, expected = case
    found = [(text[t.span[0] : t.span[1]], t.type, t.value, t.edtf) for t in times_in(text, published)]
    wanted = [(words, kind, value, value if edtf == "=" else edtf) for words, kind, value, edtf in expected]
    assert [row for row in found if row not in wanted] == [] and found == wanted


def test_the_table_is_a_table() -> None:
    assert len(CASES) >= 350
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


def test_a_date_s_edtf_is_what_its_value_means() -> None:
    for published, text, expected in CASES:
        for words, kind, value, written in expected:
            edtf = value if written == "=" else written
            if kind == "DATE" and edtf is not None and value != "PRESENT_REF" and (text, words) not in SPANNING:
                assert _agree(value, edtf), (published, text, words)


def _agree(value: str, edtf: str) -> bool:
    """The same date; or, of a part of a month, days of that month; of a month that may be one of two, its year."""
    whole = edtf_of(value)
    if whole is None or whole == edtf:
        return whole == edtf
    (first, last), (low, high) = interval(edtf), interval(whole)
    return low <= first <= last <= high and ("/" in edtf or "X" in value)


# years and months of another calendar lie across two of ours
SPANNING = {(text, words) for _, text, rows in other_calendars.IRANIAN + other_calendars.ISLAMIC for words, *_ in rows}

_PIECES = st.one_of(st.sampled_from(PIECES), st.text(max_size=5))


@settings(max_examples=120, deadline=None)
@given(
    st.lists(_PIECES, max_size=14).map(" ".join),
    st.sampled_from([None, DAY, "2023-06", "2023", "0001-01-01", "9999-12-31"]),
    st.sampled_from([True, False, None]),
)
@example("They meet on Monday week, Friday next week and in the next decade.", "9999-12-31", None)
@example("At noon on Monday, two hours later, on the morning of the 5th, last Friday.", "0001-01-01", None)
@example("the last Friday in May; the evening of April 6 Movement leaders", "0001-01-01", None)
def test_any_text_gives_sound_times(text: str, published: str | None, day_first: bool | None) -> None:
    end = 0
    for time in times_in(text, published, day_first=day_first):
        start, stop = time.span
        assert end <= start < stop <= len(text)
        end = stop
        assert VALUE.fullmatch(time.value), time
        assert time.edtf is None or valid(time.edtf)
