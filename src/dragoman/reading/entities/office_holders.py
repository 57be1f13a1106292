"""People whom the table of offices knows, by any full form of their name: the recogniser takes many for bodies."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.people import scan_people
from dragoman.reading.entities.candidate import Candidate
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
    """Whether a hyphen joins more to the name, so that it is another: "Kim Jong Il-style"."""
    before, after = first - 1, last + 1
    joined_before = before > 0 and words.texts[before] == "-" and words.glued(before)
    return joined_before or (after + 1 < len(words) and words.texts[after] == "-" and words.glued(after))
