"""Which article was made from which, as a graph: GEXF and GraphML."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from dragoman.export.forms import Tally, Wanted
from dragoman.export.linked import graph_files
from dragoman.export.linked.texts import for_xml
from dragoman.model import content_id
from dragoman.record import queries
from dragoman.record.rows import ArticleRow
from dragoman.record.store import Store
from dragoman.weighing.library import article_key

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def write_gexf(store: Store, wanted: Wanted, stream: BinaryIO) -> Tally:
    """Write the graph of articles as GEXF 1.2."""
    graph, tally = lineage(store, wanted)
    graph_files.write_gexf(graph, stream)
    return tally


def write_graphml(store: Store, wanted: Wanted, stream: BinaryIO) -> Tally:
    """Write the graph of articles as GraphML."""
    graph, tally = lineage(store, wanted)
    graph_files.write_graphml(graph, stream)
    return tally


def lineage(store: Store, wanted: Wanted) -> tuple[MultiDiGraph, Tally]:
    """Articles of the period, or the family of one, with an edge from each parent to what was made from it."""
    from networkx import MultiDiGraph

    tally = Tally()
    rows = queries.lineage(store, article=wanted.article)
    told = {row.uri: row for row in queries.articles(store, since=wanted.since, until=wanted.until)}
    graph = MultiDiGraph(name="which article was made from which")
    ids = {row.uri: article_key(row.uri, told[row.uri].id) for row in rows if row.uri in told}
    for uri in sorted(ids):
        graph.add_node(ids[uri], **_node(told[uri]))
    for row in sorted(rows, key=lambda row: row.uri):
        if row.parent is None or row.uri not in ids:
            continue
        if row.parent not in ids:
            tally.leave_out("parents outside the period")
            continue
        source, target = ids[row.parent], ids[row.uri]
        because = for_xml("; ".join(row.basis))
        key = content_id("lineage", source, target)
        graph.add_edge(source, target, key=key, label=row.relation, weight=1, basis=because)
    tally.wrote("articles", graph.number_of_nodes())
    tally.wrote("edges", graph.number_of_edges())
    return graph, tally


def _node(row: ArticleRow) -> dict[str, object]:
    told = {
        "label": row.title or row.uri,
        "uri": row.uri,
        "outlet": row.outlet,
        "published": row.published,
        "language": row.language,
        "relation": row.relation,
        "origin": row.origin,
        "origin_label": row.origin_label,
        "story": row.story,
    }
    return {name: " ".join(for_xml(value).split()) for name, value in told.items() if value is not None}
