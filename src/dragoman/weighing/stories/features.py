"""What an article is about, as weighted terms in three spaces: words, names, numbers."""

from __future__ import annotations

import collections
import math
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.model import Reading
from dragoman.weighing.texts import WORD, function_words, plain_number

Vector = dict[str, float]
SPACES = ("words", "names", "numbers")

# How common a term is taken to be before any article is seen, and how many articles' worth that belief has: in a record
# of a handful of articles counting alone says nothing.
_PRIOR = {"words": 0.05, "names": 0.02, "numbers": 0.02}
_PRIOR_STATE = 0.3  # the names of states are in all diplomatic news
_PRIOR_ARTICLES = 50
_SUFFIXES = ("ing", "ed", "es", "s", "e")


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """How often each term of each space is used in one article."""

    words: dict[str, int]
    names: dict[str, int]
    numbers: dict[str, int]

    def of(self, space: str) -> dict[str, int]:
        """The counts of one space."""
        found: dict[str, int] = getattr(self, space)
        return found


def stem(word: str) -> str:
    """A word without its commonest English endings: enough to count 'visits' with 'visited'."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def terms(reading: Reading) -> Terms:
    """The terms of an article.  Two names side by side count together too: 'Abdul Kalam' is rarer than its parts."""
    common = function_words()
    text = reading.article.text
    found = list(WORD.finditer(text))
    words: collections.Counter[str] = collections.Counter()
    names: collections.Counter[str] = collections.Counter()
    numbers: collections.Counter[str] = collections.Counter()
    before = ("", -9)  # the name just before, and where it ends
    for match in found:
        written = match.group().replace("’", "'")
        word = written.casefold().removesuffix("'s")
        if written[0].isdigit():
            numbers[plain_number(word)] += 1
        elif word not in common and len(word) > 1:
            words[stem(word)] += 1
            if written[0].isupper():
                names[word] += 1
                if before[0] and match.start() - before[1] <= 2:
                    names[f"{before[0]} {word}"] += 1
                before = (word, match.end())
    return Terms(words=dict(words), names=dict(names), numbers=dict(numbers))


def state_names(readings: Sequence[Reading]) -> frozenset[str]:
    """The words of all names of states in the readings."""
    return frozenset(
        word.casefold()
        for reading in readings
        for entity in reading.entities
        if entity.kind == "state"
        for mention in entity.mentions
        if mention.form == "name"
        for word in reading.words(mention.span).split()
    )


def weights(counts: Sequence[Mapping[str, int]], space: str, states: frozenset[str]) -> Vector:
    """How much each term tells: the logarithm of how rare it is among the articles and by prior belief."""
    frequency = collections.Counter(term for count in counts for term in count)
    total = len(counts) + _PRIOR_ARTICLES

    def prior(term: str) -> float:
        return _PRIOR_STATE if space == "names" and term in states else _PRIOR[space]

    return {term: math.log(total / (seen + _PRIOR_ARTICLES * prior(term))) for term, seen in frequency.items()}


def vectors(counts: Sequence[Mapping[str, int]], weight: Mapping[str, float]) -> list[Vector]:
    """Unit vectors of weighted terms."""
    return [_unit({term: (1 + math.log(n)) * max(0.0, weight[term]) for term, n in count.items()}) for count in counts]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items() if value > 0} if length else {}


def dot(first: Vector, second: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(first) > len(second):
        first, second = second, first
    return math.fsum(value * second[term] for term, value in first.items() if term in second)
