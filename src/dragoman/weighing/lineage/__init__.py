"""Lineage: which articles are copies, excerpts, rewrites or translations of one another, and of what."""

from collections.abc import Sequence

from dragoman.model import Lineage, Reading
from dragoman.weighing.lineage.candidates import across_languages, alike_as_wholes, rarity, sharing_passages
from dragoman.weighing.lineage.origins import origins
from dragoman.weighing.lineage.relation import Link, relate
from dragoman.weighing.texts import Profile

__all__ = ["trace"]


def trace(readings: Sequence[Reading], profiles: Sequence[Profile]) -> tuple[Lineage, ...]:
    """The lineage of every article, in the order of the readings."""
    links = _links(profiles)
    return origins(readings, profiles, links)


def _links(profiles: Sequence[Profile]) -> list[Link]:
    pairs = alike_as_wholes(profiles) | sharing_passages(profiles) | across_languages(profiles)
    weights = rarity(profiles)
    found = (relate((profiles[i], profiles[j]), (i, j), weights) for i, j in sorted(pairs))
    return [link for link in found if link is not None]
