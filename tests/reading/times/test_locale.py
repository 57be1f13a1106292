"""3/4/2021 is in March or in April: the text's own dates tell, else the country that the article comes from."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.model import Published
from dragoman.reading.times import find_times
from dragoman.reading.times.calendar_dates import order_in

DAY = Published(edtf="2023-06-14", basis=("declared",))


def dates(text: str, day_first: bool | None) -> list[tuple[str, str | None]]:
    return [(time.value, time.edtf) for time in find_times(parse(text), DAY, day_first=day_first)]


@pytest.mark.parametrize(
    ("day_first", "value", "edtf"),
    [(True, "2021-04-03", "2021-04-03"), (False, "2021-03-04", "2021-03-04"), (None, "2021-XX-XX", "2021")],
)
def test_the_country_tells_which_number_is_the_month(day_first: bool | None, value: str, edtf: str) -> None:
    assert dates("A note dated 3/4/2021 was leaked.", day_first) == [(value, edtf)]
    assert dates("A note dated 03-04-21 was leaked.", day_first) == [(value, edtf)]


@pytest.mark.parametrize("day_first", [True, False, None])
@pytest.mark.parametrize(
    ("other", "value"),
    [("25/4/2021", "2021-04-03"), ("4/25/2021", "2021-03-04"), ("28/02/19", "2021-04-03")],
)
def test_the_text_s_own_dates_go_before_the_country(other: str, value: str, day_first: bool | None) -> None:
    assert dates(f"A note dated 3/4/2021 and one of {other} were leaked.", day_first)[0] == (value, value)


@pytest.mark.parametrize("day_first", [True, False])
def test_what_can_be_read_in_one_way_only_is_read_so(day_first: bool) -> None:
    assert dates("A note dated 25/4/2021 was leaked.", day_first) == [("2021-04-25", "2021-04-25")]
    assert dates("A note dated 4/4/2021 was leaked.", day_first) == [("2021-04-04", "2021-04-04")]
    assert dates("A note dated 3.4.2021 was leaked.", day_first) == [("2021-04-03", "2021-04-03")]
    assert dates("A note dated 31/2/2021 was leaked.", day_first) == []


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("of 25/4/2021", True),
        ("of 4-25-2021", False),
        ("of 25/4/2021 and of 4/25/2021", None),  # two hands
        ("of 3/4/2021", None),
        ("of 25.4.2021", None),  # with dots the day comes first everywhere
        ("of 32/4/2021", None),
        ("at /25/4/2021/", None),  # an address
        ("of 2021/4/25", None),
        ("", None),
    ],
)
def test_the_order_of_a_text(text: str, order: bool | None) -> None:
    assert order_in(text) is order


@pytest.mark.parametrize(("day_first", "found"), [(True, "2023-10-07"), (False, "2023-07-10"), (None, None)])
def test_a_date_without_a_year_needs_a_country(day_first: bool | None, found: str | None) -> None:
    assert dates("The vote is set for 7/10.", day_first) == ([(found, found)] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "He mourned on 9/11.",
        "The hotline is on 24/7.",
        "He relied on 1/2 of the seats.",
        "It was split for 50/50.",
        "It was booked for 31/31.",
        "The score was 7/10.",
    ],
)
def test_two_numbers_that_are_no_date(text: str) -> None:
    assert dates(text, True) == dates(text, False) == []
