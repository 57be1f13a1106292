"""Which of the links hold when all are known."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence

from dragoman.weighing.quotations.links import FEW, Link
from dragoman.weighing.quotations.wordings import Wording

Company = Mapping[str, set[str]]


def settled(links: Sequence[Link], every: Sequence[Wording]) -> list[Link]:
    """The links that hold, best first.

    Some hold only where the two articles share other words; where the words are free, neither end may have a better
    partner in the same article.
    """
    company = _company(links, every)
    best: dict[int, list[Link]] = collections.defaultdict(list)
    held: list[Link] = []
    for link in sorted(links, key=rank):
        if link.needs_company and not _in_company(link, company):
            continue
        if link.manner == "free" and not _is_best(link, best):
            continue
        held.append(link)
        best[link.one.number].append(link)
        best[link.other.number].append(link)
    return held


def rank(link: Link) -> tuple[float, int, int]:
    """The best link first; of equals the one that came first."""
    return (-link.strength, link.one.number, link.other.number)


def _company(links: Sequence[Link], every: Sequence[Wording]) -> Company:
    """For each article those with which it shares words; of words that many have the first of them only."""
    together = [(wording, wording) for wording in every if len(wording.articles) > 1]
    together += [(link.one, link.other) for link in links if link.manner == "kept"]
    company: dict[str, set[str]] = collections.defaultdict(set)
    for one, other in together:
        for mine in _first(one):
            for theirs in _first(other):
                company[mine].add(theirs)
                company[theirs].add(mine)
    return company


def _first(wording: Wording) -> list[str]:
    return [saying.uri for saying in wording.sayings[:FEW]]


def _in_company(link: Link, company: Company) -> bool:
    return any(
        theirs != mine and theirs in company.get(mine, ()) for mine in _first(link.one) for theirs in _first(link.other)
    )


def _is_best(link: Link, best: Mapping[int, Sequence[Link]]) -> bool:
    """Whether neither end has a better partner in an article that has the other end."""
    return not any(
        better.beyond(end).articles & link.beyond(end).articles
        for end in (link.one, link.other)
        for better in best.get(end.number, ())
    )
