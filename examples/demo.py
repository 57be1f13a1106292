"""What Dragoman makes of the example articles: `make demo`.

Reads `examples/articles` into a fresh record and asks it a few questions, each with the command that asks it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path("build/demo")
RECORD = FOLDER / "dragoman.sqlite"
BRIEF = FOLDER / "brief.html"

# A terminal narrower than this would fold the tables; a pipe has no width of its own.
console = Console(width=None if sys.stdout.isatty() else 150, highlight=False)


def main() -> None:
    """Add the articles, ask the record, write the brief."""
    os.chdir(ROOT)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("dragoman.sqlite*"):
        old.unlink()
    os.environ["DRAGOMAN_RECORD"] = str(RECORD)
    console.print(
        f"\nTo repeat these commands:  export DRAGOMAN_RECORD={RECORD} PATH=$PWD/.venv/bin:$PATH", style="dim"
    )

    heading("Articles as the web delivers them: agency copy, copies of it, machine translations, whole pages")
    run("add", "examples/articles")
    origins()

    heading("One story: who wrote it, who copied it")
    run("articles", "--words", "embassy Tehran")

    heading("Who met whom")
    run("events", "--type", "CONSULT", "--modality", "happened", "--from", "2023-06", "--to", "2023-09")

    heading("A plan, and what became of it")
    run("events", "--pair", "Blinken", "Qin Gang")

    heading("Denied, and therefore not counted as done")
    run("events", "--modality", "denied", "--actor", "North Korea")
    run("statements", "--about", "nothing to do with")

    heading("Who said what, in the exact words")
    run("statements", "--by", "Peskov", "--from", "2023-09")
    run("statements", "--drift", "--by", "Wang Yi")

    heading("In what office")
    run("offices", "--person", "Wang Yi")

    heading("Where reports contradict one another, or the calendar")
    run("conflicts", "--severity", "hard")

    heading("Why does it say so?")
    run("explain", first("events", "--modality", "denied", "--pair", "Russia", "North Korea") or first("conflicts"))

    heading("All of it as a document")
    run("brief", "--output", str(BRIEF))
    console.print(f"\nOpen it in a browser: [bold]{(ROOT / BRIEF).as_uri()}[/bold]")

    heading("All of it in a browser")
    console.print(f"[bold green]$[/] [green].venv/bin/dragoman serve --record {RECORD}[/]")
    console.print("Run this, and open the address that it prints.\n")


def heading(words: str) -> None:
    """What the next commands show."""
    console.print()
    console.rule(Text(words, style="bold"), align="left", characters="─", style="dim")


def run(*arguments: str) -> None:
    """Show a command, then run it; it prints to the same terminal."""
    shown = " ".join(f'"{a}"' if " " in a else a for a in arguments)
    console.print(f"[bold green]$[/] [green]dragoman {shown}[/]")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "dragoman.cli", *arguments], check=True)


def asked(*arguments: str) -> list[dict[str, Any]]:
    """The rows that a command prints as JSON lines."""
    command = [sys.executable, "-m", "dragoman.cli", *arguments, "--format", "jsonl"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


def first(*arguments: str) -> str:
    """The id of the first row, as short as a table shows it; empty where there is no row."""
    rows = asked(*arguments)
    return str(rows[0]["id"])[:10] if rows else ""


def origins() -> None:
    """How many of the articles are texts of their own."""
    rows = asked("lineage")
    kinds = Counter(row["relation"] for row in rows)
    told = ", ".join(f"{kind}: {number}" for kind, number in kinds.most_common())
    count = len({row["origin"] for row in rows})
    console.print(f"{len(rows)} articles, {count} origins ({told}); [green]dragoman lineage[/] says why.")


if __name__ == "__main__":
    main()
