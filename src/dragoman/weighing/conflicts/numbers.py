"""Different counts of the same thing in two articles of one story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.model import Conflict, Reading, Side, Span, overlap
from dragoman.weighing.conflicts import tallies
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.conflicts.quantities import Quantity, disagree, quantities
from dragoman.weighing.stories.features import stem
from dragoman.weighing.texts import function_words

# What is counted: up to three lower-case words behind the number ("new members", "years of war").
_COUNTED = re.compile(r"[\s-]+((?:[a-z]+(?:-[a-z]+)?[\s]+){0,2}?(?:[a-z]+(?:-[a-z]+)?))(?=[\s.,;:!?”\"')]|$)")
_WORD = re.compile(r"[^\W\d_]+")
# Times and measures are counted of everything: without a second word ("years of war") they name nothing.
_MEASURED = (
    "year month week day hour minute second time percent per cent dollar euro pound yuan rouble km mile metre "
    "meter foot page people person man woman other thing way side part kilomet"
)
_MEASURES = frozenset(stem(word) for word in _MEASURED.split(" "))
_CONTEXT = 4  # words beside the count that the two sentences must share
_CONTEXT_SHARE = 0.5  # and the share of the shorter sentence's words that these must be


class _Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number of something, in its sentence."""

    reading: Reading
    quantity: Quantity
    noun: str  # the stem of what is counted
    sentence: Span
    context: frozenset[str]  # the stems of the sentence's other words


def check(case: Case) -> Iterator[Conflict]:
    """Counts of one thing, in sentences about the same, that cannot both be right."""
    counts = {reading.article.uri: list(_counts(reading)) for reading in case.readings}
    for one, other in case.pairs():
        if case.lineage[one.article.uri].origin != case.lineage[other.article.uri].origin:
            yield from _compare(counts[one.article.uri], counts[other.article.uri])
    yield from tallies.check(case)


def _counts(reading: Reading) -> Iterator[_Count]:
    text = reading.article.text
    for sentence in reading.sentences:
        stems = {stem(word.casefold()) for word in _WORD.findall(text[slice(*sentence)])}
        for quantity in quantities(text, *sentence):
            if any(overlap(time.span, quantity.span) for time in reading.times if time.type == "DATE"):
                continue
            behind = _COUNTED.match(text, quantity.span[1], sentence[1])
            noun = _noun(behind.group(1).split()) if behind else None
            noun = noun or _measured(text[quantity.span[1] : sentence[1]], text[sentence[0] : quantity.span[0]])
            if noun:
                context = frozenset(stems - {noun} - {stem(word) for word in function_words()})
                yield _Count(reading=reading, quantity=quantity, noun=noun, sentence=sentence, context=context)


def _noun(words: Sequence[str]) -> str | None:
    """What is counted: the last word before a preposition, verb or end; none for a bare measure."""
    common = function_words()
    kept: list[str] = []
    for word in words:
        if word in common:
            break
        kept.append(word)
    if not kept:
        return None
    nouns = [stem(word) for word in kept if word.endswith("s")]  # a count stands with a plural
    return nouns[0] if nouns and len(nouns[0]) > 2 and nouns[0] not in _MEASURES else None


def _measured(behind: str, before: str) -> str | None:
    """What a measure measures: "36 years of war", "a war of 36 years"."""
    unit = re.match(r"[\s-]+([a-z]+)", behind)
    if not unit or stem(unit.group(1)) not in _MEASURES:
        return None
    thing = re.match(r"[\s-]+[a-z]+ of ([a-z]{3,})", behind) or re.search(r"\b([a-z]{3,}) of (?:\w+ )?$", before)
    if not thing or thing.group(1) in function_words():
        return None
    return f"{stem(unit.group(1))} of {stem(thing.group(1))}"


def _compare(mine: Sequence[_Count], theirs: Sequence[_Count]) -> Iterator[Conflict]:
    for one in mine:
        for other in theirs:
            if (
                one.noun == other.noun
                and disagree(one.quantity, other.quantity)
                and _same_matter(one.context, other.context)
                and _counted_once(mine, one.noun)
                and _counted_once(theirs, one.noun)
                and not _told_by(mine, other)
                and not _told_by(theirs, one)
            ):
                yield _conflict(one, other)


def _same_matter(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share so many words that they count the same thing."""
    return len(one & other) >= max(_CONTEXT, _CONTEXT_SHARE * min(len(one), len(other)))


def _told_by(counts: Sequence[_Count], count: _Count) -> bool:
    """Whether an article tells of this number, too: then it counts two different things."""
    return any(same.noun == count.noun and not disagree(same.quantity, count.quantity) for same in counts)


def _counted_once(counts: Sequence[_Count], noun: str) -> bool:
    """Whether an article has one number for a noun; several (scores, parts of a whole) count different things."""
    return len({count.quantity.value for count in counts if count.noun == noun}) == 1


def _conflict(one: _Count, other: _Count) -> Conflict:
    words = [count.reading.words(count.quantity.span) for count in (one, other)]
    return conflict(
        "number",
        one.noun,
        "soft",
        "dispute, error or a later count",
        f"Two articles count the same differently: “{words[0]}” and “{words[1]}” ({one.noun}).",
        tuple(
            Side(value=word, evidence=quoting(count.reading, count.sentence))
            for count, word in zip((one, other), words, strict=True)
        ),
    )
