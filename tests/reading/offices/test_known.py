"""People whom the text names without an office, by the table of offices."""

from __future__ import annotations

from dragoman.model import Entity, Mention
from dragoman.reading.offices.known import with_known


def entity(name: str, office: str | None = None) -> Entity:
    return Entity(id="e1", kind="person", name=name, mentions=(Mention(span=(0, len(name)), office=office),))


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


def test_a_family_name_with_the_office_of_the_day_needs_no_country() -> None:
    """One president is called so on that day; of a minister nobody can tell whose he is."""
    assert with_known(entity("Erdoğan", "President"), (), "2016-05-03").country == "TUR"
    assert with_known(entity("Erdoğan", "President"), (), "2031-05-03").country is None  # nobody knows that far
    assert with_known(entity("Erdoğan", "Chairman"), (), "2016-05-03").country is None


def test_a_namesake_in_another_office_is_somebody_else() -> None:
    """A mayor with the name of an office-holder abroad, in an article on other countries, is not he."""
    assert with_known(entity("Michael Martin"), {"USA", "CAN"}, "1998-03-01").country is None
    assert with_known(entity("Micheál Martin"), {"USA"}, "2021-03-01").country == "IRL"  # in office then


def test_the_country_is_that_of_the_office_then() -> None:
    """Who led a country and then an organisation is of the country."""
    assert with_known(entity("Mark Rutte"), (), "2015-03-01").country == "NLD"
    assert with_known(entity("Salva Kiir"), (), "2015-03-01").country == "SSD"
