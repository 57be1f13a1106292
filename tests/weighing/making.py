"""Readings made by hand, so that weighing is tested without the parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model import (
    Article,
    Clue,
    Conflict,
    ConflictKind,
    Entity,
    EntityKind,
    Event,
    EventDate,
    Evidence,
    FusedEvent,
    FusedParticipant,
    Happening,
    Lineage,
    Mention,
    Modality,
    Part,
    Participant,
    Published,
    Reading,
    Report,
    Role,
    Severity,
    Side,
    Span,
    Statement,
    Time,
    content_id,
)
from dragoman.weighing.fusion.accounts import Told
from dragoman.weighing.fusion.identity import Identity


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
        id=content_id(text, trigger, kind, modality),
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


def identity(name: str, country: str | None = None, kind: EntityKind = "person") -> Identity:
    """Somebody of the record, known by name and country."""
    return Identity(id=content_id("entity", kind, name, country or ""), kind=kind, name=name, country=country)


def told(told_in: Reading, *, actors: Sequence[Identity] = (), recipients: Sequence[Identity] = ()) -> Told:
    """A report of the first event of a reading, its participants given as identities of the record."""
    return Told(
        reading=told_in,
        event=told_in.events[0],
        story="story",
        kin=kin(told_in.article.uri),
        actors=frozenset(actors),
        recipients=frozenset(recipients),
        actor_heads=frozenset(),
        recipient_heads=frozenset(),
        place=None,
    )


def fused(name: str, *uris: str, **more: object) -> FusedEvent:
    """A fused event of which each of some articles tells in its first ten characters, each of an origin of its own."""
    reports = tuple(Report(uri=uri, event=f"{name}-{uri}", trigger=(0, 3), sentence=(0, 10)) for uri in uris)
    given: dict[str, object] = {
        "id": name,
        "type": "CONSULT",
        "mode": None,
        "cameo": "040",
        "word": "meet",
        "modality": "happened",
        "date": None,
        "place": None,
        "reported": None,
        "participants": (),
        "reports": reports,
        "articles": len(set(uris)),
        "origins": len(set(uris)),
    }
    return FusedEvent(**{**given, **more})  # type: ignore[arg-type]


def taking_part(name: str, role: Role = "actor", country: str | None = None) -> FusedParticipant:
    """Somebody who takes part in a fused event."""
    return FusedParticipant(role=role, entity=content_id("entity", name), name=name, country=country)


def kin(uri: str, origin: str | None = None, **more: object) -> Lineage:
    """An article that goes back to itself, or to the origin given."""
    given: dict[str, object] = {"origin_label": None, "relation": "original", "parent": None, "basis": ()}
    return Lineage(uri=uri, origin=origin or uri, **{**given, **more})  # type: ignore[arg-type]


def side(value: str, *cited: tuple[str, Span], **more: object) -> Side:
    """A side of a conflict with the places in articles that are cited for it."""
    evidence = tuple(Evidence(uri=uri, span=span, text=value) for uri, span in cited)
    return Side(value=value, evidence=evidence, **more)  # type: ignore[arg-type]


def conflict(name: str, *sides: Side, kind: ConflictKind = "date", severity: Severity = "soft") -> Conflict:
    """A conflict of these sides."""
    return Conflict(id=name, kind=kind, slot="day", severity=severity, cause="none", explanation="", sides=sides)


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
