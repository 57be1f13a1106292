"""Which country a place is in: what stands beside it, what the article names, else nothing."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.model import Entity
from dragoman.reading.entities import find_entities
from dragoman.reading.places import place
from dragoman.reading.places.divisions import division_country


def places(text: str) -> dict[str, Entity]:
    parsed = parse(text)
    return {entity.name: entity for entity in place(parsed, find_entities(parsed))}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The talks were held in Paris.", "Paris", "FRA"),
        ("He was arrested in Paris, Texas, on Monday.", "Paris", "USA"),
        ("The factory in London, Ont., has closed.", "London", "CAN"),
        ("The envoy flew to Mombasa.", "Mombasa", "KEN"),
        ("The Chilean city of Valdivia was flooded.", "Valdivia", "CHL"),
    ],
)
def test_country_of_a_place(text: str, name: str, country: str) -> None:
    """What stands beside a name goes before the greatest town of that name."""
    assert places(text)[name].country == country


def test_an_ambiguous_name_without_context_stays_open() -> None:
    """Several towns of like size and nothing that decides: no country."""
    found = places("A fire broke out in Springfield.")["Springfield"]
    assert found.ref is None


def test_a_group_is_of_the_country_of_its_town() -> None:
    """Mombasa police are Kenyan."""
    found = places("Mombasa police closed the road.")
    assert {entity.country for entity in found.values()} == {"KEN"}


def test_divisions_and_counties() -> None:
    """Abbreviated states are sure; a county is American only where nothing else is named."""
    assert division_country("Calif.", {}) == "USA"
    assert division_country("Orange County", {"USA": 1}) == "USA"
    assert division_country("Orange County", {"KEN": 3}) is None
    assert division_country("Nowhere", {}) is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Nairobi Herald reported it.", "Nairobi Herald", "KEN"),
        ("The Texas Workers Union agreed.", "Texas Workers Union", "USA"),
        ("The Meridian Gazette reported it.", "Meridian Gazette", None),  # a town in Mississippi
        ("The Federal Trade Bureau agreed.", "Federal Trade Bureau", None),  # a town in Argentina
        ("He was in Valdivia, Chile. The Valdivia Gazette reported it.", "Valdivia Gazette", "CHL"),
    ],
)
def test_country_of_a_body_by_the_place_in_its_name(text: str, name: str, country: str | None) -> None:
    """Only a place that everybody knows, or that the article speaks of, tells where a body is."""
    assert places(text)[name].country == country


def test_a_small_capital_that_nobody_speaks_of() -> None:
    """Georgetown is in Guyana, but not in an article on the United States alone."""
    american = "The United States and U.S. officials in Texas agreed. Americans cheered. He lives in Georgetown."
    assert places(american)["Georgetown"].country != "GUY"
    assert places("Guyana agreed. He lives in Georgetown.")["Georgetown"].country == "GUY"


def test_a_small_town_elsewhere_by_chance() -> None:
    """A town of no renown in a country that the article never names is not meant; without any country it may be."""
    found = places("Kenya and Uganda agreed. Their envoys met in Amur.")
    assert found["Amur"].country is None
