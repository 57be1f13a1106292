"""Facts from elsewhere are read in each form, refused with a reason, and held against the table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.knowledge.comparing import compare
from dragoman.knowledge.importing import read_facts
from dragoman.knowledge.own import OFFICES
from dragoman.knowledge.tenures import Tenure

WIKIDATA = """personLabel,positionLabel,countryLabel,start,end
Dora Lind,Minister of Foreign Affairs of Peru,Peru,1931-03-04T00:00:00Z,1932-01-01T00:00:00Z
Q4711,President of Peru,Peru,1931-03-04T00:00:00Z,
Karim Osei,President of Nowhere,Nowhere,1931-03-04T00:00:00Z,
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_wikidata_answer(tmp_path: Path) -> None:
    facts = read_facts(write(tmp_path / "query.csv", WIKIDATA), "2026-01-01", "Wikidata")
    (tenure,) = facts.tenures
    assert (tenure.person, tenure.office, tenure.country) == ("Dora Lind", "Minister of Foreign Affairs", "PER")
    assert (tenure.start, tenure.end) == ("1931-03-04", "1932")  # the first of January stands for a year
    assert [line.split(":")[0] for line in facts.refused] == ["line 3", "line 4"]


def test_a_table_like_ours(tmp_path: Path) -> None:
    row = "Dora Lind,prime minister,Prime Minister of Peru,PER,,1931,,,,a book"
    facts = read_facts(write(tmp_path / "own.csv", ",".join(OFFICES) + "\n" + row), "1933-05-01", "ignored")
    (tenure,) = facts.tenures
    assert (tenure.office, tenure.known_to, tenure.source) == ("Prime Minister", "1933-05-01", "a book")


def test_follow_the_money(tmp_path: Path) -> None:
    entities: list[dict[str, object]] = [
        {"id": "p", "schema": "Person", "properties": {"name": ["Dora Lind"], "alias": ["D. Lind"], "country": ["pe"]}},
        {"id": "o", "schema": "Position", "properties": {"name": ["Prime Minister of Peru"]}},
        {
            "id": "h",
            "schema": "Occupancy",
            "properties": {"holder": ["p"], "post": ["o"], "startDate": ["1931-03"], "endDate": ["1931-09-02"]},
        },
        {"id": "x", "schema": "Occupancy", "properties": {"holder": ["nobody"]}},
    ]
    text = "\n".join(map(json.dumps, entities)) + "\n{broken"
    facts = read_facts(write(tmp_path / "ftm.jsonl", text), "2026", "an investigation")
    (tenure,) = facts.tenures
    assert (tenure.person, tenure.office, tenure.country, tenure.start) == (
        "Dora Lind",
        "Prime Minister",
        "PER",
        "1931-03",
    )
    assert facts.aliases == {"Dora Lind": ("D. Lind",)}
    assert len(facts.refused) == 2


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "just words"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="no table of facts"):
        read_facts(write(tmp_path / "x.csv", text), "2026", "x")


def tenure(person: str, office: str, country: str, start: str, end: str | None) -> Tenure:
    return Tenure(
        person=person, office=office, title=office, country=country, organisation=None, start=start, end=end, source="x"
    )


@pytest.mark.parametrize(
    ("fact", "verdict"),
    [
        (tenure("Angela Merkel", "Chancellor", "DEU", "2005-11", "2021-12"), "known"),
        (tenure("Angela Merkel", "Chancellor", "DEU", "2003", "2021-12"), "disagrees"),
        (tenure("Dora Lind", "Chancellor", "DEU", "2010", "2012"), "disagrees"),  # somebody else was
        (tenure("Dora Lind", "Minister of Culture", "DEU", "2010", "2012"), "new"),
        (tenure("Sergey Lavrov", "Foreign Minister", "RUS", "2004-03-09", None), "known"),  # another spelling
    ],
)
def test_facts_against_the_table(fact: Tenure, verdict: str) -> None:
    (finding,) = compare([fact])
    assert finding.verdict == verdict
    assert bool(finding.reason) == (verdict == "disagrees")
