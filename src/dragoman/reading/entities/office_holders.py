"""People whom the table of offices knows, by any full form of their name: the recogniser takes many for bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.knowledge.people import scan_people
from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.people import named_after
from dragoman.reading.entities.words import Words


def office_holders(words: Words) -> Iterator[Candidate]:
    """Mentions of people by the full names that the table of offices has."""
    for sentence in words.parsed.doc.sents:
        begin = sentence.start
        for start, end, _ in scan_people(words.texts[begin : sentence.end]):
            first, last = begin + start, begin + end - 1
            if not _goes_on(words, first, last):
                yield Candidate(
                    first=first, last=last, kind="person", name=words.say(first, last), rule="office-holder"
                )


def _goes_on(words: Words, first: int, last: int) -> bool:
    """Whether more belongs to the name, so that it is another, or what bears it.

    A hyphen ("Kim Jong Il-style"), a number or a father's name ("Pope Leo XIII", "Sheikh Tamim bin Hamad"), an airport.
    """
    before, after = first - 1, last + 1
    if before > 0 and words.texts[before] == "-" and words.glued(before):
        return True
    if after + 1 >= len(words):
        return False
    if words.texts[after] == "-":
        return words.glued(after)
    return words.lowers[after] in _SONS or bool(_NUMERAL.fullmatch(words.texts[after])) or _bears(words, after)


_SONS = frozenset({"bin", "ibn", "bint"})
_NUMERAL = re.compile(r"[IVX]{1,5}")


def _bears(words: Words, start: int) -> bool:
    """Whether a place or a body bears the name: "Hamid Karzai International Airport"."""
    end = start
    while end < len(words) and end < start + 3 and words.is_name(end):
        if named_after(words, end):
            return True
        end += 1
    return False
