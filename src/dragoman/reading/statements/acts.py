"""Statements that are acts themselves: to threaten, to demand, to accuse is to do so by saying it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.model import CueClass, Event, Participant, Statement

# What can be done by uttering words of each class (PLOVER types).  Who says or thinks does nothing by that alone.
_ACTS: dict[CueClass, frozenset[str]] = {
    "denial": frozenset({"REJECT", "ACCUSE"}),
    "demand": frozenset({"REQUEST", "THREATEN", "CONSULT", "ACCUSE", "AGREE"}),
    "promise": frozenset({"AGREE", "SUPPORT", "CONCEDE", "AID", "COOPERATE"}),
    "threat": frozenset({"THREATEN", "ACCUSE"}),
    "accusation": frozenset({"ACCUSE", "PROTEST", "REJECT", "SANCTION"}),
    "praise": frozenset({"SUPPORT", "AGREE"}),
    "claim": frozenset({"ACCUSE"}),
    "question": frozenset({"ACCUSE", "REQUEST"}),
    "thought": frozenset({"REJECT", "SUPPORT", "ACCUSE"}),
    "neutral": frozenset({"ACCUSE", "SUPPORT", "REJECT", "AGREE", "REQUEST"}),
}


def link_acts(statements: tuple[Statement, ...], events: Sequence[Event]) -> tuple[Statement, ...]:
    """The statements, each with the event that it is itself, where the same words tell both.

    The event stays the one event, and the statement its wording: they are linked, not counted twice.
    """
    return tuple(_linked(said, events) for said in statements)


def _linked(said: Statement, events: Sequence[Event]) -> Statement:
    act = next((event.id for event in events if _is_it(said, event)), None)
    return msgspec.structs.replace(said, act=act, inner=link_acts(said.inner, events))


def _is_it(said: Statement, event: Event) -> bool:
    if said.cue is None or said.cue_class is None or event.type not in _ACTS[said.cue_class]:
        return False
    (start, end), (first, last) = said.cue, event.trigger
    return start < last and first < end and any(_same(said.source, actor) for actor in event.actors)


def _same(source: Participant | None, actor: Participant) -> bool:
    """Whether who speaks is who acts: one entity, or phrases that share words."""
    if source is None:
        return False
    if source.entity is not None and source.entity == actor.entity:
        return True
    return source.span[0] < actor.span[1] and actor.span[0] < source.span[1]
