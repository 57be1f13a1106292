"""Names that may stand for several things: what else the article names decides."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.reading.entities import find_entities


def found(text: str) -> set[tuple[str, str, str | None]]:
    return {(entity.kind, entity.name, entity.country) for entity in find_entities(parse(text))}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Georgia and Russia agreed, Tbilisi said.", ("state", "Georgia", "GEO")),
        ("Georgia, Alabama and Florida agreed.", ("place", "Georgia", "USA")),
        ("He spoke in Atlanta, Georgia, on Monday.", ("place", "Georgia", "USA")),
        ("Russia and the United States spoke of Georgia.", ("state", "Georgia", "GEO")),
        ("Lebanon, Tennessee, was hit by a storm.", ("place", "Lebanon", "USA")),
        ("Lebanon, Gaza and Syria were hit by a storm.", ("state", "Lebanon", "LBN")),
        ("Congo's army moved. Kinshasa accused Rwanda.", ("state", "Democratic Republic of the Congo", "COD")),
        ("Congo signed, said Brazzaville.", ("state", "Republic of the Congo", "COG")),
        ("The EU has met. Brussels accused Minsk.", ("organisation", "European Union", "EUR")),
        ("NATO allies met. Brussels accused Minsk.", ("organisation", "NATO", "IGO")),
        ("Belgium has voted. Brussels accused Minsk.", ("state", "Belgium", "BEL")),
        ("Talks between the EU and Minsk were held in Brussels.", ("place", "Brussels", "BEL")),
        ("SDF fighters left. Syria blames the SDF.", ("group", "Syrian Democratic Forces", "SYR")),
        ("SDF ships left. Japan blames nobody.", ("organisation", "Self-Defense Forces", "JPN")),
    ],
)
def test_the_company_decides(text: str, entity: tuple[str, str, str | None]) -> None:
    assert entity in found(text)


def test_the_letters_of_a_party_far_from_home() -> None:
    assert all(country != "TUR" for _, _, country in found("A CHP officer in California stopped a car, the US said."))
    assert ("organisation", "Republican People's Party", "TUR") in found("The CHP met in Turkey.")


def test_a_first_name_is_no_state() -> None:
    text = "Georgia Lindholm won the race. Her father says that Georgia began at six."
    assert {kind for kind, _, _ in found(text)} == {"person"}
    both = "Georgia Lindholm went to Tbilisi. Georgia has a ministry of sport. Georgian clubs were glad."
    assert ("state", "Georgia", "GEO") in found(both)
