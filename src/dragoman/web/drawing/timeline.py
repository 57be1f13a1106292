"""Events along a line of time, in lanes from cooperation above to conflict below.

What happened is a full mark; planned a hollow one; speculated or on a condition a dashed one; denied a cross.
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import NamedTuple

from markupsafe import Markup

from dragoman.web.drawing.days import TimeAxis
from dragoman.web.drawing.markup import link, picture, tag
from dragoman.web.drawing.shapes import LANES, Timeline, TimelineItem

WIDTH, LEFT, RIGHT, TOP = 960.0, 150.0, 24.0, 12.0
_RADIUS = 4.5
_STEP = 11.0  # between marks that would lie upon each other
_RUNGS = 4  # above and below the line of a lane; what comes then lies upon the last


class _Laid(NamedTuple):
    """Where the lanes lie, and the marks in them."""

    lines: list[float]  # of each lane, from above
    bottom: float
    spots: list[tuple[float, float]]  # of each item


def timeline_svg(timeline: Timeline) -> Markup:
    """The drawing; empty markup where no event has a day."""
    if not timeline.items:
        return Markup("")
    days = [datetime.date.fromisoformat(item.first) for item in timeline.items]
    ends = [datetime.date.fromisoformat(item.last) for item in timeline.items]
    axis = TimeAxis(min(days), max(ends), LEFT + 12, WIDTH - RIGHT)
    laid = _lay(timeline.items, [axis.at(day) for day in days])
    return picture(
        WIDTH,
        laid.bottom + 30,
        "Timeline of events",
        _told(timeline),
        *_lanes(laid.lines),
        *_axis(axis, laid.bottom),
        *(_stretch(axis.at(end), *spot) for end, spot in zip(ends, laid.spots, strict=True)),
        *(_mark(item, *spot) for item, spot in zip(timeline.items, laid.spots, strict=True)),
        kind="timeline",
    )


def _lay(items: tuple[TimelineItem, ...], xs: list[float]) -> _Laid:
    """Marks that would lie upon each other stand above and below their lane's line in turn; a full lane is taller."""
    taken: Counter[tuple[str, int]] = Counter()
    rungs = []
    for item, x in zip(items, xs, strict=True):
        spot = (item.lane, round(x / _STEP))
        nth = taken[spot]
        taken[spot] += 1
        rungs.append(min((nth + 1) // 2, _RUNGS) * (-1 if nth % 2 else 1))
    tall = [
        36
        + 2 * _STEP * max((abs(rung) for item, rung in zip(items, rungs, strict=True) if item.lane == lane), default=0)
        for lane in LANES
    ]
    lines = [TOP + sum(tall[:row]) + tall[row] / 2 for row in range(len(LANES))]
    spots = [(x, lines[LANES.index(item.lane)] + rung * _STEP) for item, x, rung in zip(items, xs, rungs, strict=True)]
    return _Laid(lines, TOP + sum(tall), spots)


def _lanes(lines: list[float]) -> list[Markup]:
    drawn = []
    for lane, y in zip(LANES, lines, strict=True):
        drawn.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="lane"))
        drawn.append(tag("text", lane, x=LEFT - 12, y=y + 4, class_="label end"))
    return drawn


def _axis(axis: TimeAxis, bottom: float) -> list[Markup]:
    drawn = []
    for day, words in axis.ticks():
        x = axis.at(day)
        drawn.append(tag("line", x1=x, x2=x, y1=TOP, y2=bottom + 4, class_="grid"))
        drawn.append(tag("text", words, x=x, y=bottom + 20, class_="label middle"))
    return drawn


def _stretch(end: float, x: float, y: float) -> Markup:
    """How far a date reaches that is no single day."""
    return tag("line", x1=x, x2=end, y1=y, y2=y, class_="stretch") if end - x > 1 else Markup("")


def _mark(item: TimelineItem, x: float, y: float) -> Markup:
    parts = [tag("circle", cx=x, cy=y, r=_RADIUS, class_=f"dot {item.look} {_side(item)}")]
    if item.look == "denied":
        arm = _RADIUS + 1
        parts += [
            tag("line", x1=x - arm, y1=y - arm, x2=x + arm, y2=y + arm, class_="cross"),
            tag("line", x1=x - arm, y1=y + arm, x2=x + arm, y2=y - arm, class_="cross"),
        ]
    if item.conflict:
        parts.append(tag("circle", cx=x, cy=y, r=_RADIUS + 3.5, class_="contradicted"))
    return link(item.url, label_of(item), *parts)


def _side(item: TimelineItem) -> str:
    return {"cooperation": "coop", "conflict": "conf"}.get(item.lane.split()[-1], "other")


def label_of(item: TimelineItem) -> str:
    """What a mark says to whoever points at it."""
    count = f"{item.articles} {'article' if item.articles == 1 else 'articles'}, {item.origins} "
    count += "origin" if item.origins == 1 else "origins"
    return f"{item.date}: {item.title} ({count})" + ("; reports contradict each other" if item.conflict else "")


def _told(timeline: Timeline) -> str:
    looks = Counter[str](item.look for item in timeline.items)
    names = {"done": "done", "planned": "planned", "unsure": "speculated or conditional", "denied": "denied"}
    told = ", ".join(f"{looks[look]} {name}" for look, name in names.items() if looks[look])
    span = f"from {min(item.first for item in timeline.items)} to {max(item.first for item in timeline.items)}"
    rest = f" {timeline.undated} more have no day." if timeline.undated else ""
    rest += f" {timeline.left_out} earlier ones are not drawn." if timeline.left_out else ""
    return f"{len(timeline.items)} events {span}: {told}.{rest}"
