"""Figures on the project's own data, pinned: they may not fall."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.facts import examples_share
from benchmarks.frames import frames_share

PINS = Path(__file__).with_name("pins.json")


def figures() -> dict[str, float]:
    """Shares of the project's own expectations that hold."""
    return {"frames' examples that match": frames_share(), "facts of the example articles": examples_share()}


def fallen(found: dict[str, float]) -> list[tuple[str, float, float]]:
    """The pinned figures that are now lower: name, pin, now."""
    pins: dict[str, float] = json.loads(PINS.read_text(encoding="utf-8"))
    return [(name, floor, found[name]) for name, floor in pins.items() if found.get(name, floor) < floor]
