"""`docs/quality.md`: the figures, with the command and the date."""

from __future__ import annotations

import datetime
from pathlib import Path

Results = dict[str, dict[str, float]]

PAGE = Path(__file__).resolve().parents[1] / "docs" / "quality.md"
_HEAD = """# Quality and speed

Every figure here is printed by `make benchmark`; this page was written by `python -m benchmarks --write` on {date}.
The figures under "own examples" are on the project's own sentences and articles, are pinned in `benchmarks/pins.json`
and may not fall.  The others are on development data that is not part of the project and is used for measuring only;
each is run alone by `python -m benchmarks NAME`.  Between 0 and 1, higher is better, unless the name says otherwise
(`forbidden`, `swap_rate`, `over_coding`, `merged`, `alarmed` and `false` count mistakes).

| what | figure | value |
| --- | --- | --- |
"""


def shown(value: float) -> str:
    """A figure as people read it: counts whole, shares with three decimals."""
    is_count = value == 0 or (float(value).is_integer() and abs(value) > 1)
    return f"{value:.0f}" if is_count else f"{value:.3f}"


def write(results: Results) -> None:
    """Write the page."""
    rows = [
        f"| {name} | {figure} | {shown(value)} |\n"
        for name, found in results.items()
        for figure, value in found.items()
    ]
    PAGE.write_text(_HEAD.format(date=datetime.datetime.now(datetime.UTC).date()) + "".join(rows), encoding="utf-8")
