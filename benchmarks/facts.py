"""What a careful person finds in the example articles, held against what the program finds.

`examples/facts.json` says it, article by article; its fields are those of `ArticleFacts` and `Facts` below.  Articles
are named by the end of their uri.  A party, an entity and a speaker are found by a part of their name.
"""

from __future__ import annotations

import functools
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

import dragoman
from dragoman.knowledge.surface import fold
from dragoman.model import Conflict, Entity, Event, FusedEvent, Lineage, Participant, Reading, Statement

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


class EventFact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is told: one of these types, with one of these modalities, by all these parties in any role."""

    types: tuple[str, ...]
    modality: tuple[str, ...]
    parties: tuple[str, ...]
    date: str | None = None
    place: str | None = None


class FusedFact(EventFact, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same for the whole record: one event, told by so many articles of so many origins."""

    articles: int
    origins: int


class StatementFact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody's words, as the content of a statement holds them."""

    by: str
    words: str
    kind: str | None = None


class ConflictFact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A conflict of one of these kinds, with evidence in all these articles, that speaks of all these words."""

    kinds: tuple[str, ...]
    articles: tuple[str, ...]
    words: tuple[str, ...]


class ArticleFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds of one article."""

    published: str
    title: str | None = None
    outlet: str | None = None
    must: tuple[str, ...] = ()  # stays in the clean text
    must_not: tuple[str, ...] = ()  # is debris
    clues: tuple[tuple[str, str], ...] = ()  # kind, and a part of the value or the note
    entities: dict[str, str | None] = {}  # name: country
    offices: dict[str, str] = {}  # name: office as written
    events: tuple[EventFact, ...] = ()
    no_events: tuple[EventFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    relation: str | None = None
    parent: str | None = None
    origin: str | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    bystanders: tuple[str, ...]  # who only writes of it: takes part in no event
    articles: dict[str, ArticleFacts]
    stories: dict[str, tuple[str, ...]]
    fused: tuple[FusedFact, ...]
    conflicts: tuple[ConflictFact, ...]
    no_conflicts: tuple[ConflictFact, ...]


class Checked(msgspec.Struct, frozen=True):
    """One fact and whether the program found it."""

    about: str  # the article, or what of the whole record
    section: str
    fact: str
    found: bool


def examples_share() -> float:
    """The share of the facts that the program finds; those that it misses go to stderr."""
    checked = check_examples()
    for row in checked:
        if not row.found:
            print(f"  missing: {row.about}: {row.section}: {row.fact}", file=sys.stderr)
    return sum(row.found for row in checked) / len(checked)


@functools.cache
def check_examples() -> tuple[Checked, ...]:
    """Every fact, checked against a fresh record of the examples."""
    facts = msgspec.json.decode((EXAMPLES / "facts.json").read_bytes(), type=Facts)
    with tempfile.TemporaryDirectory() as folder, dragoman.open(Path(folder) / "examples.sqlite") as record:
        record.add(EXAMPLES / "articles")
        return tuple(_check(facts, record))


def _check(facts: Facts, record: dragoman.Record) -> Iterator[Checked]:
    lineage = {kin.uri: kin for kin in record.lineage()}
    for name, expected in facts.articles.items():
        uri = next((uri for uri in lineage if uri.endswith(name)), None)
        reading = record.reading(uri) if uri else None
        yield Checked(name, "read", "the article is in the record", reading is not None)
        if reading is not None and uri is not None:
            for section, fact, found in (*_of_page(reading, expected), *_of_text(reading, expected)):
                yield Checked(name, section, fact, found)
            for section, fact, found in _of_lineage(lineage[uri], expected):
                yield Checked(name, section, fact, found)
            for bystander in facts.bystanders:
                yield Checked(name, "bystander", bystander, not _takes_part(reading, bystander))
    story = {row.uri: row.story for row in record.stories()}
    for name, members in facts.stories.items():
        told = {story.get(uri) for member in members for uri in story if uri.endswith(member)}
        yield Checked("stories", "story", name, len(told) == 1)
    events, conflicts = record.events(), record.conflicts()
    for event in facts.fused:
        yield Checked("events", "fused", _shown(event), any(_is_fused(event, found) for found in events))
    for conflict in facts.conflicts:
        yield Checked("conflicts", "conflict", _shown(conflict), any(_conflicts(conflict, c) for c in conflicts))
    for conflict in facts.no_conflicts:
        holds = not any(_conflicts(conflict, c) for c in conflicts)
        yield Checked("conflicts", "no conflict", _shown(conflict), holds)


Row = tuple[str, str, bool]


def _of_page(reading: Reading, expected: ArticleFacts) -> Iterator[Row]:
    article = reading.article
    published = article.published.edtf if article.published else ""
    yield "published", f"{expected.published}, not {published or None}", published.startswith(expected.published)
    if expected.title:
        yield "title", expected.title, article.title == expected.title
    if expected.outlet:
        yield "outlet", expected.outlet, article.outlet == expected.outlet
    for words in expected.must:
        yield "text", f"keeps {words!r}", words in article.text
    for words in expected.must_not:
        yield "text", f"loses {words!r}", words not in article.text
    for kind, part in expected.clues:
        found = any(clue.kind == kind and part in f"{clue.value} {clue.note}" for clue in reading.clues)
        yield "clue", f"{kind} {part}", found


def _of_text(reading: Reading, expected: ArticleFacts) -> Iterator[Row]:
    for name, country in expected.entities.items():
        yield "entity", f"{name}, {country}", any(e.country == country for e in _named(reading, name))
    for name, office in expected.offices.items():
        yield "office", f"{name}: {office}", any(_has_office(reading, e, office) for e in _named(reading, name))
    for event in expected.events:
        yield "event", _shown(event), any(_is_event(reading, event, found) for found in reading.events)
    for event in expected.no_events:
        yield "no event", _shown(event), not any(_is_event(reading, event, found) for found in reading.events)
    for statement in expected.statements:
        yield "statement", _shown(statement), any(_says(reading, statement, s) for s in reading.statements)


def _of_lineage(kin: Lineage, expected: ArticleFacts) -> Iterator[Row]:
    if expected.relation:
        yield "lineage", f"{expected.relation}, not {kin.relation}", kin.relation == expected.relation
    if expected.parent:
        yield "lineage", f"made from {expected.parent}", (kin.parent or "").endswith(expected.parent)
    if expected.origin:
        yield "lineage", f"origin {expected.origin}, not {kin.origin_label}", kin.origin_label == expected.origin


def _holds(name: str, words: str) -> bool:
    return fold(name) in fold(words)


def _named(reading: Reading, name: str) -> list[Entity]:
    """Entities that go by a name: their own, or that of a mention."""
    return [
        entity
        for entity in reading.entities
        if any(_holds(name, words) for words in (entity.name, *(reading.words(m.span) for m in entity.mentions)))
    ]


def _has_office(reading: Reading, entity: Entity, office: str) -> bool:
    written = [reading.words(mention.office_span).casefold() for mention in entity.mentions if mention.office_span]
    return any(office.casefold() in words or words in office.casefold() for words in written)


def _is_party(reading: Reading, party: str, participant: Participant) -> bool:
    entity = next((e for e in reading.entities if e.id == participant.entity), None)
    return _holds(party, f"{entity.name if entity else ''} | {reading.words(participant.span)}")


def _is_event(reading: Reading, fact: EventFact, event: Event) -> bool:
    if event.type not in fact.types or event.modality not in fact.modality:
        return False
    everybody = [*event.actors, *event.recipients, *([event.place] if event.place else [])]
    if not all(any(_is_party(reading, party, p) for p in everybody) for party in fact.parties):
        return False
    if fact.date and not (event.date and event.date.edtf.startswith(fact.date)):
        return False
    return not fact.place or (event.place is not None and _is_party(reading, fact.place, event.place))


def _takes_part(reading: Reading, name: str) -> bool:
    return any(_is_party(reading, name, p) for event in reading.events for p in (*event.actors, *event.recipients))


def _is_fused(fact: FusedFact, event: FusedEvent) -> bool:
    names = " | ".join(p.name for p in event.participants)
    return (
        event.type in fact.types
        and event.modality in fact.modality
        and all(_holds(party, names) for party in fact.parties)
        and (not fact.date or (event.date or "").startswith(fact.date))
        and (event.articles, event.origins) == (fact.articles, fact.origins)
    )


def _says(reading: Reading, fact: StatementFact, statement: Statement) -> bool:
    content = " ".join(reading.words(span) for span in statement.content)
    by = statement.source is not None and _is_party(reading, fact.by, statement.source)
    return by and fact.words in content and fact.kind in (None, statement.kind)


def _conflicts(fact: ConflictFact, conflict: Conflict) -> bool:
    uris = [evidence.uri for side in conflict.sides for evidence in side.evidence]
    told = " ".join([conflict.explanation, *(side.value for side in conflict.sides), *_evidence(conflict)])
    return (
        conflict.kind in fact.kinds
        and all(any(uri.endswith(name) for uri in uris) for name in fact.articles)
        and all(word in told for word in fact.words)
    )


def _evidence(conflict: Conflict) -> Sequence[str]:
    return [evidence.text for side in conflict.sides for evidence in side.evidence]


def _shown(fact: msgspec.Struct) -> str:
    """A fact as one line, without what it leaves open."""
    given = msgspec.to_builtins(fact)
    return "; ".join(str(value) if isinstance(value, str) else _listed(value) for value in given.values() if value)


def _listed(value: object) -> str:
    return ", ".join(value) if isinstance(value, (list, tuple)) else str(value)
