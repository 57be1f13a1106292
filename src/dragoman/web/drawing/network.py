"""Who has to do with whom: the same layout for the same graph, whenever it is drawn."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from dragoman.web.drawing.markup import link, picture, plain, tag
from dragoman.web.drawing.shapes import Network, NetworkEdge, NetworkNode

if TYPE_CHECKING:
    from networkx import Graph

WIDTH, HEIGHT, MARGIN = 960.0, 600.0, 70.0
MOST = 60  # nodes; a drawing of more shows nothing but ink


def network_svg(network: Network) -> Markup:
    """The drawing of those with the most events; empty markup where there is nobody."""
    if not network.nodes:
        return Markup("")
    nodes = sorted(network.nodes, key=lambda node: (-node.events, node.id))[:MOST]
    kept = {node.id for node in nodes}
    edges = [edge for edge in network.edges if edge.source in kept and edge.target in kept]
    places = layout(nodes, edges)
    hidden = network.left_out + len(network.nodes) - len(nodes)
    told = f"{len(nodes)} of {len(nodes) + hidden} who take part, with {len(edges)} ties between them."
    names = {node.id: node.name for node in nodes}
    return picture(
        WIDTH,
        HEIGHT,
        "Network of who has to do with whom",
        told,
        *(_edge(edge, places, names) for edge in edges),
        *(_node(node, *places[node.id]) for node in reversed(nodes)),  # the greatest uppermost
        kind="network",
    )


def layout(nodes: list[NetworkNode], edges: list[NetworkEdge]) -> dict[str, tuple[float, float]]:
    """Where each node stands in pixels: by forces, from a fixed beginning; groups without a tie to others apart."""
    ties = sorted((edge.source, edge.target) for edge in edges)
    return _layout(tuple(sorted(node.id for node in nodes)), tuple(ties))


@lru_cache(maxsize=256)
def _layout(nodes: tuple[str, ...], ties: tuple[tuple[str, str], ...]) -> dict[str, tuple[float, float]]:
    """The same for the same graph, so it is reckoned once."""
    from networkx import Graph, connected_components

    graph = Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(ties)
    groups = sorted((sorted(group) for group in connected_components(graph)), key=lambda group: (-len(group), group))
    places: dict[str, tuple[float, float]] = {}
    for group, box in zip(groups, _boxes([sqrt(len(group)) for group in groups]), strict=True):
        places |= _within(graph.subgraph(group), group, box)
    return places


class _Box(NamedTuple):
    """A part of the drawing."""

    x: float
    y: float
    width: float
    height: float


def _boxes(sides: list[float]) -> list[_Box]:
    """Squares of these sides, the greatest first, in rows that fill the drawing."""
    across = sqrt(sum(side * side for side in sides) * WIDTH / HEIGHT)
    rows: list[list[float]] = []
    for side in sides:
        if rows and sum(rows[-1]) + side <= max(across, sides[0]) * 1.05:
            rows[-1].append(side)
        else:
            rows.append([side])
    tall = (HEIGHT - 30) / sum(row[0] for row in rows)
    found, y = [], 0.0
    for row in rows:
        x, wide = 0.0, WIDTH / sum(row)
        for side in row:
            found.append(_Box(x, y, side * wide, row[0] * tall))
            x += side * wide
        y += row[0] * tall
    return found


def _within(graph: Graph, group: list[str], box: _Box) -> dict[str, tuple[float, float]]:
    """The nodes of a group inside their box."""
    from networkx import spring_layout

    around = {name: (cos(2 * pi * n / len(group)), sin(2 * pi * n / len(group))) for n, name in enumerate(group)}
    found = around
    if len(group) > 2:
        found = spring_layout(graph, k=2.6 / sqrt(len(group)), pos=around, iterations=300, seed=7)
    xs, ys = [point[0] for point in found.values()], [point[1] for point in found.values()]
    return {
        name: (_fit(point[0], xs, box.x, box.width), _fit(point[1], ys, box.y, box.height))
        for name, point in found.items()
    }


def _fit(value: float, values: list[float], start: float, size: float) -> float:
    low, high = min(values), max(values)
    share = (value - low) / (high - low) if high - low > 1e-9 else 0.5
    margin = min(MARGIN, size * 0.3)
    return round(start + margin + float(share) * (size - 2 * margin), 1)


def _edge(edge: NetworkEdge, places: dict[str, tuple[float, float]], names: dict[str, str]) -> Markup:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    words = f"{names[edge.source]} – {names[edge.target]}: {edge.cooperation} cooperation, {edge.conflict} conflict"
    wide = min(1 + sqrt(edge.events), 9.0)
    return tag(
        "line", tag("title", words), x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=wide, class_=f"edge {balance(edge)}"
    )


def balance(edge: NetworkEdge) -> str:
    """Which way a tie leans: "coop" or "conf" where two thirds of its events do, else "mixed"."""
    if edge.cooperation >= 2 * edge.conflict:
        return "coop"
    return "conf" if edge.conflict >= 2 * edge.cooperation else "mixed"


def _node(node: NetworkNode, x: float, y: float) -> Markup:
    size = min(5 + sqrt(node.events), 16.0)
    words = f"{node.name} ({node.kind}), {node.events} {'event' if node.events == 1 else 'events'}"
    name = tag("text", plain(node.name, 28), x=x, y=y + size + 12, class_="name middle")
    return link(node.url, words, _shape(node.kind, x, y, size), name, class_="node")


def _shape(kind: str, x: float, y: float, size: float) -> Markup:
    """A circle for a person, a square for a state, a diamond for an organisation, a triangle for the rest."""
    look = f"shape {kind if kind in {'person', 'state', 'organisation'} else 'other'}"
    if kind == "person":
        return tag("circle", cx=x, cy=y, r=size, class_=look)
    if kind == "state":
        return tag("rect", x=x - size, y=y - size, width=2 * size, height=2 * size, class_=look)
    corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    if kind != "organisation":
        corners = [(x, y - size), (x + size, y + size), (x - size, y + size)]
    return tag("polygon", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in corners), class_=look)
