"""Which candidates stand: no words are said twice, and what is reported inside a report is part of it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.reading.statements.candidate import Candidate
from dragoman.reading.statements.spans import joined, overlap, without


def settle(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in the order of the text.

    A cue inside another's content is nested: the outer statement keeps the words.  Where two claim the same words
    otherwise, the longer content keeps them and the other keeps the rest.
    """
    ranked = sorted(candidates, key=lambda one: (-_length(one), one.at))
    kept: list[Candidate] = []
    for candidate in ranked:
        if any(start <= candidate.at < end for other in kept for start, end in other.content):
            continue
        holes = [span for other in kept for span in other.content]
        holes += [other.cue for other in kept if other.cue]
        content = (
            joined(text, without(candidate.content, holes)) if overlap(candidate.content, holes) else candidate.content
        )
        left = sum(end - start for start, end in content)
        if left >= 0.5 * _length(candidate):
            kept.append(msgspec.structs.replace(candidate, content=content))
    return sorted(kept, key=lambda one: (min(one.content[0][0], one.at), one.at))


def _length(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.content)
