"""Whom a text names as its source."""

from __future__ import annotations

import pytest

from dragoman.weighing.lineage.reported import cited, outlet_key
from tests.weighing.making import reading


@pytest.mark.parametrize(
    "text",
    [
        "The lease, as the Harbour Courier reported on Monday, runs for years.",
        "The talks failed, according to a report in the Harbour Courier.",
        "The lease was first reported by The Harbour Courier.",
        "The Harbour Courier first reported that the lease was signed.",
    ],
)
def test_an_outlet_that_reported_something_is_cited(text: str) -> None:
    assert [one.key for one in cited(reading("a", text))] == ["harbourcourier"]


@pytest.mark.parametrize(
    "text",
    [
        "Three villages reported losses.",
        "The minister reported to Parliament on Monday.",
        "He read the Harbour Courier on the train.",
        "According to Minister Ruiz the talks failed.",
    ],
)
def test_who_only_speaks_or_is_read_is_no_source(text: str) -> None:
    assert cited(reading("a", text)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Courier", "www.harbour-courier.com"),
        ("AFP", "Agence France-Presse"),
        ("Gulf Post", "gulfpost.co.uk"),
    ],
)
def test_an_outlet_has_one_key_however_it_is_written(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)
