"""The parts that persons and states play in an event, as a sentence says it: `data/conflicts-parts.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from importlib import resources

import msgspec

from dragoman.model import Reading, Span
from dragoman.weighing.conflicts.groups import MARKS, Masked, Party, mask
from dragoman.weighing.fusion.identity import EntityKey, Identity

# What may stand between a name and its verb.
_BETWEEN = (
    r",?(?: (?:also|then|both|later|formally|jointly|finally|each|together|today|yesterday|had|have|has|who|and|"
    r"solemnly|publicly|personally|himself|herself|themselves|duly|first|again|on \w+day|on \w+ \d+|"
    r"on \d+ \w+|earlier))*"
)


# Behind those who are named together: what they do not do, or not yet.
_PLAN = re.compile(
    r",? (?:did not|do not|has not|have not|had not|will|would|may|might|could|should|must|hopes?|hoped|plans?|planned"
    r"|intend\w*|(?:is|are|was|were) (?:to|due|not|expected|invited|asked)|wants?|wanted|refus\w+|declin\w+"
    r"|agreed to)\b"
)


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part that somebody plays in an event."""

    name: str
    slot: str
    words: tuple[str, ...]
    match: str
    miss: str = msgspec.field(name="not")
    one: bool = False
    side: bool = msgspec.field(name="for", default=False)
    alone: bool = False
    pairs: bool = False
    several: bool = msgspec.field(name="all", default=False)
    given: str = ""

    def find(self, sentence: str) -> Iterator[re.Match[str]]:
        """Where a masked sentence tells of the part."""
        if self.given and not re.search(self.given, sentence):
            return
        for pattern in _patterns(self.words):
            yield from pattern.finditer(sentence)


# Who are named together, whatever they do.
TOGETHER = Part(name="named together", slot="who took part", words=(), match="", miss="")


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """Who plays a part by one sentence."""

    part: Part
    reading: Reading
    sentence: Span
    parties: tuple[Party, ...]
    side: str | None = None  # the state for which it is done


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    part: tuple[Part, ...]


@functools.cache
def parts() -> tuple[Part, ...]:
    """All parts."""
    data = resources.files("dragoman.data").joinpath("conflicts-parts.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File).part


@functools.cache
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(masked(pattern).replace("~", _BETWEEN)) for pattern in words)


def masked(pattern: str) -> str:
    """A pattern with the classes of characters that stand for groups."""
    return re.sub(r"[PSX](?![a-z])", lambda match: MARKS[match.group()], pattern)


def played(reading: Reading, sentence: Span, who: Mapping[EntityKey, Identity]) -> Iterator[Played]:
    """Who plays which part by a sentence."""
    told = mask(reading, sentence, who)
    if not told.groups:
        return
    for mark, group in told.groups.items():
        if len(group.parties) > 1 and not _PLAN.match(told.text, told.text.index(mark) + 1):
            yield Played(part=TOGETHER, reading=reading, sentence=sentence, parties=group.parties)
    for part in parts():
        seen: set[tuple[str, ...]] = set()
        for match in part.find(told.text):
            marks = tuple(mark for mark in match.group() if mark in told.groups)
            if marks and marks not in seen:
                seen.add(marks)
                yield from _played(part, reading, sentence, told, marks)


def _played(part: Part, reading: Reading, sentence: Span, told: Masked, marks: tuple[str, ...]) -> Iterator[Played]:
    persons = [told.groups[mark] for mark in marks if re.fullmatch(MARKS["P"], mark)]
    everybody = persons if part.side else [told.groups[mark] for mark in marks]
    mine = persons if part.pairs or part.several else everybody[-1:]
    parties = tuple(party for group in mine for party in group.parties)
    side = None
    if part.side:
        states = [party for mark in marks if re.fullmatch(MARKS["S"], mark) for party in told.groups[mark].parties]
        side = states[-1].country if states else None
        if len(parties) > 1:  # "Peru was represented by Vega and Cruz, Norway by Berg"
            parties = tuple(party for party in parties if party.country == side)
        if side is None or not parties:
            return
    if parties:
        yield Played(part=part, reading=reading, sentence=sentence, parties=parties, side=side)
