"""Protects the table of former capitals: known states, and towns that the gazetteer knows where the table puts them."""

from __future__ import annotations

from dragoman.knowledge.places import places_named
from dragoman.knowledge.tables import many, rows


def test_each_town_lies_in_the_state_of_today() -> None:
    for row in rows("former_capitals"):
        assert any(place.country == row["lies_in"] for place in places_named(row["capital"])), row


def test_each_state_is_known_and_has_another_capital_today_or_none() -> None:
    states = {row["code"]: many(row["capitals"]) for row in rows("states")}
    for row in rows("former_capitals"):
        assert row["capital"] not in states[row["code"]], row
        assert row["until"].isdigit() and 1960 < int(row["until"]) < 2030, row
