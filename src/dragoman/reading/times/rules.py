"""What a rule of the time grammar is."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from dragoman.model import Span
from dragoman.reading.times.anchor import Meaning
from dragoman.reading.times.context import Context

Match = re.Match[str]
Make = Callable[[Match, Context], Meaning | None]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A named pattern and what it means.

    The pattern is tried in the neighbourhood of words of its `kinds` only.  Its group `t`, where it has one, is the
    expression; what is matched around it is its condition.  `make` gives None where the words turn out to mean no time.
    """

    name: str
    kinds: tuple[str, ...]
    pattern: re.Pattern[str]
    make: Make


def rule(name: str, kinds: str, pattern: str, make: Make) -> Rule:
    """A rule; its pattern begins and ends at the edges of words."""
    return Rule(
        name=name,
        kinds=tuple(kinds.split()),
        pattern=re.compile(rf"(?<![\w$€£#])(?<!\d[.,:])(?:{pattern})(?!\w)", re.IGNORECASE),
        make=make,
    )


def expression(match: Match) -> Span:
    """The span of the expression in a match of a rule."""
    return match.span("t") if "t" in match.re.groupindex else match.span()
