"""Protects terminals and spreadsheets from what stands in articles."""

from __future__ import annotations

import functools

import pytest

from dragoman.cli.options import Format
from dragoman.cli.output import Column, plain, print_rows
from dragoman.model import Struct


class Row(Struct, frozen=True, kw_only=True):
    words: str


@pytest.mark.parametrize("hostile", ["a\x1b[2Jb", "a\x07b", "a\u202eb", "a\x9b31mb", "a\nb"])
def test_control_characters_do_not_reach_the_terminal(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert plain(hostile).isprintable()
    print_rows([Row(words=hostile)], [Column("words", lambda r: r.words)], Format.table, "rows")
    assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_a_spreadsheet_runs_nothing(cell: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([Row(words=cell)], [], Format.csv, "rows")
    assert capsys.readouterr().out.splitlines()[1].lstrip('"').startswith("'")


def test_markup_of_the_table_library_is_only_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([Row(words="[bold]x[/bold] [link=http://a]b")], [Column("w", lambda r: r.words)], Format.table, "rows")
    assert "[bold]x[/bold]" in capsys.readouterr().out


def test_nothing_found_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([], [], Format.table, "events")
    assert capsys.readouterr().err == "no events found\n"


def test_what_no_table_can_hold_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    short = [Column(f"n{n}", functools.partial("short-{0}-{1}".format, n, "x" * 20)) for n in range(8)]
    print_rows([Row(words="said " * 60)], [*short, Column("words", lambda r: r.words, wide=True)], Format.table, "rows")
    shown = capsys.readouterr().out
    assert all(f"short-{n}-{'x' * 20}" in shown for n in range(8))
    assert shown.count("said") == 60
