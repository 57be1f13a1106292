"""Fusion: the reports that tell of one event become one event of the record.

Reports of one story are fused where kind, participants and dates allow it.  Across stories only the same participants
in the same roles on the same stated day make one event.
"""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence

from dragoman.model import FusedEvent, FusedParticipant, Lineage, Modality, Reading, Report, Role, content_id
from dragoman.ontology.edtf import compatible, day_of, interval
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.fusion.match import STATED, Told, same_event, told, word_of

__all__ = ["Told", "fuse", "fused_event", "tell"]

_MODALITIES: dict[str, tuple[Modality, ...]] = {
    "done": ("happened", "ongoing"),
    "possible": ("speculated", "conditional"),
    "planned": ("planned",),
    "denied": ("denied",),
}


def tell(
    readings: Sequence[Reading], lineage: Sequence[Lineage], story: str, who: Mapping[EntityKey, Identity]
) -> list[Told]:
    """All reports of events in the articles of a story, with their participants as identities of the record."""
    origin = {kin.uri: kin.origin for kin in lineage}
    return [
        told(reading, event, story, origin[reading.article.uri], who)
        for reading in readings
        for event in reading.events
    ]


def fuse(reports: Sequence[Told]) -> list[list[Told]]:
    """The reports in groups, one for each event."""
    groups: list[list[Told]] = []
    by_story: dict[tuple[str, str, str, str], list[int]] = collections.defaultdict(list)
    by_day: dict[tuple[object, ...], int] = {}
    for report in reports:
        key = _day_key(report)
        kind = (report.story, report.event.type, report.status)
        keys = [(*kind, who.id) for who in sorted(report.everybody, key=_id)] + [(*kind, word_of(report))]
        at = next(
            (n for n in sorted({n for k in keys for n in by_story[k]}) if _fits(report, groups[n])),
            by_day.get(key, -1) if key else -1,
        )
        if at < 0:
            at = len(groups)
            groups.append([])
        groups[at].append(report)
        for story_key in keys:
            if at not in by_story[story_key]:
                by_story[story_key].append(at)
        if key:
            by_day.setdefault(key, at)
    return groups


def _id(identity: Identity) -> str:
    return identity.id


def _fits(report: Told, group: Sequence[Told]) -> bool:
    """Whether a report tells of a group's event: it agrees with the first, and its date with all."""
    return same_event(report, group[0]) and all(compatible(report.date, other.date) for other in group)


def _day_key(report: Told) -> tuple[object, ...] | None:
    """What makes reports of different stories one event: kind, both sides and a stated day."""
    date = report.event.date
    if not date or date.basis not in STATED or len(date.edtf) < 10 or "/" in date.edtf:
        return None
    if not report.actors or (not report.recipients and len(report.actors) < 2):
        return None
    actors, recipients = (tuple(sorted(who.id for who in side)) for side in (report.actors, report.recipients))
    sides: object = tuple(sorted(actors + recipients)) if report.symmetric else (actors, recipients)
    return report.event.type, report.event.mode, report.status, date.edtf[:10], sides


def fused_id(report: str) -> str:
    """The identifier of an event whose first report has this one."""
    return content_id("event", report)


def fused_event(group: Sequence[Told]) -> FusedEvent:
    """What the reports of one event tell together."""
    first = group[0]
    reports = sorted(
        (
            Report(
                uri=report.reading.article.uri,
                event=report.event.id,
                trigger=report.event.trigger,
                sentence=report.event.sentence,
            )
            for report in group
        ),
        key=lambda report: (report.uri, report.trigger, report.event),
    )
    places = collections.Counter(report.place.name for report in group if report.place)
    said = {report.event.modality for report in group}
    return FusedEvent(
        id=content_id("event", *sorted({report.event for report in reports})),
        type=first.event.type,
        mode=next((report.event.mode for report in group if report.event.mode), None),
        cameo=_commonest([report.event.cameo for report in group]),
        modality=next(modality for modality in _MODALITIES[first.status] if modality in said),
        date=_date(group),
        place=_commonest(list(places.elements())) if places else None,
        reported=_reported(group),
        participants=_participants(group),
        reports=tuple(reports),
        articles=len({report.reading.article.uri for report in group}),
        origins=len({report.origin for report in group}),
    )


def _commonest(values: Sequence[str]) -> str:
    counts = collections.Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _reported(group: Sequence[Told]) -> str | None:
    dates = [report.reading.article.published for report in group]
    return min((day_of(date.edtf) for date in dates if date), default=None)


def _date(group: Sequence[Told]) -> str | None:
    """The most exact date, a stated one before one taken from the article; of equals the one that most origins give."""
    dated = [(report.event.date, report.origin) for report in group if report.event.date]
    if not dated:
        return None
    origins: dict[str, set[str]] = collections.defaultdict(set)
    for date, origin in dated:
        origins[date.edtf].add(origin)

    def rank(edtf: str) -> tuple[bool, int, int, str]:
        stated = any(date.edtf == edtf and date.basis in STATED for date, _ in dated)
        first, last = interval(edtf)
        return (not stated, (last - first).days, -len(origins[edtf]), edtf)

    return min(origins, key=rank)


def _participants(group: Sequence[Told]) -> tuple[FusedParticipant, ...]:
    """All participants with their roles; one who is told of in both roles keeps the commoner."""
    roles: dict[Identity, collections.Counter[Role]] = collections.defaultdict(collections.Counter)
    for report in group:
        for identity in report.actors:
            roles[identity]["actor"] += 1
        for identity in report.recipients:
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
