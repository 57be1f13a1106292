"""What was decided on conflicts, found from the decisions: there are few of these, however many conflicts there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import select

from dragoman.model import Conflict
from dragoman.record import schema
from dragoman.record.queries.conditions import bodies
from dragoman.record.review.cells import Cell, conflict_cells
from dragoman.record.review.decision import Key
from dragoman.record.review.slots import CONFLICT
from dragoman.record.review.standing import Standing
from dragoman.record.store import Store

_MANY = 500  # values of one question


def ids_of_uris(store: Store, uris: Iterable[str]) -> dict[str, str]:
    """The ids of the articles of these uris; of several states of one, the one added last."""
    a = schema.articles.c
    found: dict[str, str] = {}
    with store.read() as connection:
        for some in _in_parts(sorted(set(uris))):
            question = select(a.uri, a.id).where(a.uri.in_(some)).order_by(a.number)
            found.update(connection.execute(question).tuples().all())
    return found


def ids_of_cited(store: Store, conflicts: Iterable[Conflict]) -> dict[str, str]:
    """The ids of the articles that conflicts cite, by uri."""
    return ids_of_uris(store, (piece.uri for one in conflicts for side in one.sides for piece in side.evidence))


def cells_of_conflict(store: Store, conflict: Conflict) -> list[Cell]:
    """The cells of one conflict; none where no article that it cites is left."""
    return list(conflict_cells(conflict, ids_of_cited(store, [conflict])))


def decided_conflicts(store: Store, decided: Mapping[Key, Standing]) -> dict[str, Standing]:
    """What stands on the claim of each conflict that was decided on, by the conflict's id."""
    articles = {place[0] for place, _ in decided if place[1] == CONFLICT}
    found = list(_citing(store, articles))
    ids = ids_of_cited(store, found)
    return {
        one.id: decided[cell.key]
        for one in found
        for cell in conflict_cells(one, ids)
        if cell.slot == CONFLICT and cell.key in decided
    }


def _citing(store: Store, articles: Collection[str]) -> Iterator[Conflict]:
    """The conflicts that cite articles of these ids, each once."""
    a, c, cited = schema.articles.c, schema.conflicts.c, schema.conflict_articles.c
    seen: set[str] = set()
    for some in _in_parts(sorted(articles)):
        uris = select(a.uri).where(a.id.in_(some))
        question = select(c.body).where(c.id.in_(select(cited.id).where(cited.uri.in_(uris)))).order_by(c.id)
        for one in bodies(store, question, Conflict):
            if one.id not in seen:
                seen.add(one.id)
                yield one


def _in_parts(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]
