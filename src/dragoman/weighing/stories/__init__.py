"""Stories: which articles tell of the same happenings.

Articles are first grouped loosely by shared names, words and numbers, and by nearness in time.  Within a loose group,
what all its members share (a kind of happening, a team, a country) says nothing any more: there look-alikes of another
year or place come apart by what is said of one and not of the other.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from dragoman.model import Lineage, Story, content_id
from dragoman.weighing.stories.chapters import chapters
from dragoman.weighing.stories.corpus import Corpus
from dragoman.weighing.stories.evidence import FEW
from dragoman.weighing.stories.features import Terms, terms
from dragoman.weighing.stories.gathering import gathered
from dragoman.weighing.stories.linkage import Pair, average_linkage
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


def _grouped(members: list[int], similarity: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Loose groups, none of them too large; a group of a few has less to be told apart by and must be closer."""
    found = []
    for group in average_linkage(len(members), similarity, least):
        if FEW <= len(group) <= _LARGE or len(group) == 1:
            found.append([members[i] for i in group])
            continue
        if len(group) < FEW:
            pairs = itertools.combinations(range(len(group)), 2)
            within = {(a, b): similarity.get((group[a], group[b]), 0.0) for a, b in pairs}
            closer = average_linkage(len(group), within, max(_CLOSE, least))
        else:
            place = {member: number for number, member in enumerate(group)}
            within = {(place[i], place[j]): value for (i, j), value in similarity.items() if i in place and j in place}
            closer = _grouped(list(range(len(group))), within, least * _CLOSER)
        found += [[members[group[i]] for i in part] for part in closer]
    return found
