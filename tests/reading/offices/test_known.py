"""People whom the text names without an office, by the table of offices."""

from __future__ import annotations

from dragoman.model import Entity, Mention
from dragoman.reading.offices.known import with_known


def entity(name: str, **fields: str) -> Entity:
    return Entity(id="e1", kind="person", name=name, mentions=(Mention(span=(0, len(name))),), **fields)


def test_a_full_name_is_looked_up() -> None:
    """Country and sector of somebody in office on the day."""
    found = with_known(entity("David Cameron"), (), "2013-06-01")
    assert (found.country, found.sector) == ("GBR", "GOV")
    assert with_known(entity("David Cameron"), (), "2018-03-01").sector == "ELI"


def test_a_bare_family_name_needs_its_country_in_the_article() -> None:
    """Somebody called Cameron may be anybody, unless the article speaks of Britain."""
    assert with_known(entity("Cameron"), (), "2013-06-01").country is None
    assert with_known(entity("Cameron"), {"GBR"}, "2013-06-01").country == "GBR"


def test_nobody_known_stays_unknown() -> None:
    """Wrong is worse than nothing."""
    assert with_known(entity("Arvo Lindqvistsson"), {"GBR"}, None).country is None
