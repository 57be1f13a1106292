"""Groups: the accounts of one event so far, and how well another account fits in."""

from __future__ import annotations

import collections
from collections.abc import Iterable

from dragoman.ontology.edtf import compatible
from dragoman.weighing.fusion.accounts import Account, Told
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import same_event
from dragoman.weighing.fusion.words import families_of, is_common

# What speaks for one event, and what against it.
_WORD = 2.0  # a word that has one meaning: enough where nothing speaks against it
_NAMED, _NAMED_MOST = 1.5, 3.0  # each participant in common, and all together
_HEAD, _HEAD_MOST = 1.0, 2.0  # the same of phrases
_CHIEF = 1.0  # a word that a good part of the story's articles use
_PLACE, _DAY = 1.0, 0.5
_STRANGERS = -1.5  # participants on both sides, none in common
_ELSEWHERE = -1.0
ENOUGH = 2.0


class Group:
    """The accounts of one event; the first one stands for it where codes are compared."""

    def __init__(self) -> None:
        """No account yet."""
        self.accounts: list[Account] = []
        self.coded: Told | None = None
        self.families: set[str] = set()
        self._dates: dict[str, None] = {}
        self._who: set[Identity] = set()
        self._heads: set[str] = set()
        self._places: set[Identity] = set()
        self._sides: tuple[set[Identity], set[Identity]] = (set(), set())

    def add(self, account: Account) -> None:
        """Take an account in."""
        self.accounts.append(account)
        if self.coded is None and isinstance(account, Told):
            self.coded = account
        self.families.update(families_of(account.word))
        if account.date:
            self._dates.setdefault(account.date)
        self._who |= account.everybody
        self._heads |= account.heads
        if account.place:
            self._places.add(account.place)
        for side, parties in zip(self._sides, (account.actors, account.recipients), strict=True):
            side |= parties

    def takes_event(self, report: Told) -> bool:
        """Whether a report of an event agrees with the first one of the group, and its date with all."""
        return self.coded is not None and same_event(report, self.coded) and self._dates_allow(report)

    def fit(self, account: Account, chief: frozenset[str]) -> float:
        """How much speaks for an account telling of this event; below nothing where something rules it out."""
        if not self._dates_allow(account) or self._somebody_else(account):
            return -1.0
        shared = self.families & set(families_of(account.word))
        score = 0.0 if is_common(account.word) or not shared else _WORD
        score += _CHIEF if shared & chief else 0.0
        named = account.everybody & self._who
        heads = account.heads & self._heads
        score += min(_NAMED_MOST, _NAMED * len(named)) + min(_HEAD_MOST, _HEAD * len(heads))
        mine, theirs = account.everybody or account.heads, self._who or self._heads
        if mine and theirs and not named and not heads:
            score += _STRANGERS
        if account.place and self._places:
            score += _PLACE if account.place in self._places else _ELSEWHERE
        return score + (_DAY if account.date in self._dates else 0.0)

    def _dates_allow(self, account: Account) -> bool:
        return all(compatible(account.date, date) for date in self._dates)

    def _somebody_else(self, account: Account) -> bool:
        """Whether it is of other persons: two arrests of two men."""
        if _persons(account.everybody) & _persons(self._who):
            mine, theirs = _persons(account.recipients), _persons(self._sides[1])
            return bool(mine and theirs) and not mine & theirs
        return any(
            _persons(mine) and _persons(theirs)
            for mine, theirs in zip((account.actors, account.recipients), self._sides, strict=True)
        )


def _persons(parties: Iterable[Identity]) -> set[Identity]:
    return {who for who in parties if who.kind == "person"}


def chief_families(accounts: Iterable[Account], share: float) -> frozenset[str]:
    """The families that a good part of a story's articles have a word of: what the story is about."""
    articles: dict[str, set[str]] = collections.defaultdict(set)
    everywhere: set[str] = set()
    for account in accounts:
        everywhere.add(account.uri)
        for family in families_of(account.word):
            articles[family].add(account.uri)
    least = max(2.0, share * len(everywhere))
    return frozenset(family for family, uris in articles.items() if len(uris) >= least)
