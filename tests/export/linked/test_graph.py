"""Protects the graphs: networkx reads what is written, sides and counts are right, and nothing depends on the day."""

from __future__ import annotations

import io
import time
import xml.etree.ElementTree as ET
from typing import Any

import msgspec
import networkx as nx
import pytest

from dragoman.model import Entity, Weighed
from dragoman.record import Store
from tests.export.linked.making import echo, exported, fill, talks
from tests.record.making import show
from tests.weighing.making import entity, event, kin, reading


def read(store: Store, form: str, **wanted: Any) -> nx.MultiDiGraph:
    written = io.BytesIO(exported(store, form, **wanted)[0])
    if form.endswith("gexf"):
        return nx.MultiDiGraph(nx.read_gexf(written))
    return nx.read_graphml(written, edge_key_type=str, force_multigraph=True)


def edges(graph: nx.MultiDiGraph) -> dict[tuple[str, str, str], dict[str, Any]]:
    label = nx.get_node_attributes(graph, "label")
    return {(label[u], label[v], told["label"]): told for u, v, told in graph.edges(data=True)}


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_who_did_what_to_whom_is_read_back(store: Store, form: str) -> None:
    graph = read(store, form)
    found = edges(graph)
    met = found.get(("Ana Ruiz", "Ivo Kral", "CONSULT")) or found["Ivo Kral", "Ana Ruiz", "CONSULT"]
    assert {name: met[name] for name in ("weight", "side", "quad", "score", "direction", "modality")} == {
        "weight": 1,
        "side": "cooperation",
        "quad": 1,
        "score": 2.5,
        "direction": "none",
        "modality": "done",
    }
    assert (met["articles"], met["origins"], met["first"], met["last"], met["undated"]) == (
        *(2, 2, "2024-03-04", "2024-03-04"),
        0,
    )
    sanctioned = found["Norland", "Sudland", "SANCTION"]
    assert (sanctioned["side"], sanctioned["direction"], sanctioned["undated"]) == ("conflict", "actor to recipient", 1)
    assert "first" not in sanctioned


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_what_is_not_done_is_not_in_it_unless_asked_for(store: Store, form: str) -> None:
    assert {kind for _, _, kind in edges(read(store, form))} == {"CONSULT", "SANCTION", "THREATEN"}
    denied = edges(read(store, form, modality="denied"))
    assert {key: told["modality"] for key, told in denied.items()} == {("Norland", "Sudland", "ASSAULT"): "denied"}
    assert exported(store, form)[1].left_out == {"planned events": 2, "denied events": 1, "speculated events": 1}


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_nodes_say_who_somebody_is(store: Store, form: str) -> None:
    nodes = {told["label"]: told for _, told in read(store, form).nodes(data=True)}
    assert (nodes["Norland"]["kind"], nodes["Norland"]["country"], nodes["Norland"]["called"]) == (
        *("state", "NOR"),
        "by name",
    )
    assert "sector" not in nodes["Norland"], "what is not known is left out"
    assert "Kral & <Söhne>" in nodes


def test_an_edge_is_there_when_its_events_took_place(store: Store) -> None:
    spells = {key[2]: told.get("spells") for key, told in edges(read(store, "gexf")).items()}
    assert spells == {"CONSULT": [("2024-03-04", "2024-03-04")], "SANCTION": None, "THREATEN": None}


@pytest.mark.parametrize("form", ["gexf", "graphml", "lineage-gexf", "lineage-graphml"])
def test_the_day_of_writing_is_not_in_it(store: Store, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = exported(store, form)[0]
    monkeypatch.setattr(time, "strftime", lambda *_: "1999-09-09")
    assert exported(store, form)[0] == before
    assert b"1999-09-09" not in before


def test_ids_in_a_file_are_there_once(store: Store) -> None:
    root = ET.fromstring(exported(store, "graphml")[0])  # our own
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def three_states(text: str) -> list[Entity]:
    names = ("Norland", "Sudland", "Ostland")
    return [entity(text, number, "state", name, name[:3].upper()) for number, name in enumerate(names)]


def test_those_who_do_the_same_together_are_a_pair_and_one_alone_is_none(empty: Store) -> None:
    text = "Norland and Sudland agreed. Ostland threatened. Sudland and Norland protested."
    states = [
        entity(text, n, "state", name, name[:3].upper()) for n, name in enumerate(("Norland", "Sudland", "Ostland"))
    ]
    agreed = event(text, "agreed", [("e0", "Norland"), ("e1", "Sudland")], kind="AGREE")
    alone = event(text, "threatened", [("e2", "Ostland")], kind="THREATEN")
    against = event(text, "protested", [("e1", "Sudland"), ("e0", "Norland")], kind="PROTEST")
    fill(empty, [reading("a", text, entities=states, events=[agreed, alone, against])])
    ((one, other, kind),) = edges(read(empty, "graphml"))
    assert ({one, other}, kind) == ({"Norland", "Sudland"}, "AGREE")
    assert exported(empty, "graphml")[1].left_out == {"events with one side only": 2}


def test_allies_against_another_are_no_pair(empty: Store) -> None:
    text = "Norland and Sudland sanctioned Ostland."
    states = [
        entity(text, n, "state", name, name[:3].upper()) for n, name in enumerate(("Norland", "Sudland", "Ostland"))
    ]
    done = event(text, "sanctioned", [("e0", "Norland"), ("e1", "Sudland")], [("e2", "Ostland")], kind="SANCTION")
    fill(empty, [reading("a", text, entities=states, events=[done])])
    assert set(edges(read(empty, "gexf"))) == {("Norland", "Ostland", "SANCTION"), ("Sudland", "Ostland", "SANCTION")}


@pytest.mark.parametrize("form", ["lineage-gexf", "lineage-graphml"])
def test_lineage_leads_from_a_parent_to_what_was_made_from_it(empty: Store, form: str) -> None:
    first, second = talks("a\x0b.txt"), echo("b.txt")
    fill(empty, [first, second])
    rows = [kin("a\x0b.txt"), kin("b.txt", "a\x0b.txt", relation="excerpt", parent="a\x0b.txt", basis=("so\x01",))]
    show(empty, Weighed(lineage=tuple(rows)))
    graph = read(empty, form)
    ((source, target, told),) = graph.edges(data=True)
    assert (graph.nodes[source]["uri"], graph.nodes[target]["uri"]) == ("a\ufffd.txt", "b.txt")
    assert (told["label"], told["basis"]) == ("excerpt", "so\ufffd")
    assert exported(empty, form, since="2024-03-06")[1].left_out == {"parents outside the period": 1}
    assert msgspec.json.encode(dict(graph.nodes[target]))  # everything in it is plain
