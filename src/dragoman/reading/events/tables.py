"""Round how many sides, and on whose soil, a consultation is held."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.model import Entity, Participant
from dragoman.ontology.frames import Frame
from dragoman.reading.events.participants import Cast, Roles
from dragoman.reading.mentions import Mentions

Token = Any

_MANY = 3  # countries at one table make it multilateral
_NO_COUNTRY = frozenset({"IGO", "NGO", "MNC", "IMG"})  # stand in for a country where there is none
_MEMBERS = frozenset({"NNS", "NNPS"})


def at_its_table(frame: Frame, roles: Roles, place: Participant | None, cast: Cast, mentions: Mentions) -> Frame:
    """The frame with the mode that its parties and its place give.

    Three countries or the members of an organisation: multilateral; two, in a third one: third-party (CAMEO 044).
    """
    if frame.type != "CONSULT" or frame.mode is not None:
        return frame
    parties = (*roles.actors, *(party for party in roles.recipients if not party.stands_in))
    countries = {country for party in parties if (country := _country(party, mentions)) is not None}
    if len(countries) >= _MANY or any(_is_membership(cast.head(party), mentions) for party in parties):
        return msgspec.structs.replace(frame, mode="multilateral")
    there = _country(place, mentions) if place is not None else None
    if there is not None and len(countries) > 1 and there not in countries:
        return msgspec.structs.replace(frame, mode="third-party", cameo="044")
    return frame


def _country(party: Participant, mentions: Mentions) -> str | None:
    entity = mentions.entities.get(party.entity) if party.entity is not None else None
    country = entity.country if entity is not None else None
    return None if country in _NO_COUNTRY else country


def _is_membership(head: Token, mentions: Mentions) -> bool:
    """Whether a phrase names the members of an organisation of states: "*leaders of the African Union*"."""
    if head.tag_ not in _MEMBERS:
        return False
    owners = [*grammar.governed(head, "of", "from"), *grammar.children(head, "compound", "nmod", "poss")]
    owners += [inner for token in owners for inner in grammar.children(token, "compound", "nmod")]
    return any(_is_union(at[0]) for token in owners if (at := mentions.at(token.idx)) is not None)


def _is_union(entity: Entity) -> bool:
    return entity.kind == "organisation" and entity.country == "IGO"
