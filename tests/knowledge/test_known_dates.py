"""Known dates are read by conflict checks and anniversaries: each must be named by its own words, and only by them."""

from __future__ import annotations

import pytest

from dragoman.knowledge.known_dates import KnownDate, known_date_named, known_dates
from dragoman.ontology.edtf import valid


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
