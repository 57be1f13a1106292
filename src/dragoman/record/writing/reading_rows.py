"""The columns that questions are asked by, of one reading."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Table

from dragoman.model import Reading
from dragoman.record import schema
from dragoman.record.dates import days
from dragoman.record.names import folded
from dragoman.record.writing.statements import statement_rows

Row = dict[str, object]


def article_row(reading: Reading) -> Row:
    """The columns of an article that follow from its reading."""
    article = reading.article
    published = article.published.edtf if article.published else None
    first, last = days(published)
    return {
        "uri": article.uri,
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "published": published,
        "published_from": first,
        "published_to": last,
        "skipped": article.skipped,
        "text": article.text,
        "reading": zlib.compress(msgspec.json.encode(reading)),
    }


def rows_of(reading: Reading) -> dict[Table, list[Row]]:
    """The rows of the other tables, without the number of their article."""
    return {
        schema.entities: list(_entity_rows(reading)),
        schema.offices: list(_office_rows(reading)),
        schema.events: list(_event_rows(reading)),
        schema.statements: list(statement_rows(reading)),
    }


def _entity_rows(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        yield {
            "entity": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "folded": folded(entity.name),
            "country": entity.country,
            "sector": entity.sector,
            "ref": entity.ref,
        }


def _office_rows(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        for mention in entity.mentions:
            if not mention.office:
                continue
            words = mention.office_span
            yield {
                "start": mention.span[0],
                "end": mention.span[1],
                "entity": entity.id,
                "name": entity.name,
                "folded": folded(entity.name),
                "country": entity.country,
                "office": mention.office,
                "words": reading.words(words) if words else None,
                "words_start": words[0] if words else None,
                "words_end": words[1] if words else None,
                "office_from": mention.office_from,
                "office_to": mention.office_to,
            }


def _event_rows(reading: Reading) -> Iterator[Row]:
    for event in reading.events:
        yield {"event": event.id, "type": event.type}
