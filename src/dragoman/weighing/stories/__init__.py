"""Stories: which articles tell of the same happenings.

Articles are first grouped loosely by shared names, words and numbers, and by nearness in time.  Within a loose group,
what all its members share (a kind of happening, a team, a country) says nothing any more: there look-alikes of another
year or place come apart by what is said of one and not of the other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.model import Lineage, Story, content_id
from dragoman.weighing.stories.chapters import chapters
from dragoman.weighing.stories.corpus import Corpus
from dragoman.weighing.stories.evidence import FEW
from dragoman.weighing.stories.features import Terms, terms
from dragoman.weighing.stories.gathering import gathered
from dragoman.weighing.stories.linkage import Edges, average_linkage
from dragoman.weighing.stories.nearby import alike
from dragoman.weighing.stories.parting import parts

__all__ = ["Terms", "story_id", "tell_stories", "terms"]

_LOOSE = 0.13
_CLOSE = 0.18  # for a few articles
_LARGE = 200  # a larger group is made of closer ones: within a group all is compared with all
_CLOSER = 1.25


def story_id(article: str) -> str:
    """The identifier of a story whose earliest article has this one."""
    return content_id("story", article)


def tell_stories(articles: Sequence[Terms], lineage: Sequence[Lineage]) -> tuple[Story, ...]:
    """The story of every article, in their order.

    All texts of one origin tell one story: that of the fullest of them.
    """
    if not articles:
        return ()
    families: dict[str, list[Terms]] = {}
    for article, kin in zip(articles, lineage, strict=True):
        families.setdefault(kin.origin, []).append(article)
    origins = sorted(families, key=lambda origin: _order(_earliest(families[origin])))
    speaking = [max(families[origin], key=lambda one: (one.fullness, one.id, one.uri)) for origin in origins]
    days = [_earliest(families[origin]).day for origin in origins]
    corpus = Corpus(speaking, days)
    named: dict[str, str] = {}
    chapter: dict[str, int] = {}
    central: set[str] = set()
    loose = _grouped(list(range(corpus.size)), alike(corpus), _LOOSE)
    for story in gathered(speaking, days, [story for group in loose for story in parts(corpus, group)]):
        first = min((_earliest(families[origins[member]]) for member in story), key=_order)
        named.update((origins[member], story_id(first.id)) for member in story)
        for number, told in enumerate(chapters(corpus, story), 1):
            chapter.update((origins[member], number) for member in told.articles)
            central.add(speaking[told.central].uri)
    return tuple(
        Story(
            uri=article.uri,
            story=named[kin.origin],
            chapter=chapter[kin.origin],
            central=article.uri in central,
        )
        for article, kin in zip(articles, lineage, strict=True)
    )


def _order(article: Terms) -> tuple[bool, int, str, str]:
    """By day; where that does not decide by content, so that it does not matter where a file lies."""
    return (article.day is None, article.day or 0, article.id, article.uri)


def _earliest(articles: Sequence[Terms]) -> Terms:
    return min(articles, key=_order)


def _grouped(members: list[int], similarity: Edges, least: float) -> list[list[int]]:
    """Loose groups, none of them too large; a group of a few has less to be told apart by and must be closer."""
    groups = average_linkage(len(members), similarity, least)
    closer: dict[int, list[list[int]]] = {}  # by first member
    few = [group for group in groups if 1 < len(group) < FEW]
    for group, within in zip(few, _within(few, similarity, len(members)), strict=True):
        closer[group[0]] = average_linkage(len(group), within, max(_CLOSE, least))
    large = [group for group in groups if len(group) > _LARGE]
    for group, within in zip(large, _within(large, similarity, len(members)), strict=True):
        closer[group[0]] = _grouped(list(range(len(group))), within, least * _CLOSER)
    return [
        [members[group[place]] for place in part]
        for group in groups
        for part in closer.get(group[0], [list(range(len(group)))])
    ]


def _within(groups: list[list[int]], edges: Edges, count: int) -> Iterator[Edges]:
    """The edges within each of some groups, by the places of their members in them."""
    of, place = np.full(count, -1), np.zeros(count, np.int32)
    for number, group in enumerate(groups):
        of[group], place[group] = number, np.arange(len(group))
    inside = edges.where((of[edges.first] >= 0) & (of[edges.first] == of[edges.second]))
    inside = inside.where(np.argsort(of[inside.first], kind="stable"))
    bounds = np.searchsorted(of[inside.first], np.arange(len(groups) + 1))
    for start, end in itertools.pairwise(bounds.tolist()):
        yield Edges(place[inside.first[start:end]], place[inside.second[start:end]], inside.value[start:end])
