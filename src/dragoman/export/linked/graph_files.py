"""A graph in a file, by networkx, with nothing in it that differs from day to day."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from dragoman import __version__

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_SPELLS = "spells"  # when an edge is there; only GEXF knows it


def write_gexf(graph: MultiDiGraph, stream: BinaryIO) -> None:
    """Write GEXF 1.2.  networkx would put in the day of writing."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    meta = writer.xml.find("meta")
    del meta.attrib["lastmodifieddate"]
    meta.find("creator").text = f"Dragoman {__version__}"
    writer.add_graph(graph)
    writer.write(stream)
    stream.write(b"\n")


def write_graphml(graph: MultiDiGraph, stream: BinaryIO) -> None:
    """Write GraphML; the keys of the edges are their ids."""
    from networkx import write_graphml_xml

    plain = graph.copy()
    for _, _, told in plain.edges(data=True):
        told.pop(_SPELLS, None)
    write_graphml_xml(plain, stream, encoding="utf-8", prettyprint=True)
    stream.write(b"\n")
