"""Protects the tree of texts: originals at the left, copies to the right, circles and depth do no harm."""

from __future__ import annotations

from dragoman.model import Relation
from dragoman.web.drawing.lineage import MOST, lineage_svg
from dragoman.web.drawing.shapes import Kin
from tests.web.drawing.making import HARM, found, parsed


def kin(name: str, relation: Relation = "original", parent: str | None = None, title: str = "") -> Kin:
    return Kin(
        uri=name,
        url="/article?uri=x",
        title=title or name,
        outlet="The Quay",
        published="2023-05-04T10:00:00Z",
        relation=relation,
        parent=parent,
        origin="o",
        origin_label="an agency",
    )


def place(markup: str, title: str) -> tuple[float, float]:
    for box in found(parsed(markup), "a"):
        if (box.findtext("title") or "").startswith(f"{title} ("):
            (rect,) = found(box, "rect")
            return float(rect.get("x", 0)), float(rect.get("y", 0))
    raise AssertionError(f"{title} is not drawn")


def test_children_stand_to_the_right_and_their_parent_between_them() -> None:
    markup = lineage_svg((kin("root"), kin("copy", "copy", "root"), kin("rewrite", "rewrite", "root")))
    root, copy, rewrite = (place(markup, name) for name in ("root", "copy", "rewrite"))
    assert root[0] < copy[0] == rewrite[0]
    assert root[1] == (copy[1] + rewrite[1]) / 2
    assert {text.text for text in found(parsed(markup), "text", "relation")} == {"copy", "rewrite"}


def test_no_two_texts_stand_at_one_place() -> None:
    texts = [kin("a"), kin("b", "copy", "a"), kin("c", "excerpt", "b"), kin("d", "copy", "a"), kin("e")]
    markup = lineage_svg(tuple(texts))
    assert len({place(markup, one.uri) for one in texts}) == 5


def test_a_lost_parent_is_told() -> None:
    assert "translation of an agency" in lineage_svg((kin("a", "translation"),))


def test_a_circle_and_a_long_line_are_drawn() -> None:
    circle = (kin("a", "copy", "b"), kin("b", "copy", "a"), kin("c", "copy", "c"))
    assert len(found(parsed(lineage_svg(circle)), "a")) == 3
    line = tuple(kin(f"n{n}", "copy", f"n{n - 1}" if n else None) for n in range(MOST + 30))
    tree = parsed(lineage_svg(line))
    assert len(found(tree, "a")) == MOST
    assert float(tree.get("width", 0)) < 4000


def test_titles_are_no_markup_and_nothing_is_no_drawing() -> None:
    parsed(lineage_svg((kin("a", title=HARM),)))
    assert lineage_svg(()) == ""
