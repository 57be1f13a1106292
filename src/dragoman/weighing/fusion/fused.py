"""What the accounts of one event tell together."""

from __future__ import annotations

import collections
from collections.abc import Sequence

from dragoman.model import FusedEvent, FusedParticipant, Modality, Report, Role, Slot, Value, content_id
from dragoman.ontology.edtf import interval
from dragoman.weighing.fusion.accounts import Account, Told, status_of
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import STATED
from dragoman.weighing.fusion.parties import is_named, key_of

# Of what is said of one event the first of these that some report says holds.
_MODALITIES: tuple[Modality, ...] = ("happened", "ongoing", "planned", "speculated", "conditional", "denied")


def fused_event(group: Sequence[Account]) -> FusedEvent:
    """One event of the record from its accounts, which come in their own order, the earliest first."""
    told = [account for account in group if isinstance(account, Told)]
    coded = [account.event for account in told]
    chosen = told or group  # of an event that has a code its coded reports say who, when and where
    places = [account.place.name for account in chosen if account.place]
    modality = _modality(chosen)
    counted = _counted(group, chosen, modality)
    return FusedEvent(
        id=event_id(group),
        type=coded[0].type if coded else None,
        mode=next((event.mode for event in coded if event.mode), None),
        cameo=_commonest([event.cameo for event in coded]) if coded else None,
        word=_commonest([account.word for account in group]),
        modality=modality,
        date=_date(chosen),
        place=_commonest(places) if places else None,
        reported=min((account.published for account in counted if account.published), default=None),
        participants=_participants(chosen),
        reports=_reports(group, {(account.uri, account.telling.id) for account in counted}),
        articles=len({account.uri for account in counted}),
        origins=len({account.origin for account in counted}),
        unknown_origins=len({account.uri for account in counted if _from_nowhere(account)}),
        values=(*_values("date", counted), *_values("place", counted)),
    )


def event_id(group: Sequence[Account]) -> str:
    """An identifier that later articles leave as it is: it follows from the earliest account alone."""
    return fused_id(min(group, key=Account.order).telling.id)


def fused_id(report: str) -> str:
    """The identifier of an event whose earliest report has this one."""
    return content_id("event", report)


def _modality(group: Sequence[Account]) -> Modality:
    said = {account.telling.modality for account in group}
    return next(modality for modality in _MODALITIES if modality in said)


def _counted(group: Sequence[Account], chosen: Sequence[Account], modality: Modality) -> list[Account]:
    """The accounts that speak for the event: they say what its modality says, and are surely of it."""
    named = {key_of(who) for account in chosen for who in account.everybody if is_named(who)}
    coded = isinstance(chosen[0], Told)
    return [
        account
        for account in group
        if status_of(account.telling.modality) == status_of(modality)
        and (not coded or isinstance(account, Told) or any(key_of(who) in named for who in account.everybody))
    ]


def _reports(group: Sequence[Account], counted: set[tuple[str, str]]) -> tuple[Report, ...]:
    reports = (
        Report(
            uri=account.uri,
            event=account.telling.id,
            trigger=account.telling.trigger,
            sentence=account.telling.sentence,
            counted=(account.uri, account.telling.id) in counted,
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
