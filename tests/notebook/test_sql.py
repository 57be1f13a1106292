"""Protects what SQL may do: read the record's tables, as they are now, and nothing else."""

from __future__ import annotations

import datetime
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli.app import app
from dragoman.notebook.sql import ask_files, connect
from dragoman.record import RecordError
from tests.readings import reading
from tests.record.making import drifted, put, speech


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    path = tmp_path / "fallen's.parquet"
    table = pyarrow.table({"id": [1, 2], "day": [datetime.date(2023, 1, 1), None]})
    pyarrow.parquet.write_table(table, path)
    return [path]


def test_the_record_is_asked_and_asked_anew_when_it_changed(tmp_path: Path) -> None:
    readings, quotation = drifted()
    with dragoman.open(tmp_path / "record.sqlite") as record:
        put(record.store, [*readings, speech()], quotation)
        query = "SELECT count(*) AS number FROM articles WHERE uri LIKE $like"
        answer = record.sql(query, like="%.txt")
        assert answer.columns == ["number"] and answer.rows() == [(5,)]
        put(record.store, [reading("z.txt")])
        assert record.sql(query, like="%.txt").rows() == [(6,)]
        assert record.sql(query, like="z%").to_polars()["number"].to_list() == [1]


def test_the_tables_of_a_state_are_made_once(tmp_path: Path, cache: Path) -> None:
    with dragoman.open(tmp_path / "record.sqlite") as record:
        put(record.store, [reading()])
        record.sql("SELECT 1")
        made = {path: path.stat().st_mtime_ns for path in cache.rglob("*.parquet")}
        assert made
        record.sql("SELECT 2")
        assert {path: path.stat().st_mtime_ns for path in cache.rglob("*.parquet")} == made


def test_an_answer_becomes_every_kind_of_table(files: list[Path]) -> None:
    answer = ask_files(files, 'SELECT * FROM "fallen\'s" ORDER BY id', {})
    assert len(answer) == 2 and answer.rows() == [(1, datetime.date(2023, 1, 1)), (2, None)]
    assert answer.to_pandas().shape == answer.to_polars().shape == (2, 2)
    assert answer.to_arrow().schema.field("day").type == pyarrow.date32()
    assert "2023-01-01" in answer._repr_html_() and "2 rows" in answer._repr_html_()
    assert ask_files(files, "SELECT '<b>' AS \"<i>\"", {})._repr_html_().count("<b>") == 0
    assert ask_files(files, "SELECT 1 AS a, 2 AS a", {}).rows() == [(1, 2)]


@pytest.mark.parametrize(
    "query",
    [
        "COPY (SELECT 1) TO '{file}'",
        "COPY (SELECT 1) TO '{allowed}' (FORMAT parquet)",
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM '{secret}'",
        "SELECT * FROM glob('{folder}/*')",
        "ATTACH '{file}'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SET enable_external_access=true",
        "EXPORT DATABASE '{folder}'",
        "SELECT 1; COPY (SELECT 1) TO '{file}'",
        "CREATE TABLE mine AS SELECT 1",
        "SELECT * FROM query",
        "SELECT * FROM files",
        "PRAGMA database_list",
        "",
        "SELEC",
    ],
)
def test_a_query_reaches_nothing_but_the_tables(query: str, files: list[Path], tmp_path: Path) -> None:
    secret, file = tmp_path / "secret.csv", tmp_path / "new.csv"
    secret.write_text("a,b\n1,2\n")
    before = files[0].read_bytes()
    asked = query.format(file=file, secret=secret, folder=tmp_path, allowed=files[0])
    with pytest.raises(RecordError):
        ask_files(files, asked, {})
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([files[0].name, "secret.csv"])
    assert files[0].read_bytes() == before


@pytest.mark.parametrize(
    "statement", ["COPY (SELECT 1) TO '{folder}/x.csv'", "ATTACH '{folder}/x.db'", "INSTALL httpfs", "SET threads=64"]
)
def test_the_connection_itself_is_shut(statement: str, files: list[Path], tmp_path: Path) -> None:
    with connect(files) as connection, pytest.raises(duckdb.Error):
        connection.execute(statement.format(folder=tmp_path))


def test_the_command_prints_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with dragoman.open(path) as record:
        put(record.store, [reading(), speech()])
    run = CliRunner()
    options = ["--record", str(path)]
    query = "SELECT uri, '=1' AS cell FROM articles ORDER BY uri"
    done = run.invoke(app, ["sql", query, "--format", "csv", *options])
    assert done.stdout == "uri,cell\na.txt,'=1\nspeech.txt,'=1\n"
    done = run.invoke(app, ["sql", "-", "--format", "jsonl", *options], input=query)
    assert done.stdout.splitlines()[0] == '{"uri":"a.txt","cell":"=1"}'
    assert "speech.txt" in run.invoke(app, ["sql", query, *options]).stdout
    refused = run.invoke(app, ["sql", "DROP VIEW articles", *options])
    assert isinstance(refused.exception, RecordError)
