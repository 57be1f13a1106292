"""Articles that quote, made by hand, so that quotations are aligned without the parser."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dragoman.model import (
    Entity,
    EntityKind,
    Lineage,
    Mention,
    Participant,
    Quotation,
    Reading,
    Span,
    Statement,
    content_id,
)
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.quotations import align
from dragoman.weighing.quotations.sayings import Saying, sayings
from dragoman.weighing.quotations.wordings import Rarity, Wording, counted, wordings
from tests.weighing.making import reading

DAY = "2021-05-04"
Told = tuple[str, ...]  # a speaker, and the pieces between quotation marks of what he said


def article(uri: str, *told: Told, published: str | None = DAY) -> Reading:
    """An article in which the speakers say what they are told to say, a statement each."""
    text = "The council of Marrow met."
    statements: list[Statement] = []
    named: dict[str, str] = {}
    for number, (speaker, *pieces) in enumerate(told):
        source = (len(text) + 1, len(text) + 1 + len(speaker))
        text += f" {speaker} said"
        spans: list[Span] = []
        for piece in pieces:
            spans.append((len(text) + 2, len(text) + 4 + len(piece)))
            text += f": “{piece}”"
        text += "."
        entity = named.setdefault(speaker, f"e{len(named) + 1}")
        statements.append(
            Statement(
                id=f"{uri}-{number}",
                kind="direct",
                source=Participant(entity=entity, span=source),
                cue=None,
                cue_class=None,
                content=tuple(spans),
                sentence=(0, len(text)),
            )
        )
    entities = [
        Entity(id=key, kind=_kind(name), name=name, mentions=(Mention(span=(0, 3)),)) for name, key in named.items()
    ]
    return reading(uri, text, published, entities=entities, statements=statements)


def _kind(name: str) -> EntityKind:
    return "organisation" if "Ministry" in name else "person"


def who(readings: Sequence[Reading]) -> dict[EntityKey, Identity]:
    """The speakers, known by their names."""
    return {
        (one.article.uri, entity.id): Identity(
            id=content_id(entity.name), kind=entity.kind, name=entity.name, country=None
        )
        for one in readings
        for entity in one.entities
    }


def lineage(readings: Sequence[Reading]) -> list[Lineage]:
    """Each article goes back to itself; those whose uri begins alike go back to one origin."""
    return [
        Lineage(
            uri=one.article.uri,
            origin=one.article.uri.split("/")[0],
            origin_label=None,
            relation="original",
            parent=None,
            basis=(),
        )
        for one in readings
    ]


def aligned(*readings: Reading) -> tuple[Quotation, ...]:
    """The quotations of some articles."""
    return align(readings, lineage(readings), who(readings))


def told_together(*readings: Reading) -> set[tuple[str, str]]:
    """The pairs of texts that are aligned, those of the former article first."""
    return {
        (one.text, other.text)
        for quotation in aligned(*readings)
        for one, other in itertools.combinations(sorted(quotation.variants, key=lambda variant: variant.uri), 2)
    }


def all_sayings(*readings: Reading) -> list[Saying]:
    """All that some articles quote."""
    known = who(readings)
    return [saying for one in readings for saying in sayings(one, known)]


def rarity(said: Sequence[Saying]) -> Rarity:
    """What words weigh among some sayings."""
    return Rarity(counted(saying.words) for saying in said)


def all_wordings(*readings: Reading) -> list[Wording]:
    """The wordings of some articles."""
    said = all_sayings(*readings)
    return wordings(said, rarity(said))


def two(one: str, other: str, *, speakers: tuple[str, str] = ("Dora Lind", "Dora Lind")) -> list[Wording]:
    """The wordings of two articles that quote one sentence each."""
    return all_wordings(article("a", (speakers[0], one)), article("b", (speakers[1], other)))
