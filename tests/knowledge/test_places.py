"""Places are found with their country, the likelier first."""

import pytest

from dragoman.knowledge.places import places_named


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Paris", "FRA", "city"),
        ("Kiev", "UKR", "city"),
        ("Kyiv", "UKR", "city"),
        ("Peking", "CHN", "city"),
        ("Odessa", "UKR", "city"),
        ("Khan Younis", "PSE", "city"),
        ("St. Petersburg", "RUS", "city"),
        ("Davos", "CHE", "city"),
        ("Crimea", "UKR", "region"),
        ("the West Bank", "PSE", "region"),
        ("France", "FRA", "country"),
        ("Pristina", "KOS", "city"),
        ("Middle East", None, "region"),
    ],
)
def test_the_first_place_of_a_name(name: str, country: str | None, kind: str) -> None:
    place = places_named(name)[0]
    assert (place.country, place.kind) == (country, kind)


def test_every_place_of_a_name() -> None:
    assert [(place.kind, place.country) for place in places_named("Georgia")][:2] == [
        ("country", "GEO"),
        ("region", "USA"),
    ]
    assert {place.country for place in places_named("Moscow")} >= {"RUS", "USA"}


def test_cities_have_coordinates_and_an_identifier() -> None:
    place = places_named("Tokyo")[0]
    assert place.latitude == pytest.approx(35.7, abs=0.2)
    assert place.longitude == pytest.approx(139.7, abs=0.2)
    assert place.ref == "geonames:1850147"


@pytest.mark.parametrize("name", ["", " ", "Xyzzyville", '"', "\\", "…"])
def test_what_is_no_place(name: str) -> None:
    assert places_named(name) == ()
