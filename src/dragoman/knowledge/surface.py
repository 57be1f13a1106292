"""Surface forms of names: how they are folded and cut into pieces for comparison."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

# The genitive is a piece of its own, as it is a token: "People's Republic" and "People 's Republic" are one name.
_PIECE = re.compile(r"[^\W_]+(?:[.'](?!s\b)[^\W_]+)*\.?|'s\b|[^\w\s\-\u2010-\u2015]")
# Apostrophes of all kinds, and letters that Unicode does not take apart into a letter and a mark.
_PLAIN = str.maketrans("’‘ʼʻ`ıøØłŁđĐ", "'" * 5 + "ioOlLdD")


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without diacritics and with plain apostrophes; case stays.  `Élysée` and `Elysee` are one name."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def pieces(text: str) -> list[str]:
    """The words of a name, however they were joined: `Guinea-Bissau` and `Guinea Bissau` have the same pieces.

    Dashes vanish, other punctuation is a piece of its own, so that no name goes across a comma.  The full stops of an
    abbreviation are left out: `U.S.` and `US` have the same piece.
    """
    return [piece.replace(".", "") or piece for piece in _PIECE.findall(text)]


Meaning = TypeVar("Meaning")
Match = tuple[int, int, Meaning]  # the first word, the one past the last, and what they stand for


def longest_from(
    parts: Sequence[tuple[str, ...]],
    start: int,
    reach: Mapping[str, int],
    meaning_of: Callable[[tuple[str, ...], int], Meaning | None],
) -> tuple[int, Meaning] | None:
    """Where the longest known form that begins at a word ends, and what it means; None when none begins there.

    `parts` holds the pieces of each word, `reach` the most pieces of a form that begins with a piece; `meaning_of` is
    asked with the pieces so far and the place of the last word.
    """
    if start >= len(parts) or not parts[start]:
        return None
    most = reach.get(parts[start][0], 0)
    best = None
    key: tuple[str, ...] = ()
    for end in range(start, len(parts)):
        key += parts[end]
        if len(key) > most:
            break
        found = meaning_of(key, end) if parts[end] else None
        if found:
            best = (end + 1, found)
    return best


def leftmost(length: int, longest: Callable[[int], Match[Meaning] | None]) -> list[Match[Meaning]]:
    """The matches in a list of words that do not overlap, each the longest that begins where the one before ended."""
    found = []
    at = 0
    while at < length:
        match = longest(at)
        if match:
            found.append(match)
        at = match[1] if match else at + 1
    return found


def is_shouted(words: Sequence[str]) -> bool:
    """Whether a whole line is in capitals, so that capitals tell nothing."""
    letters = [word for word in words if any(char.isalpha() for char in word)]
    return len(letters) > 2 and all(word.isupper() for word in letters)
