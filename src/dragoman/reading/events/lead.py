"""The dateline's town as the place of what the report's first sentence tells."""

from __future__ import annotations

import re
from typing import Any

from dragoman.language import grammar
from dragoman.language.datelines import datelines
from dragoman.language.parser import Parsed
from dragoman.model import Modality, Participant, Span
from dragoman.reading.events.participants import Roles
from dragoman.reading.events.where import PLACE_KINDS
from dragoman.reading.mentions import Mentions

Token = Any

_DONE = frozenset({"happened", "ongoing"})
_ELSEWHERE = re.compile(r"\b(?:in|at|near|outside|across)\b")


def _is_aside(trigger: Token) -> bool:
    """Whether a deed is told aside, in a clause of its own: "four months *after he put off the trip*"."""
    return any(node.dep_ in {"advcl", "relcl", "acl", "pcomp"} for node in (trigger, *grammar.ancestors(trigger)))


class Leads:
    """The towns of an article's datelines, by the sentence that follows each."""

    def __init__(self, parsed: Parsed, mentions: Mentions) -> None:
        """Find the datelines that name a known place."""
        self._mentions = mentions
        self._text = parsed.text
        self._place: dict[Span, Participant] = {}
        for start, end in datelines(parsed.text):
            named = [row for row in mentions.within((start, end)) if row[0].kind in PLACE_KINDS]
            if named:
                entity, mention = named[0]
                place = Participant(entity=entity.id, span=mention.span, path="dateline")
                self._place[parsed.sentence_of(end)] = place

    def place(self, sentence: Span, trigger: Token, roles: Roles, modality: Modality) -> Participant | None:
        """Where the deed of a report's first sentence was done: in the dateline's town, unless it is foreign to it.

        It is foreign where the countries of the parties are known and the town's is none of them.
        """
        place = self._place.get(sentence)
        if place is None or modality not in _DONE or _is_aside(trigger):
            return None
        if any(child.lower_ == "here" for child in trigger.children):
            return place
        parties = (*roles.actors, *roles.recipients)
        if any(_ELSEWHERE.search(self._text[slice(*party.span)]) for party in parties):
            return None  # "met the leaders *in Peru*"
        countries = {self._country(party) for party in parties} - {None}
        return place if not countries or self._country(place) in countries else None

    def _country(self, party: Participant) -> str | None:
        entity = self._mentions.entities.get(party.entity) if party.entity is not None else None
        return entity.country if entity is not None else None
