"""How a vote went: which number of a sentence is of those in favour, against, or abstaining."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from dragoman.model import Span
from dragoman.weighing.conflicts.quantities import Quantity

Role = Literal["votes in favour", "votes against", "abstentions"]

# Up to four words may stand between: "128 of the member states voted for".
_WORDS = r"(?:\s(?:[a-z]+|[A-Z][a-z]+)){0,5}?\s"
_FOR = re.compile(
    rf"(?:{_WORDS}|\s)(?:voted (?:for|in favou?r|yes)|in favou?r\b|votes for\b|(?:backed|supported) (?:it|the))"
    r"|\svoted for\b"
)
# "Forty states approved" tells how a vote went where it is said of a vote.
_APPROVED = re.compile(r"\s(?:countries|states|nations|members|governments)\s(?:approved|adopted|endorsed|backed)\b")
_VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|passed|adopted|approved|rejected|parliament|majority|assembly|council|against"
    r"|opposed|abstain\w*)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:\s(?:votes?|voted|countries|states|members|nations|deputies))?\s(?:against|opposed|voted no)\b"
)
_ABSTAIN = re.compile(r"(?:\s(?:[a-z]+|[A-Z][a-z]+)){0,3}?\s(?:abstain\w*|abstention\w*)\b")
_TO = re.compile(r"(?:\svotes)?\s?(?:to|[-–])\s?$")  # "by 120 votes to" seven
_BY = re.compile(
    r"\b(?:by|passed|vote of|voted|votes?:?|vote was|majority of|adopted|approved|rejected|of)\s$", re.IGNORECASE
)
_NONE = re.compile(r"\svotes\sto\s(?:none|nil)\b")


def roles(text: str, sentence: Span, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Role]]:
    """The numbers of a sentence that are votes, each with whose."""
    voting = _VOTING.search(text, *sentence)  # "a force of 900 to 1,200" is no vote
    for at, quantity in enumerate(quantities):
        start, end = quantity.span
        before = text[max(sentence[0], start - 25) : start]
        behind = text[end : sentence[1]]
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        stretch = behind[: following.span[0] - end] if following else behind
        if _ABSTAIN.match(stretch):
            yield quantity, "abstentions"
        elif _AGAINST.match(stretch):
            yield quantity, "votes against"
        elif _FOR.match(stretch) or _NONE.match(behind) or (_APPROVED.match(stretch) and voting):
            yield quantity, "votes in favour"
        elif following and _TO.fullmatch(stretch) and (_BY.search(before) or "vote" in stretch) and voting:
            yield quantity, "votes in favour"
            yield following, "votes against"
