"""Groups: the accounts of one event so far, and how well another account fits in."""

from __future__ import annotations

import collections
from collections.abc import Iterable

from dragoman.weighing.fusion.accounts import Account, Told
from dragoman.weighing.fusion.match import same_event, sides_meet
from dragoman.weighing.fusion.parties import Parties, key_of
from dragoman.weighing.fusion.times import Times
from dragoman.weighing.fusion.words import is_common

# What speaks for one event, and what against it.
_WORD = 2.0  # a word that has one meaning: enough where nothing speaks against it
_KINDRED = 2.0  # another word of the family
_UNCLEAR = 0.5  # the same where the word has several meanings
_OTHER_WORD = -9.0
_CHIEF = 1.0  # a word that a good part of the story's articles use
_PLACE, _DAY = 1.0, 0.5
_SAME_STATUS = 0.25  # rather with what was done, where it was done; with plans, where it was planned
_ELSEWHERE = -1.0
_LONG_AFTER = -1.5  # told without a date when the event is no news any more
# What is done to bodies and things: "the attack" of a story is one; of talks there may be many.
_BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"})
ENOUGH = 2.0


class Group:
    """The accounts of one event; the first that has a code stands for it where codes are compared."""

    def __init__(self) -> None:
        """No account yet."""
        self.accounts: list[Account] = []
        self.coded: Told | None = None
        self._families: collections.Counter[str] = collections.Counter()
        self._words: set[str] = set()
        self._times = Times()
        self._parties = Parties()
        self._places: set[str] = set()
        self._statuses: set[str] = set()

    def add(self, account: Account) -> None:
        """Take an account in."""
        self.accounts.append(account)
        if self.coded is None and isinstance(account, Told):
            self.coded = account
        self._families.update(account.families)
        self._words.add(account.word)
        self._times.add(account)
        self._parties.add(account)
        self._places.update(key_of(place) for place in [account.place] if place)
        self._statuses.add(account.status)

    def takes_event(self, report: Told, mine: Parties) -> bool:
        """Whether a report of an event agrees with the first one of the group, and its date and persons with all."""
        first = self.coded
        if first is None or not same_event(report, first) or not self._times.allow(report):
            return False
        if not report.symmetric and mine.are_others_than(self._parties):
            return False
        if report.status == "done" and self._times.are_old(report):
            return False  # the same sides do the same again
        if self._elsewhere(report) and mine.likeness(self._parties) <= 0:
            return False  # nobody in common, and another place
        return self._has_family(report) or sides_meet(report, first)

    def fit(self, account: Account, mine: Parties, chief: frozenset[str]) -> float:
        """How much speaks for an account by these parties telling of this event; below nothing where it cannot be."""
        if not self._times.allow(account) or mine.are_others_than(self._parties):
            return -1.0
        if self.coded is not None and not self._may_be_coded(account, mine):
            return -1.0
        score = self._word_fit(account, chief)
        score += _SAME_STATUS if account.status in self._statuses else 0.0
        score += mine.likeness(self._parties)
        if account.place and self._places:
            score += _ELSEWHERE if self._elsewhere(account) else _PLACE
        score += _LONG_AFTER if self._times.are_old(account) else 0.0
        return score + (_DAY if self._times.say(account) else 0.0)

    def _may_be_coded(self, account: Account, mine: Parties) -> bool:
        """Whether what has no code may tell of the group's event, which has one.

        The same parties talk, agree and travel often: only names tell one time from another.
        """
        first = self.coded
        if first is None or first.event.type in _BODILY:
            return True
        if first.event.mode is not None and account.word not in self._words:
            return False  # a telephone call is not the talks
        return mine.match_names(self._parties, pooled=first.symmetric)

    def _elsewhere(self, account: Account) -> bool:
        return account.place is not None and bool(self._places) and key_of(account.place) not in self._places

    def _has_family(self, account: Account) -> bool:
        return any(2 * self._families[family] >= len(self.accounts) for family in account.families)

    def _word_fit(self, account: Account, chief: frozenset[str]) -> float:
        """How much its word speaks for it: of a family with most of the group's, and with one meaning."""
        shared = [family for family in account.families if 2 * self._families[family] >= len(self.accounts)]
        if not shared:
            return _OTHER_WORD
        score = _CHIEF if chief.intersection(shared) else 0.0
        if is_common(account.word):
            return score
        return score + (_WORD if account.word in self._words else _KINDRED if len(account.families) == 1 else _UNCLEAR)


def chief_families(accounts: Iterable[Account], share: float) -> frozenset[str]:
    """The families that a good part of a story's articles have a word of: what the story is about."""
    articles: dict[str, set[str]] = collections.defaultdict(set)
    everywhere: set[str] = set()
    for account in accounts:
        everywhere.add(account.uri)
        for family in account.families:
            articles[family].add(account.uri)
    least = max(2.0, share * len(everywhere))
    return frozenset(family for family, uris in articles.items() if len(uris) >= least)
