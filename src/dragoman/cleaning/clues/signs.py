"""Signs of software, of machine translation and of machine rewriting, by the rules of `data/clues.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.cleaning.clues.tables import signs
from dragoman.cleaning.plain import plain
from dragoman.model import Clue


def find_signs(source: str, text: str) -> Iterator[tuple[int, Clue]]:
    """The clues of the rules that have matched in as many places as they need."""
    texts = {"source": plain(source), "text": plain(text)}
    for rule, expressions in signs():
        found: dict[str, int] = {}
        for expression in expressions:
            for match in expression.finditer(texts[rule.where]):
                found.setdefault(" ".join(match[0].lower().split()), match.start())
                if rule.needs == 1:
                    break
        if len(found) >= rule.needs:
            at = min(found.values())
            if rule.needs == 1:
                yield at, Clue(kind=rule.kind, value=rule.value or min(found), note=rule.note)
                continue
            words = sorted(found, key=lambda key: found[key])
            shown = "; ".join(f"“{word}”" for word in words[:8])
            value = rule.value or f"{len(found)} signs"
            yield at, Clue(kind=rule.kind, value=value, note=f"{rule.note}: {shown}")
