"""Where the development data lies, and readings and records of it, made once a run."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from dragoman.model import Reading

# Development data and scorers are not part of the project; they lie beside it, or where this variable says.
SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
WORK = Path(tempfile.mkdtemp(prefix="dragoman-benchmark-"))
Listed = TypeVar("Listed", bound=msgspec.Struct)
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


def tables(folder: Path, name: str, kind: type[Listed]) -> list[Listed]:
    """The tables of a name in all TOML files of a folder, in the order of the files."""
    return [row for path in sorted(folder.glob("*.toml")) for row in table(path, name, kind)]


def table(path: Path, name: str, kind: type[Listed]) -> list[Listed]:
    """The tables of a name in a TOML file."""
    return [msgspec.convert(row, kind) for row in tomllib.loads(path.read_text(encoding="utf-8"))[name]]


class Text(Protocol):
    """A text of the project's own, with the day of its publication where that matters."""

    @property
    def text(self) -> str: ...

    @property
    def published(self) -> str | None: ...


def read_own(name: str, texts: Sequence[Text]) -> Iterator[Reading]:
    """The readings of texts of our own, in their order, read as one file of that name."""
    path = WORK / f"own-{name}.jsonl"
    rows = (
        {
            "id": f"{name[0]}{n}",
            "text": one.text,
            "clean": True,
            **({"published": one.published} if one.published else {}),
            **({"title": title} if (title := getattr(one, "title", None)) else {}),
            **({"language": language} if (language := getattr(one, "language", None)) else {}),
        }
        for n, one in enumerate(texts)
    )
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    with readings(path).open("rb") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=Reading)


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
