"""Whether an event that reviewers changed answers a question, as `queries.events` has it of rows of the record."""

from __future__ import annotations

from dragoman.model import FusedEvent
from dragoman.ontology.edtf import interval
from dragoman.record.dates import days
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code


def answers(
    event: FusedEvent,
    *,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    type: str | None = None,
    modality: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
    uncoded: bool = False,
) -> bool:
    """Whether all filters let an event through."""
    if not all(_takes_part(event, name) for name in (actor, *(pair or ())) if name):
        return False
    if (type and event.type != type.upper()) or (event.type is None and not uncoded):
        return False
    if modality and event.modality != modality.lower():
        return False
    if article and not any(one.uri == article or one.uri.endswith(f"/{article}") for one in event.reports):
        return False
    return _overlaps(event, since, until)


def _takes_part(event: FusedEvent, name: str) -> bool:
    return any(
        folded(name) in folded(party.name) or (is_code(name) and party.country == name) for party in event.participants
    )


def _overlaps(event: FusedEvent, since: str | None, until: str | None) -> bool:
    first, last = days(event.date)
    if since and (last is None or last < interval(since)[0].isoformat()):
        return False
    return not until or (first is not None and first <= interval(until)[1].isoformat())
