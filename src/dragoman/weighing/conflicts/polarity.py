"""Two descriptions of one thing in opposite ways: relations that "develop well" and are "unstable"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import msgspec

from dragoman.model import Conflict, Reading, Side, Span
from dragoman.weighing.conflicts.case import Case, conflict, quoting, sentence_at
from dragoman.weighing.conflicts.opposites import Opposite, descriptions

_AFTER = 60  # characters behind the topic in which its description may stand
_BEFORE = 14  # "strained relations": the description just before
_PARTIES = 60  # characters around the topic in which the parties are looked for
_NEGATED = re.compile(r"\b(?:not|never|no|hardly|n't|n’t|far from|less|without)\b")
_SAME_TALK = 500  # characters within which an article that names no new parties still speaks of the same ones
_ONCE = re.compile(
    r"\b(?:once|formerly|previously|until|had been|used to|before|in the past|last|ago|since|19\d\d|20\d\d)\b"
)
_VERB = re.compile(r"\b(?:is|are|was|were|be|been|being|have|has|had|as|remain\w*|bec[oa]m\w+|look\w*|seem\w*)\b")
_ENDS = re.compile(r"[.;!?\n]|\b(?:but|while|whereas|although|despite)\b")


class _Described(msgspec.Struct, frozen=True, kw_only=True):
    """A topic between parties, and on which side its description stands."""

    reading: Reading
    rule: Opposite
    side: int
    parties: frozenset[str]
    topic: str  # with what belongs to it: "ties between the two neighbours"
    span: Span  # from the topic to the description, whichever comes first
    words: str


def check(case: Case) -> Iterator[Conflict]:
    """Opposite descriptions of one topic between the same parties, in one article or in two of one story."""
    described = [found for reading in case.in_time() for found in _descriptions(reading)]
    for one, other in itertools.combinations(described, 2):
        if one.rule.name == other.rule.name and one.side != other.side and _same_thing(one, other):
            yield _conflict(case, one, other)


def _descriptions(reading: Reading) -> Iterator[_Described]:
    text = reading.article.text
    for rule in descriptions():
        for topic in rule.topics.finditer(text.casefold()):
            found = _description(text, rule, topic.span())
            parties = _parties(reading, topic.span())
            if found is not None:
                side, span = found
                yield _Described(
                    reading=reading,
                    rule=rule,
                    side=side,
                    parties=parties,
                    topic=_topic(text, topic.span(), span),
                    span=(min(topic.start(), span[0]), max(topic.end(), span[1])),
                    words=text[slice(*span)],
                )


def _same_thing(one: _Described, other: _Described) -> bool:
    """Whether two descriptions are of one thing: between the same two, or, close together, in the same words."""
    if len(one.parties & other.parties) > 1:
        return True
    if one.reading is not other.reading or abs(one.span[0] - other.span[0]) > _SAME_TALK:
        return False
    if one.topic.casefold() != other.topic.casefold() or not (
        one.parties <= other.parties or other.parties <= one.parties
    ):
        return False
    return not any(_ONCE.search(_clause(found)) for found in (one, other))


def _topic(text: str, topic: Span, description: Span) -> str:
    """What is described, in its own words up to the verb: "ties with Suva" in "ties with Suva are friendly"."""
    behind = text[topic[1] : description[0]] if description[0] > topic[1] else ""
    verb = _VERB.search(behind.casefold())
    return " ".join((text[slice(*topic)] + behind[: verb.start() if verb else None]).split())


def _clause(found: _Described) -> str:
    """The description's sentence: with "once" or "until" it tells of a change, and denies nothing."""
    low, high = sentence_at(found.reading, found.span[0])
    return found.reading.article.text[low:high].casefold()


def _description(text: str, rule: Opposite, topic: Span) -> tuple[int, Span] | None:
    """The description just before a topic or in the clause behind it; a negated one says the opposite."""
    before = text[max(0, topic[0] - _BEFORE) : topic[0]].casefold()
    behind = text[topic[1] : topic[1] + _AFTER].casefold()
    end = _ENDS.search(behind)
    behind = behind[: end.start()] if end else behind
    for words, start in ((before, topic[0] - len(before)), (behind, topic[1])):
        for side in (0, 1):
            match = rule.find(words, side)
            if match and (words is behind or words[match.end() :].strip() == ""):
                negated = bool(_NEGATED.search(words[: match.start()]))
                return (side ^ negated, (start + match.start(), start + match.end()))
    return None


def _parties(reading: Reading, topic: Span) -> frozenset[str]:
    """The states named around a topic, in its own sentence."""
    sentence = sentence_at(reading, topic[0])
    low, high = max(sentence[0], topic[0] - _PARTIES), min(sentence[1], topic[1] + _PARTIES)
    return frozenset(
        entity.country
        for entity in reading.entities
        if entity.kind == "state" and entity.country
        for mention in entity.mentions
        if low <= mention.span[0] and mention.span[1] <= high
    )


def _conflict(case: Case, one: _Described, other: _Described) -> Conflict:
    same = one.reading.article.uri == other.reading.article.uri
    kin = case.lineage.get(one.reading.article.uri)
    translated = same and kin is not None and kin.relation == "translation"
    shared = one.parties & other.parties
    thing = f"{one.rule.name} between {' and '.join(sorted(shared))}" if len(shared) > 1 else one.topic
    where = "The same article describes" if same else "Two articles describe"
    return conflict(
        "polarity",
        thing,
        "soft",
        "translation artefact" if translated else "copying or translation error" if same else "dispute or error",
        f"{where} the {thing} in opposite ways: “{one.words}” and “{other.words}”.",
        tuple(
            Side(value=found.words, evidence=quoting(found.reading, sentence_at(found.reading, found.span[0])))
            for found in (one, other)
        ),
    )
