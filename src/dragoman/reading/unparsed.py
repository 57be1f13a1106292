"""What can be read of an article without a parser: names that the tables know, and dates in figures.

An article in a language that cannot be parsed takes part in weighing all the same: a translation shares the names and
dates of its original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.knowledge.gazetteer import lookup, scan, state_entry
from dragoman.knowledge.people import people_named
from dragoman.knowledge.scripts import names_of_states, state_pattern
from dragoman.model import Entity, EntityKind, Mention, Span, Time

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
# Year first, or day first with points, as most of the world writes dates in figures; 3/4/2023 is told differently.
_DATE = re.compile(r"(?<![\w.-])(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\.(\d{1,2})\.(\d{4}))(?![\w-]|\.\d)")
_LONGEST_NAME = 4  # words

Named = tuple[Span, EntityKind, str, str | None, str | None]  # where, kind, name, country, reference


def known_names(text: str, language: str) -> tuple[Entity, ...]:
    """States, capitals, organisations and office-holders by names that can mean only one of the things known.

    States are known by their names in the text's own language (BCP 47) besides.
    """
    words = list(_WORD.finditer(text))
    taken: set[int] = set()
    known = [*_people(text, words, taken), *_gazetteer(text, words, taken)]
    named = [*known, *_states(text, language, [span for span, *_ in known])]
    groups: dict[tuple[EntityKind, str], list[Named]] = {}
    for one in sorted(named):
        groups.setdefault((one[1], one[2]), []).append(one)
    return tuple(
        Entity(
            id=f"e{number}",
            kind=kind,
            name=name,
            country=group[0][3],
            ref=group[0][4],
            mentions=tuple(Mention(span=span) for span, *_ in group),
        )
        for number, ((kind, name), group) in enumerate(groups.items(), 1)
    )


def _people(text: str, words: list[re.Match[str]], taken: set[int]) -> Iterator[Named]:
    """Full names of people in the table of offices: runs of words with capitals and single spaces between them."""
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, _run(text, words, at)), 1, -1):
            span = (words[at].start(), words[at + length - 1].end())
            people = people_named(text[span[0] : span[1]])
            if len(people) == 1:
                taken.update(range(at, at + length))
                yield span, "person", people[0].name, people[0].country, None
                at += length - 1
                break
        at += 1


def _run(text: str, words: list[re.Match[str]], at: int) -> int:
    """How many words with capitals follow one another from one on."""
    count = 0
    for index in range(at, min(at + _LONGEST_NAME, len(words))):
        if not words[index][0][0].isupper():
            break
        if index > at and text[words[index - 1].end() : words[index].start()] != " ":
            break
        count += 1
    return count


def _gazetteer(text: str, words: list[re.Match[str]], taken: set[int]) -> Iterator[Named]:
    for first, end, entries in scan([word[0] for word in words]):
        if len(entries) != 1 or entries[0].form in ("adjective", "demonym", "seat") or taken & set(range(first, end)):
            continue
        entry = entries[0]
        span = (words[first].start(), words[end - 1].end())
        if entry.form == "capital":
            yield span, "place", text[span[0] : span[1]], entry.country, None
        else:
            yield span, entry.kind, entry.name, entry.country, entry.ref


def _states(text: str, language: str, known: list[Span]) -> Iterator[Named]:
    """States by their names in a language, where no other name covers them."""
    pattern = state_pattern(language)
    for match in pattern.finditer(text) if pattern is not None else ():
        span = match.span()
        entry = next(iter(state_entry(names_of_states(language)[match[0].lower()])), None)
        if (
            entry is not None
            and len(lookup(match[0])) < 2
            and not any(span[0] < end and start < span[1] for start, end in known)
        ):
            yield span, "state", entry.name, entry.country, entry.ref


def figure_dates(text: str) -> tuple[Time, ...]:
    """Dates in figures that can be read in one way only: 2023-02-21 and 21.2.2023."""
    found = []
    for match in _DATE.finditer(text):
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
        try:
            value = date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
        found.append(Time(span=match.span(), type="DATE", value=value, edtf=value))
    return tuple(found)
