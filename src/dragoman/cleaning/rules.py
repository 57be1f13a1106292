"""Debris rules: named data from `data/debris-*.toml`, compiled once."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Literal

import msgspec

FILES = ("debris-markup.toml", "debris-article.toml", "debris-page.toml")

Where = Literal["span", "line", "start", "end", "head", "list", "next"]

_PART = re.compile(r"\{\{([a-z-]+)\}\}")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of debris.  The fields are explained at the head of the data files."""

    name: str
    where: Where
    pattern: tuple[str, ...]
    match: tuple[str, ...]
    unlike: tuple[str, ...]
    beside: bool = False
    becomes: str = ""  # what a span leaves behind
    case: bool = False
    hint: str = ""  # without this the rule cannot match: a cheap pattern that is looked for first
    longest: int = 300  # no line over this many characters is such debris
    clue: str | None = None
    note: str = ""
    value: str | None = None  # what the clue says, where it is not what the pattern's group `value` holds


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]
    parts: dict[str, str] = {}


class Pattern:
    """A rule with its compiled expression."""

    __slots__ = ("_hint", "expression", "rule")

    def __init__(self, rule: Rule, expression: re.Pattern[str]) -> None:
        """Keep both."""
        self.rule = rule
        self.expression = expression
        self._hint = re.compile(rule.hint, re.IGNORECASE).search if rule.hint else None

    def may_match(self, text: str, start: int = 0) -> bool:
        """Whether a text from a place on holds what the rule needs; dear patterns are tried only there."""
        return self._hint is None or self._hint(text[start:] if start else text) is not None


@functools.cache
def patterns(where: Where) -> tuple[Pattern, ...]:
    """The compiled rules of one kind, in the order of the files."""
    return tuple(pattern for pattern in _compiled() if pattern.rule.where == where)


@functools.cache
def _compiled() -> tuple[Pattern, ...]:
    return tuple(pattern for name in FILES for pattern in _load(name))


def _load(name: str) -> list[Pattern]:
    text = resources.files("dragoman.data").joinpath(name).read_text("utf-8")
    file = msgspec.convert(tomllib.loads(text), _File)
    return [Pattern(rule, _compile(rule, file.parts)) for rule in file.rule]


def _compile(rule: Rule, parts: dict[str, str]) -> re.Pattern[str]:
    """All alternatives of a rule as one expression; a group name may occur in several of them."""
    flags = 0 if rule.case else re.IGNORECASE
    alternatives = [_expand(pattern, parts) for pattern in rule.pattern]
    numbered = [_number_groups(pattern, number) for number, pattern in enumerate(alternatives)]
    return re.compile("|".join(f"(?:{pattern})" for pattern in numbered), flags)


def _expand(pattern: str, parts: dict[str, str]) -> str:
    while _PART.search(pattern):
        pattern = _PART.sub(lambda found: parts[found[1]], pattern)
    return pattern


def _number_groups(pattern: str, number: int) -> str:
    return re.sub(r"\(\?P<([a-z]+)>", rf"(?P<\g<1>_{number}>", pattern)


def group(found: re.Match[str], name: str) -> tuple[int, int] | None:
    """Where the group of a name matched, in whichever alternative."""
    for key in found.re.groupindex:
        if key.startswith(f"{name}_") and found[key]:
            return found.span(key)
    return None
