"""`docs/quality.md`: the figures, with the command and the date."""

from __future__ import annotations

import datetime
from pathlib import Path

Results = dict[str, dict[str, float]]

PAGE = Path(__file__).resolve().parents[1] / "docs" / "quality.md"
# Rows of `make benchmark-scale` and `-serving`: they stay as they are.
_LARGE = ("| large record |", "| large folder |", "| cluster |", "| pages |")
_HEAD = """# Quality and speed

Every figure here is printed by `make benchmark`; this page was written by `python -m benchmarks --write` on {date}.
The figures under "own examples" are on the project's own sentences and articles, are pinned in `benchmarks/pins.json`
and may not fall.  The others are on development data that is not part of the project and is used for measuring only;
each is run alone by `python -m benchmarks NAME`.  Between 0 and 1, higher is better, unless the name says otherwise
(`forbidden`, `swap_rate`, `over_coding`, `merged`, `alarmed` and `false` count mistakes).

Those under "large record" and "large folder" are printed by `make benchmark-scale`, in milliseconds, of the folder in
seconds of one core, where the name says nothing else;
those under "pages" by `make benchmark-serving`, on a record of 100,000 made articles and on that of the examples.
They were taken with `DRAGOMAN_SCALE=10000` on two cores.

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
    kept = [line for line in PAGE.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith(_LARGE)]
    head = _HEAD.format(date=datetime.datetime.now(datetime.UTC).date())
    PAGE.write_text(head + "".join([*rows, *kept]), encoding="utf-8")


def replace(name: str, found: dict[str, float]) -> None:
    """Put the figures of one name into the page, in place of those that it has, at its end; all others stay."""
    lines = PAGE.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"| {name} |")]
    rows = [f"| {name} | {figure} | {shown(value)} |\n" for figure, value in found.items()]
    PAGE.write_text("".join([*kept, *rows]), encoding="utf-8")
