"""Who has to do with whom: `/network`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Query, Request

from dragoman.knowledge.people import person_called
from dragoman.model import Struct
from dragoman.record import ledger
from dragoman.web.asking import Actor, Asked, Place, Since, Type, Until, Words
from dragoman.web.drawing.shapes import Network, NetworkEdge, NetworkNode
from dragoman.web.rendering import Here
from dragoman.web.twins import Pages

PAGES = Pages()

Most = Annotated[int, Query(ge=2, le=100, description="Parties at most: those with the most contacts.")]


class NetworkView(Struct, frozen=True, kw_only=True):
    """Parties with the ties between them."""

    asked: ledger.EventsAsked
    most: int
    network: Network

    @property
    def ties(self) -> tuple[TieRow, ...]:
        """The ties as rows, those with the most events first."""
        return tuple(_ties(self.network))


class TieRow(Struct, frozen=True, kw_only=True):
    """A tie as a row of a table."""

    one: str
    other: str
    cooperation: int
    conflict: int
    first: str | None  # the first and the last month of those that have one
    last: str | None


@PAGES.page("/network", "network.html", NetworkView, rows=lambda view: view.ties)
def network(
    request: Request,
    record: Asked,
    words: Words = None,
    actor: Actor = None,
    type: Type = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    most: Most = 40,
) -> NetworkView:
    """The parties with the most contacts, and what was done between each two of them.

    Only what happened counts, and only where one did it towards the other or both did it together: who stands beside
    whom in an event is no tie.  Who is only described ("both sides") is left out.
    """
    asked = ledger.EventsAsked(words=words, actor=actor, type=type, place=place, since=since, until=until)
    found = ledger.network(record.store, asked, tied=True, limit=2 * most)
    named = [party for party in found.parties if is_name(party.name)][:most]
    drawn = {party.value for party in named}
    edges = tuple(
        NetworkEdge(
            source=tie.one, target=tie.other, cooperation=tie.cooperation, conflict=tie.conflict, months=tie.months
        )
        for tie in found.ties
        if {tie.one, tie.other} <= drawn
    )
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    here, known = Here(request), ledger.named(record.store, sorted(tied))
    nodes = tuple(
        NetworkNode(
            id=party.value,
            name=party.name,
            kind=known[party.value].kind
            if party.value in known
            else ("person" if person_called(party.name) else "other"),
            country=party.country,
            url=here.url("/dossier", of=party.name, since=since, until=until),
            events=party.events,
        )
        for party in named
        if party.value in tied
    )
    return NetworkView(
        asked=asked, most=most, network=Network(nodes=nodes, edges=edges, left_out=found.different - len(nodes))
    )


def is_name(name: str) -> bool:
    """Whether words are a name rather than a description, by their capitals; scripts without these have names only.

    >>> is_name("Kim Jong Un"), is_name("both sides"), is_name("王毅")
    (True, False, True)
    """
    return name != name.lower() or name == name.upper()


def _ties(network: Network) -> Iterator[TieRow]:
    names = {node.id: node.name for node in network.nodes}
    for edge in sorted(network.edges, key=lambda edge: (-edge.events, edge.source, edge.target)):
        yield TieRow(
            one=names[edge.source],
            other=names[edge.target],
            cooperation=edge.cooperation,
            conflict=edge.conflict,
            first=min(edge.months, default=None),
            last=max(edge.months, default=None),
        )
