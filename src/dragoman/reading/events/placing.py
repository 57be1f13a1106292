"""Where an event took place: its own modifiers, or the position that the frame says is a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.model import STAND_IN, Participant
from dragoman.reading.events.nouns import SOMEBODY, noun_class
from dragoman.reading.events.participants import Cast, Roles
from dragoman.reading.events.positions import Site, fill
from dragoman.reading.mentions import Mentions

Token = Any

_DEEP = "within"
_PLACE_KINDS = frozenset({"place", "state"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = ("in", "at", "near", "outside", "inside", "around", "along", "across", "on", "off")
_THITHER = ("to", "into", "from", "towards", "toward")  # where those go who move, or where they leave
_INNER = ("in", "at", "near", "of", "outside")
# What is done bodily is done where those are who do it or suffer it: "gunmen *in Sebha* shot a guard".
_BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
# What is done in words may be done far from the place that its words name: "backed a rival in the *Malta* run-off".
_IN_PERSON = _BODILY | {"CONSULT", "COOPERATE", "AID"}
_BESIDE = frozenset({"outside", "near", "around"})  # beside a body it is the building that is meant
_EDGES = frozenset({"border", "frontier", "coast", "shore", "waters", "territory", "airspace"})  # a state's, not a home
# Done to whoever is where they are done, by however many: a curfew in Oran, a raid on a town.
_DONE_WHERE = _BODILY - {"PROTEST"} | {"CONCEDE", "AID", "SANCTION"}
_TO_THE_VERY_ONES = frozenset({"ASSAULT", "COERCE"})
_WITHIN = 2  # how deep a place may stand in what the preposition governs: "at | a ceremony | in | Oran"


def place_of(site: Site, roles: Roles, mentions: Mentions, cast: Cast) -> Participant | None:
    """The place of an event; None when its own phrase names none, nor that of its parties where it is bodily."""
    against = {party.span for party in roles.recipients if party.path in _WHERE}
    own = own_place(site, mentions, cast)
    if own is not None and (own.span not in against or own.path in site.frame.place or site.frame.type in _BODILY):
        return own
    heads = [cast.head(party) for party in (*roles.recipients, *roles.actors)]
    there = next((party for party in roles.recipients if _is_stand_in(party)), None)
    if there is not None:
        named = _named_in(cast.head(there), mentions)
        return there if named is None else cast.party(named, "in")
    if site.frame.type not in _IN_PERSON:
        heads = [head for head in heads if noun_class(head) == "happening"]  # "walked out of *talks* in Oran"
    # "a bus *carrying* guards near Oran", "a column of *trucks* near Oran"
    heads += [inner for head in heads for inner in (*grammar.children(head, "acl"), *grammar.governed(head, "of"))]
    there = next((cast.party(token, "in") for head in heads for token in _under(head, mentions)), None)
    return there or next(
        (cast.party(token, name) for head in heads[:1] for token, name in _sites(head, mentions)), None
    )


def where_they_are(site: Site, roles: Roles, mentions: Mentions, cast: Cast) -> Roles:
    """The roles with places marked that stand for whoever is there: "massed troops along *the border*"."""
    if site.frame.type not in _BODILY:
        return roles
    marked: list[Participant] = []
    for party in roles.recipients:
        head = cast.head(party)
        left = site.frame.type == "RETREAT" and party.path == "from"
        if party.path in (*_WHERE, *_THITHER) and (left or _is_mere_place(head, mentions)):
            marked.append(msgspec.structs.replace(party, path=f"{STAND_IN}{party.path}"))
            marked.extend(_whose_edge(head, cast, mentions))
        else:
            marked.append(party)
    return msgspec.structs.replace(roles, recipients=tuple(marked))


def _whose_edge(edge: Token, cast: Cast, mentions: Mentions) -> list[Participant]:
    """The neighbour beyond a border: "moved tanks to its *Chilean* border"."""
    if grammar.lemma(edge) not in _EDGES:
        return []
    named = [one for one in grammar.children(edge, *grammar.MODIFIER) if one.ent_type_ == "NORP" or mentions.at(one.idx)]
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


def _is_stand_in(party: Participant) -> bool:
    """Whether a place that stands for those who are there is where they were dealt with."""
    return party.stands_in and not (party.path or "").endswith(_DEEP)


def _is_known(party: Participant, mentions: Mentions) -> bool:
    return party.entity is not None and mentions.entities[party.entity].kind in {"state", "organisation", "person"}


def _deep_place(head: Token, mentions: Mentions, cast: Cast) -> Participant | None:
    """The first known place anywhere in a phrase: "curbs on the movement of trucks *in Oran*"."""
    for token in head.subtree:
        at = mentions.at(token.idx) if token.dep_ == "pobj" and token.i > head.i else None
        if at is not None and at[0].kind in _PLACE_KINDS and token.head.lower_ in (*_WHERE, "of", "from", "to"):
            return cast.party(token, _DEEP)
    return None


def _is_mere_place(token: Token, mentions: Mentions) -> bool:
    """Whether a word names a place and no state, which would be a party."""
    at = mentions.at(token.idx)
    beside = token.head.lower_ in _BESIDE
    if at is not None:
        return at[0].kind == "place" or (beside and at[0].kind == "organisation")
    return noun_class(token) == "site" or (beside and noun_class(token) == "body")


def own_place(site: Site, mentions: Mentions, cast: Cast) -> Participant | None:
    """The place that an event's own phrase names, rather by its name than as "the estuary"; None when it names none."""
    for position in site.frame.place:
        for token in fill(site, position):
            if _is_place(token, mentions):
                return cast.party(token, position)
    named = next((cast.party(token, name) for token, name in _where(site, mentions)), None)
    return named or _site_of(site, mentions, cast)


