"""Protects capitals: where each state's lies, and the numbers by which atlases know states."""

from __future__ import annotations

import pytest

from dragoman.knowledge.capitals import capital_of, numbers
from dragoman.knowledge.tables import rows


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("MDV", 4.2, 73.5), ("SGP", 1.3, 103.9), ("KOS", 42.7, 21.2), ("GBR", 51.5, -0.1)],
)
def test_capitals_lie_where_they_are(code: str, latitude: float, longitude: float) -> None:
    capital = capital_of(code)
    assert capital is not None
    assert (capital.latitude, capital.longitude) == pytest.approx((latitude, longitude), abs=0.2)


def test_every_state_of_today_has_one() -> None:
    without = {row["code"] for row in rows("states") if not row["until"] and capital_of(row["code"]) is None}
    # territories without a town of a thousand people, or of several islands
    assert without <= {"TKL", "IOT", "BES", "UMI", "BVT", "HMD", "ATF", "ATA", "SJM", "PSE", "ESH"}


def test_what_is_gone_or_unknown_has_none() -> None:
    assert capital_of("SUN") is None
    assert capital_of("XXX") is None


def test_numbers_have_three_digits_and_are_unique() -> None:
    found = numbers()
    assert (found["AFG"], found["TWN"]) == ("004", "158")
    assert all(len(number) == 3 for number in found.values())
    assert len(set(found.values())) == len(found)
    assert "KOS" not in found
