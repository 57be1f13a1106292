"""What the accounts of one event tell together."""

from __future__ import annotations

import collections
from collections.abc import Sequence

from dragoman.model import FusedEvent, FusedParticipant, Modality, Report, Role, Slot, Value, content_id
from dragoman.ontology.edtf import interval
from dragoman.weighing.fusion.accounts import Account, Told
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import STATED

_MODALITIES: dict[str, tuple[Modality, ...]] = {
    "done": ("happened", "ongoing"),
    "possible": ("speculated", "conditional"),
    "planned": ("planned",),
    "denied": ("denied",),
}


def fused_event(group: Sequence[Account]) -> FusedEvent:
    """One event of the record from its accounts, which come in their own order, the earliest first."""
    coded = [account.event for account in group if isinstance(account, Told)]
    said = {account.telling.modality for account in group}
    places = [account.place.name for account in group if account.place]
    return FusedEvent(
        id=event_id(group),
        type=coded[0].type if coded else None,
        mode=next((event.mode for event in coded if event.mode), None),
        cameo=_commonest([event.cameo for event in coded]) if coded else None,
        word=_commonest([account.word for account in group]),
        modality=next(modality for modality in _MODALITIES[group[0].status] if modality in said),
        date=_date(group),
        place=_commonest(places) if places else None,
        reported=min((account.published for account in group if account.published), default=None),
        participants=_participants(group),
        reports=_reports(group),
        articles=len({account.uri for account in group}),
        origins=len({account.origin for account in group}),
        unknown_origins=len({account.uri for account in group if _from_nowhere(account)}),
        values=(*_values("date", group), *_values("place", group)),
    )


def event_id(group: Sequence[Account]) -> str:
    """An identifier that later articles leave as it is: it follows from the earliest account alone."""
    return fused_id(min(group, key=Account.order).telling.id)


def fused_id(report: str) -> str:
    """The identifier of an event whose earliest report has this one."""
    return content_id("event", report)


def _reports(group: Sequence[Account]) -> tuple[Report, ...]:
    reports = (
        Report(
            uri=account.uri,
            event=account.telling.id,
            trigger=account.telling.trigger,
            sentence=account.telling.sentence,
        )
        for account in group
    )
    return tuple(sorted(reports, key=lambda report: (report.uri, report.trigger, report.event)))


def _commonest(values: Sequence[str]) -> str:
    counts = collections.Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _from_nowhere(account: Account) -> bool:
    """Whether an article's text is another's, and neither that nor whose it is is known."""
    return account.kin.relation != "original" and account.kin.parent is None and account.kin.origin_label is None


def _values(slot: Slot, group: Sequence[Account]) -> list[Value]:
    """Everything that is said of one slot, what most origins say first."""
    said: dict[str, list[Account]] = collections.defaultdict(list)
    for account in group:
        value = account.date if slot == "date" else account.place and account.place.name
        if value:
            said[value].append(account)
    found = [
        Value(
            slot=slot,
            value=value,
            articles=len({account.uri for account in accounts}),
            origins=len({account.origin for account in accounts}),
        )
        for value, accounts in said.items()
    ]
    return sorted(found, key=lambda one: (-one.origins, -one.articles, one.value))


def _date(group: Sequence[Account]) -> str | None:
    """The most exact date, a stated one before one taken from the article; of equals the one that most origins give."""
    dated = [(account.telling.date, account.origin) for account in group if account.telling.date]
    if not dated:
        return None
    origins: dict[str, set[str]] = collections.defaultdict(set)
    for date, origin in dated:
        origins[date.edtf].add(origin)
    stated = {date.edtf for date, _ in dated if date.basis in STATED}

    def rank(edtf: str) -> tuple[bool, int, int, str]:
        first, last = interval(edtf)
        return (edtf not in stated, (last - first).days, -len(origins[edtf]), edtf)

    return min(origins, key=rank)


def _participants(group: Sequence[Account]) -> tuple[FusedParticipant, ...]:
    """All participants with their roles; one who is told of in both roles keeps the commoner."""
    roles: dict[Identity, collections.Counter[Role]] = collections.defaultdict(collections.Counter)
    for account in group:
        for identity in account.actors:
            roles[identity]["actor"] += 1
        for identity in account.recipients:
            roles[identity]["recipient"] += 1
    found = [
        FusedParticipant(
            role="actor" if counts["actor"] >= counts["recipient"] else "recipient",
            entity=identity.id,
            name=identity.name,
            country=identity.country,
        )
        for identity, counts in roles.items()
    ]
    return tuple(sorted(found, key=lambda party: (party.role, party.name, party.entity or "")))
