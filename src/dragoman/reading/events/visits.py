"""Whom a visit is to: those whom the traveller goes to meet, rather than the town he goes to."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.model import Participant
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.where import PLACE_KINDS
from dragoman.reading.mentions import Mentions

Token = Any

_PHRASE = frozenset({"pobj", "prep", "dobj", "conj"})  # "for | two days | of | meetings"
_FOR = frozenset({"for", "on"})


def with_hosts(found: list[Candidate], mentions: Mentions) -> list[Candidate]:
    """The candidates, each visit to a mere place with those whom it is meant for: "flew to Oran *to meet Holm*"."""
    hosts = {
        verb.i: one.roles.recipients
        for one in found
        if one.site.frame.type == "CONSULT" and one.roles.recipients
        if (verb := _serves(one.site.trigger)) is not None
    }
    return [_hosted(one, hosts.get(one.site.trigger.i, ()), mentions) for one in found]


def _hosted(visit: Candidate, hosts: tuple[Participant, ...], mentions: Mentions) -> Candidate:
    if visit.site.frame.mode != "visit" or not all(_is_town(one, mentions) for one in visit.roles.recipients):
        return visit
    taken = {party.entity for party in visit.roles.actors}
    hosts = tuple(
        one for one in hosts if not _is_town(one, mentions) and (one.entity is None or one.entity not in taken)
    )
    if not hosts:
        return visit
    return msgspec.structs.replace(visit, roles=msgspec.structs.replace(visit.roles, recipients=hosts))


def _is_town(party: Participant, mentions: Mentions) -> bool:
    return party.stands_in or (party.entity is not None and mentions.entities[party.entity].kind in PLACE_KINDS)


def _serves(trigger: Token) -> Token | None:
    """The verb that a meeting is the purpose of: "flew to Oran *for talks*", "*to meet* Holm"."""
    if trigger.tag_ == "VB" and trigger.dep_ in {"advcl", "xcomp"}:
        return trigger.head
    node = trigger
    while node.dep_ in _PHRASE and node.head.pos_ not in grammar.VERBAL:
        node = node.head
    return node.head if node.dep_ == "prep" and node.lower_ in _FOR else None
