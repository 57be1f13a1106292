"""Protects what all these forms have in common: the same record the same bytes, and no record too small or too odd."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.export.forms import FORMS
from dragoman.record import Store
from tests.export.linked.making import everything, exported, fill
from tests.weighing.making import reading

LINKED = [name for name, form in FORMS.items() if ".linked." in (form.stream or "")]


def test_all_of_them_are_here() -> None:
    assert set(LINKED) == {
        *("ftm", "gexf", "graphml", "lineage-gexf", "lineage-graphml"),
        *("geojson", "csl", "ics", "annotations"),
    }


@pytest.mark.parametrize("form", LINKED)
def test_the_same_articles_give_the_same_bytes(store: Store, empty: Store, form: str) -> None:
    fill(empty, everything()[::-1])
    assert exported(empty, form)[0] == exported(store, form)[0]


@pytest.mark.parametrize("form", LINKED)
def test_a_record_without_articles_goes_out(empty: Store, form: str) -> None:
    _, tally = exported(empty, form)
    assert sum(tally.written.values()) == 0
    assert not tally.left_out


@pytest.mark.parametrize("form", LINKED)
def test_nothing_is_written_to_the_record(store: Store, form: str) -> None:
    def dump() -> list[str]:
        with sqlite3.connect(store.path) as connection:
            return list(connection.iterdump())

    before = dump()
    exported(store, form)
    assert dump() == before


@pytest.mark.parametrize("form", LINKED)
def test_the_command_writes_what_python_writes(store: Store, form: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    done = CliRunner().invoke(app, ["export", form, "--record", str(store.path), "--output", str(path)])
    assert done.exit_code == 0, done.output
    assert path.read_bytes() == exported(store, form)[0]


@pytest.mark.parametrize("form", ["ftm", "csl"])
def test_a_page_that_is_no_article_is_no_source(empty: Store, form: str) -> None:
    given = reading("front.html", "Sections. Weather.")
    given = msgspec.structs.replace(given, article=msgspec.structs.replace(given.article, skipped="not-an-article"))
    fill(empty, [given])
    _, tally = exported(empty, form)
    assert (sum(tally.written.values()), tally.left_out) == (0, {"pages that are no article": 1})


@pytest.mark.parametrize(("form", "option"), [("ftm", "--modality"), ("ics", "--modality"), ("csl", "--actor")])
def test_a_filter_that_a_form_does_not_know_is_wrong_use(store: Store, form: str, option: str) -> None:
    done = CliRunner().invoke(app, ["export", form, option, "planned", "--record", str(store.path)])
    assert done.exit_code == 2
