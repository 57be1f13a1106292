"""Making a large record: real readings are varied, and `dragoman add` takes them.

What is made is kept in a folder that git ignores, by what it follows from: the real readings, the seed, the size.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks import growth
from benchmarks.varying import Worlds
from dragoman.model import Reading
from dragoman.record.schema import SCHEMA_VERSION
from dragoman.sources.checking import first_wrong

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".benchmarks"
SEED = 1
_GENERATOR = "1"  # another number where the same seed gives other readings


def worlds() -> Worlds:
    """What makes the readings; the real ones are read once and kept."""
    path = KEPT / "readings.jsonl"
    if not path.exists():
        KEPT.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        shutil.copyfile(growth.base(), part)
        part.rename(path)
    with path.open("rb") as lines:
        return Worlds([msgspec.json.decode(line, type=Reading) for line in lines], SEED)


def write(made: Worlds, first: int, last: int) -> Path:
    """The readings of these numbers as a file of JSON lines, all sound.  Raises `ValueError` where one is not."""
    path = KEPT / f"{name(made)}-{first}-{last}.jsonl"
    if not path.exists():
        part = path.with_suffix(".part")
        with part.open("wb") as lines:
            lines.writelines(msgspec.json.encode(one) + b"\n" for one in sound(made, first, last))
        part.rename(path)
    return path


def sound(made: Worlds, first: int, last: int) -> Iterator[Reading]:
    """The readings of these numbers.  Raises `ValueError` where one is not sound."""
    for number in range(first, last):
        reading = made.made(number)
        old = made.base[number % len(made.base)]
        wrong = first_wrong(reading)
        if wrong or len(reading.article.text) != len(old.article.text):
            raise ValueError(f"made reading {number}: {wrong or 'its text is not as long as the one it was made of'}")
        yield reading


def record(made: Worlds, size: int) -> tuple[Path, float | None]:
    """A record of that many made articles, and the seconds that `add` took; None where it was made before."""
    path = KEPT / f"{name(made)}-{size}.format{SCHEMA_VERSION}.sqlite"
    if path.exists():
        return path, None
    readings = write(made, 0, size)
    part = path.with_suffix(".part.sqlite")  # an `add` that was stopped goes on where it was
    began = time.monotonic()
    subprocess.run(adding(part, readings), check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.monotonic() - began
    part.rename(path)
    readings.unlink()
    return path, seconds


def adding(path: Path, readings: Path) -> list[str]:
    """The command that adds readings to a record."""
    return [sys.executable, "-m", "dragoman.cli", "add", "--workers", "1", "--record", str(path), str(readings)]


def name(made: Worlds) -> str:
    """What made readings follow from, as a name for files."""
    base = hashlib.sha256(b"".join(msgspec.json.encode(one) for one in made.base)).hexdigest()[:8]
    return f"made{_GENERATOR}-{base}-seed{SEED}"
