"""Finding names of states, organisations, groups and regions in a text.

A surface form may stand for several things: `Georgia` is a state and a part of the United States, `Washington` a
capital and another part of it.  All are reported, in the order state, organisation, group, place, and within a kind in
the order of the tables, which have the likelier first; the reader decides.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from dragoman.knowledge.entries import Entry, surface_forms
from dragoman.knowledge.scripts import state_called
from dragoman.knowledge.surface import fold, is_shouted, leftmost, longest_from, pieces


def lookup(surface: str) -> tuple[Entry, ...]:
    """Everything that a surface form may stand for; empty where the gazetteer does not know it.

    A state is known by its names in other scripts, too.
    """
    found = _index().exact.get(tuple(pieces(fold(surface))), ())
    code = None if found or surface.isascii() else state_called(surface)
    return found if code is None else state_entry(code)


def state_entry(code: str) -> tuple[Entry, ...]:
    """The entry of a state by its code; empty where there is no such state."""
    return tuple(entry for entry in _index().names.get(code, ()))


def scan(words: Sequence[str]) -> list[tuple[int, int, tuple[Entry, ...]]]:
    """The longest matches that do not overlap, in a list of token texts: (first, past the last, entries).

    Case counts, as it does in names; words written in capitals throughout are matched without it.  A match never
    begins or ends inside a token.
    """
    index = _index()
    parts = [tuple(pieces(fold(word))) for word in words]
    shouting = is_shouted(words)

    def longest(at: int) -> tuple[int, int, tuple[Entry, ...]] | None:
        match = index.longest(parts, at, shouting)
        if match and words[at].lower() == "the":  # it makes "West" a name, but is no part of it
            at += 1
            inner = index.longest(parts, at, shouting)
            if inner and inner[0] > match[0]:  # "the West Bank" is not "the West" and a bank
                match = inner
        return (at, *match) if match else None

    return leftmost(len(words), longest)


_ORDER = {"state": 0, "organisation": 1, "group": 2, "place": 3, "person": 4}
# Words that a line in capitals makes look like acronyms.  US is not among them: in headlines it is rarely the pronoun.
_SHOUTED_WORDS = frozenset(
    {"who", "is", "it", "am", "ice", "pa", "raw", "pace", "dea", "car", "kan", "let", "alba", "sana"}
)


class _Index:
    """Surface forms by their pieces, with the pieces that may begin one and the greatest length after each."""

    def __init__(self) -> None:
        self.exact: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        self.shouted: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        self.names: dict[str, tuple[Entry, ...]] = {}  # states by their code
        self._reach: dict[str, int] = {}
        for surface, entry in surface_forms():
            self._add(tuple(pieces(fold(surface))), entry)
            if entry.kind == "state" and entry.form == "name" and entry.country:
                self.names.setdefault(entry.country, (entry,))

    def _add(self, key: tuple[str, ...], entry: Entry) -> None:
        for table, form in ((self.exact, key), (self.shouted, tuple(part.upper() for part in key))):
            known = table.get(form, ())
            if not any(_same_thing(entry, other) for other in known):
                table[form] = tuple(sorted((*known, entry), key=lambda e: _ORDER[e.kind]))
            self._reach[form[0]] = max(self._reach.get(form[0], 0), len(form))

    def longest(
        self, parts: Sequence[tuple[str, ...]], start: int, shouting: bool
    ) -> tuple[int, tuple[Entry, ...]] | None:
        """Where the longest match that begins at a token ends, and its entries."""

        def entries(key: tuple[str, ...], _end: int) -> tuple[Entry, ...]:
            known = () if shouting else self.exact.get(key, ())
            return known or self._without_case(key, shouting)

        return longest_from(parts, start, self._reach, entries)

    def _without_case(self, key: tuple[str, ...], shouting: bool) -> tuple[Entry, ...]:
        """Entries for a form written in capitals: a dateline, a headline that shouts."""
        if not all(part.isupper() or not part.isalpha() for part in key):
            return ()
        if shouting and len(key) == 1 and key[0].lower() in _SHOUTED_WORDS:
            return ()
        if not shouting and sum(map(len, key)) < 4:  # a short word in capitals is rather an acronym
            return ()
        return self.shouted.get(key, ())


def _same_thing(one: Entry, other: Entry) -> bool:
    """One thing under one surface form is one entry: "Eswatini" is not reported as a name and an adjective."""
    return (one.kind, one.name, one.country) == (other.kind, other.name, other.country)


@functools.cache
def _index() -> _Index:
    return _Index()
