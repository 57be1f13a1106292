"""Which candidates stand: no words are said twice, and what is reported inside a report is part of it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.model import Span
from dragoman.reading.statements.candidate import Candidate
from dragoman.reading.statements.sources import is_of_the_talk
from dragoman.reading.statements.spans import holds, joined, overlap, without


def settle(text: str, candidates: Iterable[Candidate], *, inside: bool = False) -> list[Candidate]:
    """The candidates that stand, in the order of the text; those within quotations only `inside` another statement.

    A cue inside another's content is nested: the outer statement keeps the words.  Where two claim the same words
    otherwise, the longer content keeps them and the other keeps the rest.
    """
    ranked = sorted(candidates, key=lambda one: (-_length(one), one.at))
    kept: list[Candidate] = []
    for candidate in ranked:
        if (
            candidate.cites is not None
            or (candidate.quoted and not inside)
            or any(holds(other.content, candidate.at) for other in kept)
        ):
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


def nest(text: str, settled: Iterable[Candidate], candidates: Iterable[Candidate]) -> list[Candidate]:
    """The settled statements, each with what is reported inside its content, and so on inward."""
    pool = list(candidates)
    return [msgspec.structs.replace(outer, inner=tuple(_inner(text, outer, pool))) for outer in settled]


def _inner(text: str, outer: Candidate, candidates: list[Candidate]) -> list[Candidate]:
    """What is reported inside a statement; where its speaker cites somebody, he says all of it first."""
    found = _within(text, outer, candidates)
    cited = next((one for one in candidates if one.cites == outer.at), None)
    if cited is None:
        return found
    return [msgspec.structs.replace(cited, content=outer.content, cites=None, inner=tuple(found))]


def _within(text: str, outer: Candidate, candidates: Iterable[Candidate]) -> list[Candidate]:
    pool = []
    for one in candidates:
        in_turn = outer.rule in {"turn", "label"} and one.source is not None and is_of_the_talk(one.source.head)
        if one.at == outer.at or one.intended or in_turn or not holds(outer.content, one.at):
            continue
        content = tuple(_common(one.content, outer.content))
        if content and sum(end - start for start, end in content) >= 0.5 * _length(one):
            pool.append(msgspec.structs.replace(one, content=content))
    return nest(text, settle(text, pool, inside=True), pool)


def _common(one: Iterable[Span], other: Iterable[Span]) -> list[Span]:
    """The parts of the first that the second covers too."""
    others = list(other)
    shared = [(max(start, low), min(end, high)) for start, end in one for low, high in others]
    return [(start, end) for start, end in shared if start < end]


def _length(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.content)
