"""The tables of organisations and regions use the program's codes, and every alias leads home."""

import pytest

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.tables import many, rows

STATES = {row["code"] for row in rows("states")}
NO_STATE = {"", "UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM"}
SECTORS = set("GOV MIL LEG JUD COP SPY PRM REB OPP PTY PRE BUS CRM EDU JRN MED REL REF CVL SOC LAB".split())


def test_there_are_enough() -> None:
    assert len(rows("organisations")) >= 250


@pytest.mark.parametrize("row", rows("organisations"), ids=lambda row: row["name"])
def test_an_organisation_is_well_formed(row: dict[str, str]) -> None:
    assert row["kind"] in {"organisation", "group"}
    assert row["country"] in STATES | NO_STATE
    assert row["sector"] in SECTORS | {""}
    assert not row["wikidata"] or row["wikidata"][1:].isdigit()
    for form in (row["name"], *many(row["aliases"]), *many(row["adjectives"])):
        assert any(entry.name == row["name"] for entry in lookup(form)), form


def test_names_are_unique() -> None:
    names = [row["name"] for row in rows("organisations")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_regions_are_well_formed() -> None:
    for row in rows("regions"):
        assert row["country"] in STATES | {""}, row
        assert any(entry.kind == "place" for entry in lookup(row["name"])), row
