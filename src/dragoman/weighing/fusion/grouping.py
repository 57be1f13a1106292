"""Grouping: which accounts of a story tell of one event.

Events are grouped first, by what their codes and participants allow.  Happenings then join the group that they fit
best, or begin one.  Groups are looked up by word and by participant, and of many only so many are tried, so that the
work grows with the number of accounts and not with its square.
"""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterable, Sequence

from dragoman.weighing.fusion.accounts import Account, Noted, Told
from dragoman.weighing.fusion.groups import ENOUGH, Group, chief_families
from dragoman.weighing.fusion.match import DayKey, day_key
from dragoman.weighing.fusion.parties import Parties, key_of

_FIRST, _LAST = 16, 32  # of the groups under one key the first and the last so many are tried
_CHIEF_SHARE = 0.3  # of a story's articles: a word that so many use is what the story is about

_Key = tuple[object, ...]


class _Index:
    """Groups by the keys under which they may be looked for."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._under: dict[_Key, dict[int, None]] = collections.defaultdict(dict)
        self._of_report: dict[str, int] = {}

    def candidates(self, keys: Iterable[_Key]) -> list[int]:
        """Groups under any of the keys, in the order in which they began."""
        found: set[int] = set()
        for key in keys:
            listed = self._under.get(key, {})
            found.update(itertools.islice(listed, _FIRST))
            found.update(itertools.islice(reversed(listed), _LAST))
        return sorted(found)

    def same_report(self, account: Account) -> int | None:
        """The group that holds the same words of a copy of the article."""
        return self._of_report.get(account.telling.id)

    def put(self, account: Account, at: int | None, keys: Iterable[_Key]) -> int:
        """Put an account into a group, or into a new one, and index it."""
        if at is None:
            at = len(self.groups)
            self.groups.append(Group())
        self.groups[at].add(account)
        self._of_report.setdefault(account.telling.id, at)
        for key in keys:
            self._under[key].setdefault(at)
        return at


def group(accounts: Sequence[Account]) -> list[list[Account]]:
    """The accounts in groups, one for each event; each group in the order of its accounts."""
    ordered = sorted(accounts, key=Account.order)
    index = _Index()
    _group_events([one for one in ordered if isinstance(one, Told)], index)
    stories: dict[str, list[Account]] = collections.defaultdict(list)
    for account in ordered:
        stories[account.story].append(account)
    chief = {story: chief_families(told, _CHIEF_SHARE) for story, told in stories.items()}
    for account in ordered:
        if isinstance(account, Noted):
            keys = _keys(account)
            at = index.same_report(account)
            if at is None:
                at = _best(account, index, keys, chief[account.story])
            index.put(account, at, keys)
    return [sorted(one.accounts, key=Account.order) for one in index.groups]


def _best(account: Account, index: _Index, keys: Sequence[_Key], chief: frozenset[str]) -> int | None:
    """The group that an account fits best, the earliest of equals; None where it fits none well enough."""
    mine = Parties(account)
    fits = [(-index.groups[at].fit(account, mine, chief), at) for at in index.candidates(keys)]
    best = min(fits, default=None)
    return best[1] if best is not None and -best[0] >= ENOUGH else None


def _keys(account: Account) -> list[_Key]:
    """What a group that an account fits in shares with it: a word, or that and a participant; all deny it or none."""
    who = sorted({key_of(one) for one in account.everybody} | account.heads)
    keys: list[_Key] = []
    for family in account.families:
        key = (account.story, account.status == "denied", family)
        keys += [key, *((*key, one) for one in who)]
    return keys


def _group_events(reports: Sequence[Told], index: _Index) -> None:
    """Reports of events: the same sides on the same stated day, or kind, participants and dates that allow it."""
    by_day: dict[DayKey, int] = {}
    for report in reports:
        day = day_key(report)
        kind = (report.story, report.event.type, report.status)
        keys: list[_Key] = [(*kind, who) for who in sorted(one.id for one in report.everybody)]
        keys += [(*kind, family) for family in report.families]
        at = index.same_report(report)
        if at is None and day:
            at = by_day.get(day)
        if at is None:
            mine = Parties(report)
            at = next((n for n in index.candidates(keys) if index.groups[n].takes_event(report, mine)), None)
        at = index.put(report, at, [*keys, *_keys(report)])
        if day:
            by_day.setdefault(day, at)
