"""Offices as the text states them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from dragoman.language import Parsed
from dragoman.model import Entity, Mention, Published, Time
from dragoman.reading.mentions import Mentions
from dragoman.reading.offices.beside import beside
from dragoman.reading.offices.claims import Claim, claims
from dragoman.reading.offices.counterparts import with_counterparts
from dragoman.reading.offices.known import with_known
from dragoman.reading.offices.title import Office

__all__ = ["read_offices"]


def read_offices(
    parsed: Parsed, entities: tuple[Entity, ...], times: tuple[Time, ...], published: Published | None = None
) -> tuple[Entity, ...]:
    """The same entities, persons' mentions with the office that the text gives them, and the dates that it states.

    A person whose offices all point to one country is of that country; of people without an office in the text the
    table of offices may know it.
    """
    mentions = Mentions(entities)
    stated: dict[int, list[Claim]] = {}
    for claim in claims(parsed, mentions, times):
        stated.setdefault(int(claim.holder.idx), []).append(claim)
    lands = {entity.country for entity in entities if entity.country and entity.kind != "person"}
    day = published.edtf if published is not None else None
    found = [
        _with_offices(parsed, mentions, entity, stated) if entity.kind == "person" else entity for entity in entities
    ]
    return tuple(
        with_known(entity, lands, day) if entity.kind == "person" else entity
        for entity in with_counterparts(parsed, found)
    )


def _with_offices(parsed: Parsed, mentions: Mentions, entity: Entity, stated: dict[int, list[Claim]]) -> Entity:
    found: list[Mention] = []
    offices: list[Office] = []
    for mention in entity.mentions:
        office = None if mention.form != "name" else beside(parsed, mentions, mention)
        if mention.office:
            found.append(mention)
            continue
        given = [claim for at in range(*mention.span) for claim in stated.get(at, ())]
        if office is not None:
            offices.append(office)
        offices.extend(claim.office for claim in given)
        found.extend(_mentions(mention, office, given))
    return msgspec.structs.replace(
        entity,
        mentions=tuple(found),
        country=entity.country or _agreed([office.country for office in offices]),
        sector=_sector(entity, offices),
    )


def _mentions(mention: Mention, office: Office | None, given: Sequence[Claim]) -> list[Mention]:
    """The mention with its office; a mention that is given several offices stands there once for each."""
    found = [
        msgspec.structs.replace(
            mention,
            office=claim.office.name,
            office_span=claim.office.span,
            office_from=claim.begins,
            office_to=claim.ends,
        )
        for claim in given
    ]
    if office is not None:
        found.append(msgspec.structs.replace(mention, office=office.name, office_span=office.span))
    return found or [mention]


# Codes that stand in place of a country; of a person they say less than the country of another office.
_NO_LAND = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"})


def _agreed(values: Sequence[str | None]) -> str | None:
    """The value that most say; none where two are equally often said."""
    known = [value for value in values if value]
    ranked = Counter([value for value in known if value not in _NO_LAND] or known).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _sector(entity: Entity, offices: Sequence[Office]) -> str | None:
    return entity.sector or next((office.sector for office in offices if office.sector), None)
