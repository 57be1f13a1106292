"""A text cut into blocks for reading: its paragraphs, the long ones in stretches of sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.export.brief.html import direction
from dragoman.model import Span

_LONGEST = 900  # characters of a block, where there are sentences to cut it at
_LOOKED_AT = 400  # characters whose direction is asked for
_PARAGRAPH = re.compile(r"[^\n]+(?:\n|$)")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


class Block(NamedTuple):
    """A stretch of a text that is shown as one; notes on it stand beside it."""

    start: int
    end: int
    continued: bool  # goes on with the paragraph of the block before


def blocks(text: str, sentences: Sequence[Span]) -> list[Block]:
    """The paragraphs of a text that are not blank, in order."""
    starts = sorted({start for start, _ in sentences})
    found: list[Block] = []
    number = 0
    for paragraph in _PARAGRAPH.finditer(text):
        low, high = _trimmed(text, *paragraph.span())
        while number < len(starts) and starts[number] <= low:
            number += 1
        begin = low
        while number < len(starts) and starts[number] < high:
            after = starts[number + 1] if number + 1 < len(starts) else high
            if min(after, high) - begin > _LONGEST:
                found.append(Block(begin, starts[number], begin > low))
                begin = starts[number]
            number += 1
        if begin < high:
            found.append(Block(begin, high, begin > low))
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the blanks around it."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def runs(words: str, language: str | None) -> str:
    """Which way words run, "ltr" or "rtl": as most of their letters do; where these do not tell, as their language."""
    found = [unicodedata.bidirectional(character) for character in words[:_LOOKED_AT]]
    right, left = sum(one in _RIGHT_TO_LEFT for one in found), found.count("L")
    if right == left:
        return direction(language)
    return "rtl" if right > left else "ltr"


def spread(found: Sequence[Block], spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Pairs of a block and a span that have characters in common, both by number, in the order of the spans."""
    import bisect

    begins = [block.start for block in found]
    for number, (start, end) in enumerate(spans):
        at = max(bisect.bisect_right(begins, start) - 1, 0)
        while at < len(found) and found[at].start < end:
            if found[at].end > start:
                yield at, number
            at += 1
