"""The same quotation across articles, in whatever wording: cut, translated anew, in parts, in another mouth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Lineage, Quotation, Reading
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.quotations.candidates import candidates
from dragoman.weighing.quotations.groups import grouped
from dragoman.weighing.quotations.likeness import compare
from dragoman.weighing.quotations.links import Link, link
from dragoman.weighing.quotations.reach import Reach, Spoken, spoken
from dragoman.weighing.quotations.sayings import Saying, sayings
from dragoman.weighing.quotations.settling import settled
from dragoman.weighing.quotations.speakers import is_name, same_speaker
from dragoman.weighing.quotations.splits import joined, without_parts
from dragoman.weighing.quotations.variants import quotations, within
from dragoman.weighing.quotations.wordings import Counted, Rarity, Weighing, Weights, Wording, counted, wordings

__all__ = [
    "Counted",
    "Rarity",
    "Reach",
    "Spoken",
    "Weights",
    "align",
    "are_several",
    "is_name",
    "same_speaker",
    "spoken",
    "within",
]


def align(
    readings: Sequence[Reading],
    lineage: Sequence[Lineage],
    who: Mapping[EntityKey, Identity],
    *,
    rarity: Weighing | None = None,
    beyond: Mapping[str, frozenset[int]] | None = None,
) -> tuple[Quotation, ...]:
    """The quotations that several of these articles have.

    `rarity` is what words weigh among all articles there are.  Of the articles whose uris are in `beyond` only the
    sayings of these numbers count: they belong to other stories, and quotations that begin with them are told there.
    """
    beyond = beyond or {}
    readings = sorted(readings, key=lambda reading: (reading.article.uri, reading.article.id))
    said = [saying for reading in readings for saying in _sayings(reading, who, beyond)]
    if not are_several(saying.uri for saying in said):
        return ()
    rarity = rarity or Rarity(counted(saying.words) for saying in said)
    every, links = _linked(said, rarity)
    parts = joined(settled(links, every), said, rarity)
    if parts:
        every, links = _linked([*said, *parts], rarity)
    found = quotations(grouped(without_parts(settled(links, every)), every), readings, lineage)
    return tuple(one for one in found if one.variants[0].uri not in beyond)


def are_several(articles: Iterable[object]) -> bool:
    """Whether sayings are of several articles, given the article of each: those of one alone are compared with none."""
    found = iter(articles)
    first = next(found, None)
    return any(one != first for one in found)


def _sayings(reading: Reading, who: Mapping[EntityKey, Identity], beyond: Mapping[str, frozenset[int]]) -> list[Saying]:
    said = sayings(reading, who)
    kept = beyond.get(reading.article.uri)
    return said if kept is None else [saying for saying in said if saying.places[0] in kept]


def _linked(said: Sequence[Saying], rarity: Weighing) -> tuple[list[Wording], list[Link]]:
    """The wordings of sayings and the links between them."""
    every = wordings(said, rarity)
    found = (link(one, other, compare(one, other)) for one, other in candidates(every))
    return every, [one for one in found if one]
