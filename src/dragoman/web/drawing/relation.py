"""What two did to one another: cooperation up, conflict down, the PLOVER score, and attention apart."""

from __future__ import annotations

from markupsafe import Markup

from dragoman.notebook.counting import PeriodRow
from dragoman.web.drawing.markup import picture, tag
from dragoman.web.drawing.shapes import RelationChart

WIDTH, LEFT, RIGHT = 960.0, 150.0, 20.0
_EVENTS, _SCORE, _ATTENTION = (26.0, 156.0), (208.0, 278.0), (330.0, 390.0)  # top and bottom of the three panels
_STACKS = (
    (1, "coop", "material_cooperation"),
    (1, "coop soft", "verbal_cooperation"),
    (-1, "conf", "material_conflict"),
    (-1, "conf soft", "verbal_conflict"),
)
_NAMES = {name: name.replace("_", " ") for _, _, name in _STACKS}


def relation_svg(relation: RelationChart) -> Markup:
    """The drawing; empty markup where there is no period."""
    if not relation.periods:
        return Markup("")
    return picture(
        WIDTH,
        430,
        f"{relation.a} and {relation.b}, by {relation.by}",
        _told(relation),
        *_events(relation.periods),
        *_score(relation.periods),
        *_attention(relation.periods),
        *_axis(relation.periods),
        kind="relation",
    )


def _slot(count: int) -> float:
    return (WIDTH - LEFT - RIGHT) / count


def _bar(nth: int, count: int, share: tuple[float, float] = (0.1, 0.9)) -> tuple[float, float]:
    """Where a bar of the nth period begins, and how wide it is."""
    slot = _slot(count)
    width = min(slot * (share[1] - share[0]), 60 * (share[1] - share[0]))
    return LEFT + slot * nth + slot / 2 + (share[0] - 0.5) * min(slot, 60), width


def _events(periods: tuple[PeriodRow, ...]) -> list[Markup]:
    top, bottom = _EVENTS
    up, down = max(row.cooperation for row in periods), max(row.conflict for row in periods)
    unit = (bottom - top) / max(up + down, 1)
    zero = top + up * unit if up + down else (top + bottom) / 2
    drawn = _heading(
        "events: cooperation up, conflict down; strong colour material, pale verbal",
        _EVENTS,
        f"{up} cooperation",
        f"{down} conflict",
    )
    for nth, row in enumerate(periods):
        x, width = _bar(nth, len(periods))
        ends = {1: zero, -1: zero}
        for direction, look, field in _STACKS:
            tall = getattr(row, field) * unit
            if tall:
                y = ends[direction] - (tall if direction > 0 else 0)
                title = tag("title", f"{row.period}: {getattr(row, field)} {_NAMES[field]}")
                drawn.append(tag("rect", title, x=x, y=y, width=width, height=tall, class_=f"bar {look}"))
                ends[direction] -= direction * tall
    drawn.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=zero, y2=zero, class_="axis"))
    return drawn


def _score(periods: tuple[PeriodRow, ...]) -> list[Markup]:
    top, bottom = _SCORE
    zero = (top + bottom) / 2
    drawn = _heading("mean PLOVER score", _SCORE, "10", "-10")
    drawn.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=zero, y2=zero, class_="axis"))
    points: list[str] = []
    for nth, row in enumerate(periods):
        if row.score is None:  # no line is drawn across a period of which nothing is known
            drawn += _line(points)
            points = []
            continue
        x, y = LEFT + _slot(len(periods)) * (nth + 0.5), zero - row.score / 10 * (bottom - top) / 2
        points.append(f"{x:.1f},{y:.1f}")
        drawn.append(tag("circle", tag("title", f"{row.period}: {row.score:.2f}"), cx=x, cy=y, r=3.0, class_="point"))
    return drawn + _line(points)


def _line(points: list[str]) -> list[Markup]:
    return [tag("polyline", points=" ".join(points), class_="score")] if len(points) > 1 else []


def _attention(periods: tuple[PeriodRow, ...]) -> list[Markup]:
    top, bottom = _ATTENTION
    most = max(row.articles for row in periods)
    unit = (bottom - top) / max(most, 1)
    drawn = _heading("attention: articles, and origins among them", _ATTENTION, str(most), "0")
    for nth, row in enumerate(periods):
        for count, look, share in (
            (row.articles, "articles", (0.1, 0.9)),
            (row.origins, "origins", (0.3, 0.7)),
        ):
            x, width = _bar(nth, len(periods), share)
            title = tag("title", f"{row.period}: {count} {look}")
            if count:
                tall = count * unit
                drawn.append(tag("rect", title, x=x, y=bottom - tall, width=width, height=tall, class_=f"bar {look}"))
    drawn.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=bottom, y2=bottom, class_="axis"))
    return drawn


def _heading(name: str, panel: tuple[float, float], top: str, bottom: str) -> list[Markup]:
    return [
        tag("text", name, x=LEFT, y=panel[0] - 10, class_="heading"),
        tag("text", top, x=LEFT - 12, y=panel[0] + 10, class_="label end"),
        tag("text", bottom, x=LEFT - 12, y=panel[1], class_="label end"),
    ]


def _axis(periods: tuple[PeriodRow, ...]) -> list[Markup]:
    every = -(-len(periods) // 10)
    return [
        tag("text", row.period, x=LEFT + _slot(len(periods)) * (nth + 0.5), y=412.0, class_="label middle")
        for nth, row in enumerate(periods)
        if nth % every == 0
    ]


def _told(relation: RelationChart) -> str:
    rows = relation.periods
    return (
        f"From {rows[0].period} to {rows[-1].period}: {sum(row.cooperation for row in rows)} events of cooperation and "
        f"{sum(row.conflict for row in rows)} of conflict that took place. Planned, conditional, speculated and denied "
        "events are not counted."
    )
