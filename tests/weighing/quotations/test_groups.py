"""Protects groups: everything in one goes together, nothing is chained through a long quotation."""

from __future__ import annotations

from tests.weighing.quotations.quoting import aligned, article

FIRST, SECOND = "Trust does not grow on a jetty,", "the nets are mended in winter and with cold hands"
LONG = f"{FIRST} and as my grandfather used to say {SECOND}"


def uris(*told: tuple[str, str]) -> list[list[str]]:
    readings = [article(uri, ("Dora Lind", words)) for uri, words in told]
    return sorted([variant.uri for variant in quotation.variants] for quotation in aligned(*readings))


def test_different_parts_of_a_long_quotation_are_two_quotations() -> None:
    assert uris(("a", LONG), ("b", FIRST), ("c", SECOND)) == [["a", "b"], ["a", "c"]]


def test_every_further_article_joins_the_part_that_it_has() -> None:
    told = (("a", LONG), ("b", FIRST), ("c", SECOND), ("d", FIRST), ("e", LONG), ("f", SECOND))
    assert uris(*told) == [["a", "b", "d", "e"], ["a", "c", "e", "f"]]


def test_a_wording_between_two_others_brings_them_together() -> None:
    told = (
        ("a", "Whoever steers this ferry at night should not drink plum brandy with the passengers"),
        ("b", "Whoever steers the ferry by night ought not to drink plum brandy together with passengers"),
        ("c", "Nobody who steers the ferry by night ought to drink brandy together with the passengers"),
    )
    assert uris(*told) == [["a", "b", "c"]]
