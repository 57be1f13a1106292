"""Facts from elsewhere held against those that are known: what is new, what says the same, what disagrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from dragoman.knowledge.dates import days
from dragoman.knowledge.people import people_named
from dragoman.knowledge.tenures import Tenure, tenures
from dragoman.knowledge.titles import title_of

Verdict = Literal["new", "known", "disagrees"]
# Posts that one person at a time holds in a state.
_EXCLUSIVE = frozenset({"head-of-state", "head-of-government", "foreign-minister", "defence-minister"})
_HANDOVER = 40  # days by which the terms of two holders may overlap: appointed here, sworn in there


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fact with what is known of it."""

    verdict: Verdict
    tenure: Tenure
    reason: str | None = None
    against: Tenure | None = None


def compare(facts: Sequence[Tenure]) -> Iterator[Finding]:
    """Each fact, under the name that the table has for the person, with what the table says of it."""
    for fact in facts:
        yield _judged(_named_as_known(fact))


def _named_as_known(fact: Tenure) -> Tenure:
    """The fact with the table's own name of the person, where one person of that country is meant."""
    fitting = [
        person for person in people_named(fact.person) if fact.country in {tenure.country for tenure in person.tenures}
    ]
    return msgspec.structs.replace(fact, person=fitting[0].label) if len(fitting) == 1 else fact


def _judged(fact: Tenure) -> Finding:
    own = [tenure for tenure in tenures() if tenure.person == fact.person and _same_office(tenure, fact)]
    for tenure in own:
        if tenure.first <= fact.last and fact.first <= tenure.last:
            reason = _contradiction(tenure, fact)
            verdict: Verdict = "disagrees" if reason else "known"
            return Finding(verdict=verdict, tenure=fact, reason=reason, against=tenure)
    rival = _rival(fact)
    if rival is not None:
        held = f"{rival.start} to {rival.end or 'date'}"
        reason = f"{rival.person} held this office then ({held}; {rival.source})"
        return Finding(verdict="disagrees", tenure=fact, reason=reason, against=rival)
    return Finding(verdict="new", tenure=fact)


def _same_office(one: Tenure, other: Tenure) -> bool:
    if one.country != other.country or one.organisation != other.organisation:
        return False
    return _office(one) == _office(other)


def _office(tenure: Tenure) -> str:
    title = title_of(tenure.office)
    return title.post if title is not None and title.post in _EXCLUSIVE and title.post else tenure.office


def _contradiction(known: Tenure, fact: Tenure) -> str | None:
    """The date by which two accounts of one term cannot both be right."""
    for name, one, other in (("begins", known.start, fact.start), ("ends", known.end, fact.end)):
        mine, theirs = days(one or ""), days(other or "")
        if mine and theirs and (mine[1] < theirs[0] or theirs[1] < mine[0]):
            return f"{name} {other}; the table has {one} ({known.source})"
    if known.end and not fact.end and (until := days(fact.known_to or "")) and until[0] > known.last:
        return f"still in office on {fact.known_to}; the table has the end {known.end} ({known.source})"
    return None


def _rival(fact: Tenure) -> Tenure | None:
    """Who else held an exclusive office through much of the time that a fact gives to somebody."""
    if _office(fact) not in _EXCLUSIVE or fact.acting:
        return None
    until = min(fact.last, (days(fact.known_to or "") or (None, fact.last))[1])
    for tenure in tenures():
        if tenure.acting or tenure.person == fact.person or not _same_office(tenure, fact):
            continue
        known = min(tenure.last, (days(tenure.known_to or "") or (None, tenure.last))[1])
        if (min(until, known) - max(fact.first, tenure.first)).days > _HANDOVER:
            return tenure
    return None
