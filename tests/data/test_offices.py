"""Each row of the table of offices is a fact with dates and a source, under a standard term."""

import re

from dragoman.knowledge.people import people_named
from dragoman.knowledge.spelling import folded
from dragoman.knowledge.tables import many, rows
from dragoman.knowledge.titles import title_of

EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def test_rows_are_complete() -> None:
    for row in rows("offices"):
        assert row["person"], row
        assert row["source"], row
        assert row["country"], row
        assert EDTF.fullmatch(row["start"]), row
        assert EDTF.fullmatch(row["end"] or row["known_to"]), row
        assert row["status"] in {"", "acting"}, row


def test_offices_are_standard_terms() -> None:
    for office in sorted({row["office"] for row in rows("offices")}):
        title = title_of(office)
        assert title, office
        assert title.term == office


def test_nobody_is_there_twice_for_one_term() -> None:
    keys = [(row["person"], row["title"], row["country"], row["organisation"], row["start"]) for row in rows("offices")]
    assert len(keys) == len(set(keys))


def test_people_are_office_holders_and_are_found_by_every_form() -> None:
    holders = {row["person"] for row in rows("offices")}
    for row in rows("people"):
        assert row["name"] in holders
        for form in (*many(row["aliases"]), row["native"]):
            assert not form or row["name"] in {person.label for person in people_named(form)}, form


def test_given_names_stand_once_in_a_group() -> None:
    for row in rows("given_names"):
        names = many(row["names"])
        assert len(names) == len(set(names)), row
        assert row["kind"] in {"nickname", "variant"}
        assert all(folded(name) for name in names)
