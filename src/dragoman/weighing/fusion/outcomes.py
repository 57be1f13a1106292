"""Plans and what came of them: done, called off, or never heard of again."""

from __future__ import annotations

import collections
from collections.abc import Sequence

import msgspec

from dragoman.model import FusedEvent
from dragoman.ontology.edtf import compatible, interval
from dragoman.weighing.fusion.accounts import Account, Told
from dragoman.weighing.fusion.match import same_but_status

_MOST = 60  # outcomes of one kind in a story that a plan is held against, the nearest to it first


class _Coded(msgspec.Struct, frozen=True):
    """A fused event with the report that stands for it."""

    event: FusedEvent
    first: Told


def with_outcomes(groups: Sequence[Sequence[Account]], fused: Sequence[FusedEvent]) -> list[FusedEvent]:
    """The fused events of the groups, what was planned with its outcome.

    A plan came true where the same story tells later, or on the day, that it was done; it was called off where the
    story denies it; and where its day has passed by the story's latest article and nothing tells of it, that is said.
    """
    latest: dict[str, str] = {}
    ends: dict[tuple[str, str | None], list[_Coded]] = collections.defaultdict(list)
    for group, event in zip(groups, fused, strict=True):
        for account in group:
            if account.published:
                latest[account.story] = max(account.published, latest.get(account.story, ""))
        first = _first_coded(group)
        if first is not None and first.status in {"done", "denied"}:
            ends[first.story, event.type].append(_Coded(event, first))
    return [
        _settled(_Coded(event, first), ends[first.story, event.type], latest.get(first.story))
        if (first := _first_coded(group)) is not None and event.modality == "planned"
        else event
        for group, event in zip(groups, fused, strict=True)
    ]


def _first_coded(group: Sequence[Account]) -> Told | None:
    return next((account for account in group if isinstance(account, Told)), None)


def _settled(plan: _Coded, ends: Sequence[_Coded], latest: str | None) -> FusedEvent:
    known = [end for end in ends if _ends(plan, end)]
    done = [end.event for end in known if end.first.status == "done"]
    if done:
        first = min(done, key=lambda event: (event.reported or "", event.id))
        return msgspec.structs.replace(plan.event, outcome="happened", became=first.id)
    if known:
        return msgspec.structs.replace(plan.event, outcome="cancelled")
    if plan.event.date and latest and interval(plan.event.date)[1].isoformat() < latest:
        return msgspec.structs.replace(plan.event, outcome="not reported")
    return plan.event


def _ends(plan: _Coded, end: _Coded) -> bool:
    """Whether one event is what came of another that was planned: the same, and told of no earlier."""
    if not same_but_status(plan.first, end.first) or not plan.first.everybody & end.first.everybody:
        return False
    if not compatible(plan.event.date, end.event.date):
        return False
    if plan.event.reported and end.event.reported and end.event.reported < plan.event.reported:
        return False
    return _dated_after(plan, end)


def _dated_after(plan: _Coded, end: _Coded) -> bool:
    """Whether dates tell that one came of the other: the same day, or a report on a later one of something undated."""
    if plan.event.date and end.event.date:
        return True
    return bool(plan.event.reported and end.event.reported and plan.event.reported < end.event.reported)
