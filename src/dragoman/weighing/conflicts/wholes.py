"""Parts that are more than the whole: "138 of the 120 members", more votes in a council than it has members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.knowledge.memberships import number_of_members
from dragoman.model import Conflict, Reading, Side, Span
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting
from dragoman.weighing.conflicts.quantities import value_of

_NUMBER = r"\d{1,3}(?:,\d{3})*|[a-z]+(?:-[a-z]+)?"
_OF_ALL = re.compile(
    rf"(?<![\w.,$€£-])(?P<part>{_NUMBER}) (?:out )?of (?:the |its |their |all )?(?P<whole>{_NUMBER}) "
    r"(?P<what>(?:[a-z-]+ )?(?:members?|states?|countries|nations|deputies|seats|delegates|senators|judges|ministers"
    r"|governments|parties|votes|prisoners|hostages|soldiers|passengers|people|lawmakers|legislators))\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"\bSecurity Council\b")
_ASSEMBLY = re.compile(r"\bGeneral Assembly\b")
_SEATS = 15  # of the Security Council, from 1966 on
_SEATS_SINCE = 1966
_VOTES = re.compile(
    rf"(?<![\w.,$€£-])(?P<votes>{_NUMBER}) (?:(?:votes?|states?|countries|members?|nations)[ a-z]{{0,12}}? (?:in favou?r|for|against|to|abstain\w+)"
    r"|in favou?r|against|abstentions?|abstain\w+)|\b(?:to|and|with) (?P<more>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
    r" (?:against|abstentions?|abstain\w+|in favou?r)",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Conflict]:
    """Parts of each article that are more than their whole."""
    for reading in case.readings:
        for sentence in reading.sentences:
            yield from _parts(reading, sentence)
            yield from _votes(reading, sentence)


def _parts(reading: Reading, sentence: Span) -> Iterator[Conflict]:
    for match in _OF_ALL.finditer(reading.article.text, *sentence):
        part, whole = value_of(match["part"].replace("-", " ")), value_of(match["whole"].replace("-", " "))
        if part and whole and part > whole >= 2:
            yield _conflict(
                reading,
                sentence,
                match.span(),
                f"{part:g} are more than the {whole:g} {match['what']} of which they are said to be a part.",
            )


def _votes(reading: Reading, sentence: Span) -> Iterator[Conflict]:
    """More votes than a council of the United Nations has members."""
    words = reading.words(sentence)
    size = _size(reading, words)
    if size is None:
        return
    counts: dict[Span, float] = {}
    for match in _VOTES.finditer(reading.article.text, *sentence):
        name = "votes" if match["votes"] else "more"
        value = value_of(match[name].replace("-", " "))
        if value is not None:
            counts[match.span(name)] = value
    total = sum(counts.values())
    if counts and total > size:
        span = (min(counts)[0], max(counts)[1])
        yield _conflict(reading, sentence, span, f"{total:g} votes are more than the {size} members that the body had.")


def _size(reading: Reading, words: str) -> int | None:
    day = published_day(reading.article.published)
    if day is None:
        return None
    if _COUNCIL.search(words) and int(day[:4]) >= _SEATS_SINCE:
        return _SEATS
    return number_of_members("United Nations", day) if _ASSEMBLY.search(words) else None


def _conflict(reading: Reading, sentence: Span, span: Span, explanation: str) -> Conflict:
    said = reading.words(span)
    return conflict(
        "impossible",
        f"the number {said}",
        "hard",
        "copying error",
        explanation,
        (Side(value=said, evidence=(*quoting(reading, span), *quoting(reading, sentence))),),
    )
