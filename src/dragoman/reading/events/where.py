"""Places in what hangs on a word: by name, in Oran, or by what they are, along the border."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.language import grammar
from dragoman.model import Participant
from dragoman.reading.events.nouns import SOMEBODY, noun_class
from dragoman.reading.events.participants import Cast
from dragoman.reading.events.positions import Site, fill
from dragoman.reading.mentions import Mentions

Token = Any

PLACE_KINDS = frozenset({"place", "state"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
WHERE = ("in", "at", "near", "outside", "inside", "around", "along", "across", "on", "off")
THITHER = ("to", "into", "from", "towards", "toward")  # where those go who move, or where they leave
_INNER = ("in", "at", "near", "of", "outside")
# What is done bodily is done where those are who do it or suffer it: "gunmen *in Sebha* shot a guard".
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
# What is done in words may be done far from the place that its words name: "backed a rival in the *Malta* run-off".
IN_PERSON = BODILY | {"CONSULT", "COOPERATE", "AID"}
BESIDE = frozenset({"outside", "near", "around"})  # beside a body it is the building that is meant
EDGES = frozenset({"border", "frontier", "coast", "shore", "waters", "territory", "airspace"})  # a state's, not a home
_GATHERINGS = grammar.words(
    "address assembly banquet briefing ceremony conference congress debate dinner forum funeral gala hearing lecture "
    "luncheon mass meeting rally reception seminar sermon service session sitting speech summit"
)
_WITHIN = 2  # how deep a place may stand in what the preposition governs: "at | a ceremony | in | Oran"


def own_place(site: Site, mentions: Mentions, cast: Cast, *, gathered: bool = False) -> Participant | None:
    """The place that an event's own phrase names, rather by its name than as "the estuary"; None when it names none.

    `gathered` lets it be where the words were spoken, too: "asked for a loan at *a conference* in Oran".
    """
    for position in site.frame.place:
        for token in fill(site, position):
            if is_place(token, mentions):
                return cast.party(token, position)
    named = next((cast.party(token, name) for token, name in _where(site, mentions, gathered)), None)
    return named or _site_of(site, mentions, cast)


def _site_of(site: Site, mentions: Mentions, cast: Cast) -> Participant | None:
    """A place without a name: "shelled *a valley* in the north", "massed along *the border*"."""
    if site.frame.type not in IN_PERSON:
        return None
    heads = (site.trigger, *_carrier(site.trigger), *grammar.children(site.trigger, "advmod", "prt"))  # "back from"
    return next((cast.party(token, name) for head in heads for token, name in sites_under(head, mentions)), None)


def sites_under(head: Token, mentions: Mentions) -> Iterator[tuple[Token, str]]:
    """What a word's prepositions of place govern and no name is known for: "*the estuary*"; not "its prisons"."""
    for name in (*WHERE, *THITHER):
        for token in grammar.governed(head, name):
            own = any(child.tag_ == "PRP$" for child in token.children) and grammar.lemma(token) not in EDGES
            kinds = {"site", "body"} if name in BESIDE else {"site"}
            if noun_class(token) in kinds and not own and (mentions.at(token.idx) is None or name in BESIDE):
                yield named_in(token, mentions) or token, name


