"""Made readings: real ones with their words, numbers and dates exchanged, as many as are asked for, always the same.

A world is all real readings with their words exchanged for others of the same length that occur in them too, names for
names, and their numbers for others of as many digits: what belongs together within a world still does, and two worlds
have nothing in common but the words of the language.  Every span still fits, and every identifier follows anew from
what it is the identifier of.
"""

from __future__ import annotations

import functools
import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

import msgspec

from dragoman.model import (
    Entity,
    Event,
    EventDate,
    Happening,
    Reading,
    Span,
    Statement,
    event_id,
    happening_id,
    statement_id,
)
from dragoman.weighing.texts import function_words

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"[0-9]+")
_DAYS_APART = 3  # from world to world
_DIGITS = "123456789"  # 0 stays: no number begins with it that did not before


class Worlds:
    """The made readings, by their number: those of the first world come first."""

    def __init__(self, base: Iterable[Reading], seed: int = 0) -> None:
        self.base = [one for one in base if not one.article.skipped]
        self._seed = seed
        self._groups = _exchangeable(self.base)

    def uri(self, number: int) -> str:
        """What the article of a made reading is called."""
        return f"made:{self._seed}/{number // len(self.base):06}/{number % len(self.base):04}"

    def made(self, number: int) -> Reading:
        """The reading of that number."""
        world, at = divmod(number, len(self.base))
        words, digits = self._exchange(world)
        return _varied(self.base[at], self.uri(number), words, digits, world * _DAYS_APART)

    @functools.lru_cache(maxsize=4)  # noqa: B019  the worlds live as long as the process
    def _exchange(self, world: int) -> tuple[dict[str, str], dict[int, int]]:
        """What each word and each digit becomes in a world."""
        chance = random.Random(self._seed * 1_000_000 + world)
        words: dict[str, str] = {}
        for group in self._groups:
            others = list(group)
            if world:
                chance.shuffle(others)
            words.update(zip(group, others, strict=True))
        digits = list(_DIGITS)
        if world:
            chance.shuffle(digits)
        return words, str.maketrans(_DIGITS, "".join(digits))


def article_id(uri: str) -> str:
    """The identifier of a made article; nothing was ever a source that it could follow from."""
    return f"sha256:{hashlib.sha256(uri.encode()).hexdigest()}"


def _exchangeable(base: Iterable[Reading]) -> list[list[str]]:
    """The words that can stand for one another: of one length, with or without a capital."""
    common = function_words()
    groups: dict[tuple[int, bool], set[str]] = defaultdict(set)
    for reading in base:
        for word in _WORD.findall(reading.article.text):
            if word.casefold() not in common:
                groups[len(word), word[0].isupper()].add(word)
    return [sorted(groups[key]) for key in sorted(groups)]


def _varied(reading: Reading, uri: str, exchange: dict[str, str], digits: dict[int, int], days: int) -> Reading:
    def words(text: str) -> str:
        return _WORD.sub(lambda match: exchange.get(match.group(), match.group()), text)

    article, new = reading.article, article_id(uri)
    published = article.published
    if published:
        others = tuple(msgspec.structs.replace(one, edtf=_later(one.edtf, days)) for one in published.others)
        published = msgspec.structs.replace(published, edtf=_later(published.edtf, days), others=others)
    events = tuple(_event(event, new, days) for event in reading.events)
    ids = {old.id: event.id for old, event in zip(reading.events, events, strict=True)}
    return msgspec.structs.replace(
        reading,
        article=msgspec.structs.replace(
            article,
            id=new,
            uri=uri,
            text=words(_renumbered(article.text, [time.span for time in reading.times], digits)),
            title=words(article.title) if article.title else None,
            published=published,
            updated=_later(article.updated, days) if article.updated else None,
        ),
        entities=tuple(_renamed(entity, words) for entity in reading.entities),
        times=tuple(
            msgspec.structs.replace(one, edtf=_later(one.edtf, days)) if one.edtf else one for one in reading.times
        ),
        events=events,
        happenings=tuple(_happening(one, new, days) for one in reading.happenings),
        statements=tuple(_statement(one, new, ids) for one in reading.statements),
        storyline=tuple(
            msgspec.structs.replace(
                moment,
                edtf=_later(moment.edtf, days) if moment.edtf else None,
                events=tuple(ids[event] for event in moment.events),
            )
            for moment in reading.storyline
        ),
    )


def _renumbered(text: str, times: Sequence[Span], digits: dict[int, int]) -> str:
    """The text with other numbers; those that belong to a date stay, so that it stays one."""
    dated = {at for start, end in times for at in range(start, end)}
    return _NUMBER.sub(lambda found: found[0] if found.start() in dated else found[0].translate(digits), text)


def _renamed(entity: Entity, words: Callable[[str], str]) -> Entity:
    return msgspec.structs.replace(entity, name=words(entity.name), known_as=None, ref=None)


def _event(event: Event, article: str, days: int) -> Event:
    new = event_id(article, event.type, event.trigger, event.frame)
    return msgspec.structs.replace(event, id=new, date=_moved(event.date, days))


def _happening(happening: Happening, article: str, days: int) -> Happening:
    new = happening_id(article, happening.trigger, happening.word)
    return msgspec.structs.replace(happening, id=new, date=_moved(happening.date, days))


def _statement(statement: Statement, article: str, events: dict[str, str]) -> Statement:
    return msgspec.structs.replace(
        statement,
        id=statement_id(article, statement.content, statement.cue),
        act=events[statement.act] if statement.act else None,
        inner=tuple(_statement(one, article, events) for one in statement.inner),
    )


def _moved(when: EventDate | None, days: int) -> EventDate | None:
    return msgspec.structs.replace(when, edtf=_later(when.edtf, days)) if when else None


def _later(edtf: str, days: int) -> str:
    """A day put off; whatever is no single day stays."""
    try:
        return (date.fromisoformat(edtf) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return edtf
