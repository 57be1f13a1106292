"""Protects `dragoman weigh`: the record as before, a folder of readings into tables, and wrong use said as such."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.export import weighed
from dragoman.record import Store, writing
from tests.engine.test_weighing import BACK, HARBOUR
from tests.record.folder.making import put


def weigh(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["weigh", *map(str, arguments)])
    return done.exit_code, " ".join(done.stderr.split())


def test_a_folder_is_weighed_into_tables_that_join_with_its_readings(tmp_path: Path) -> None:
    readings, out = put(tmp_path / "readings", [*HARBOUR, BACK]), tmp_path / "out"
    code, told = weigh(readings, "-o", out, "-j", 2)
    assert code == 0
    assert "3 articles in 2 stories, 2 weighed now" in told
    found = (
        duckdb.connect()
        .execute(
            f"SELECT a.published FROM '{out}/events.parquet' e JOIN '{out}/reports.parquet' r ON r.event = e.id "
            f"JOIN read_parquet('{readings}/*/*.parquet') a USING (uri) ORDER BY a.published"
        )
        .fetchall()
    )
    assert found == [("2023-03-02",), ("2023-03-03",), ("2024-05-20",)]
    code, told = weigh(readings, "-o", out)
    assert (code, "shows these readings already" in told) == (0, True)


def test_the_record_is_weighed_where_no_folder_is_given(tmp_path: Path) -> None:
    store = Store(tmp_path / "record.sqlite", create=True)
    writing.write_results(store, writing.start_run(store, []), HARBOUR)
    assert not writing.is_weighed(store)
    assert weigh("--record", store.path, "-j", 2)[0] == 0
    assert writing.is_weighed(store)
    store.close()


@pytest.mark.parametrize("given", [["{}"], ["-o", "{}"], ["{}", "-o", "{}/out"], ["{}/none", "-o", "{}/out"]])
def test_half_of_what_it_takes_and_folders_without_readings_are_wrong_use(given: list[str], tmp_path: Path) -> None:
    assert weigh(*(one.format(tmp_path) for one in given))[0] == 2


def test_interrupted_it_says_that_it_can_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(weighed, "weigh_folder", interrupted)
    code, told = weigh(put(tmp_path / "readings", HARBOUR), "-o", tmp_path / "out")
    assert (code, "Run it again to go on" in told) == (130, True)
