"""Readings made by hand, so that weighing is tested without the parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model import (
    Article,
    Clue,
    Entity,
    EntityKind,
    Event,
    EventDate,
    Happening,
    Mention,
    Modality,
    Part,
    Participant,
    Published,
    Reading,
    Span,
    Statement,
    Time,
    content_id,
)


def at(text: str, words: str) -> Span:
    """The span of the first occurrence of words."""
    start = text.index(words)
    return (start, start + len(words))


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a text that has no abbreviations."""
    return tuple(match.span() for match in re.finditer(r"[^\s.][^.\n]*[.]?[”\"]?", text))


def entity(text: str, number: int, kind: EntityKind, name: str, country: str | None = None, office: str = "") -> Entity:
    """Somebody with a mention wherever the name stands; the office before the first one."""
    mentions = []
    for match in re.finditer(
        rf"(?:{re.escape(office)} )?({re.escape(name)})" if office else f"({re.escape(name)})", text
    ):
        start = match.start(1)
        held = bool(office) and match.start() != start
        mentions.append(
            Mention(
                span=match.span(1),
                office=office if held else None,
                office_span=(match.start(), start - 1) if held else None,
            )
        )
    return Entity(id=f"e{number}", kind=kind, name=name, country=country, mentions=tuple(mentions))


def event(
    text: str,
    trigger: str,
    actors: Sequence[tuple[str, str]],
    recipients: Sequence[tuple[str, str]] = (),
    *,
    kind: str = "CONSULT",
    mode: str | None = None,
    modality: Modality = "happened",
    date: tuple[str, str] | None = None,
    place: tuple[str, str] | None = None,
    word: str = "",
) -> Event:
    """An event; parties and place are (entity, words), the date is (EDTF, words)."""
    where = at(text, trigger)
    sentence = next(span for span in sentences_of(text) if span[0] <= where[0] < span[1])

    def parties(named: Sequence[tuple[str, str]]) -> tuple[Participant, ...]:
        return tuple(Participant(entity=who, span=at(text, words)) for who, words in named)

    return Event(
        id=content_id(text, trigger, kind),
        type=kind,
        mode=mode,
        cameo="040",
        modality=modality,
        asserted_by=None,
        trigger=where,
        sentence=sentence,
        actors=parties(actors),
        recipients=parties(recipients),
        date=EventDate(edtf=date[0], basis="explicit", span=at(text, date[1])) if date else None,
        place=parties([place])[0] if place else None,
        main=True,
        frame="test",
        word=word,
    )


def reading(
    uri: str,
    text: str,
    published: str | None = None,
    *,
    language: str = "en",
    entities: Sequence[Entity] = (),
    events: Sequence[Event] = (),
    happenings: Sequence[Happening] = (),
    times: Sequence[tuple[str, str]] = (),
    clues: Sequence[Clue] = (),
    statements: Sequence[Statement] = (),
) -> Reading:
    """A reading; times are (words, EDTF)."""
    return Reading(
        article=Article(
            id=content_id("article", uri, text),
            uri=uri,
            title=None,
            outlet=None,
            language=language,
            published=Published(edtf=published, basis=("declared",)) if published else None,
            text=text,
        ),
        clues=tuple(clues),
        sentences=sentences_of(text),
        entities=tuple(entities),
        events=tuple(events),
        happenings=tuple(happenings),
        times=tuple(Time(span=at(text, words), type="DATE", value=edtf, edtf=edtf) for words, edtf in times),
        statements=tuple(statements),
    )


def happening(
    text: str,
    trigger: str,
    who: Sequence[tuple[str | None, str]] = (),
    whom: Sequence[tuple[str | None, str]] = (),
    *,
    word: str | None = None,
    part: Part = "verb",
    modality: Modality = "happened",
    date: tuple[str, str] | None = None,
    place: tuple[str, str] | None = None,
) -> Happening:
    """A happening; parties and place are (entity, words), the date is (EDTF, words)."""
    where = at(text, trigger)

    def parties(named: Sequence[tuple[str | None, str]]) -> tuple[Participant, ...]:
        return tuple(Participant(entity=one, span=at(text, words)) for one, words in named)

    return Happening(
        id=content_id(text, trigger, "happening"),
        word=word or trigger.lower(),
        part=part,
        modality=modality,
        asserted_by=None,
        trigger=where,
        sentence=next(span for span in sentences_of(text) if span[0] <= where[0] < span[1]),
        who=parties(who),
        whom=parties(whom),
        date=EventDate(edtf=date[0], basis="explicit", span=at(text, date[1])) if date else None,
        place=parties([place])[0] if place else None,
    )
