"""Checks that throw a candidate out, each by name and with its reason."""

from __future__ import annotations

import functools
from collections.abc import Callable
from importlib import resources
from typing import Literal

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import Parsed
from dragoman.model import Participant
from dragoman.ontology.frames import Frame
from dragoman.ontology.plover import TYPES
from dragoman.reading.events.nouns import THINGS, noun_class
from dragoman.reading.events.participants import Roles


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of `data/checks.toml`."""

    disasters: str
    bodiless: str
    trade: str
    sport: str
    in_earnest: str
    by_nature: dict[str, str]


@functools.cache
def _words(name: Literal["disasters", "bodiless", "trade", "sport", "in_earnest"]) -> frozenset[str]:
    return frozenset(str(getattr(_load(), name)).split())


@functools.cache
def _load() -> _Words:
    text = (resources.files("dragoman.data") / "checks.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=_Words)


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
        if not _is_disaster(parsed, party):
            return None
    return f"“{parsed.words(roles.actors[0].span)}” is nobody's deed"


def _is_disaster(parsed: Parsed, party: Participant) -> bool:
    """Whether a phrase names a disaster: "heavy *snow*", "a *cold snap*"; "flood victims" are none."""
    tokens = parsed.tokens(party.span)
    if not tokens:
        return False
    head = grammar.head_of(tokens)
    name = head.lemma_.lower()
    if name == "fire" and any(child.dep_ == "compound" for child in head.lefts):
        return False  # "rocket fire" is somebody's
    kinds = _load().by_nature.get(name, "").split()
    return (
        name in _words("disasters")
        or name.removesuffix("s") in _words("disasters")
        or any(child.lemma_.lower() in kinds for child in head.lefts)
    )


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


def _no_body(parsed: Parsed, frame: Frame, roles: Roles) -> str | None:
    """Violence harms somebody or something: an assault on a market, a battle against prices is none."""
    if frame.type != "ASSAULT" or not roles.recipients:
        return None
    for party in roles.recipients:
        words = {word.strip(".,").lower() for word in parsed.words(party.span).split()}
        if party.entity is not None or not words & _words("bodiless"):
            return None
    return f"“{parsed.words(roles.recipients[0].span)}” cannot be harmed by force"


def _competes(parsed: Parsed, frame: Frame, roles: Roles) -> str | None:
    """In the language of trade firms assault markets and wage price wars."""
    if frame.type not in {"ASSAULT", "THREATEN"} or not roles.actors:
        return None
    heads = {token.lemma_.lower() for party in roles.actors for token in parsed.tokens(party.span)}
    if not heads & _words("trade") or any(party.entity is not None for party in roles.recipients):
        return None
    return f"“{parsed.words(roles.actors[0].span)}” fights for customers"


def _game(parsed: Parsed, frame: Frame, roles: Roles) -> str | None:
    """In the language of sport sides clash, defend and surrender; it is sport unless somebody is hurt or armed."""
    if frame.type not in _PLAYED:
        return None
    spans = [party.span for party in (*roles.actors, *roles.recipients)]
    if not spans:
        return None
    start, end = parsed.sentence_of(spans[0][0])
    words = {word.strip(".,;:'\"()").lower() for word in parsed.text[start:end].split()}
    sport = words & _words("sport")
    return f"“{min(sport)}” tells of a game" if sport and not words & _words("in_earnest") else None


_PLAYED = frozenset({"ASSAULT", "RETREAT", "SUPPORT", "ACCUSE", "MOBILIZE", "THREATEN", "CONCEDE", "COERCE"})

_CHECKS: dict[str, Callable[[Parsed, Frame, Roles], str | None]] = {
    "self-meeting": _self_meeting,
    "no-agent": _no_agent,
    "thing-acts": _thing_acts,
    "recipient-required": _recipient_required,
    "no-body": _no_body,
    "trade": _competes,
    "game": _game,
}
