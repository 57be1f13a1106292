"""Dates as pages and records write them: in ISO, as machines count, in figures, in words of many languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.cleaning import dates
from dragoman.cleaning.dates import Writing, from_iso, from_stamp, from_words, month_number, to_day
from dragoman.ontology.edtf import valid

BRITISH, AMERICAN = Writing("en-GB", True), Writing("en-US", False)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2019-06-04", "2019-06-04"),
        ("2019-06-04T10:15:00Z", "2019-06-04T10:15:00Z"),
        ("2019-06-04T10:15:00.123+0200", "2019-06-04T10:15:00+02:00"),
        ("2019-06-04T10:15", "2019-06-04T10:15:00"),
        ("2019-06-04 00:00:00", "2019-06-04"),
        ("2019-06-04T10:15:00+99:00", "2019-06-04"),  # no zone is that far off
        ("2019-06-04T25:15:00Z", None),
        ("2019-06", "2019-06"),
        ("2019", "2019"),
        ("2019-13", None),
        ("0000", None),
        ("٢٠١٩", None),
        ("2019-02-30", None),
        ("yesterday", None),
    ],
)
def test_iso_dates(written: str, edtf: str | None) -> None:
    assert from_iso(written) == edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1559643300", "2019-06-04T10:15:00+00:00"),
        (" 1559643300123 ", "2019-06-04T10:15:00+00:00"),  # milliseconds
        ("Tue, 04 Jun 2019 10:15:00 GMT", "2019-06-04T10:15:00+00:00"),
        ("Tue, 4 Jun 2019 23:15:00 -0500", "2019-06-04T23:15:00-05:00"),
        ("4 Jun 2019 10:15:00", "2019-06-04T10:15:00"),
        ("Tue, 4 Jun 2019 10:15:00 -2200", "2019-06-04"),
        ("Tue, 31 Jun 2019 10:15:00 GMT", None),
        ("155964330", None),  # nine figures are an identifier
        ("15596433001", None),
        ("4 June", None),
        ("", None),
    ],
)
def test_moments_as_machines_write_them(written: str, edtf: str | None) -> None:
    assert from_stamp(written) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("4 June 2019", "2019-06-04"),
        ("June 4th, 2019", "2019-06-04"),
        ("4 Sept. 2019", "2019-09-04"),
        ("4-Jun-2019", "2019-06-04"),
        ("2019 June 4", "2019-06-04"),
        ("2019/06/04", "2019-06-04"),
        ("04.06.2019", "2019-06-04"),
        ("25/06/2019", "2019-06-25"),
        ("06/25/2019", "2019-06-25"),
        ("04/06/2019", None),  # April or June
        ("31 June 2019", None),
        ("31 June 2019, or rather 1 July 2019", "2019-07-01"),
        ("14/6/2019, changed on 15 June 2019", "2019-06-14"),  # the first, however it is written
        ("4 June 20190", None),
        ("12 envoys 2019", None),
        ("", None),
    ],
)
def test_written_dates(words: str, edtf: str | None) -> None:
    assert from_words(words) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("le 4 juin 2019", "2019-06-04"),
        ("1er juin 2019", "2019-06-01"),
        ("4. Juni 2019", "2019-06-04"),
        ("4 de junio de 2019", "2019-06-04"),
        ("4 de enero del 2019", "2019-01-04"),
        ("1º de junho de 2019", "2019-06-01"),
        ("4 июня 2019 г.", "2019-06-04"),
        ("4 Haziran 2019", "2019-06-04"),
        ("4 ιουνίου 2019", "2019-06-04"),
        ("2019年6月4日 10:15", "2019-06-04"),
        ("2019 年 6 月 4 日", "2019-06-04"),
        ("2019년 6월 4일", "2019-06-04"),
        ("2019年13月4日", None),
        ("2019年6月", None),
    ],
)
def test_dates_of_other_languages(words: str, edtf: str | None) -> None:
    assert from_words(words) == edtf


@pytest.mark.parametrize(
    ("words", "writing", "edtf"),
    [
        ("4/6/2019", BRITISH, "2019-06-04"),
        ("4/6/2019", AMERICAN, "2019-04-06"),
        ("4-6-2019", AMERICAN, "2019-04-06"),
        ("4.6.2019", AMERICAN, "2019-06-04"),  # with dots the day comes first everywhere
        ("25/6/2019", AMERICAN, "2019-06-25"),
        ("6/25/2019", BRITISH, "2019-06-25"),
        ("2019/6/4", BRITISH, "2019-06-04"),  # after a year comes the month
        ("4 listopad 2019", Writing("cs"), "2019-11-04"),
        ("4 listopad 2019", Writing("hr"), "2019-10-04"),
        ("4 listopad 2019", Writing(), None),
        ("4 juin 2019", Writing("en"), "2019-06-04"),  # an English page with dates of its system's language
    ],
)
def test_where_a_page_comes_from_tells_how_it_writes(words: str, writing: Writing, edtf: str | None) -> None:
    assert from_words(words, writing) == edtf


def test_numbers_of_months_and_days() -> None:
    assert month_number("Sept.") == 9 and month_number("septembre", "fr") == 9
    assert month_number("Ministers") is None
    assert to_day(2020, 2, 29) == "2020-02-29" and to_day(2019, 2, 29) is None and to_day(2019, None, 1) is None


FORMS = [dates._ISO, dates._COARSE, dates._EPOCH, *dates._FORMS]
MAIL = re.compile(r"(?:Mon|Tue), \d{1,2} (?:Jan|Feb) \d{2,4} \d\d:\d\d:\d\d (?:[+-]\d{4}|GMT|EST|-0000)")
WRITTEN = st.one_of(*(st.from_regex(form, fullmatch=True) for form in [*FORMS, MAIL]), st.text(max_size=30))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WRITTEN, min_size=1, max_size=2).map(" ".join),
    st.builds(Writing, st.none() | st.sampled_from(["en-US", "fr", "?"]), st.sampled_from([True, False, None])),
)
@example("000٠", Writing())
@example("Mon, 1 Jan 00 00:00:00 -2000", Writing())
def test_any_words_give_a_date_or_none(words: str, writing: Writing) -> None:
    for edtf in (from_iso(words), from_stamp(words), from_words(words, writing)):
        assert edtf is None or valid(edtf)
