"""Protects the help: what it says of languages, numbers and files is what the program does, not what somebody wrote."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import get_args

from starlette.testclient import TestClient

from dragoman.api import Record
from dragoman.cleaning.skipping import skipped
from dragoman.model import CREDIBILITY, Modality
from dragoman.record import beside
from dragoman.web.pages.help import PARSED


def test_languages_are_counted_and_read_as_cleaning_says(client: TestClient, record: Record) -> None:
    told = client.get("/api/help").json()["languages"]
    counts: dict[str | None, int] = {}
    for row in record.articles():
        base = row.language.partition("-")[0] if row.language else None
        counts[base] = counts.get(base, 0) + 1
    assert {one["code"]: one["articles"] for one in told} == counts
    assert len(counts) > 2
    for one in told:
        assert one["whole"] is (skipped("Some words. They end.", one["code"], is_clean=True) != "language")
    assert skipped("Some words. They end.", PARSED, is_clean=True) is None
    names = {one["code"]: one["name"] for one in told}
    assert (names["ar"], names["zh"]) == ("Arabic", "Chinese")
    assert all(one["states"] > 100 for one in told if one["code"])
    table = list(csv.DictReader(io.StringIO(client.get("/help.csv").text)))
    assert [row["code"] or None for row in table] == [one["code"] for one in told]


def test_words_and_numbers_are_those_of_the_record(client: TestClient) -> None:
    page = client.get("/help").text
    assert all(f">{word}</span>" in page for word in get_args(Modality))
    assert all(f"<dt>{number}</dt><dd>{words}</dd>" in page for number, words in CREDIBILITY.items())


def test_files_beside_the_record_are_told_as_they_lie(client: TestClient, path: Path) -> None:
    files = {one["name"]: one["there"] for one in client.get("/api/help").json()["files"]}
    assert files[path.name] is True
    assert files[beside.decisions(path).name] is False


def test_the_page_leads_nowhere_else_and_names_every_page(client: TestClient) -> None:
    page = client.get("/help").text
    assert not re.findall(r'(?:href|src)="(?:https?:)?//', page)
    goes = set(re.findall(r'data-go="(\w)"', page))
    keys = set(re.findall(r"<kbd>g</kbd> <kbd>(\w)</kbd>", page))
    assert keys == goes
