"""Protects the network: the same drawing every time, few enough nodes, kinds told apart by shape."""

from __future__ import annotations

from dragoman.web.drawing.network import HEIGHT, MOST, WIDTH, balance, layout, network_svg
from dragoman.web.drawing.shapes import Network
from tests.web.drawing.making import HARM, edge, found, node, parsed

NODES = (node("Ana"), node("Kostavia", "state"), node("Union", "organisation"), node("miners", "group"), node("alone"))
EDGES = (edge("Ana", "Kostavia", 4, 1), edge("Kostavia", "Union", 1, 5), edge("Union", "miners", 3, 2))


def test_the_same_graph_is_drawn_the_same_whatever_its_order() -> None:
    one = layout(list(NODES), list(EDGES))
    assert one == layout(list(NODES), list(reversed(EDGES)))
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in one.values())
    assert len(set(one.values())) == len(NODES)


def test_kinds_are_told_apart_by_shape() -> None:
    tree = parsed(network_svg(Network(nodes=NODES, edges=EDGES, left_out=0)))
    assert len(found(tree, "circle", "person")) == 2
    assert len(found(tree, "rect", "state")) == 1
    assert len(found(tree, "polygon", "organisation")) == 1
    assert len(found(tree, "polygon", "other")) == 1


def test_a_tie_leans_where_two_thirds_of_its_events_do() -> None:
    assert [balance(one) for one in EDGES] == ["coop", "conf", "mixed"]


def test_only_those_with_the_most_events_are_drawn_and_the_rest_is_counted() -> None:
    many = tuple(node(f"n{n:03}", events=n + 1) for n in range(MOST + 7))
    markup = network_svg(Network(nodes=many, edges=(edge("n000", "n066"),), left_out=3))
    tree = parsed(markup)
    assert len(found(tree, "a")) == MOST
    assert not found(tree, "line", "edge")  # one of its ends is not drawn
    assert f"{MOST} of {MOST + 10} who take part" in markup


def test_two_who_are_all_there_is_and_nobody() -> None:
    assert parsed(network_svg(Network(nodes=NODES[:2], edges=EDGES[:1], left_out=0))) is not None
    assert network_svg(Network(nodes=(), edges=(), left_out=0)) == ""


def test_names_are_no_markup() -> None:
    parsed(network_svg(Network(nodes=(node(HARM), node("Ana")), edges=(edge(HARM, "Ana"),), left_out=0)))
