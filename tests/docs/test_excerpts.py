"""What the pages show of the program's output is what it prints: of the example articles, and of today."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from dragoman.cli import output
from dragoman.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]
ASKING = {
    "articles",
    "events",
    "statements",
    "offices",
    "lineage",
    "stories",
    "story",
    "conflicts",
    "explain",
    "compare",
    "export",
}
_ID = re.compile(r"\b[0-9a-f]{10,16}\b")


def excerpts() -> Iterator[tuple[str, str, str]]:
    """The commands that pages show with what they print: page, command, output."""
    for page in PAGES:
        for block in re.findall(r"(?ms)^```(?:console)?\n(\$ dragoman .*?)^```", page.read_text(encoding="utf-8")):
            for shown in re.split(r"(?m)^\$ dragoman ", block)[1:]:
                command, _, printed = shown.partition("\n")
                if command.split()[0] in ASKING and printed.strip():
                    yield page.name, command, printed


EXCERPTS = list(excerpts())


@pytest.fixture
def record(example_record: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield example_record


def one_line(text: str) -> str:
    """Text whose lines may be broken anywhere, and whose identifiers may be of another version."""
    return _ID.sub("ID", " ".join(text.split()))


@pytest.mark.parametrize(("page", "command", "shown"), EXCERPTS, ids=[f"{e[0]} {e[1]}" for e in EXCERPTS])
def test_a_page_shows_what_the_program_prints(
    record: Path, page: str, command: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "open_console", lambda: Console(width=110, highlight=False))
    done = CliRunner().invoke(app, [*shlex.split(command), "--record", str(record)])
    assert done.exit_code == 0, done.output
    printed, at = one_line(done.stdout), 0
    for part in re.split(r"…(?=\s*$)", shown, flags=re.MULTILINE):
        found = printed.find(one_line(part), at)
        assert found >= 0, f"{page} shows what is not printed:\n{part}\nbut:\n{done.stdout}"
        at = found + len(one_line(part))
