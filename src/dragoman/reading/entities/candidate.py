"""Candidates: what one rule takes a stretch of words for, before rules are held against one another."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.model import EntityKind, MentionForm


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens `first` to `last` (both included) taken for a mention of somebody or something."""

    first: int
    last: int
    kind: EntityKind
    name: str  # the name of who is meant, not always the words here: "Chinese" is a mention of China
    rule: str  # who says so: "dateline", "title", "office-holder", "gazetteer", "body", "recogniser", "role"
    key: str | None = None  # identity beyond the article's own words: "state:CHN"
    country: str | None = None
    sector: str | None = None
    ref: str | None = None
    form: MentionForm = "name"
    definite: bool = False  # of descriptions: "the minister", not "a minister"
    head: int = -1  # of descriptions: the token of the noun

    @property
    def length(self) -> int:
        """How many tokens."""
        return self.last - self.first + 1


# Which rule is believed where two claim the same words.  A dateline has its form; a title before a name is the surest
# sign that there is a person ("President Georgia Abbott"); known names go before patterns, and patterns before the
# statistical recogniser.
_TRUST = ("dateline", "title", "office-holder", "gazetteer", "body", "recogniser")


def _trust(candidate: Candidate) -> int:
    """A state's own name goes before every pattern: "Russian Federation" is no federation of somebody's."""
    return -1 if candidate.rule == "gazetteer" and candidate.kind == "state" else _TRUST.index(candidate.rule)


_SURE = frozenset({"title", "dateline", "office-holder"})


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, in order of the text.

    The longer one wins, and of two equally long ones the more trusted rule; titles, datelines and the full names of
    known people go before all others.
    """
    ranked = sorted(
        candidates,
        key=lambda c: (c.rule not in _SURE, -c.length, _trust(c), c.first, c.kind, c.name),
    )
    taken: set[int] = set()
    kept = []
    for candidate in ranked:
        span = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.first)
