"""Words that say the opposite of each other: `data/conflicts-opposites.toml`."""

from __future__ import annotations

import functools
import re
from importlib import resources

import msgspec


class Opposite(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two sets of words, each of which says the opposite of the other."""

    name: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    match: tuple[tuple[str, str], ...]  # a sentence for either side
    topic: tuple[str, ...] = ()  # of a description: what is described

    def side(self, words: str) -> int | None:
        """Which side words are on, from their first letter to their last: 0, 1, or None."""
        lower = words.casefold()
        for number, patterns in enumerate((self.one, self.other)):
            if _pattern(patterns).fullmatch(lower):
                return number
        return None

    def find(self, words: str, side: int) -> re.Match[str] | None:
        """The first word of one side in a text."""
        return _pattern((self.one, self.other)[side]).search(words.casefold())

    @property
    def topics(self) -> re.Pattern[str]:
        """What is described."""
        return _pattern(self.topic)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    act: tuple[Opposite, ...]
    description: tuple[Opposite, ...]


@functools.cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


@functools.cache
def _file() -> _File:
    data = resources.files("dragoman.data").joinpath("conflicts-opposites.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File)


def acts() -> tuple[Opposite, ...]:
    """Acts and their opposites."""
    return _file().act


def descriptions() -> tuple[Opposite, ...]:
    """Descriptions of one topic and their opposites."""
    return _file().description


@functools.lru_cache(maxsize=4096)
def opposite_acts(one: str, other: str) -> bool:
    """Whether two words are opposite acts.

    >>> opposite_acts("approved", "rejected"), opposite_acts("approved", "adopted")
    (True, False)
    """
    return any({act.side(one), act.side(other)} == {0, 1} for act in acts())
