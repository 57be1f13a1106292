"""Other spellings of cities lead to cities that GeoNames has."""

from dragoman.knowledge.places import places_named
from dragoman.knowledge.tables import many, rows


def test_every_spelling_leads_to_its_city() -> None:
    for row in rows("city_names"):
        for other in many(row["others"]):
            assert row["name"] in {place.name for place in places_named(other)}, other
