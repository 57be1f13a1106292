"""Things to draw, made by hand; names are hostile where it matters."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from dragoman.web.drawing.shapes import Lane, Look, NetworkEdge, NetworkNode, TimelineItem

HARM = '"><script>alert(1)</script>\u202e\x00'
SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup: str) -> ElementTree.Element:
    """A drawing as a tree: it must be well formed and hold nothing that acts."""
    assert "<script" not in markup
    assert not re.search(r"\son\w+=|style=|javascript:", markup)
    return ElementTree.fromstring(markup)


def found(tree: ElementTree.Element, name: str, look: str = "") -> list[ElementTree.Element]:
    """The elements of a name that have a class."""
    return [one for one in tree.iter(name) if not look or look in one.get("class", "").split()]


def item(
    n: int,
    day: str,
    *,
    look: Look = "done",
    lane: Lane = "verbal conflict",
    conflict: bool = False,
    title: str = "ACCUSE",
) -> TimelineItem:
    return TimelineItem(
        id=f"{n:016x}",
        url=f"/event/{n:016x}",
        title=title,
        date=day,
        first=day,
        last=day,
        modality="happened",
        look=look,
        lane=lane,
        conflict=conflict,
        articles=2,
        origins=1,
    )


def node(name: str, kind: str = "person", events: int = 3) -> NetworkNode:
    return NetworkNode(id=name, name=name, kind=kind, country=None, url="/dossier?of=x", events=events)


def edge(source: str, target: str, cooperation: int = 1, conflict: int = 0) -> NetworkEdge:
    return NetworkEdge(source=source, target=target, cooperation=cooperation, conflict=conflict, months={})
