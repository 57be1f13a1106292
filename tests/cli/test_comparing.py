"""Protects `compare`: two articles named as people name them, the words of each beside one another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli.app import app
from dragoman.engine.weighing import weigh_record
from dragoman.record import Store, writing
from tests.record.making import with_outlet
from tests.weighing.making import entity, event, reading

TEXTS = {
    "in/a.txt": "Ona Lind greeted Tariq Osei on 2023-03-02. Bells rang.",
    "in/b.txt": "Snow fell. The pilot slept while Ona Lind greeted Tariq Osei on 2023-03-02 in a tent.",
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    store = Store(path, create=True)
    day = ("2023-03-02", "2023-03-02")
    readings = []
    for uri, text in TEXTS.items():
        people = [entity(text, 1, "person", "Ona Lind"), entity(text, 2, "person", "Tariq Osei")]
        met = event(text, "greeted", [("e1", "Ona Lind")], [("e2", "Tariq Osei")], date=day)
        readings.append(with_outlet(reading(uri, text, "2023-03-03", entities=people, events=[met]), "The\x1b Bell"))
    writing.write_results(store, writing.start_run(store, []), readings)
    weigh_record(store)
    store.close()
    return path


def compare(record: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["compare", *arguments, "--record", str(record)], env={"COLUMNS": "200"})


def test_a_table_names_both_articles_and_what_they_are_to_one_another(record: Path) -> None:
    done = compare(record, "a.txt", "b.txt")
    assert done.exit_code == 0, done.output
    first, second, third, *rest = done.stdout.splitlines()
    assert first.startswith("a  in/a.txt  (2023-03-03 · The")
    assert second.startswith("b  in/b.txt")
    with dragoman.open(record) as opened:
        assert third.strip() == opened.compare("a.txt", "b.txt").kinship
    assert "\x1b" not in "".join((first, second, third))
    assert any("shared" in line for line in rest)
    assert "The pilot slept while" in done.stdout


def test_as_data_it_is_the_rows_alone(record: Path) -> None:
    (row,) = [json.loads(line) for line in compare(record, "a.txt", "b.txt", "--format", "jsonl").stdout.splitlines()]
    assert (row["where"], row["kind"]) == ("shared", "event")
    for uri, words in zip(TEXTS, (row["a"], row["b"]), strict=True):
        assert all(TEXTS[uri][slice(*one["spans"][0])] == one["text"] for one in words)


@pytest.mark.parametrize("other", ["none.txt", "a.txt"])
def test_an_article_that_is_not_there_or_the_same_twice_is_refused(record: Path, other: str) -> None:
    done = compare(record, "a.txt", other)
    assert done.exit_code != 0
    assert done.stdout == ""
