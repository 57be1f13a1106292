"""Where a variant of a quotation differs from the first, word for word."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator, Sequence

from dragoman.model import Difference, Span
from dragoman.weighing.quotations.words import Word

_Stretch = tuple[int, int]  # words, by number


def differences(first: Sequence[Word], own: Sequence[Word]) -> tuple[Difference, ...]:
    """The stretches in which the second differs from the first, case and the shape of apostrophes aside."""
    mine, theirs = [word.folded for word in first], [word.folded for word in own]
    if mine == theirs:
        return ()
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    return tuple(
        Difference(first=_span(first, *left), own=_span(own, *right))
        for tag, low, high, own_low, own_high in matcher.get_opcodes()
        if tag != "equal"
        for left, right in _in_pieces(first, (low, high), own, (own_low, own_high))
    )


def _in_pieces(
    first: Sequence[Word], mine: _Stretch, own: Sequence[Word], theirs: _Stretch
) -> Iterator[tuple[_Stretch, _Stretch]]:
    """A difference in parts that do not reach over words which are not quoted: "we came," she said, "and stayed"."""
    left, right = _pieces(first, mine), _pieces(own, theirs)
    for one, other in itertools.zip_longest(left, right):
        yield one or (mine[1], mine[1]), other or (theirs[1], theirs[1])


def _pieces(words: Sequence[Word], stretch: _Stretch) -> list[_Stretch]:
    """A stretch cut where one quoted piece ends and the next begins."""
    low, high = stretch
    cuts = [at for at in range(low + 1, high) if words[at].piece != words[at - 1].piece]
    return list(itertools.pairwise([low, *cuts, high])) if low < high else [(low, low)]


def _span(words: Sequence[Word], low: int, high: int) -> Span:
    """The span of a stretch of words; where there are none, the place in which they would stand."""
    if low < high:
        return (words[low].span[0], words[high - 1].span[1])
    at = words[low].span[0] if low < len(words) else words[-1].span[1]
    return (at, at)
