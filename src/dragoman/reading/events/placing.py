"""Where an event took place: its own modifiers, or the position that the frame says is a place."""

from __future__ import annotations

from typing import Any

from dragoman.language import grammar
from dragoman.model import Participant
from dragoman.reading.events.participants import Cast
from dragoman.reading.events.positions import Site, fill
from dragoman.reading.mentions import Mentions

Token = Any

_PLACE_KINDS = frozenset({"place", "state"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


def place_of(site: Site, mentions: Mentions, cast: Cast) -> Participant | None:
    """The place of an event; None when its own phrase names none."""
    for position in site.frame.place:
        for token in fill(site, position):
            if _is_place(token, mentions):
                return cast.party(token, position)
    for head in (site.trigger, *site.objects, *_carrier(site.trigger)):
        for name in ("in", "at"):
            for token in grammar.governed(head, name):
                if _is_place(token, mentions):
                    return cast.party(token, name)
    for head in (site.trigger, *_carrier(site.trigger)):  # "talks with Holm in Malta": hung on the person
        for token in grammar.loose_governed(head, "in", "at"):
            at = mentions.at(token.head.head.idx)
            if at is not None and at[0].kind == "person" and _is_place(token, mentions):
                return cast.party(token, "in")
    for thing in grammar.objects(site.trigger):  # "met the minister, Arvo Lind, in Riga": hung on the name
        for name in grammar.children(thing, "appos"):
            for token in (*grammar.governed(name, "in"), *grammar.governed(name, "at")):
                if _is_place(token, mentions):
                    return cast.party(token, "in")
    return None


def _carrier(trigger: Token) -> list[Token]:
    """The verb that tells that a nominal event took place."""
    if trigger.pos_ in grammar.VERBAL:
        return []
    found = [child for child in grammar.children(trigger, "acl") if child.tag_ == "VBN"]
    if trigger.dep_ in {"dobj", "nsubjpass", "nsubj"} and trigger.head.pos_ in grammar.VERBAL:
        found.append(trigger.head)
    return found


def _is_place(token: Token, mentions: Mentions) -> bool:
    at = mentions.at(token.idx)
    if at is not None:
        return at[0].kind in _PLACE_KINDS
    return token.ent_type_ in _PLACE_ENTITIES
