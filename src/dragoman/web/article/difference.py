"""Two texts word by word: what one has that the other has not, in bounded time whatever the texts are.

Words are aligned by their longest common subsequence (Rapidfuzz's Indel distance), the texts first cut at what they
have in common at the beginning and the end.  Where that leaves more than can be aligned, sentences are aligned first
and words only inside what lies between equal sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from dragoman.model import Struct

MOST = 400_000_000  # pairs of words, or of lines, that are held against each other at once
# A word, a sign, or a character of a script without blanks, each with the blanks behind it.
_ALONE = r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_TOKEN = re.compile(rf"(?:{_ALONE}|(?:(?!{_ALONE})[\w'’-])+|\W)\s*")
_LINE = re.compile(r"[^\n.!?。！？؟]*[\n.!?。！？؟]+\s*|[^\n.!?。！？؟]+")

Kind = Literal["same", "added", "left out"]


class DifferencePiece(Struct, frozen=True, kw_only=True):
    """A stretch of words that both texts have, or one of them."""

    kind: Kind
    text: str


class Difference(Struct, frozen=True, kw_only=True):
    """How a text differs from another: from beginning to end, stretch by stretch, in the exact words of each.

    Blanks are not compared.  What is the same stands in the words of the text itself.
    """

    pieces: tuple[DifferencePiece, ...]
    same: int  # words, and in scripts without blanks characters
    added: int
    left_out: int
    whole: bool  # false: stretches were too long to be aligned, and stand as left out and added


def difference(other: str, own: str) -> Difference:
    """What `own` has and has not, held against `other`."""
    found = _Found()
    _compare(_TOKEN.findall(other), _TOKEN.findall(own), found, by_lines=True)
    return found.difference()


class _Found:
    """Pieces as they are found; neighbours of one kind are one."""

    def __init__(self) -> None:
        self.pieces: list[tuple[Kind, list[str]]] = []
        self.counts: dict[Kind, int] = {"same": 0, "added": 0, "left out": 0}
        self.whole = True

    def add(self, kind: Kind, tokens: Sequence[str]) -> None:
        if not tokens:
            return
        self.counts[kind] += sum(1 for token in tokens if token[0].isalnum())
        if self.pieces and self.pieces[-1][0] == kind:
            self.pieces[-1][1].extend(tokens)
        else:
            self.pieces.append((kind, list(tokens)))

    def difference(self) -> Difference:
        return Difference(
            pieces=tuple(DifferencePiece(kind=kind, text="".join(tokens)) for kind, tokens in self.pieces),
            same=self.counts["same"],
            added=self.counts["added"],
            left_out=self.counts["left out"],
            whole=self.whole,
        )


def _compare(other: Sequence[str], own: Sequence[str], found: _Found, *, by_lines: bool) -> None:
    """Align two lists of words; what is too long for it by lines first, and what is still too long not at all."""
    start, end = _common(other, own)
    found.add("same", own[:start])
    mine, theirs = own[start : len(own) - end], other[start : len(other) - end]
    if len(mine) * len(theirs) <= MOST:
        _align(theirs, mine, found)
    elif by_lines:
        _align_lines(theirs, mine, found)
    else:
        found.whole = False
        found.add("left out", theirs)
        found.add("added", mine)
    found.add("same", own[len(own) - end :])


def _align(theirs: Sequence[str], mine: Sequence[str], found: _Found) -> None:
    for low, high, own_low, own_high, same in _stretches(list(map(_key, theirs)), list(map(_key, mine))):
        if same:
            found.add("same", mine[own_low:own_high])
        else:
            found.add("left out", theirs[low:high])
            found.add("added", mine[own_low:own_high])


def _align_lines(theirs: Sequence[str], mine: Sequence[str], found: _Found) -> None:
    other, own = (_LINE.findall("".join(tokens)) for tokens in (theirs, mine))
    if len(other) * len(own) > MOST:
        _compare(theirs, mine, found, by_lines=False)
        return
    keys = [["".join(line.split()) for line in lines] for lines in (other, own)]
    for low, high, own_low, own_high, same in _stretches(*keys):
        text = "".join(own[own_low:own_high])
        if same:
            found.add("same", _TOKEN.findall(text))
        else:
            _compare(_TOKEN.findall("".join(other[low:high])), _TOKEN.findall(text), found, by_lines=False)


def _stretches(theirs: Sequence[str], mine: Sequence[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Stretches of both, in order; `same` where they are equal."""
    from rapidfuzz.distance import Indel

    gap: list[int] | None = None  # what differs since the last equal stretch
    for code in Indel.opcodes(theirs, mine):
        if code.tag == "equal":
            if gap:
                yield gap[0], gap[1], gap[2], gap[3], False
                gap = None
            yield code.src_start, code.src_end, code.dest_start, code.dest_end, True
        elif gap is None:
            gap = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        else:
            gap[1], gap[3] = max(gap[1], code.src_end), max(gap[3], code.dest_end)
    if gap:
        yield gap[0], gap[1], gap[2], gap[3], False


def _key(token: str) -> str:
    return token.rstrip()


def _common(other: Sequence[str], own: Sequence[str]) -> tuple[int, int]:
    """How many words both have in common at the beginning, and at the end behind these."""
    most, start = min(len(other), len(own)), 0
    while start < most and _key(other[start]) == _key(own[start]):
        start += 1
    end = 0
    while end < most - start and _key(other[-1 - end]) == _key(own[-1 - end]):
        end += 1
    return start, end
