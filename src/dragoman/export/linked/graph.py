"""Who did what to whom as a graph, for Gephi, Cytoscape and networkx: GEXF and GraphML.

A node is somebody of the record.  An edge stands for all events of one PLOVER type between two of them.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, BinaryIO

from dragoman.export.forms import Tally, Wanted
from dragoman.export.linked import graph_files, picking
from dragoman.export.linked.dates import bounds
from dragoman.export.linked.everybody import Everybody
from dragoman.export.linked.texts import for_xml
from dragoman.export.wording import DONE
from dragoman.model import FusedEvent
from dragoman.ontology import plover
from dragoman.record import queries
from dragoman.record.store import Store

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # both sides do the same: who is named first says nothing
_Edge = tuple[str, str, str, bool]  # from whom, to whom, PLOVER type, whether it has no direction


def write_gexf(store: Store, wanted: Wanted, stream: BinaryIO) -> Tally:
    """Write the graph as GEXF 1.2; an edge has a spell for every time at which one of its events took place."""
    graph, tally = who_whom(store, wanted)
    graph_files.write_gexf(graph, stream)
    return tally


def write_graphml(store: Store, wanted: Wanted, stream: BinaryIO) -> Tally:
    """Write the graph as GraphML."""
    graph, tally = who_whom(store, wanted)
    graph_files.write_graphml(graph, stream)
    return tally


def who_whom(store: Store, wanted: Wanted) -> tuple[MultiDiGraph, Tally]:
    """The graph of the events that are wanted, done ones unless it is asked for others."""
    from networkx import MultiDiGraph

    tally = Tally()
    events = picking.events(store, wanted, tally)
    everybody = Everybody(store)
    origins = {row.uri: row.origin for row in queries.lineage(store)}
    edges: dict[_Edge, list[FusedEvent]] = collections.defaultdict(list)
    for event in events:
        pairs = list(dict.fromkeys(_pairs(event)))
        for pair in pairs:
            edges[pair].append(event)
        if pairs:
            tally.wrote("events")
        else:
            tally.leave_out("events with one side only")
    graph = MultiDiGraph(name="who did what to whom")
    for identifier in sorted({end for source, target, _, _ in edges for end in (source, target)}):
        graph.add_node(identifier, **_node(everybody, identifier))
    for edge in sorted(edges):
        source, target, kind, _ = edge
        graph.add_edge(source, target, key=f"{source}-{target}-{kind}", **_edge(edge, edges[edge], origins))
    tally.wrote("nodes", graph.number_of_nodes())
    tally.wrote("edges", graph.number_of_edges())
    return graph, tally


def _pairs(event: FusedEvent) -> Iterator[_Edge]:
    """Each actor with each recipient; of an event in which all do the same and nobody receives, each with each."""
    kind = event.type or ""
    mutual = kind in _SYMMETRIC and event.mode != "visit"
    actors, recipients = (
        [party.entity for party in event.participants if party.role == role and party.entity]
        for role in ("actor", "recipient")
    )
    pairs = [(one, other) for one in actors for other in recipients]
    if mutual and not recipients:
        pairs = list(combinations(actors, 2))
    for one, other in pairs:
        if one != other:
            source, target = sorted((one, other)) if mutual else (one, other)
            yield source, target, kind, mutual


def _node(everybody: Everybody, identifier: str) -> dict[str, object]:
    somebody = everybody.get(identifier)
    if somebody is None:
        return {"label": identifier}
    told = {
        "label": _line(somebody.name),
        "kind": somebody.kind,
        "country": somebody.country,
        "sector": somebody.sector,
        "ref": somebody.ref,
        "called": "by name" if somebody.named else "by description",
    }
    return {name: value for name, value in told.items() if value is not None}


def _edge(edge: _Edge, events: Sequence[FusedEvent], origins: Mapping[str, str]) -> dict[str, object]:
    _, _, kind, mutual = edge
    quad = plover.quad(kind)
    days = sorted({bounds(event.date) for event in events if event.date}, key=lambda day: (day[0] or "", day[1] or ""))
    uris = {report.uri for event in events for report in event.reports if report.counted}
    scores = [plover.score(kind, event.mode) for event in events]
    told = {
        "label": kind,
        "weight": len(events),
        "side": "cooperation" if quad <= 2 else "conflict",
        "quad": quad,
        "score": round(sum(scores) / len(scores), 2),
        "direction": "none" if mutual else "actor to recipient",
        "modality": "done" if events[0].modality in DONE else events[0].modality,
        "articles": len(uris),
        "origins": len({origins[uri] for uri in uris if uri in origins}),
        "first": min((first for first, _ in days if first), default=None),
        "last": max((last for _, last in days if last), default=None),
        "undated": sum(event.date is None for event in events),
        "events": " ".join(event.id for event in events),
        "spells": days or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _line(text: str) -> str:
    return " ".join(for_xml(text).split())
