"""Texts that share an origin as a tree: what is original to the left, what was made of it to the right."""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from dragoman.web.drawing.markup import link, picture, plain, tag
from dragoman.web.drawing.shapes import Kin
from dragoman.web.words import day

_COLUMN, _ROW, _MARGIN, _BOX = 320.0, 46.0, 12.0, 250.0
_DEEPEST = 8  # generations drawn to the right; what is deeper stands in the last column
MOST = 120  # articles of a drawing


class _Tree:
    """Who descends from whom, with the column and the row of each."""

    def __init__(self, kin: list[Kin]) -> None:
        known = {one.uri for one in kin}
        self.children: dict[str | None, list[Kin]] = defaultdict(list)
        for one in kin:
            self.children[one.parent if one.parent in known and one.parent != one.uri else None].append(one)
        self.places: dict[str, tuple[int, float]] = {}
        self._next = 0
        for root in self.children[None]:
            self._place(root)
        for one in kin:  # a circle of parents, which the record should never hold
            if one.uri not in self.places:
                self._place(one)

    @property
    def rows(self) -> int:
        return self._next

    def _place(self, root: Kin) -> None:
        """Leaves take the rows in turn, a parent stands in the middle of its children; no recursion, however deep."""
        stack: list[tuple[Kin, int, bool]] = [(root, 0, False)]
        seen: set[str] = set(self.places)
        while stack:
            one, column, done = stack.pop()
            if not done:
                if one.uri in seen:
                    continue
                seen.add(one.uri)
                stack.append((one, column, True))
                stack += [(child, min(column + 1, _DEEPEST), False) for child in reversed(self.children[one.uri])]
                continue
            below = [self.places[child.uri][1] for child in self.children[one.uri] if child.uri in self.places]
            if below and column < _DEEPEST:
                self.places[one.uri] = (column, (below[0] + below[-1]) / 2)
            else:
                self.places[one.uri] = (column, float(self._next))
                self._next += 1


def lineage_svg(kin: tuple[Kin, ...]) -> Markup:
    """The drawing, in the order in which the articles are given; empty markup where there are none."""
    if not kin:
        return Markup("")
    drawn = list(kin[:MOST])
    tree = _Tree(drawn)
    width = _MARGIN * 2 + _COLUMN * max(column for column, _ in tree.places.values()) + _BOX
    origins = len({one.origin for one in drawn})
    told = f"{len(drawn)} articles, {origins} {'origin' if origins == 1 else 'origins'}."
    if len(kin) > MOST:
        told += f" {len(kin) - MOST} more are not drawn."
    known = {one.uri: one for one in drawn}
    return picture(
        width,
        _MARGIN * 2 + tree.rows * _ROW,
        "Which article was made of which",
        told,
        *(_tie(one, tree.places) for one in drawn if one.parent in known and one.parent != one.uri),
        *(_box(one, *_corner(tree.places[one.uri]), lost=one.parent is None) for one in drawn),
        kind="lineage",
    )


def _corner(place: tuple[int, float]) -> tuple[float, float]:
    return _MARGIN + place[0] * _COLUMN, _MARGIN + place[1] * _ROW


def _tie(one: Kin, places: dict[str, tuple[int, float]]) -> Markup:
    assert one.parent is not None
    (x1, y1), (x2, y2) = _corner(places[one.parent]), _corner(places[one.uri])
    x1, y1, y2 = x1 + _BOX, y1 + 17, y2 + 17
    bend = x1 + 14
    path = f"M{x1:.1f} {y1:.1f}H{bend:.1f}V{y2:.1f}H{x2:.1f}"
    name = tag("text", one.relation, x=bend + 4, y=y2 - 4, class_="relation")
    return tag("g", tag("path", d=path, class_=f"tie {one.relation}"), name)


def _box(one: Kin, x: float, y: float, *, lost: bool) -> Markup:
    about = ", ".join(part for part in (one.outlet, day(one.published)) if part)
    relation: str = one.relation
    if lost and one.relation != "original":  # its parent is not in the record
        relation += f" of {one.origin_label}" if one.origin_label else " of a text that is not in the record"
    words = f"{one.title} ({about})" if about else one.title
    below = about if relation == one.relation else f"{relation}; {about}"
    return link(
        one.url,
        f"{words}: {relation}",
        tag("rect", x=x, y=y, width=_BOX, height=34.0, rx=3, class_=f"text {one.relation}"),
        tag("text", plain(one.title, 34), x=x + 8, y=y + 14, class_="name", aria_hidden="true"),
        tag("text", plain(below, 40), x=x + 8, y=y + 28, class_="label", aria_hidden="true"),
        worded=True,
    )
