"""Whoever compares dates relies on what an EDTF string means, to the day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ontology.edtf import compatible, day_of, interval, is_day, valid


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-02-24", date(2023, 2, 24), date(2023, 2, 24)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2012-XX", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-05-XX", date(2012, 5, 1), date(2012, 5, 31)),
        ("2023-33", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023-36", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023-41", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-02-22T15:00:00Z", date(2023, 2, 22), date(2023, 2, 22)),
        ("2012/2022", date(2012, 1, 1), date(2022, 12, 31)),
        ("2023-02-22/..", date(2023, 2, 22), date.max),
        ("../2004-06", date.min, date(2004, 6, 30)),
        ("XXXX-12-25", date.min, date.max),
        ("2010~", date(2010, 1, 1), date(2010, 12, 31)),
    ],
)
def test_interval_is_the_earliest_and_the_latest_day(edtf: str, first: date, last: date) -> None:
    assert interval(edtf) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "2023-13",
        "2023-02-30",
        "23",
        "2023-W08",
        "2X23",
        "199X-05",
        "2022/2012",
        "2023-02-22T25:00:00",
    ],
)
def test_what_is_not_edtf_is_refused(text: str) -> None:
    assert not valid(text)
    with pytest.raises(ValueError):
        interval(text)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (None, "2023", True),
        ("2023", "2023-02-24", True),
        ("2023-02-23", "2023-02-24", False),
        ("2010~", "2011", True),
        ("2010", "2011", False),
        ("2012/2022", "2022-03", True),
        ("2012/2022", "2023", False),
        ("XXXX-12-25", "2022-12-25", True),
        ("XXXX-12-25", "2022-11-25", False),
        ("2022-12", "XXXX-12-25", True),
        ("2023-02-24T09:00:00Z", "2023-02-24", True),
    ],
)
def test_compatible(a: str | None, b: str | None, expected: bool) -> None:
    assert compatible(a, b) is expected
    assert compatible(b, a) is expected


def test_the_small_questions() -> None:
    assert is_day("2023-02-24") and not is_day("2023-02") and not is_day(None)
    assert day_of("2023-02-22T15:00:00Z") == "2023-02-22"


@given(st.text(alphabet="0123456789X-/.~?T:Z", max_size=24))
def test_any_string_is_read_or_refused(text: str) -> None:
    if valid(text):
        first, last = interval(text)
        assert first <= last
        assert compatible(text, text)
