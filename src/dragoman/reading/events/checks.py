"""Checks that throw a candidate out, each by name and with its reason."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dragoman.language.parser import Parsed
from dragoman.model import Participant
from dragoman.ontology.frames import Frame
from dragoman.ontology.plover import TYPES
from dragoman.reading.events.nouns import THINGS, noun_class
from dragoman.reading.events.participants import Roles


class Objection(msgspec.Struct, frozen=True):
    """Why a candidate is no event."""

    rule: str
    reason: str


def objection(parsed: Parsed, frame: Frame, roles: Roles, is_party: Callable[[Participant], bool]) -> Objection | None:
    """The first check that throws a candidate out, or None."""
    for name, check in _CHECKS.items():
        reason = check(parsed, frame, roles)
        if reason is not None:
            return Objection(name, reason)
    if frame.type == "CONSULT" and _is_thing(parsed, roles) and not any(map(is_party, roles.recipients)):
        return Objection("no-party", f"nobody confers with “{parsed.words(roles.recipients[0].span)}”")
    return None


def _self_meeting(parsed: Parsed, _frame: Frame, roles: Roles) -> str | None:
    """Nobody deals with himself: one party on both sides, or twice on one, is a damaged sentence."""
    seen: list[Participant] = []
    for party in (*roles.actors, *roles.recipients):
        for other in seen:
            if _same(parsed, party, other):
                return f"“{parsed.words(other.span)}” and “{parsed.words(party.span)}” are the same party"
        seen.append(party)
    return None


def _same(parsed: Parsed, one: Participant, other: Participant) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    return parsed.words(one.span).casefold() == parsed.words(other.span).casefold()


def _recipient_required(_parsed: Parsed, frame: Frame, roles: Roles) -> str | None:
    """PLOVER requires a recipient of these types; where all parties stand on one side there must be two."""
    if not TYPES[frame.type].needs_recipient or roles.recipients:
        return None
    if len(roles.actors) > 1 or (roles.actors and frame.symmetric):
        return None
    return f"{frame.type} needs a recipient and none is named"


def _is_thing(parsed: Parsed, roles: Roles) -> bool:
    """Whether what is met or received is one countable something: "received *a degree*"."""
    return bool(roles.recipients) and all(
        (party.path == "object" and any(token.tag_ == "NN" for token in parsed.tokens(party.span)[-1:]))
        or any(noun_class(token) in THINGS for token in parsed.tokens(party.span)[-1:])
        for party in roles.recipients
    )


def _no_agent(parsed: Parsed, _frame: Frame, roles: Roles) -> str | None:
    """Storms and accidents do nothing to anybody on purpose: what they cause is no event of PLOVER."""
    if not roles.actors or any(party.entity is not None for party in roles.actors):
        return None
    for party in roles.actors:
        words = {word.strip(".,").lower() for word in parsed.words(party.span).split()}
        if not words & _DISASTERS:
            return None
    return f"“{parsed.words(roles.actors[0].span)}” is nobody's deed"


def _thing_acts(_parsed: Parsed, frame: Frame, roles: Roles) -> str | None:
    """Things do nothing of their own will: letters only say, bullets only hit, and a crisis does neither."""
    if roles.actors or roles.thing is None or roles.thing in {"person", _CAN.get(frame.type)}:
        return None
    if roles.thing == "happening" and frame.toll and roles.recipients:
        return None
    return f"a {roles.thing} cannot do what {frame.type} says"


# What may stand for a doer who is not named: words in verbal events, weapons and blows in violence.
_CAN: dict[str, str] = {
    **dict.fromkeys(("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"), "document"),
    "ASSAULT": "blow",
}

_DISASTERS = frozenset(
    (
        "storm storms hurricane cyclone typhoon tornado earthquake quake tsunami flood floods flooding landslide "
        "mudslide avalanche drought heatwave wildfire wildfires fire blaze eruption volcano epidemic pandemic virus "
        "outbreak disease cholera coronavirus accident crash collision derailment collapse famine lightning"
    ).split()
)

_CHECKS: dict[str, Callable[[Parsed, Frame, Roles], str | None]] = {
    "self-meeting": _self_meeting,
    "no-agent": _no_agent,
    "thing-acts": _thing_acts,
    "recipient-required": _recipient_required,
}
