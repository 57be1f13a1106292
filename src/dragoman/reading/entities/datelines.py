"""What a dateline names: "ARVIK, Norway, March 3 (Fjord Press) -" has the place of the report and its agency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.language.datelines import datelines
from dragoman.model import EntityKind, Span
from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.words import Words

_PLACE = re.compile(r"[ \t]*([^\W\d][^,(\d\u2010-\u2015]*?)\s*(?=[,(]|\s[-\u2010-\u2015]|\s[A-Z][a-z]{2,8}\.? \d|--|$)")
_AGENCY = re.compile(r"\(([^()]+)\)\s*(?:[-:\u2010-\u2015]|$)")


def dated(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """The place and the agency of every dateline; what the gazetteer knows by the very name stays what it is."""
    text = words.parsed.text
    familiar = {(c.first, c.last) for c in known}
    for start, end in datelines(text):
        line = text[start:end].rstrip()
        for candidate in (
            _candidate(words, start, _PLACE.match(line), "place"),
            _candidate(words, start, _AGENCY.search(line), "organisation"),
        ):
            if candidate is not None and (candidate.first, candidate.last) not in familiar:
                yield candidate


def _candidate(words: Words, start: int, found: re.Match[str] | None, kind: EntityKind) -> Candidate | None:
    if found is None:
        return None
    span: Span = (start + found.start(1), start + found.end(1))
    tokens = words.parsed.tokens(span)
    if not tokens or words.span(tokens[0].i, tokens[-1].i) != span:
        return None
    first, last = tokens[0].i, tokens[-1].i
    return Candidate(
        first=first,
        last=last,
        kind=kind,
        name=words.say(first, last),
        rule="dateline",
        sector="JRN" if kind == "organisation" else None,
    )
