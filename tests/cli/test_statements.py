"""Protects `statements` and `statements --drift` as people and programs read them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from dragoman.cli import drifting
from dragoman.record import Store, queries
from tests.cli.test_commands import run
from tests.record.making import SPEECH, drifted, put, quotation, quoting, speech, variant, with_outlet

READINGS, DRIFTED = drifted()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("said") / "dragoman.sqlite"
    store = Store(path, create=True)
    put(store, [with_outlet(READINGS[0], "Harbour Chronicle"), *READINGS[1:], speech()], DRIFTED)
    store.close()
    return path


def ask(record: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(record.parent, "statements", *arguments)


def entries(text: str) -> list[str]:
    """Lines of a table or of entries, their spaces made one."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_a_table_says_who_speaks_in_what_office_and_through_whom(record: Path) -> None:
    done = ask(record, "--about", "pilot")
    assert done.returncode == 0, done.stderr
    shown = "\n".join(entries(done.stdout))
    assert "2024-02-05" in shown
    assert "Mira Voss, Minister of Foreign Affairs" in shown
    assert "a senior harbour official (via Mira Voss)" in shown


def test_options_narrow(record: Path) -> None:
    done = ask(
        record, "--class", "Demand", "--act", "request", "--polarity", "positive", "--about", "UKR", "-f", "jsonl"
    )
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (row["content"], row["cue_class"], row["act"]) == ("that Kyiv open the strait", "demand", "REQUEST")
    assert (row["articles"], row["origins"], row["quotation"]) == (1, 1, None)
    assert SPEECH[slice(*row["spans"][0])] == row["content"]


def test_csv_has_a_cell_for_every_field(record: Path) -> None:
    done = ask(record, "--by", "harbour official", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (row["via"], row["anonymity"]) == ("Mira Voss", "spoke on condition of anonymity")


@pytest.mark.parametrize("arguments", [("--by", "Nobody"), ("--drift", "--by", "Nobody")])
def test_nothing_found_says_so_and_is_no_error(record: Path, arguments: tuple[str, ...]) -> None:
    done = ask(record, *arguments)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("no ")


@pytest.mark.parametrize(
    "arguments", [("--class", "shouted"), ("--polarity", "both"), ("--act", "MEET"), ("--drift", "--kind", "direct")]
)
def test_wrong_use_is_exit_2_and_names_what_is_wrong(record: Path, arguments: tuple[str, ...]) -> None:
    done = ask(record, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert arguments[-2] in done.stderr or arguments[-1] in done.stderr


def test_drift_shows_each_variant_and_marks_what_differs(record: Path) -> None:
    done = ask(record, "--drift")
    assert done.stdout.splitlines() == [
        f"Mira Voss, Ivo Kral · 4 articles · 2 origins · {DRIFTED.id[:10]}",
        "    2024-03-01 · Harbour Chronicle · a.txt",
        "        Mira Voss: “We will never return to that table,”",
        "    2024-03-02 · b.txt",
        "        Mira Voss: “We {shall not} return to that table,”",
        "    2024-03-03 · c.txt",
        "        Mira Voss: “We will {left out: never} return to that table,”",
        "    no date · d.txt · another speaker",
        "        Ivo Kral: “We will never return to that table,”",
        "",
    ]
    assert "braces" in done.stderr


def test_drift_gives_programs_the_quotations_and_spreadsheets_a_row_a_variant(record: Path) -> None:
    assert msgspec.json.decode(ask(record, "--drift", "-f", "jsonl").stdout, type=type(DRIFTED)) == DRIFTED
    rows = list(csv.DictReader(io.StringIO(ask(record, "--drift", "--by", "Kral", "-f", "csv").stdout)))
    assert [row["uri"] for row in rows] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert rows[1]["marked"] == "“We {shall not} return to that table,”"
    assert {row["origins"] for row in rows} == {"2"}


def test_a_terminal_marks_by_style(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Console(file=io.StringIO(), force_terminal=True, width=100, highlight=False, _environ={"TERM": "xterm"})
    monkeypatch.setattr(drifting, "open_console", lambda: terminal)
    store = Store(record, create=False)
    drifting.print_quotations([DRIFTED], queries.variants(store, [DRIFTED]))
    store.close()
    shown = terminal.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[1;4mshall not\x1b[0m" in shown
    assert "{shall not}" not in shown
    assert "{left out: never}" in shown
    assert capsys.readouterr().err == ""


def test_hostile_words_are_only_text(tmp_path: Path) -> None:
    hostile = "[bold]We\x1b[2J will\u202e [link=http://x]=return[/bold],"
    first = quoting("a.txt", "We will return,", "Mira [red]Voss\x07", "2024-03-01")
    other = quoting("b\x1b[1m.txt", hostile, "Mira [red]Voss\x07", "2024-03-02")
    path = tmp_path / "dragoman.sqlite"
    store = Store(path, create=True)
    found = quotation(variant(first), variant(other, ((1, 3), (1, len(hostile) + 1))))
    put(store, [first, other], found)
    store.close()
    for arguments in ((), ("--drift",)):
        done = ask(path, *arguments)
        assert done.returncode == 0, done.stderr
        assert all(line.isprintable() for line in done.stdout.splitlines())
        assert "[bold]We" in done.stdout
        assert "Mira [red]Voss" in done.stdout
    done = run(tmp_path, "explain", found.id)
    assert done.returncode == 0, done.stderr
    assert all(line.isprintable() for line in done.stdout.splitlines())


def test_explain_shows_the_chain_of_what_is_reported_inside(record: Path) -> None:
    told = speech().statements[0]
    lines = run(record.parent, "explain", told.id).stdout.splitlines()
    assert "  rule: tell" in lines
    assert "  class: neutral" in lines
    assert f"  inside it: statement {told.inner[0].id}" in lines
    assert "    indirect statement by a senior harbour official, as Mira Voss reports" in lines
    assert "    polarity: negative (“not”)" in lines
    assert "    rule: say" in lines
    demanded = run(record.parent, "explain", speech().statements[1].id).stdout
    assert "act: REQUEST, happened: Mira Voss → Kyiv (event " in demanded


def test_explain_shows_a_quotation_with_its_variants(record: Path) -> None:
    lines = run(record.parent, "explain", DRIFTED.id[:10]).stdout.splitlines()
    assert lines[:4] == [
        f"quotation {DRIFTED.id}",
        "  Mira Voss, Ivo Kral · 4 articles · 2 origins",
        "  2024-03-01 · Harbour Chronicle · a.txt",
        "    Mira Voss: “We will never return to that table,”",
    ]
    assert f"  quotation: {DRIFTED.id} (4 articles, 2 origins)" in lines