def _site_of(site: Site, mentions: Mentions, cast: Cast) -> Participant | None:
    """A place without a name: "shelled *a valley* in the north", "massed along *the border*"."""
    if site.frame.type not in _IN_PERSON:
        return None
    heads = (site.trigger, *_carrier(site.trigger), *grammar.children(site.trigger, "advmod", "prt"))  # "back from"
    return next((cast.party(token, name) for head in heads for token, name in _sites(head, mentions)), None)


def _sites(head: Token, mentions: Mentions) -> Iterator[tuple[Token, str]]:
    """What a word's prepositions of place govern and no name is known for: "*the estuary*"; not "its prisons"."""
    for name in (*_WHERE, *_THITHER):
        for token in grammar.governed(head, name):
            own = any(child.tag_ == "PRP$" for child in token.children) and grammar.lemma(token) not in _EDGES
            kinds = {"site", "body"} if name in _BESIDE else {"site"}
            if noun_class(token) in kinds and not own and (mentions.at(token.idx) is None or name in _BESIDE):
                yield _named_in(token, mentions) or token, name


def _where(site: Site, mentions: Mentions) -> Iterator[tuple[Token, str]]:
    """Places in the event's own phrase, the likeliest first, each with the preposition that it follows."""
    bodily = site.frame.type in _IN_PERSON
    heads = [site.trigger, *site.objects, *_carrier(site.trigger)]
    if not bodily:  # "recognised a church in Malta": the church is there, not who recognises it
        heads = [head for head in heads if mentions.at(head.idx) is None and noun_class(head) not in SOMEBODY]
    heads += _for_how_long(heads)
    for name in _WHERE:
        yield from (
            (token, name) for head in heads for token in grammar.governed(head, name) if _is_place(token, mentions)
        )
    if bodily:
        yield from ((token, "in") for head in heads for token in _under(head, mentions))
    for head in (site.trigger, *_carrier(site.trigger)):  # "talks with Holm in Malta": hung on the person
        for token in grammar.loose_governed(head, "in", "at"):
            at = mentions.at(token.head.head.idx)
            if at is not None and at[0].kind == "person" and _is_place(token, mentions):
                yield token, "in"
    for thing in grammar.objects(site.trigger):  # "met the minister, Arvo Lind, in Riga": hung on the name
        for name in grammar.children(thing, "appos"):
            yield from ((token, "in") for token in grammar.governed(name, "in", "at") if _is_place(token, mentions))


def _named_in(site: Token, mentions: Mentions) -> Token | None:
    """The name that says where a mere "road" or "grove" is: the road *to Oran*, a grove *near Oran*."""
    if mentions.at(site.idx) is not None:
        return None
    return next((token for token in grammar.governed(site, *_INNER, "to") if _is_place(token, mentions)), None)


def _for_how_long(heads: list[Token]) -> list[Token]:
    """Times under the heads that take a place away from them: "traded fire *for two hours* near Oran"."""
    under = [child for head in heads for child in head.children if child.i > head.i]
    nouns = [noun for child in under for noun in ([child] if child.dep_ == "npadvmod" else child.children)]
    return [noun for noun in nouns if noun.ent_type_ in {"DATE", "TIME"} and noun.dep_ in {"pobj", "npadvmod"}]


def _under(head: Token, mentions: Mentions) -> list[Token]:
    """Places in what a word's prepositions of place govern: in *Minsk*, at a ceremony in *Oran*, in *Oran* jail."""
    return [place for token in grammar.governed(head, *_WHERE) for place in _inside(token, mentions, _WITHIN)]


def _inside(token: Token, mentions: Mentions, depth: int) -> list[Token]:
    if _is_place(token, mentions):
        return [token]
    if depth == 0 or mentions.at(token.idx) is not None or noun_class(token) == "time":
        return []
    named = [child for child in grammar.children(token, "compound", "nmod") if child.pos_ == "PROPN"]
    before = [child for child in named if child.ent_type_ != "NORP" and _is_place(child, mentions)]
    return before or [
        place for inner in grammar.governed(token, *_INNER) for place in _inside(inner, mentions, depth - 1)
    ]


def _carrier(trigger: Token) -> list[Token]:
    """The verb that tells that a nominal event took place, or on the way to it: "flew to Oran *to meet* Holm"."""
    if trigger.pos_ in grammar.VERBAL:
        purpose = trigger.tag_ == "VB" and trigger.dep_ in {"advcl", "xcomp"} and trigger.head.pos_ in grammar.VERBAL
        return [trigger.head] if purpose else []
    found = [child for child in grammar.children(trigger, "acl") if child.tag_ == "VBN"]
    if trigger.dep_ in {"dobj", "nsubjpass", "nsubj"} and trigger.head.pos_ in grammar.VERBAL:
        found.append(trigger.head)
    return found


def _is_place(token: Token, mentions: Mentions) -> bool:
    at = mentions.at(token.idx)
    if at is not None:
        return at[0].kind in _PLACE_KINDS
    return token.ent_type_ in _PLACE_ENTITIES
