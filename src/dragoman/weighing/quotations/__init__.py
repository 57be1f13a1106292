"""The same quotation across articles, in whatever wording: cut, translated anew, in parts, in another mouth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Lineage, Quotation, Reading
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.quotations.candidates import candidates
from dragoman.weighing.quotations.groups import grouped
from dragoman.weighing.quotations.likeness import compare
from dragoman.weighing.quotations.links import Link, link
from dragoman.weighing.quotations.sayings import Saying, sayings
from dragoman.weighing.quotations.settling import settled
from dragoman.weighing.quotations.speakers import is_name, same_speaker
from dragoman.weighing.quotations.splits import joined, without_parts
from dragoman.weighing.quotations.variants import quotations
from dragoman.weighing.quotations.wordings import Rarity, Wording, wordings

__all__ = ["align", "is_name", "same_speaker"]


def align(
    readings: Sequence[Reading], lineage: Sequence[Lineage], who: Mapping[EntityKey, Identity]
) -> tuple[Quotation, ...]:
    """The quotations that several articles have."""
    readings = sorted(readings, key=lambda reading: (reading.article.uri, reading.article.id))
    said = [saying for reading in readings for saying in sayings(reading, who)]
    every, links, rarity = _linked(said)
    parts = joined(settled(links, every), said, rarity)
    if parts:
        every, links, rarity = _linked([*said, *parts])
    return quotations(grouped(without_parts(settled(links, every)), every), readings, lineage)


def _linked(said: Sequence[Saying]) -> tuple[list[Wording], list[Link], Rarity]:
    """The wordings of sayings, the links between them, and what words weigh."""
    rarity = Rarity(said)
    every = wordings(said, rarity)
    found = (link(one, other, compare(one, other)) for one, other in candidates(every))
    return every, [one for one in found if one], rarity
