"""The rows of who said what."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Reading
from dragoman.record.names import folded

Row = dict[str, object]


def statement_rows(reading: Reading) -> Iterator[Row]:
    entities = {entity.id: entity for entity in reading.entities}
    for statement in reading.statements:
        source = statement.source
        entity = entities.get(source.entity) if source and source.entity else None
        name = entity.name if entity else reading.words(source.span) if source else None
        offices = [m.office for m in entity.mentions if m.office] if entity else []
        content = " … ".join(reading.words(span) for span in statement.content)
        yield {
            "statement": statement.id,
            "kind": statement.kind,
            "source": name,
            "folded": folded(name) if name else None,
            "country": entity.country if entity else None,
            "office": offices[0] if offices else None,
            "cue": reading.words(statement.cue) if statement.cue else None,
            "cue_class": statement.cue_class,
            "content": content,
            "content_folded": folded(content),
            "start": statement.content[0][0],
        }
