"""Signs of software, of machine translation and of machine rewriting, by the rules of `data/clues.toml`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dragoman.cleaning.clues.tables import Sign, signs
from dragoman.cleaning.plain import plain
from dragoman.model import Clue

_SHOWN = 8  # signs that the note of a clue names


def find_signs(source: str, text: str) -> Iterator[tuple[int, Clue]]:
    """The clues of the rules that have matched in as many places as they need."""
    texts = {"source": plain(source), "text": plain(text)}
    for rule, expressions in signs():
        found: dict[str, int] = {}  # the words that match, with their first place
        for expression in expressions:
            matches = expression.finditer(texts[rule.where])
            for match in itertools.islice(matches, 1 if rule.needs == 1 else None):
                found.setdefault(" ".join(match[0].lower().split()), match.start())
        if len(found) >= rule.needs:
            yield min(found.values()), _clue(rule, found)


def _clue(rule: Sign, found: dict[str, int]) -> Clue:
    if rule.needs == 1:
        return Clue(kind=rule.kind, value=rule.value or min(found), note=rule.note)
    words = sorted(found, key=lambda words: found[words])
    shown = "; ".join(f"“{word}”" for word in words[:_SHOWN])
    return Clue(kind=rule.kind, value=rule.value or f"{len(found)} signs", note=f"{rule.note}: {shown}")
