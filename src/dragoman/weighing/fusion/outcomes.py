"""Plans and what came of them: done, called off, or never heard of again."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.model import FusedEvent
from dragoman.ontology.edtf import compatible, interval
from dragoman.weighing.fusion.accounts import Account, Noted, Told
from dragoman.weighing.fusion.match import same_but_status, sides_meet
from dragoman.weighing.fusion.parties import key_of
from dragoman.weighing.fusion.words import families_of, words_of

_MOST = 60  # ends of one kind in a story that a plan is held against, the earliest first
_CALLING_OFF = frozenset({"cancel", "postpone"})  # families of words
# Words beside which a denial takes back a plan: "has *cancelled* the visit", "*denied* that she would come".
_TAKEN_BACK = re.compile(
    r"\b(?:cancel\w*|postpon\w*|scrap\w*|shelv\w*|abandon\w*|scuppered|denie[sd]|deny(?:ing)?"
    r"|(?:call|put)(?:s|ed|ing|ting)? (?:\w+ ){0,4}?off|pull(?:s|ed|ing)? out)\b",
    re.IGNORECASE,
)


class _Coded(msgspec.Struct, frozen=True):
    """A fused event with the report that stands for it."""

    event: FusedEvent
    first: Told


class _Story:
    """What one story tells that may be the end of a plan."""

    def __init__(self) -> None:
        self.latest = ""  # the day of its latest article
        self.ends: dict[str, list[_Coded]] = collections.defaultdict(list)  # done or denied, by type
        self.called_off: list[Account] = []
        self.plans: collections.Counter[str] = collections.Counter()  # by family

    def add(self, group: Sequence[Account], event: FusedEvent) -> None:
        """Take a fused event in."""
        self.latest = max(self.latest, *(account.published or "" for account in group))
        self.called_off += [one for one in group if isinstance(one, Noted) and _CALLING_OFF.intersection(one.families)]
        first = _first_coded(group)
        if first is not None and event.type is not None:
            if first.status in {"done", "denied"}:
                self.ends[event.type].append(_Coded(event, first))
            elif first.status == "planned":
                self.plans.update(first.families)

    def settled(self, plan: _Coded) -> FusedEvent:
        """A plan with its outcome, where the story tells one."""
        told = sorted(self.ends.get(plan.first.event.type, ()), key=_when_told)
        known = [end for end in told[:_MOST] if _ends(plan, end)]
        done = [end.event.id for end in known if end.first.status == "done"]
        if done:
            return msgspec.structs.replace(plan.event, outcome="happened", became=done[0])
        if any(map(_takes_back, known)) or any(self._calls_off(account, plan) for account in self.called_off):
            return msgspec.structs.replace(plan.event, outcome="cancelled")
        if self._is_overdue(plan.event):
            return msgspec.structs.replace(plan.event, outcome="not reported")
        return plan.event

    def _calls_off(self, account: Account, plan: _Coded) -> bool:
        """Whether an account says that a plan was called off: "the *visit* was postponed", and there is one visit."""
        families = {family for word in _cancelled(account) for family in families_of(word, "noun")}
        ours = families.intersection(plan.first.families)
        if account.status != "done" or not ours or not _later(account.published, plan.event.reported):
            return False
        mine = {key_of(one) for one in account.everybody}
        return bool(mine & {key_of(one) for one in plan.first.everybody}) or all(self.plans[one] == 1 for one in ours)

    def _is_overdue(self, plan: FusedEvent) -> bool:
        """Whether the day of what was still to come has passed by the story's latest article."""
        if not plan.date or not plan.reported:
            return False
        last = interval(plan.date)[1].isoformat()
        return plan.reported <= last < self.latest


def with_outcomes(groups: Sequence[Sequence[Account]], fused: Sequence[FusedEvent]) -> list[FusedEvent]:
    """The fused events of the groups, what was planned with its outcome.

    A plan came true where the same story later tells that it was done; it was called off where the story later denies
    it or says so; and where its day has passed by the story's latest article and nothing tells of it, that is said.
    """
    stories: dict[str, _Story] = collections.defaultdict(_Story)
    for group, event in zip(groups, fused, strict=True):
        stories[group[0].story].add(group, event)
    settled = []
    for group, event in zip(groups, fused, strict=True):
        first = _first_coded(group)
        planned = first is not None and event.modality == "planned"
        settled.append(stories[group[0].story].settled(_Coded(event, first)) if first and planned else event)
    return settled


def _when_told(end: _Coded) -> tuple[str, str]:
    return end.event.reported or "", end.event.id


def _first_coded(group: Iterable[Account]) -> Told | None:
    return next((account for account in group if isinstance(account, Told)), None)


def _ends(plan: _Coded, end: _Coded) -> bool:
    """Whether one event is what came of another that was planned: the same, of a compatible day, told of later."""
    return (
        _later(end.event.reported, plan.event.reported)
        and compatible(plan.event.date, end.event.date)
        and same_but_status(plan.first, end.first)
        and bool(plan.first.everybody & end.first.everybody)
        and (sides_meet(plan.first, end.first) or bool(set(plan.first.families) & set(end.first.families)))
    )


def _takes_back(end: _Coded) -> bool:
    """Whether a denial says of a plan that it is off, or speaks of one day."""
    sentence = end.first.reading.words(end.first.event.sentence)
    return end.event.date is not None or _TAKEN_BACK.search(sentence) is not None


def _later(one: str | None, other: str | None) -> bool:
    return bool(one and other and one > other)


def _cancelled(account: Account) -> list[str]:
    """The words of what an account says was called off."""
    if not isinstance(account, Noted):
        return []
    return [word for party in account.happening.whom for word in words_of(account.reading.words(party.span))]
