"""Protects the drawing of a relation: cooperation up, conflict down, what is unknown is not drawn."""

from __future__ import annotations

import datetime

from dragoman.notebook.counting import PeriodRow
from dragoman.web.drawing.relation import relation_svg
from dragoman.web.drawing.shapes import RelationChart
from tests.web.drawing.making import HARM, SVG, found, parsed


def period(month: int, **counts: int) -> PeriodRow:
    kinds = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    given = {kind: counts.get(kind, 0) for kind in kinds}
    score = counts.get("score")
    return PeriodRow(
        period=f"2023-{month:02}",
        period_from=datetime.date(2023, month, 1),
        events=sum(given.values()),
        cooperation=given["verbal_cooperation"] + given["material_cooperation"],
        conflict=given["verbal_conflict"] + given["material_conflict"],
        score=score,
        goldstein=None,
        planned=0,
        conditional=0,
        speculated=0,
        denied=0,
        articles=counts.get("articles", 0),
        origins=counts.get("origins", 0),
        **given,
    )


def drawn(*periods: PeriodRow, a: str = "RUS") -> str:
    return relation_svg(RelationChart(a=a, b="UKR", by="month", periods=periods))


def test_cooperation_stands_above_conflict_and_bars_meet_at_nothing() -> None:
    tree = parsed(drawn(period(1, verbal_cooperation=2, material_cooperation=1, material_conflict=3)))
    up = found(tree, "rect", "coop")
    (down,) = found(tree, "rect", "conf")
    ends = [float(bar.get("y", 0)) + float(bar.get("height", 0)) for bar in up]
    assert max(ends) == float(down.get("y", 0))
    assert sum(float(bar.get("height", 0)) for bar in up) == float(down.get("height", 0))


def test_every_bar_says_its_number() -> None:
    tree = parsed(drawn(period(1, verbal_conflict=2, articles=5, origins=4)))
    told = {title.text for bar in found(tree, "rect") for title in bar.iter("title")}
    assert told == {"2023-01: 2 verbal conflict", "2023-01: 5 articles", "2023-01: 4 origins"}


def test_the_score_line_is_broken_where_nothing_is_known() -> None:
    periods = [period(n, score=1) for n in (1, 2)] + [period(3)] + [period(n, score=-1) for n in (4, 5)]
    tree = parsed(drawn(*periods))
    assert [len(line.get("points", "").split()) for line in found(tree, "polyline", "score")] == [2, 2]
    assert len(found(tree, "circle", "point")) == 4


def test_nothing_that_happened_is_no_bar_and_nothing_at_all_no_drawing() -> None:
    assert not found(parsed(drawn(period(1), period(2))), "rect")
    assert drawn() == ""


def test_names_are_no_markup() -> None:
    assert SVG not in parsed(drawn(period(1, verbal_conflict=1), a=HARM)).tag
