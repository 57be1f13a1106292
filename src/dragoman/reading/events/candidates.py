"""Candidates: what each trigger may tell, with its parties, before anything is weighed against anything else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import Parsed
from dragoman.ontology.frames import NO_EVENT
from dragoman.reading.events.duties import awaited
from dragoman.reading.events.matching import frame_index
from dragoman.reading.events.participants import Cast, Roles
from dragoman.reading.events.positions import Site
from dragoman.reading.events.refusal import refused
from dragoman.reading.events.stand_ins import matters, stand_in, where_they_are
from dragoman.reading.mentions import Mentions

Token = Any


class Candidate(msgspec.Struct, frozen=True):
    """A frame that matched, with its parties."""

    site: Site
    roles: Roles


def candidates(parsed: Parsed, cast: Cast, mentions: Mentions) -> Iterator[Candidate]:
    """One candidate for each trigger: the most specific frame whose needs are met."""
    index = frame_index()
    for token in parsed.doc:
        for site in index.sites(token, mentions):
            roles = _with_stand_in(site, cast.roles(site), mentions, cast)
            if site.frame.type == NO_EVENT or _needs_met(site, roles, cast):
                yield Candidate(site, matters(site, roles, cast))
                break


# What is done until, or unless, somebody else moves.
_WAITING = frozenset({"REJECT", "THREATEN", "MOBILIZE"})


def _with_stand_in(site: Site, roles: Roles, mentions: Mentions, cast: Cast) -> Roles:
    """Where no recipient is named: who is to move first, or the place: "declared a truce *in Oran*"."""
    roles = where_they_are(site, roles, mentions, cast)
    if not roles.actors:  # "the curfew *in Oran* was lifted": by whom, nobody says
        place = stand_in(site, roles, mentions, cast) if grammar.is_passive(site.trigger) else None
        return roles if place is None else msgspec.structs.replace(roles, recipients=(*roles.recipients, place))
    waits = site.frame.type in _WAITING or refused(site.trigger, site.frame) is not None
    if waits and not any(map(cast.is_party, roles.recipients)):
        acting = {party.entity for party in roles.actors}
        waited = [party for token in awaited(site.trigger) if (party := cast.party(token, "until")) is not None]
        waited = [party for party in waited if party.entity is None or party.entity not in acting]
        if waited:
            return msgspec.structs.replace(roles, recipients=tuple(waited[:1]))
    place = stand_in(site, roles, mentions, cast)
    return roles if place is None else msgspec.structs.replace(roles, recipients=(*roles.recipients, place))


def _needs_met(site: Site, roles: Roles, cast: Cast) -> bool:
    if "actor" in site.frame.needs and not roles.actors and roles.thing not in {"blow", "document"}:
        # who aims a bullet or writes a letter may stay unnamed, and who does what somebody suffers: "Chad was urged to"
        return grammar.is_passive(site.trigger) and any(
            (party.path in _SUFFERING and cast.is_party(party)) or party.stands_in for party in roles.recipients
        )
    if "recipient" in site.frame.needs and not roles.recipients:
        return False
    if site.frame.by is not None and not (roles.actors and all(map(cast.is_government, roles.actors))):
        return False
    return bool(roles.actors or roles.recipients)


# Where in a passive those stand who suffer what it says: "*Chad* was urged to", "*Chad* was lent a million".
_SUFFERING = frozenset({"object", "dative", "clause"})
