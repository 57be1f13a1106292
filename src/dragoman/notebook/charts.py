"""Charts of a relation.  The colours are told apart by colour-blind eyes, too; nothing is loaded from anywhere."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from dragoman.notebook.extras import need
from dragoman.notebook.html import escaped
from dragoman.notebook.periods import By

if TYPE_CHECKING:
    from dragoman.notebook.counting import PeriodRow
    from dragoman.notebook.relation import Relation

_WIDTH, _TALL, _LOW = 620, 190, 120  # pixels
# Okabe and Ito's colours; what is material is darker than what is verbal.
_SERIES = (
    ("material cooperation", "#0072B2", "material_cooperation", 1),
    ("verbal cooperation", "#56B4E9", "verbal_cooperation", 1),
    ("verbal conflict", "#E69F00", "verbal_conflict", -1),
    ("material conflict", "#D55E00", "material_conflict", -1),
)
_ATTENTION = (("articles", "#999999"), ("origins", "#333333"))
_TITLE = "dragoman-title"  # stands for the title until the page is written
_FEW_PERIODS = 24  # up to which every period is written below the chart


def chart(relation: Relation, by: By) -> Any:
    """Three charts above one another, of one stretch of time."""
    altair = need("altair", "chart()")
    rows = relation.counts(by)
    periods = [row.period for row in rows]
    every = max(1, -(-len(periods) // _FEW_PERIODS))
    axis = altair.Axis(labelAngle=-45, values=periods[::every])
    x = altair.X("period:N", sort=periods, scale=altair.Scale(domain=periods), title=None, axis=axis)
    bare = x.copy(deep=True)
    bare.axis = altair.Axis(labels=False, ticks=False)
    parts = [_counts(altair, rows, bare), _scores(altair, rows, bare), _attention(altair, rows, x)]
    title = altair.TitleParams(
        f"{relation.a} and {relation.b}", subtitle=subtitle(relation, by), anchor="start", offset=12
    )
    return (
        altair.vconcat(*parts, spacing=14, title=title, background="white")
        .resolve_scale(color="independent", x="shared")
        .configure_view(stroke=None)
        .configure_axis(grid=True, gridColor="#e6e6e6", domainColor="#888888", titleFontWeight="normal")
        .configure_axisX(grid=False)
        .configure_axisY(minExtent=34, maxExtent=34, titlePadding=8)
        .configure_title(fontSize=15, subtitleColor="#555555", subtitleFontSize=11, subtitlePadding=5)
    )


def subtitle(relation: Relation, by: By) -> list[str]:
    """What is counted, what is told apart, and what is left out, in lines."""
    rows, left = relation.counts(by), relation.left_out(by)
    done = sum(row.events for row in rows)
    apart = ", ".join(
        f"{number} {word}"
        for word in ("planned", "conditional", "speculated", "denied")
        if (number := sum(getattr(row, word) for row in rows))
    )
    out = ", ".join(
        text
        for number, text in (
            (left.undated, f"{left.undated} done without a date"),
            (left.vague, f"{left.vague} done of no certain {by}"),
            (left.not_done_without_period, f"{left.not_done_without_period} not done of no certain {by}"),
            (left.side_by_side, f"{left.side_by_side} in which both take part but not towards each other"),
        )
        if number
    )
    lines = [f"{done} event{'' if done == 1 else 's'} done, by {by}" + (f"; not counted: {apart}" if apart else "")]
    return [*lines, *([f"left out: {out}"] if out else [])]


def _counts(altair: Any, rows: list[PeriodRow], x: Any) -> Any:
    data = [
        {"period": row.period, "kind": kind, "events": sign * getattr(row, field), "order": order}
        for row in rows
        for order, (kind, _, field, sign) in enumerate(_SERIES)
    ]
    # Within a bar what is verbal lies next to the middle, what is material outside.
    order = {"material cooperation": 1, "verbal cooperation": 0, "verbal conflict": 0, "material conflict": 1}
    for one in data:
        one["order"] = order[one["kind"]]
    colours = altair.Scale(domain=[kind for kind, *_ in _SERIES], range=[colour for _, colour, *_ in _SERIES])
    most = max((max(row.cooperation, row.conflict) for row in rows), default=1) or 1
    return (
        altair.Chart(altair.Data(values=data), width=_WIDTH, height=_TALL)
        .mark_bar()
        .encode(
            x=x,
            y=altair.Y(
                "events:Q",
                title="events: conflict ↓  cooperation ↑",
                scale=altair.Scale(domain=[-most, most], nice=True),
                axis=altair.Axis(format="d", labelExpr="abs(datum.value)", tickMinStep=1, tickCount=6),
            ),
            color=altair.Color("kind:N", scale=colours, legend=altair.Legend(title=None)),
            order=altair.Order("order:Q"),
            tooltip=[altair.Tooltip("period:N"), altair.Tooltip("kind:N"), altair.Tooltip("events:Q")],
        )
    )


def _scores(altair: Any, rows: list[PeriodRow], x: Any) -> Any:
    data = [{"period": row.period, "score": row.score, "goldstein": row.goldstein} for row in rows]
    return (
        altair.Chart(altair.Data(values=data), width=_WIDTH, height=_LOW)
        .mark_line(point=altair.OverlayMarkDef(size=45, filled=True, color="#444444"), color="#444444")
        .encode(
            x=x,
            y=altair.Y("score:Q", title="mean PLOVER score", scale=altair.Scale(domain=[-10, 10])),
            tooltip=[altair.Tooltip("period:N"), altair.Tooltip("score:Q"), altair.Tooltip("goldstein:Q")],
        )
    )


def _attention(altair: Any, rows: list[PeriodRow], x: Any) -> Any:
    data = [
        {"period": row.period, "kind": kind, "number": getattr(row, kind)} for row in rows for kind, _ in _ATTENTION
    ]
    kinds, colours = zip(*_ATTENTION, strict=True)
    most = max((row.articles for row in rows), default=1) or 1
    return (
        altair.Chart(altair.Data(values=data), width=_WIDTH, height=_LOW)
        .mark_bar()
        .encode(
            x=x,
            xOffset=altair.XOffset("kind:N", sort=list(kinds)),
            y=altair.Y(
                "number:Q",
                title="attention",
                scale=altair.Scale(domain=[0, most], nice=True),
                axis=altair.Axis(format="d", tickMinStep=1, tickCount=4),
            ),
            color=altair.Color(
                "kind:N", scale=altair.Scale(domain=kinds, range=colours), legend=altair.Legend(title=None)
            ),
            tooltip=[altair.Tooltip("period:N"), altair.Tooltip("kind:N"), altair.Tooltip("number:Q")],
        )
    )


def to_html(drawn: Any) -> str:
    """A page with the chart and all the code that draws it."""
    need("vl_convert", "to_html()")
    # altair writes names into the script as they are; one that holds "</script>" would end it.
    title = json.dumps(drawn.title.text).replace("<", "\\u003c")
    drawn = drawn.copy(deep=True)
    drawn.title.text = _TITLE
    page = drawn.to_html(inline=True, embed_options={"actions": {"export": True, "source": False, "editor": False}})
    assert isinstance(page, str)
    return page.replace(json.dumps(_TITLE), title)


def to_svg(drawn: Any) -> str:
    """The chart as SVG, drawn without a browser; what it could load is refused."""
    return str(need("vl_convert", "to_svg()").vegalite_to_svg(drawn.to_dict(), allowed_base_urls=[]))


def to_png(drawn: Any, scale: float) -> bytes:
    """The chart as PNG, in the same way."""
    return bytes(need("vl_convert", "to_png()").vegalite_to_png(drawn.to_dict(), scale=scale, allowed_base_urls=[]))


def picture(relation: Relation) -> str:
    """The chart by month as a picture inside a notebook: no script, so that it is also seen where none may run."""
    drawn = base64.b64encode(relation.to_svg().encode()).decode()
    told = ". ".join([f"{relation.a} and {relation.b}", *subtitle(relation, "month")])
    return f'<img alt="{escaped(told)}" src="data:image/svg+xml;base64,{drawn}" style="max-width:100%">'
