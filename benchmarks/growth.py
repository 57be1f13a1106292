"""How weighing grows: 1,000, 10,000 and 100,000 articles made by varying real ones.

The articles of the project's own sets are read once and varied (`varying`).  Each size is weighed in a process of its
own, on one core; making the articles is not counted.

python -m benchmarks.growth SIZE    one size, as JSON
"""

from __future__ import annotations

import functools
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from benchmarks import conflicts, lineage, stories, varying
from benchmarks.data import WORK, read_own, readings, tables
from dragoman.model import Reading
from dragoman.weighing import Sketch, Survey, article_key, sketch, weigh_story

_ROOT = Path(__file__).resolve().parent
_SIZES = (1_000, 10_000, 100_000)


def base() -> Path:
    """The readings that are varied: of the examples, and of our own sets of conflicts, stories and lineage."""
    rows = [
        {"id": report.uri, "text": report.text, "published": report.published, "clean": True}
        for told in tables(conflicts.HERE, "stories", conflicts.Story)
        for report in told.reports
    ]
    reports = WORK / "growth.jsonl"
    reports.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    path = WORK / "growth.readings.jsonl"
    with path.open("wb") as made:
        made.write(readings(_ROOT.parent / "examples" / "articles", reports).read_bytes())
        for one in (*read_own("stories", stories.articles()), *lineage.read(lineage.articles())):
            made.write(msgspec.json.encode(one) + b"\n")
    return path


class Worlds:
    """Articles of as many worlds as are asked for; made when they are asked for, the same each time."""

    def __init__(self, path: Path, count: int) -> None:
        with path.open("rb") as lines:
            decode = msgspec.json.Decoder(Reading).decode
            self._worlds = varying.Worlds(map(decode, lines))
        self._count = count
        self.seconds = 0.0  # spent on making articles
        names = sorted((self._worlds.uri(number), number) for number in range(count))
        self._order = [number for _, number in names]
        self.uris = [uri for uri, _ in names]
        self.keys = [article_key(uri, varying.article_id(uri)) for uri in self.uris]
        self._columns = {name: _Column() for name in Sketch.__struct_fields__}

    def sketch(self) -> float:
        """Sketch all articles; the seconds that it took."""
        spent = 0.0
        for number in range(self._count):
            (reading,) = self.readings([number])
            began = time.process_time()
            made = sketch(reading)
            spent += time.process_time() - began
            for name, column in self._columns.items():
                column.put(getattr(made, name))
        return spent

    def __getattr__(self, name: str) -> Callable[[], Iterator[Any]]:
        """The columns of the sketches."""
        kinds = {field.name: field.type for field in msgspec.structs.fields(Sketch)}
        return functools.partial(self._columns[name].all, kinds[name])

    def readings(self, numbers: Iterable[int]) -> list[Reading]:
        """The readings of some articles."""
        began = time.process_time()
        made = [self._worlds.made(self._order[number]) for number in numbers]
        self.seconds += time.process_time() - began
        return made


class _Column:
    """Values on the disk, one after the other."""

    def __init__(self) -> None:
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115  closed with the process
        self._sizes: list[int] = []

    def put(self, value: object) -> None:
        """Add a value."""
        blob = msgspec.msgpack.encode(value)
        self._file.write(blob)
        self._sizes.append(len(blob))

    def all(self, kind: Any) -> Iterator[Any]:
        """All values in their order."""
        self._file.seek(0)
        decode = msgspec.msgpack.Decoder(kind).decode
        for size in self._sizes:
            yield decode(self._file.read(size))


def measured(path: Path, size: int) -> dict[str, float]:
    """Weigh that many articles: CPU seconds without those of making the articles, and the most memory held."""
    worlds = Worlds(path, size)
    sketched = worlds.sketch()
    worlds.seconds, began = 0.0, time.process_time()
    survey = Survey(worlds)
    surveyed = time.process_time() - began - worlds.seconds
    events = 0
    for matter in survey.matters():
        events += len(weigh_story(matter, worlds.readings(matter.asked)).events)
    seconds = sketched + time.process_time() - began - worlds.seconds
    return {
        "seconds": seconds,
        "sketching": sketched,
        "surveying": surveyed,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stories": float(survey.count),
        "events": float(events),
    }


def figures(sizes: Iterable[int] = _SIZES) -> dict[str, float]:
    """Seconds and megabytes for each size, and the exponent with which time grows from the first to the last."""
    path = base()
    found: dict[str, float] = {}
    times: list[tuple[int, float]] = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.growth", str(path), str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=_ROOT.parent)
        one = json.loads(done.stdout)
        times.append((size, one["seconds"]))
        found |= {f"{size:,} articles: {name}": one[name] for name in ("seconds", "megabytes", "stories")}
        print(f"  growth, {size:,} articles: {one}", file=sys.stderr)
    (small, quick), (large, slow) = times[0], times[-1]
    found["exponent of time"] = math.log(slow / quick) / math.log(large / small)
    return found


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), int(sys.argv[2]))))
