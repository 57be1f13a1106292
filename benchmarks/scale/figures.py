"""How quickly a large record answers: idle, and while articles are added to it by another process."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.scale import making
from benchmarks.scale.questions import Question, by_kind, questions
from benchmarks.varying import Worlds
from dragoman.api import Record

_QUESTIONS = 2_000
_SEED = 8
_ROUNDS = 20
_BESIDE = 20_000  # readings that are there to be added while it is asked; more than are added in the time
_AGGREGATES = (
    "SELECT type, modality, count(*) FROM events GROUP BY ALL ORDER BY ALL",
    "SELECT date_trunc('month', date_from) AS month, count(*) FROM events GROUP BY ALL ORDER BY ALL",
    "SELECT type, sum(articles), sum(origins) FROM events GROUP BY ALL ORDER BY ALL",
)


def figures(size: int) -> dict[str, float]:
    """Milliseconds of questions of a record of that many made articles, and what it takes to keep it."""
    made = making.worlds()
    path, seconds = making.record(made, size)
    name = f"{size:,} articles: "
    with tempfile.TemporaryDirectory(dir=making.KEPT) as folder:
        copy = Path(folder) / "record.sqlite"
        shutil.copyfile(path, copy)
        found = _kept(copy, size) | _asked(made, copy, size) | _read_out(copy, Path(folder))
    if seconds is not None:
        found["minutes to add them"] = seconds / 60
    return {name + figure: value for figure, value in found.items()}


def _kept(path: Path, size: int) -> dict[str, float]:
    return {
        "megabytes of the record": path.stat().st_size / 1e6,
        "kilobytes an article": path.stat().st_size / 1e3 / size,
    }


def _asked(made: Worlds, path: Path, size: int) -> dict[str, float]:
    """Ask the same questions with nothing else going on and beside an `add`."""
    asked = questions(path, _QUESTIONS, _SEED)
    with Record(path, create=False) as record:
        idle = _ask(record, asked)
        found = _summary("idle", idle) | {f"{kind}, p50": _ms(times, 50) for kind, times in by_kind(idle)}
        words = [question for question in asked if question.kind == "articles by words"][:100]
        found["full-text search, p99"] = _ms([seconds for _, seconds in _ask(record, words)], 99)
        more = making.write(made, size, size + _BESIDE)
        command = making.adding(path, more)
        adding = subprocess.Popen(command, cwd=making.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _until_growing(record, size, adding)
            beside = _ask(record, asked)
            if adding.poll() is not None:
                raise RuntimeError("`add` ended before the questions did")
        finally:
            adding.terminate()
            adding.wait()
    found |= _summary("beside add", beside)
    found["p50 beside add / idle"] = found["p50 beside add"] / found["p50 idle"]
    found["p99 beside add / idle"] = found["p99 beside add"] / found["p99 idle"]
    return found


def _until_growing(record: Record, size: int, adding: subprocess.Popen[bytes]) -> None:
    """Wait until the first articles are in."""
    while not _grown(record, size):
        if adding.poll() is not None:
            raise RuntimeError("`add` ended before it added anything")
        time.sleep(0.1)


def _grown(record: Record, size: int) -> bool:
    with record.store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM articles").scalar_one()) > size


def _ask(record: Record, asked: list[Question]) -> list[tuple[Question, float]]:
    found = []
    for question in asked:
        began = time.perf_counter()
        question.ask(record)
        found.append((question, time.perf_counter() - began))
    return found


def _summary(when: str, found: list[tuple[Question, float]]) -> dict[str, float]:
    times = [seconds for _, seconds in found]
    return {f"p50 {when}": _ms(times, 50), f"p99 {when}": _ms(times, 99)}


def _ms(seconds: list[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000


def _read_out(path: Path, folder: Path) -> dict[str, float]:
    """Writing the tables as Parquet, aggregates over all events, what changed, and questions of the past."""
    os.environ["XDG_CACHE_HOME"] = str(folder)
    found: dict[str, float] = {}
    with Record(path, create=False) as record:
        found["tables to Parquet, seconds"] = _seconds(lambda: record.sql("SELECT 1"))
        slowest = [max(_seconds(lambda q=query: record.sql(q)) for _ in range(_ROUNDS)) for query in _AGGREGATES]  # type: ignore[misc]
        found["aggregates over all events, slowest"] = max(slowest) * 1000
        last = max(run.run for run in record.runs())
        found["changes since the run before, seconds"] = _seconds(lambda: record.changes(str(last - 1)))
    asked = questions(path, 190, _SEED)
    with Record(path, create=False) as record:
        now = _ms([seconds for _, seconds in _ask(record, asked)], 50)
    with Record(path, create=False, as_of=str(last)) as record:
        found["p50 as of a run / now"] = _ms([seconds for _, seconds in _ask(record, asked)], 50) / now
    return found


def _seconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began
