"""Decisions put on fused events: what an event tells is worked out anew from its reports as reviewers left them.

Which reports tell of one event stays as weighing found it.  The same code that fused the reports is asked twice, of the
reports as read and as reviewed; what it answers differently is what changes in the event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from dragoman.model import Conflict, FusedEvent, FusedParticipant, Lineage, Reading, content_id
from dragoman.record.review.readings import OWN
from dragoman.record.review.rows import Remark, ReviewedEvent
from dragoman.weighing.corroboration import corroborated, judged
from dragoman.weighing.fusion.accounts import Account, Who, noted, told
from dragoman.weighing.fusion.fused import fused_event
from dragoman.weighing.fusion.identity import Register, names_of

_replace = msgspec.structs.replace
_FOLLOWED = ("type", "mode", "cameo", "word", "modality", "date", "place", "reported", "articles", "origins")
_COUNTED = ("unknown_origins", "values", "sides", "against")


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that an event is told by: of the record as it is, or as reviewed."""

    reading: Callable[[str], Reading | None]
    lineage: Mapping[str, Lineage]
    conflicts: Sequence[Conflict]


def reviewed_event(event: FusedEvent, before: View, after: View, remarks: Sequence[Remark]) -> ReviewedEvent | None:
    """The event as reviewers left it; None where none of its reports is left."""
    row = ReviewedEvent(**msgspec.structs.asdict(event), reviewed=tuple(remarks))
    was, _ = _told(event, before)
    now, own = _told(event, after)
    if now is None:
        return None
    if was is None:
        return row
    changed = {name: getattr(now, name) for name in (*_FOLLOWED, *_COUNTED) if getattr(now, name) != getattr(was, name)}
    if changed.get("cameo") == "":
        changed["cameo"] = None
    left = {(report.uri, report.event): report for report in now.reports}
    mended = _replace(
        row,
        **changed,
        participants=_participants(event, was, now, own),
        reports=tuple(left[key] for report in event.reports if (key := (report.uri, report.event)) in left),
    )
    return _replace(mended, credibility=judged(mended).credibility)


def _told(event: FusedEvent, view: View) -> tuple[FusedEvent | None, frozenset[str]]:
    """The event as its reports tell it in a view, and the ids of those whom only reviewers name."""
    readings = {report.uri: view.reading(report.uri) for report in event.reports}
    known = {uri: reading for uri, reading in readings.items() if reading is not None}
    who = who_in(event, list(known.values()))
    accounts = [
        account
        for report in event.reports
        if report.uri in known and (account := _account(known[report.uri], report.event, view.lineage, who))
    ]
    if not accounts:
        return None, frozenset()
    ordered = sorted(accounts, key=Account.order)
    own = frozenset(identity.id for (_, entity), identity in who.items() if entity.startswith(OWN))
    return corroborated(fused_event(ordered), ordered, who, view.conflicts), own


def who_in(event: FusedEvent, readings: Sequence[Reading]) -> Who:
    """Who is who among articles that report an event."""
    uris = [reading.article.uri for reading in readings]
    register = Register(uris, [names_of(reading) for reading in readings], [event.id] * len(uris))
    return register.who(range(len(uris)))


def _account(reading: Reading, telling: str, lineage: Mapping[str, Lineage], who: Who) -> Account | None:
    uri = reading.article.uri
    kin = lineage.get(uri) or Lineage(
        uri=uri,
        origin=content_id("origin", reading.article.id),
        origin_label=None,
        relation="original",
        parent=None,
        basis=(),
    )
    for event in reading.events:
        if event.id == telling:
            return told(reading, event, "", kin, who)
    for happening in reading.happenings:
        if happening.id == telling:
            return noted(reading, happening, "", kin, who)
    return None


_Party = tuple[str, str, str | None]  # role, name, country


def _participants(
    event: FusedEvent, was: FusedEvent, now: FusedEvent, own: frozenset[str]
) -> tuple[FusedParticipant, ...]:
    """Those who take part, without those who no longer do, and with those who came.

    Somebody whom the record knows by another article's name is the one of the same id, else of the same name.
    """
    before, after = ({_party(one): one for one in told.participants} for told in (was, now))
    gone = [one for key, one in before.items() if key not in after]
    kept = [one for one in event.participants if not any(_same(one, other) for other in gone)]
    new = [
        _replace(one, entity=None if one.entity in own else one.entity)
        for key, one in after.items()
        if key not in before
    ]
    return tuple(sorted((*kept, *new), key=lambda party: (party.role, party.name, party.entity or "")))


def _party(one: FusedParticipant) -> _Party:
    return one.role, one.name, one.country


def _same(one: FusedParticipant, other: FusedParticipant) -> bool:
    if one.role != other.role:
        return False
    return (one.entity is not None and one.entity == other.entity) or (one.name, one.country) == (
        other.name,
        other.country,
    )
