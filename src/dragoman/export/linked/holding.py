"""Offices as articles give them to persons, by who the persons are in the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.export.linked.everybody import Somebody
from dragoman.model import Reading, Span, Struct


class Held(Struct, frozen=True, kw_only=True):
    """An office that one place of an article gives a person."""

    uri: str
    person: str  # record id
    name: str
    country: str | None
    office: str  # the standard term, else the words as written
    since: str | None  # EDTF, where the text states it
    until: str | None
    words: Span  # of the office, else of the person with it


def held_offices(reading: Reading, who: Mapping[str, Somebody]) -> Iterator[Held]:
    """The offices of one article; `who` has the identities of its entities."""
    for entity in reading.entities:
        if entity.id not in who:
            continue
        for mention in entity.mentions:
            if mention.office:
                yield Held(
                    uri=reading.article.uri,
                    person=who[entity.id].id,
                    name=who[entity.id].name,
                    country=who[entity.id].country,
                    office=mention.office,
                    since=mention.office_from,
                    until=mention.office_to,
                    words=mention.office_span or mention.span,
                )
