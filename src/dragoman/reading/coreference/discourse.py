"""What an article has spoken of so far: mentions in their sentences, with their weight as antecedents."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import msgspec

from dragoman.language import Parsed, grammar
from dragoman.language.document import Token
from dragoman.model import Entity, Mention, Span
from dragoman.reading.entities.gender import Gender, gender_of_name, gender_of_words

# How much a position in the sentence makes an antecedent: a subject is what a sentence is about.
_ROLES = {
    "nsubj": 80,
    "nsubjpass": 75,
    "agent": 50,
    "dobj": 45,
    "dative": 40,
    "pobj": 30,
    "poss": 35,
    "appos": 10,
    "ROOT": 40,
}
_BESIDE = 25
_RECENT = 100


class Spoken(msgspec.Struct, frozen=True):
    """One mention in the course of the article."""

    entity: str
    mention: Mention
    head: Token
    sentence: int
    weight: int


class Discourse:
    """All mentions in the order of the text."""

    def __init__(self, parsed: Parsed, entities: Sequence[Entity]) -> None:
        """Order the mentions of `entities` and weigh them."""
        self.parsed = parsed
        self.entities = {entity.id: entity for entity in entities}
        self.genders = {entity.id: _gender(parsed, entity) for entity in entities if entity.kind == "person"}
        self._starts = [start for start, _ in parsed.sentences]
        self.spoken: list[Spoken] = []
        for entity in entities:
            for mention in entity.mentions:
                self.add(entity.id, mention)

    def add(self, entity: str, mention: Mention, *, aside: bool = False) -> None:
        """Put one more mention in its place; one made in passing, as in "Lind and his wife", adds no weight."""
        tokens = self.parsed.tokens(mention.span)
        if tokens:
            head = grammar.head_of(tokens)
            row = Spoken(entity, mention, head, self.sentence(mention.span[0]), -_RECENT if aside else _weight(head))
            bisect.insort(self.spoken, row, key=lambda spoken: spoken.mention.span)

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds a position."""
        return bisect.bisect_right(self._starts, position) - 1

    def before(self, position: int, sentences: int) -> list[Spoken]:
        """Mentions before a position, in its sentence and so many before it."""
        at = self.sentence(position)
        end = bisect.bisect_left(self.spoken, (position, position), key=lambda spoken: spoken.mention.span)
        return [row for row in self.spoken[:end] if at - row.sentence <= sentences]

    def after(self, position: int) -> list[Spoken]:
        """Mentions after a position in its own sentence."""
        at = self.sentence(position)
        start = bisect.bisect_right(self.spoken, (position, position), key=lambda spoken: spoken.mention.span)
        found: list[Spoken] = []
        for row in self.spoken[start:]:
            if row.sentence > at:
                break
            if row.mention.span[0] > position:
                found.append(row)
        return found

    def salience(self, rows: Sequence[Spoken], position: int) -> dict[str, float]:
        """How near at hand each entity is: weights of its mentions, halved with every sentence."""
        at = self.sentence(position)
        found: dict[str, float] = {}
        for row in rows:
            found[row.entity] = found.get(row.entity, 0) + (_RECENT + row.weight) / 2 ** (at - row.sentence)
        return found


def _weight(head: Token) -> int:
    token = head
    while token.dep_ in {"conj", "compound"} and token.head.i != token.i:
        token = token.head
    return _ROLES.get(token.dep_, _BESIDE)


def _gender(parsed: Parsed, entity: Entity) -> Gender | None:
    words: list[str] = []
    for mention in entity.mentions:
        start = mention.span[0]
        words.extend(parsed.text[max(0, start - 12) : start].lower().split()[-1:])
        for span in filter(None, (mention.office_span, mention.span if mention.form == "nominal" else None)):
            words.extend(_words(parsed, span))
    return gender_of_words(words) or (gender_of_name(entity.name) if entity.mentions[0].form == "name" else None)


def _words(parsed: Parsed, span: Span) -> list[str]:
    return parsed.words(span).lower().split()
