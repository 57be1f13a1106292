"""Who speaks in a statement, as the record shows it: by name, in the office that the article gives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.model import Entity, Mention, Reading, Span, Statement
from dragoman.record.names import folded

NOBODY = "somebody"  # who reports a statement, where no source is given


_THEN = " → "  # between those who report a statement, outermost first


def joined(via: Sequence[str]) -> str | None:
    """Those who report a statement as one text, outermost first; None where the article itself does."""
    return _THEN.join(via) or None


def reporters(via: str | None, speaker: str | None) -> list[str]:
    """Those from whom a statement is known at second hand, outermost first: nobody reports himself."""
    chain = [*(via.split(_THEN) if via else ()), speaker]
    return [str(name) for name, inward in pairwise(chain) if name != inward]


def second_hand(via: str | None, speaker: str | None) -> str | None:
    """How a statement is known, where that is not from the article: "as Ana Ruiz reports"."""
    names = reporters(via, speaker)
    if not names:
        return None
    return f"as {names[0]} reports" if len(names) == 1 else f"via {_THEN.join(names)}"


class Speakers:
    """The speakers of one article's statements."""

    def __init__(self, reading: Reading) -> None:
        """Look speakers up in `reading`."""
        self._reading = reading
        self._entities = {entity.id: entity for entity in reading.entities}

    def entity(self, said: Statement) -> Entity | None:
        """Who the source was resolved to."""
        return self._entities.get(said.source.entity or "") if said.source else None

    def shown(self, said: Statement) -> str | None:
        """The speaker's name; the phrase as written of a source without one; None where there is no source.

        A source has no name where it is not resolved, or where the article never gives one: "a senior official".
        """
        if said.source is None:
            return None
        entity, phrase = self.entity(said), self._reading.words(said.source.span)
        if entity is None:
            return phrase
        if said.also:
            return " and ".join(one.name for one in [entity, *self.others(said)])
        named = any(mention.form == "name" for mention in entity.mentions) and said.anonymity is None
        return phrase if not named and folded(entity.name) in folded(phrase) else entity.name

    def others(self, said: Statement) -> list[Entity]:
        """Who says it together with the source."""
        return [self._entities[one.entity] for one in said.also if one.entity in self._entities]

    def names(self, said: Statement) -> list[str]:
        """Everything that the speaker, or each of several, may be asked for by."""
        entity = self.entity(said)
        everybody = [*([entity] if entity else []), *self.others(said)]
        names = [self.shown(said), *(name for one in everybody for name in (one.name, one.known_as))]
        return [name for name in names if name]

    def office(self, said: Statement) -> str | None:
        """The office that the article gives where the source is named, or nearest before it, or else anywhere."""
        entity = self.entity(said)
        if entity is None or said.source is None:
            return None
        return _nearest([mention for mention in entity.mentions if mention.office], said.source.span)


def _nearest(told: list[Mention], source: Span) -> str | None:
    here = [mention for mention in told if mention.span[0] < source[1] and source[0] < mention.span[1]]
    before = [mention for mention in told if mention.span[1] <= source[0]]
    best = (here or before[-1:] or told)[:1]
    return best[0].office if best else None
