"""Participants: from the tokens in a frame's positions to parties, each with its phrase and its entity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import Parsed
from dragoman.model import Participant
from dragoman.reading.events.positions import Site, fill
from dragoman.reading.mentions import Mentions

Token = Any

# Words that name nobody unless an entity is known for them.
_NOBODY = frozenset("it this that these those there what which one something anything nothing everything".split())
_TIME_ENTITIES = frozenset({"DATE", "TIME", "PERCENT", "ORDINAL"})


class Roles(msgspec.Struct, frozen=True):
    """Who fills a frame at a site."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    taken: frozenset[int]  # the token indices of the heads that were used


class Cast:
    """Finds the parties of events in one article."""

    def __init__(self, parsed: Parsed, mentions: Mentions) -> None:
        """Parties are looked up in `mentions`."""
        self._parsed = parsed
        self._mentions = mentions

    def roles(self, site: Site) -> Roles:
        """The actors and recipients of a frame at its site."""
        actors, used = self._first(site, site.frame.actor, frozenset({site.trigger.i}))
        recipients, taken = self._first(site, site.frame.recipient, used)
        return Roles(actors, recipients, taken)

    def _first(
        self, site: Site, positions: Iterable[str], used: frozenset[int]
    ) -> tuple[tuple[Participant, ...], frozenset[int]]:
        for position in positions:
            tokens = [token for head in fill(site, position) for token in grammar.members(head) if token.i not in used]
            found = [
                (token.i, party) for token in tokens if (party := self.party(token, position)) is not None
            ]
            if found:
                return tuple(party for _, party in found), used | {i for i, _ in found}
        return (), used

    def party(self, token: Token, path: str | None = None) -> Participant | None:
        """The party that a noun phrase names, by its head; None when it names nobody."""
        if token.ent_type_ in _TIME_ENTITIES or token.pos_ in {"VERB", "AUX", "ADV", "PUNCT", "SPACE", "ADP", "SYM"}:
            if token.tag_ not in {"VBG", "NN", "NNS", "NNP", "NNPS", "JJ"} or token.ent_type_ in _TIME_ENTITIES:
                return None
        entity = self._entity(token)
        if entity is None and token.lower_ in _NOBODY:
            return None
        return Participant(entity=entity, span=grammar.phrase(token), path=path)

    def _entity(self, token: Token) -> str | None:
        at = self._mentions.at(token.idx)
        if at is not None:
            return at[0].id
        for appos in grammar.children(token, "appos"):
            at = self._mentions.at(appos.idx)
            if at is not None and at[0].kind in {"person", "organisation"} and token.tag_ not in {"NNS", "NNPS"}:
                return at[0].id
        return None
