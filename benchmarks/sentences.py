"""The event coder on sentences of the project's own, each with all the events that it tells.

A file of `benchmarks/sentences` holds tables `[[sentence]]`: the text, what construction it shows, the day on which it
was published where a date hangs on that, and its events (none for a sentence that tells none).  Their parties and
places are given by a distinctive piece of the phrase, as it stands in the text.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.data import read_own
from dragoman.model import Event, Participant, Reading

T = TypeVar("T")
HERE = Path(__file__).with_suffix("")


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event as a careful coder has it."""

    type: str
    mode: str | None = None
    modality: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    asserted_by: str | None = None


class Sentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence and what it tells."""

    text: str
    construction: str
    published: str | None = None
    events: tuple[Told, ...] = ()


def sentences() -> list[Sentence]:
    """All sentences, in the order of the files."""
    found: list[Sentence] = []
    for path in sorted(HERE.glob("*.toml")):
        listed = tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
        found.extend(msgspec.convert(one, Sentence) for one in listed)
    return found


def figures() -> dict[str, float]:
    """The share of sentences that are right in everything, and of events that are right in each thing.

    What is wrong goes to stderr, a line for each sentence.
    """
    every = sentences()
    right, told, extra = 0, 0, 0
    holds: Counter[str] = Counter()
    for sentence, reading in zip(every, read_own("sentences", every), strict=True):
        pairs, spare = _paired(sentence, reading)
        wrong = [_faults(event, found, reading) for event, found in pairs]
        faults = [fault for one in wrong for fault in one]
        right += not faults and not spare
        told += len(pairs)
        extra += len(spare)
        holds.update(name for one in wrong for name in _THINGS if name not in one)
        if faults or spare:
            print(
                f"  {sentence.text}\n    {_shown(reading)}; wrong: {', '.join(faults) or 'too much'}", file=sys.stderr
            )
    shares = {f"events with the right {name}": holds[name] / told for name in _THINGS}
    return {"sentences right in everything": right / len(every), **shares, "events too many": extra / len(every)}


_THINGS = ("type", "mode", "modality", "actors", "recipients", "date", "place", "asserter")


def _paired(sentence: Sentence, reading: Reading) -> tuple[list[tuple[Told, Event | None]], list[Event]]:
    """Each expected event with the one that tells it best, and those that nobody expected."""
    left = list(reading.events)
    pairs: list[tuple[Told, Event | None]] = []
    for event in sentence.events:
        fit = [one for one in left if one.type == event.type]
        best = min(fit, key=lambda one: len(_faults(event, one, reading)), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((event, best))
    return pairs, left


def _faults(told: Told, found: Event | None, reading: Reading) -> list[str]:
    """In what an event differs from what is expected."""
    if found is None:
        return list(_THINGS)
    named = tuple(party for party in found.recipients if not party.stands_in)
    found = msgspec.structs.replace(found, recipients=named)  # a place that stands in for a recipient is told as place
    actors, recipients = _same_sides(told, found, reading)
    holds: dict[str, bool] = {
        "mode": told.mode == found.mode,
        "modality": told.modality == found.modality,
        "actors": actors,
        "recipients": recipients,
        "date": told.date == (found.date.edtf.split("T")[0] if found.date else None),  # the hour is more than is asked
        "place": _same(_one(told.place), _one(found.place), reading),
        "asserter": _asserts(told.asserted_by, found, reading),
    }
    return [name for name, right in holds.items() if not right]


def _one(thing: T | None) -> tuple[T, ...]:
    return () if thing is None else (thing,)


def _same(pieces: tuple[str, ...], parties: tuple[Participant, ...], reading: Reading) -> bool:
    """Whether the parties are those that the pieces of text name, no more and no fewer."""
    names = [_names(party, reading) for party in parties]
    return len(pieces) == len(names) and all(any(piece in name for name in names) for piece in pieces)


def _names(party: Participant, reading: Reading) -> str:
    """A party's phrase, and where it is a known somebody every other phrase for him."""
    others = [reading.words(m.span) for e in reading.entities if e.id == party.entity for m in e.mentions]
    return " | ".join([reading.words(party.span), *others])


def _same_sides(told: Told, found: Event, reading: Reading) -> tuple[bool, bool]:
    """Whether actors and recipients are right; where all should stand on one side, both sides count as one."""
    if len(told.actors) > 1 and not told.recipients and found.recipients:
        together = _same(told.actors, (*found.actors, *found.recipients), reading)
        return together, together
    return _same(told.actors, found.actors, reading), _same(told.recipients, found.recipients, reading)


def _asserts(piece: str | None, event: Event, reading: Reading) -> bool:
    """Whether who says so is the one that a piece of text names: by the entity, or by the source of the statement."""
    if event.asserted_by is None:
        unresolved = [source for source in _sources(event, reading) if source.entity is None]
        return not unresolved if piece is None else any(piece in reading.words(source.span) for source in unresolved)
    names = [reading.words(m.span) for e in reading.entities if e.id == event.asserted_by for m in e.mentions]
    return piece is not None and any(piece in name or name in piece for name in names)


def _sources(event: Event, reading: Reading) -> list[Participant]:
    """The sources of the statements that hold an event."""
    return [
        statement.source
        for statement in reading.statements
        if statement.source is not None and not reading.words(statement.content[0]).startswith("to ")
        if any(start <= event.trigger[0] < end for start, end in statement.content)
    ]


def _shown(reading: Reading) -> str:
    """The events found, in words."""
    return " | ".join(_line(event, reading) for event in reading.events) or "nothing"


def _line(event: Event, reading: Reading) -> str:
    sides = (", ".join(reading.words(party.span) for party in side) for side in (event.actors, event.recipients))
    where = reading.words(event.place.span) if event.place else "-"
    when = event.date.edtf if event.date else "-"
    what = f"{event.type} {event.mode or '-'} {event.modality}"
    return f"{what} ({' -> '.join(sides)}) {when} {where} by {event.asserted_by or '-'}"
