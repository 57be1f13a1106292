"""Cases made by hand: reports of one story, each of its own origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.model import Conflict, Lineage, Reading
from dragoman.weighing.conflicts.case import Case
from dragoman.weighing.fusion.identity import Register, names_of


def case_of(*readings: Reading) -> Case:
    """The case of one story."""
    uris = [reading.article.uri for reading in readings]
    return Case(
        readings=readings,
        lineage={
            uri: Lineage(uri=uri, origin=uri, origin_label=None, relation="original", parent=None, basis=())
            for uri in uris
        },
        reports=(),
        who=Register(uris, [names_of(one) for one in readings], ["story"] * len(uris)).who(range(len(uris))),
    )


def found(check: Callable[[Case], Iterator[Conflict]], *readings: Reading) -> list[Conflict]:
    """What one check finds in a story."""
    return list(check(case_of(*readings)))
