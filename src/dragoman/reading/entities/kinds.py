"""What kind of thing a name is of, where the recogniser is wrong: it knows little of families, towns and papers."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.people import given_names, people_named
from dragoman.knowledge.places import is_town
from dragoman.knowledge.spelling import latin
from dragoman.model import EntityKind
from dragoman.reading.entities.bodies import body_of
from dragoman.reading.entities.vocabulary import vocabulary
from dragoman.reading.entities.words import Words

# People in a city whose bare name is taken for the city's.
_GREAT = 200_000


def better_kind(words: Words, first: int, last: int, kind: EntityKind) -> EntityKind | None:
    """The kind that a name's words speak for; None where they name a paper or an event, which is nobody and nowhere."""
    texts = words.texts[first : last + 1]
    if first == last:
        return kind if kind == "group" else _kind_of_word(words, first, kind)
    if kind in {"organisation", "place"} and body_of(texts) is None and _is_somebody(words, first, last, kind):
        kind = "person"
    if kind in {"person", "organisation"} and texts[-1].lower() in vocabulary().place_ends:
        kind = "place"
    if kind in {"person", "place"} and texts[-1].lower() in vocabulary().event_ends:
        return None
    return None if kind == "organisation" and _is_paper(texts) else kind


def is_medium(words: Words, before: int) -> bool:
    """Whether the word before a name says that it is a newspaper's or an agency's: "state news agency Arvik"."""
    return words.lowers[before] in _MEDIA or " ".join(words.lowers[max(before - 1, 0) : before + 1]) in _MEDIA


_MEDIA = frozenset({"news agency", "newspaper", "broadcaster", "news channel", "news site", "news website", "newswire"})


def _is_somebody(words: Words, first: int, last: int, kind: EntityKind) -> bool:
    """Whether a name taken for a body's or a place's is a person's.

    A known person's, spelt otherwise than the table has it; or a body's of two or three words with a given name first.
    """
    if people_named(words.say(first, last)):
        return True
    plain = kind == "organisation" and last - first in {1, 2} and all(words.is_name(i) for i in range(first, last + 1))
    ends = vocabulary()
    return (
        plain
        and latin(words.texts[first]) in given_names()
        and not lookup(words.texts[first])
        and words.lowers[last] not in ends.place_ends | ends.event_ends | ends.company_forms
        and not words.texts[last].isupper()
        and words.tags[last] == "NNP"
    )


def _is_paper(texts: Sequence[str]) -> bool:
    """Whether a name is a paper's by its head noun: its last word, or the one before "of" or "on"."""
    lowers = [text.lower() for text in texts]
    head = next((at for at, lower in enumerate(lowers) if lower in {"of", "on", "for"} and at), len(lowers)) - 1
    return len(lowers) > 1 and lowers[head] in vocabulary().papers


def _is_family(words: Words, index: int) -> bool:
    """Whether a lone name is the family name of somebody known and of no place: "Erdogan" is nobody's town."""
    text = words.texts[index]
    if words.tags[index] != "NNP" or text.isupper() or is_town(text, by_any_name=True):
        return False
    return any(person.chief for person in people_named(text))


def _kind_of_word(words: Words, index: int, kind: EntityKind) -> EntityKind:
    """The kind of a lone name, of which the recogniser often knows too little: family names, towns, "Arvik airport"."""
    if _is_family(words, index):
        return "person"
    if index + 1 < len(words) and words.lowers[index + 1] in vocabulary().place_nouns:
        return "place"
    return "place" if kind in {"person", "organisation"} and _is_city(words, index) else kind


def _is_city(words: Words, index: int) -> bool:
    """Whether a lone name is a great city's and no known person's."""
    text = words.texts[index]
    if words.tags[index] != "NNP" or text.isupper() or people_named(text):
        return False
    return is_town(text, _GREAT)
