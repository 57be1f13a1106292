"""Lineage: which articles are copies, excerpts, rewrites or translations of one another, and of what."""

from collections.abc import Sequence

from dragoman.model import Lineage
from dragoman.weighing.lineage.candidates import every_pair, rarity
from dragoman.weighing.lineage.origins import origins
from dragoman.weighing.lineage.relation import Link, relate
from dragoman.weighing.lineage.sketch import Sketch, sketch
from dragoman.weighing.lineage.spread import spreader
from dragoman.weighing.lineage.stock import stock
from dragoman.weighing.lineage.translation import Weights

__all__ = ["Sketch", "sketch", "trace"]

_UNDATED = "9999"  # sorts after every date


def trace(sketches: Sequence[Sketch]) -> tuple[Lineage, ...]:
    """The lineage of every article, in the order of the sketches."""
    order = sorted(range(len(sketches)), key=lambda i: _rank(sketches[i]))
    found = origins([sketches[i] for i in order], _links([sketches[i] for i in order]))
    placed = dict(zip(order, found, strict=True))
    return tuple(placed[i] for i in range(len(sketches)))


def _rank(one: Sketch) -> tuple[str, str, str]:
    return (one.published or _UNDATED, one.uri, one.id)


def _links(sketches: Sequence[Sketch]) -> list[Link]:
    of = spreader(sketches, stock(sketches))
    weights = Weights(rarity(sketches, lambda one: one.letters), rarity(sketches, lambda one: one.sounds))
    found = (relate((of(i), of(j)), (i, j), weights) for i, j in every_pair(sketches).tolist())
    return [link for link in found if link is not None]
