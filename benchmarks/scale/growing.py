"""How weighing a folder of readings grows, from 25,000 to 200,000 made articles: time, memory, bytes on the disk.

Each size is weighed in a process of its own, on one core.  What is found is kept as it comes, so that a measurement
that was stopped goes on.

python -m benchmarks.scale.growing SIZE    one size, as JSON
"""

from __future__ import annotations

import itertools
import json
import math
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.scale import folders, making
from dragoman.engine.folders import BESIDE, Step
from dragoman.export.weighed import weigh_into
from dragoman.record.folder import kept, sketches

SIZES = (25_000, 50_000, 100_000, 200_000)
_TIMED = ("sketching", "surveying", "weighing", "tables")


class _Clock:
    """The CPU seconds of each stage, by what is told of it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.process_time()

    def watch(self, step: Step) -> None:
        if step.what == "parts sketched" and step.done == step.of:
            self.over("sketching")
        elif step.what == "stories" and not step.done:
            self.over("surveying")
        elif step.what == "stories" and step.done == step.of:
            self.over("weighing")

    def over(self, stage: str) -> None:
        """A stage is over."""
        now = time.process_time()
        self.seconds[stage], self._last = now - self._last, now


def measured(size: int) -> dict[str, float]:
    """Weigh that many made articles."""
    home = making.KEPT / f"growing-{size}"
    shutil.rmtree(home, ignore_errors=True)
    folder = folders.folder(making.worlds(), size, home / "readings")
    clock, began = _Clock(), time.monotonic()
    done = weigh_into(folder, home / "out", watch=clock.watch)
    clock.over("tables")
    found = {
        "seconds": sum(clock.seconds.values()),
        **clock.seconds,
        "wall": time.monotonic() - began,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stories": float(done.stories),
        "events": float(done.tables.written["events"]) if done.tables else 0.0,
        "readings, bytes an article": _bytes(folder) / size,
        "sketches, bytes an article": _bytes(home / "out" / BESIDE / sketches.FOLDER) / size,
        "parts, bytes an article": _bytes(home / "out" / BESIDE / kept.FOLDER) / size,
        "tables, bytes an article": sum(path.stat().st_size for path in (home / "out").glob("*.parquet")) / size,
    }
    shutil.rmtree(home)
    return found


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def figures(sizes: Sequence[int] = SIZES) -> dict[str, float]:
    """Seconds and megabytes of each size, the exponents with which they grow, and what an article takes on the disk."""
    every = {size: _kept(size) for size in sizes}
    found: dict[str, float] = {}
    for size, one in every.items():
        name = f"{size:,} articles: "
        found |= {name + figure: one[figure] for figure in ("seconds", "megabytes", "stories", "events")}
    for small, large in itertools.pairwise(sizes):
        found[f"exponent of time, {small:,} to {large:,}"] = _exponent(every, small, large, "seconds")
    for figure, what in (("seconds", "time"), ("megabytes", "memory")):
        found[f"exponent of {what}, {sizes[0]:,} to {sizes[-1]:,}"] = _exponent(every, sizes[0], sizes[-1], figure)
    largest = every[sizes[-1]]
    found |= {f"{stage}, milliseconds an article": 1000 * largest[stage] / sizes[-1] for stage in _TIMED}
    return found | {figure: value for figure, value in largest.items() if "bytes an article" in figure}


def _exponent(every: dict[int, dict[str, float]], small: int, large: int, figure: str) -> float:
    return math.log(every[large][figure] / every[small][figure]) / math.log(large / small)


def _kept(size: int) -> dict[str, float]:
    path = making.KEPT / f"{making.name(making.worlds())}-growing-{size}.json"
    if not path.exists():
        command = [sys.executable, "-m", "benchmarks.scale.growing", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=making.ROOT)
        path.write_text(done.stdout, encoding="utf-8")
        print(f"  growth, {size:,} articles: {done.stdout.strip()}", file=sys.stderr)
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
