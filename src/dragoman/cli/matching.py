"""`match-names`: are two names the same person's?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer


class Pair(msgspec.Struct, frozen=True):
    """Two names to compare."""

    id: str | int
    left: str
    right: str


class Score(msgspec.Struct, frozen=True):
    """How likely they name one person: 0 to 1."""

    id: str | int
    score: float


def match_names(
    pairs: Annotated[
        Path,
        typer.Argument(
            metavar="PAIRS.jsonl", help="Rows of id, left and right.", exists=True, dir_okay=False, allow_dash=True
        ),
    ],
) -> None:
    """Print a score from 0 to 1 for each pair of person names."""
    from dragoman.knowledge.names import similarity

    stream = sys.stdin if str(pairs) == "-" else pairs.open(encoding="utf-8-sig")
    failed = False
    with stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                pair = msgspec.json.decode(line, type=Pair)
            except msgspec.DecodeError as error:
                typer.echo(f"{pairs}, line {number}: {error}", err=True)
                failed = True
                continue
            score = Score(pair.id, round(similarity(pair.left, pair.right), 4))
            sys.stdout.write(msgspec.json.encode(score).decode() + "\n")
    raise typer.Exit(1 if failed else 0)
