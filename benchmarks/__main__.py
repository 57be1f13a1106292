"""Print every figure of quality and speed; fail when one on the project's own data has fallen.

python -m benchmarks                 all
python -m benchmarks times events    only those whose name begins so
python -m benchmarks --write         also write docs/quality.md
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from benchmarks import (
    conflicts,
    crashes,
    drift,
    engine,
    growth,
    holders,
    lineage,
    loading,
    own,
    page_speed,
    pages,
    passages,
    published,
    quality,
    scorers,
    sentences,
    speed,
    stories,
    storylines,
    times,
)
from benchmarks.data import SHARED, gold

# The project's own data, whose figures may not fall: what it is asked for by, its name, and its figures.
_OWN: tuple[tuple[str, str, Callable[[], dict[str, float]]], ...] = (
    ("own", "own examples", own.figures),
    ("sentences", "own sentences", sentences.figures),
    ("passages", "own passages", passages.figures),
    ("drift", "own quotations", drift.figures),
    ("times", "own times", times.figures),
    ("published", "own dated pages", published.figures),
    ("pages", "own pages", pages.figures),
    ("storylines", "own story lines", storylines.figures),
    ("stories", "own stories", stories.figures),
    ("conflicts", "own conflicts", conflicts.figures),
    ("lineage", "own lineage", lineage.figures),
)


def main(arguments: list[str]) -> int:
    """Run what was asked for; 1 when a pinned figure fell."""
    write = "--write" in arguments
    wanted = tuple(a for a in arguments if not a.startswith("-"))
    results: quality.Results = {}
    fallen: list[tuple[str, float, float]] = []
    for asked, name, figures in _OWN:
        if _asked(asked, wanted):
            results[name] = found = figures()
            fallen += own.fallen(found)
            _show(name, found)
    if SHARED.is_dir():
        for scored in scorers.SCORED:
            if _asked(scored.name, wanted):
                began = time.monotonic()
                results[scored.name] = scorers.run(scored)
                _show(scored.name, results[scored.name])
                print(f"  ({time.monotonic() - began:.0f} s)", file=sys.stderr)
        if _asked("office-holders", wanted):
            results["office-holders of public lists"] = holders.figures()
            _show("office-holders of public lists", results["office-holders of public lists"])
    else:
        print(f"no development data at {SHARED}: its figures are left out", file=sys.stderr)
    if _asked("facts", wanted):
        results["facts"] = loading.figures()
        _show("facts", results["facts"])
    if _asked("speed", wanted):
        extra = [gold("names", "re3d-dev.jsonl")] if SHARED.is_dir() else []
        results["speed"] = speed.figures(extra) | page_speed.figures()
        _show("speed", results["speed"])
    if _asked("engine", wanted):
        results["engine"] = engine.figures()
        _show("engine", results["engine"])
    if _asked("growth", wanted):
        results["growth of weighing"] = growth.figures()
        _show("growth of weighing", results["growth of weighing"])
    if _asked("crashes", wanted):
        results["killed processes"] = crashes.figures()
        _show("killed processes", results["killed processes"])
    if write:
        quality.write(results)
    for name, floor, now in fallen:
        print(f"FALLEN: {name}: {now:.4f}, pinned at {floor:.4f}", file=sys.stderr)
    return 1 if fallen else 0


def _asked(name: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or name.startswith(wanted)


def _show(name: str, figures: dict[str, float]) -> None:
    print(name)
    for figure, value in figures.items():
        print(f"  {figure:<36} {quality.shown(value)}", flush=True)


sys.exit(main(sys.argv[1:]))
