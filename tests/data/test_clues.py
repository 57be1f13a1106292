"""The tables of clues: rules keep their examples, hosts and agencies are written so that they can be found."""

import re

import pytest

from dragoman.cleaning.clues.agencies import agency_of
from dragoman.cleaning.clues.tables import Sign, agencies, hosts, scripts, signs
from dragoman.cleaning.plain import plain


@pytest.mark.parametrize(("rule", "expressions"), signs(), ids=lambda value: getattr(value, "name", ""))
def test_sign_matches_its_examples_and_leaves_the_others(rule: Sign, expressions: tuple[re.Pattern[str], ...]) -> None:
    def places(text: str) -> int:
        seen = plain(text)
        return len({match[0].lower() for expression in expressions for match in expression.finditer(seen)})

    assert all(places(text) >= rule.needs for text in rule.match)
    assert all(places(text) < rule.needs for text in rule.unlike)


def test_hosts_are_bare_domains() -> None:
    table = hosts()
    names = [*table.owners, *table.institutions, *table.collections, *table.software]
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", name) for name in names)
    assert len(table.owners) >= 60


def test_a_host_below_a_known_domain_is_known_and_one_that_only_ends_alike_is_not() -> None:
    table = hosts()
    assert table.lookup(table.owners, "ichef.bbci.co.uk") == "the BBC"
    assert table.lookup(table.owners, "static01.nyt.com") == "the New York Times"
    assert table.lookup(table.owners, "notbbci.co.uk") is None


def test_agencies_are_known_by_every_name_and_short_ones_only_as_written() -> None:
    for agency in agencies():
        assert all(agency_of(name) == agency.name for name in (*agency.written, *agency.exact))
    assert agency_of("reuters") == "Reuters"
    assert agency_of("ap") is None


def test_scripts_have_names() -> None:
    assert scripts()["THAI"].language == "th"
