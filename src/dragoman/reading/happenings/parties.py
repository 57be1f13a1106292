"""Who takes part in a happening: who does it, whom it happens to, and where."""

from __future__ import annotations

from typing import Any

from dragoman.language import grammar
from dragoman.model import Participant
from dragoman.ontology.happenings import listed
from dragoman.reading.events.participants import Cast
from dragoman.reading.events.where import WHERE, is_place, places_under
from dragoman.reading.mentions import Mentions

Token = Any


def who(trigger: Token, cast: Cast) -> tuple[Participant, ...]:
    """Who does it."""
    if trigger.pos_ in grammar.VERBAL:
        return _parties(cast, grammar.subjects(trigger), "subject")
    if trigger.pos_ == "ADJ":
        return _parties(cast, grammar.clause_subjects(trigger), "subject")
    name = trigger.lemma_.lower()
    doing = [] if name in listed("undergone") else grammar.children(trigger, "poss")
    doing += grammar.governed(trigger, "by", *(["of"] if name in listed("done") else []))
    return _parties(cast, doing or _doer_above(trigger), "possessor")


def whom(trigger: Token, cast: Cast, acting: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Whom it happens to; nobody who already does it."""
    if trigger.pos_ in grammar.VERBAL:
        found = _parties(cast, grammar.objects(trigger), "object") or _along(trigger, cast)
    elif trigger.pos_ == "ADJ":
        found = ()
    else:
        name = trigger.lemma_.lower()
        suffering = grammar.children(trigger, "poss") if name in listed("undergone") else []
        suffering += [] if name in listed("done") else grammar.governed(trigger, "of")
        found = _parties(cast, suffering, "of") or _along(trigger, cast)
    doing = {party.span for party in acting}
    return tuple(party for party in found if party.span not in doing)


def _doer_above(noun: Token) -> list[Token]:
    """Who does what a noun names, where a light verb leaves it to the noun: "*the army* carried out an attack"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ not in grammar.VERBAL or grammar.lemma(verb) not in listed("light"):
        return []
    return grammar.subjects(verb)


def _along(trigger: Token, cast: Cast) -> tuple[Participant, ...]:
    """Who takes part beside the doer: "a duel *with Holm*", "collided *with a bus*"; a tool is nobody."""
    return tuple(party for party in _parties(cast, grammar.governed(trigger, "with"), "with") if cast.is_party(party))


def _parties(cast: Cast, heads: list[Token], path: str) -> tuple[Participant, ...]:
    tokens = cast.one_for_a_name([token for head in heads for token in grammar.members(head)])
    return cast.distinct([party for token in tokens if (party := cast.party(token, path)) is not None])


def place_of(trigger: Token, mentions: Mentions, cast: Cast) -> Participant | None:
    """The place that the happening's own phrase names, or that of the verb which tells that it took place."""
    heads = [trigger]
    if trigger.pos_ not in grammar.VERBAL and trigger.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        heads.append(trigger.head)
    elif trigger.pos_ in grammar.VERBAL:
        heads += grammar.objects(trigger)[:1]
    for head in heads:
        for token in grammar.governed(head, *WHERE):
            if is_place(token, mentions):
                return cast.party(token, token.head.lower_)
    return next((cast.party(token, "in") for token in places_under(trigger, mentions)), None)
