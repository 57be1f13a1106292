"""TIMEX3 and EDTF say the same date in two ways; what goes from one to the other comes back unchanged."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.ontology.edtf import interval, valid
from dragoman.ontology.timex import edtf_of, timex_of

PAIRS = [
    ("2021-05-03", "2021-05-03"),
    ("2021-05", "2021-05"),
    ("2021", "2021"),
    ("0044", "0044"),
    ("XXXX-05-03", "XXXX-05-03"),
    ("2021-XX", "2021-XX"),
    ("198", "198X"),
    ("18", "18XX"),
    ("00", "00XX"),
    ("2021-SP", "2021-21"),
    ("2021-SU", "2021-22"),
    ("2021-FA", "2021-23"),
    ("2021-WI", "2021-24"),
    ("2021-Q1", "2021-33"),
    ("2021-Q4", "2021-36"),
    ("2021-H1", "2021-40"),
    ("2021-H2", "2021-41"),
    ("2020-W53", "2020-12-28/2021-01-03"),  # the week's year is that of its Thursday
    ("2021-W01", "2021-01-04/2021-01-10"),
    ("2020-W53-WE", "2021-01-02/2021-01-03"),
    ("2021-05-03T09:30", "2021-05-03T09:30:00"),
    ("2021-05-03T09:30:15", "2021-05-03T09:30:15"),
]


@pytest.mark.parametrize(("value", "edtf"), PAIRS)
def test_both_ways(value: str, edtf: str) -> None:
    assert edtf_of(value) == edtf
    assert timex_of(edtf) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "PAST_REF",
        "PRESENT_REF",
        "P3D",
        "PXY",
        "2021-13",
        "2021-21",  # summer in EDTF; in TIMEX3 no month
        "2021-02-30",
        "2021-Q5",
        "2021-H3",
        "2021-AU",
        "XXXX-Q1",
        "2021-W53",  # that year had 52 weeks
        "2021-W00",
        "9999-W52",  # its Sunday is beyond the calendar
        "XXXX-WXX-2",
        "2021-W20-2",
        "2021-05-03TMO",
        "2021-05-03T24:00",
        "XXXX-XX-XXT09:30",
        "XXX",
        "1",
        "20211",
        "２０２１",
        "2021\n",
    ],
)
def test_what_edtf_has_no_word_for(value: str) -> None:
    assert edtf_of(value) is None


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "2021-05-03~",
        "2021?",
        "2021-25",  # spring of the northern hemisphere
        "2021-37",  # the first third of a year
        "2021-05-03/2021-05-04",
        "2021-05-03/2021-05-10",  # eight days
        "2021-05/2021-06",
        "2021-05-03/..",
        "../2021",
        "2021-05-03T09:30:00Z",
        "2021-05-03T09:30:00+03:00",
        "2XXX",
        "199",  # TIMEX3
        "2021-SU",
        "2021-W20",
    ],
)
def test_what_timex_has_no_word_for(edtf: str) -> None:
    assert timex_of(edtf) is None


DAYS = st.dates()
YEARS = st.integers(1, 9999)


def _of_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


VALUES = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: day.isoformat()[:7]),
    YEARS.map("{:04d}".format),
    st.integers(0, 999).map("{:03d}".format),
    st.integers(0, 99).map("{:02d}".format),
    st.builds("{:04d}-{}".format, YEARS, st.sampled_from("SP SU FA WI Q1 Q2 Q3 Q4 H1 H2".split())),
    st.dates(max_value=date.max - timedelta(7)).map(_of_week),
    st.dates(max_value=date.max - timedelta(7)).map(_of_week).map("{}-WE".format),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds").removesuffix(":00")),
    DAYS.map(lambda day: f"XXXX{day.isoformat()[4:]}"),
)


def _with_clock(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


DATES = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: day.isoformat()[:7]),
    st.integers(0, 999).map("{:03d}X".format),
    st.integers(0, 99).map("{:02d}XX".format),
    st.builds("{:04d}-{}".format, YEARS, st.sampled_from([*range(21, 25), *range(33, 37), 40, 41])),
    st.datetimes().map(_with_clock),
    st.sampled_from(["XXXX", "XXXX-12-25", "2021-XX", "2021-XX-XX", "2021-05-XX"]),
)


@given(VALUES)
def test_a_value_comes_back(value: str) -> None:
    edtf = edtf_of(value)
    assert edtf is not None and valid(edtf)
    assert timex_of(edtf) == value


@given(DATES)
@example("000X")
def test_a_date_comes_back(edtf: str) -> None:
    value = timex_of(edtf)
    assert value is not None
    assert edtf_of(value) == edtf


@given(st.dates(max_value=date.max - timedelta(7)), st.booleans())
def test_a_week_holds_its_days(day: date, is_weekend: bool) -> None:
    first, last = interval(edtf_of(_of_week(day) + ("-WE" if is_weekend else "")) or "")
    assert (first.weekday(), last.weekday()) == (5 if is_weekend else 0, 6)
    assert first - timedelta(5) <= day <= last


MIXED = st.lists(
    st.sampled_from(
        ["2021", "-", "05", "X", "XX", "W", "WE", "T", ":", "00", "Q1", "SU", "/", "..", "~", "Z", "99", "P"]
    ),
    max_size=9,
).map("".join)


@given(MIXED | st.text(alphabet="0123456789-XWEQTH:/PSU", max_size=24) | st.text(max_size=12))
def test_any_string_has_a_counterpart_or_none(text: str) -> None:
    edtf, value = edtf_of(text), timex_of(text)
    if edtf is not None:
        assert valid(edtf)
        assert timex_of(edtf) in {text, text.removesuffix(":00")}
    if value is not None:
        assert valid(text)
        assert edtf_of(value) == text
