"""People whom the text names without an office, by the table of offices."""

from __future__ import annotations

from dragoman.model import Entity, Mention
from dragoman.reading.offices.known import with_known


def entity(name: str, **fields: str) -> Entity:
    return Entity(id="e1", kind="person", name=name, mentions=(Mention(span=(0, len(name))),), **fields)


def test_a_full_name_is_looked_up() -> None:
    """Country and sector of somebody in office on the day."""
    found = with_known(entity("Angela Merkel"), (), "2017-04-01")
    assert (found.country, found.sector) == ("DEU", "GOV")
    assert with_known(entity("Angela Merkel"), (), "2022-01-10").sector == "ELI"


def test_a_bare_family_name_needs_its_country_in_the_article() -> None:
    """Somebody called Merkel may be anybody, unless the article speaks of Germany."""
    assert with_known(entity("Merkel"), (), "2017-04-01").country is None
    assert with_known(entity("Merkel"), {"DEU"}, "2017-04-01").country == "DEU"


def test_nobody_known_stays_unknown() -> None:
    """Wrong is worse than nothing."""
    assert with_known(entity("Arvo Lindqvistsson"), {"DEU"}, None).country is None
