"""Places that stand for whoever is there, where nobody is named to whom a deed was done."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.model import MATTER, STAND_IN, Participant
from dragoman.reading.events.nouns import PARTY_ENTITIES, SOMEBODY, THINGS, noun_class
from dragoman.reading.events.participants import Cast, Roles
from dragoman.reading.events.positions import Site
from dragoman.reading.events.where import BESIDE, BODILY, EDGES, PLACE_KINDS, THITHER, WHERE, own_place
from dragoman.reading.mentions import Mentions

Token = Any

# What is done in words is done to somebody: a thing in the recipient's place is what the words are about.
SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REJECT", "REQUEST"})
_BY = frozenset({"off", "near", "outside", "around", "along", "across"})  # beside a state nobody is dealt with
_DEEP = "within"
# Done to whoever is where they are done, by however many: a curfew in Oran, a raid on a town.
_DONE_WHERE = BODILY - {"PROTEST"} | {"CONCEDE", "AID", "SANCTION"}
_LEADING = frozenset({"dobj", "pobj", "prep", "conj", "npadvmod", "dative", "appos", "attr", "amod", "acomp"})
_APART = grammar.words("after before since until amid despite during because following over against with without by as")
# Measures for a place that may be named deep in the sentence: "eased the curfew imposed in parts *of Oran*".
_CURBS = _DONE_WHERE - {"ASSAULT"} | {"AGREE", "SUPPORT", "REQUEST", "COOPERATE"}
_TO_THE_VERY_ONES = frozenset({"ASSAULT", "COERCE"})


def where_they_are(site: Site, roles: Roles, mentions: Mentions, cast: Cast) -> Roles:
    """The roles with places marked that stand for whoever is there: "massed troops along *the border*"."""
    if site.frame.type not in BODILY or site.frame.type == "ASSAULT":  # a town that is shelled suffers itself
        return roles
    marked: list[Participant] = []
    for party in roles.recipients:
        head = cast.head(party)
        left = (site.frame.type == "RETREAT" and party.path in {"from", "out"}) or party.path in _BY
        if party.path in (*WHERE, *THITHER, "out") and (left or _is_mere_place(head, mentions)):
            marked.append(msgspec.structs.replace(party, path=f"{STAND_IN}{party.path}"))
            marked.extend(_whose_edge(head, cast, mentions))
        else:
            marked.append(party)
    return msgspec.structs.replace(roles, recipients=tuple(marked))


def matters(site: Site, roles: Roles, cast: Cast) -> Roles:
    """The roles with things marked that words are about and that are nobody: "endorsed *the plan*"."""
    if site.frame.type == "ASSAULT":
        return roles
    spoken = site.frame.type in SPOKEN
    marked = tuple(_or_matter(party, spoken, cast) for party in roles.recipients)
    return msgspec.structs.replace(roles, recipients=marked)


def _or_matter(party: Participant, spoken: bool, cast: Cast) -> Participant:
    head = cast.head(party)
    if party.stands_in or not _is_thing(head, party, spoken):
        return party
    for whose in grammar.children(head, "compound") if spoken else ():  # "rebuffed *opposition* demands"
        if noun_class(whose) in SOMEBODY and (owner := cast.party(whose, f"{party.path}:modifier")) is not None:
            return owner
    return msgspec.structs.replace(party, path=f"{MATTER}{party.path}")


def _is_thing(head: Token, party: Participant, spoken: bool) -> bool:
    if party.entity is not None or head.pos_ != "NOUN" or head.ent_type_ in PARTY_ENTITIES:
        return False
    return noun_class(head) not in SOMEBODY if spoken else noun_class(head) in THINGS


def _whose_edge(edge: Token, cast: Cast, mentions: Mentions) -> list[Participant]:
    """The neighbour beyond a border: "moved tanks to its *Chilean* border"."""
    if grammar.lemma(edge) not in EDGES:
        return []
    named = [
        one for one in grammar.children(edge, *grammar.MODIFIER) if one.ent_type_ == "NORP" or mentions.at(one.idx)
    ]
    return [party for one in named if (party := cast.party(one, "border")) is not None]


def stand_in(site: Site, roles: Roles, mentions: Mentions, cast: Cast) -> Participant | None:
    """The place that stands for whoever is there, beside recipients of whom none is known by name.

    "declared a truce *in Oran*", "fed two thousand people *in Oran*"; not of violence and coercion, which are done to
    the very people.
    """
    if not roles.recipients:
        there = site.frame.type in _DONE_WHERE or len(roles.actors) == 1
        if site.frame.type == "CONSULT" and there:  # who hosts the talks of others is no party to them
            there = cast.head(roles.actors[0]).tag_ not in {"NNS", "NNPS"}
        place = own_place(site, mentions, cast) if there else None
        if place is None and there and site.frame.type in _CURBS:
            place = _deep_place(site.trigger, mentions, cast)
    elif site.frame.type in _TO_THE_VERY_ONES or any(_is_known(party, mentions) for party in roles.recipients):
        return None
    else:
        place = next(
            (one for party in roles.recipients if (one := _deep_place(cast.head(party), mentions, cast))), None
        )
    taken = {party.entity for party in (*roles.actors, *roles.recipients)}
    if place is None or (place.entity is not None and place.entity in taken):
        return None
    return msgspec.structs.replace(place, path=f"{STAND_IN}{place.path}")


def is_where(party: Participant) -> bool:
    """Whether a place that stands for those who are there is where they were dealt with."""
    path = party.path or ""
    return path.startswith(STAND_IN) and not path.endswith(_DEEP)


def _is_known(party: Participant, mentions: Mentions) -> bool:
    return party.entity is not None and mentions.entities[party.entity].kind in {"state", "organisation", "person"}


def _deep_place(head: Token, mentions: Mentions, cast: Cast) -> Participant | None:
    """The first known place anywhere in a phrase: "curbs on the movement of trucks *in Oran*"."""
    for token in head.subtree:
        at = mentions.at(token.idx) if token.dep_ == "pobj" and token.i > head.i else None
        if at is None or at[0].kind not in PLACE_KINDS or token.head.lower_ not in (*WHERE, "of", "from", "to"):
            continue
        if all(_leads_on(one) for one in _up_to(head, token)):
            return cast.party(token, _DEEP)
    return None


def _up_to(head: Token, token: Token) -> list[Token]:
    """The words between a word and what governs it at some remove, the word included."""
    found = [token]
    while found[-1].head.i not in {head.i, found[-1].i}:
        found.append(found[-1].head)
    return found


def _leads_on(token: Token) -> bool:
    """Whether a word goes on about the deed: not into another clause, nor to what was before or beside it."""
    if token.pos_ in grammar.VERBAL:
        purpose = token.dep_ == "advcl" and token.tag_ == "VB" and not grammar.children(token, "mark")
        return purpose or (token.dep_ in {"xcomp", "acl"} and token.tag_ in {"VB", "VBN", "VBG"})
    return token.dep_ in _LEADING and (token.dep_ != "prep" or token.lower_ not in _APART)


def _is_mere_place(token: Token, mentions: Mentions) -> bool:
    """Whether a word names a place and no state, which would be a party."""
    at = mentions.at(token.idx)
    beside = token.head.lower_ in BESIDE
    if at is not None:
        return at[0].kind == "place" or (beside and at[0].kind == "organisation")
    return noun_class(token) == "site" or (beside and noun_class(token) == "body")
