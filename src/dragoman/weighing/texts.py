"""What weighing compares: the words of an article, in the forms that its stages need.

A profile holds no offsets: what two texts share is counted here, and shown elsewhere by spans.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.model import Reading

WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_DIGIT_MARKS = re.compile(r"[.,’'\s]")
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|«[^«»\n]*»")
SHINGLE = 4  # words; short enough to survive small edits, long enough not to be common speech
_REACH = 3  # how many content words a pair may span


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One article as weighing sees it."""

    id: str
    uri: str
    language: str
    published: str  # EDTF, empty where unknown; EDTF days sort as text
    words: tuple[str, ...]
    own: tuple[bool, ...]  # for each word: outside quotation marks, so the reporter's own
    content: tuple[str, ...]  # words without function words, in order
    shingles: frozenset[int]
    pairs: frozenset[int]  # ordered pairs of content words close to one another: survive rewording, keep the order
    anchors: tuple[str, ...]  # names and numbers in order: what a translation keeps
    repaired: int  # how many pieces of debris cleaning took out


@functools.cache
def function_words() -> frozenset[str]:
    """English function words."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


def stable_hash(parts: Iterable[str]) -> int:
    """A 64-bit number that follows from words alone (Python's own hash differs from run to run)."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return zlib.crc32(joined) << 32 | zlib.adler32(joined)


def shingles_of(words: Sequence[str], size: int = SHINGLE) -> list[int]:
    """The hashes of all runs of `size` words, in order; a shorter text is one shingle."""
    if len(words) < size:
        return [stable_hash(words)] if words else []
    return [stable_hash(words[i : i + size]) for i in range(len(words) - size + 1)]


def plain_number(word: str) -> str:
    """The digits alone: 13,000 and 13.000 are one number in two languages."""
    return _DIGIT_MARKS.sub("", word)


def _near_pairs(words: Sequence[str]) -> Iterator[int]:
    for i, first in enumerate(words):
        for second in words[i + 1 : i + 1 + _REACH]:
            yield stable_hash((first, second))


def _anchors(found: Sequence[str], common: frozenset[str]) -> Iterator[str]:
    for word in found:
        if word[0].isdigit():
            number = plain_number(word)
            if len(number) > 1:
                yield number
        elif word[0].isupper() and len(word) > 1 and word.casefold() not in common:
            yield word.casefold()


def _own(text: str, starts: Sequence[int]) -> tuple[bool, ...]:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    own, at = [], 0
    for start in starts:
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        own.append(at == len(quoted) or start < quoted[at][0])
    return tuple(own)


def profile(reading: Reading) -> Profile:
    """The profile of one article."""
    article = reading.article
    common = function_words()
    matches = list(WORD.finditer(article.text))
    found = [match.group().replace("’", "'") for match in matches]
    words = tuple(word.casefold().removesuffix("'s") for word in found)
    content = tuple(word for word in words if word not in common and (len(word) > 2 or word.isdigit()))
    return Profile(
        id=article.id,
        uri=article.uri,
        language=(article.language or "und").split("-")[0],
        published=article.published.edtf if article.published else "",
        words=words,
        own=_own(article.text, [match.start() for match in matches]),
        content=content,
        shingles=frozenset(shingles_of(words)),
        pairs=frozenset(_near_pairs(content)),
        anchors=tuple(_anchors(found, common)),
        repaired=len(reading.removed),
    )
