"""Where the development data lies, and readings and records of it, made once a run."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

# Development data and scorers are not part of the project; they lie beside it, or where this variable says.
SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
WORK = Path(tempfile.mkdtemp(prefix="dragoman-benchmark-"))
_WORKERS = str(os.cpu_count() or 1)


def gold(*parts: str) -> Path:
    """A file of the development data."""
    return SHARED.joinpath("gold", *parts)


def dragoman(arguments: Sequence[str], into: Path) -> Path:
    """Run a command of Dragoman's with its output into a file.

    An article that fails is exit code 1 and no reason to stop; wrong use is.
    """
    with into.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "dragoman.cli", *arguments], stdout=stream, cwd=SHARED.parent, check=False
        )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"dragoman {' '.join(arguments)} ended with {done.returncode}")
    return into


@functools.cache
def readings(*inputs: Path) -> Path:
    """What `dragoman read` prints for these inputs."""
    return dragoman(["read", "--workers", _WORKERS, *map(str, inputs)], WORK / f"{_name(inputs)}.readings.jsonl")


@functools.cache
def record(*inputs: Path) -> Path:
    """A record of these inputs."""
    path = WORK / f"{_name(inputs)}.sqlite"
    dragoman(["add", "--workers", _WORKERS, "--record", str(path), *map(str, inputs)], WORK / "add.log")
    return path


def listed(command: str, *inputs: Path) -> Path:
    """What a listing command prints for a record of these inputs."""
    path = record(*inputs)
    return dragoman([command, "--record", str(path), "--format", "jsonl"], path.with_suffix(f".{command}.jsonl"))


def _name(inputs: Sequence[Path]) -> str:
    return "-".join(path.parent.name + "." + path.stem for path in inputs)[:120]