def _where(site: Site, mentions: Mentions, gathered: bool) -> Iterator[tuple[Token, str]]:
    """Places in the event's own phrase, the likeliest first, each with the preposition that it follows."""
    bodily = site.frame.type in IN_PERSON
    heads = [site.trigger, *site.objects, *_carrier(site.trigger)]
    if bodily:  # "killed by *a bomb* near Oran"
        heads += [blow for blow in grammar.governed(site.trigger, "by", "with") if noun_class(blow) == "blow"]
    else:  # "recognised a church in Malta": the church is there, not who recognises it
        heads = [head for head in heads if mentions.at(head.idx) is None and noun_class(head) not in SOMEBODY]
    heads += _for_how_long(heads)
    if gathered:
        heads += [token for head in heads for token in grammar.governed(head, "in", "at") if _is_gathering(token)]
    for name in WHERE:
        yield from (
            (token, name) for head in heads for token in grammar.governed(head, name) if is_place(token, mentions)
        )
    if bodily:
        yield from ((token, "in") for head in heads for token in places_under(head, mentions))
    for side in grammar.children(site.trigger, "advmod"):  # "massed *south of Oran*"
        yield from ((token, "of") for token in grammar.governed(side, "of") if is_place(token, mentions))
    for head in (site.trigger, *_carrier(site.trigger)):  # "talks with Holm in Malta": hung on the person
        for token in grammar.loose_governed(head, "in", "at"):
            at = mentions.at(token.head.head.idx)
            if at is not None and at[0].kind == "person" and is_place(token, mentions):
                yield token, "in"
    for thing in grammar.objects(site.trigger):  # "met the minister, Arvo Lind, in Riga": hung on the name
        for named in grammar.children(thing, "appos"):
            yield from ((token, "in") for token in grammar.governed(named, "in", "at") if is_place(token, mentions))


def _is_gathering(token: Token) -> bool:
    """Whether words are spoken there: "a conference", "a speech"."""
    return grammar.lemma(token) in _GATHERINGS


def named_in(site: Token, mentions: Mentions) -> Token | None:
    """The name that says where a mere "road" or "grove" is: the road *to Oran*, a grove *near Oran*."""
    if mentions.at(site.idx) is not None:
        return None
    return next((token for token in grammar.governed(site, *_INNER, "to") if is_place(token, mentions)), None)


def _for_how_long(heads: list[Token]) -> list[Token]:
    """Times under the heads that take a place away from them: "traded fire *for two hours* near Oran"."""
    under = [child for head in heads for child in head.children if child.i > head.i]
    nouns = [noun for child in under for noun in ([child] if child.dep_ == "npadvmod" else child.children)]
    return [noun for noun in nouns if noun.ent_type_ in {"DATE", "TIME"} and noun.dep_ in {"pobj", "npadvmod"}]


def places_under(head: Token, mentions: Mentions) -> list[Token]:
    """Places in what a word's prepositions of place govern: in *Minsk*, at a ceremony in *Oran*, in *Oran* jail."""
    return [place for token in grammar.governed(head, *WHERE) for place in _inside(token, mentions, _WITHIN)]


def _inside(token: Token, mentions: Mentions, depth: int) -> list[Token]:
    if is_place(token, mentions):
        return [token]
    if depth == 0 or mentions.at(token.idx) is not None or noun_class(token) == "time":
        return []
    named = [child for child in grammar.children(token, "compound", "nmod") if child.pos_ == "PROPN"]
    before = [child for child in named if child.ent_type_ != "NORP" and is_place(child, mentions)]
    after = [place for inner in grammar.governed(token, *_INNER) for place in _inside(inner, mentions, depth - 1)]
    return after if after and noun_class(token) == "site" else before or after  # "the Sahel town *of Djibo*"


def _carrier(trigger: Token) -> list[Token]:
    """The verb that tells that a nominal event took place, or on the way to it: "flew to Oran *to meet* Holm"."""
    if trigger.pos_ in grammar.VERBAL:
        purpose = trigger.tag_ == "VB" and trigger.dep_ in {"advcl", "xcomp"} and trigger.head.pos_ in grammar.VERBAL
        return [trigger.head] if purpose else []
    found = [child for child in grammar.children(trigger, "acl") if child.tag_ == "VBN"]
    if trigger.dep_ in {"dobj", "nsubjpass", "nsubj"} and trigger.head.pos_ in grammar.VERBAL:
        found.append(trigger.head)
    return found


def is_place(token: Token, mentions: Mentions) -> bool:
    """Whether a token names a place or a state."""
    at = mentions.at(token.idx)
    if at is not None:
        return at[0].kind in PLACE_KINDS
    return token.ent_type_ in _PLACE_ENTITIES
