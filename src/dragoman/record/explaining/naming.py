"""Names of those who take part, marks on their words, and the article behind a cell."""

from __future__ import annotations

from dragoman.model import Participant, Reading
from dragoman.record import queries
from dragoman.record.explaining.structs import Mark, Source
from dragoman.record.rating import rating_of
from dragoman.record.store import Store


class Names:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names = {entity.id: entity.name for entity in reading.entities}

    def by_id(self, entity: str | None) -> str:
        return self._names.get(entity or "", "somebody")

    def of(self, participant: Participant) -> str:
        return self._names.get(participant.entity or "") or self._reading.words(participant.span)

    def note(self, participant: Participant) -> str | None:
        parts = [self._names.get(participant.entity or ""), participant.path]
        return ", ".join(part for part in parts if part) or None


def mark(reading: Reading, label: str, participant: Participant, names: Names) -> Mark:
    return Mark(label=label, span=participant.span, words=reading.words(participant.span), note=names.note(participant))


def source_of(store: Store, reading: Reading) -> Source:
    article = reading.article
    rating = rating_of(store, article.outlet)
    return Source(
        uri=article.uri,
        title=article.title,
        outlet=article.outlet,
        published=article.published.edtf if article.published else None,
        published_basis=article.published.basis if article.published else (),
        published_against=article.published.others if article.published else (),
        updated=article.updated,
        lineage=queries.lineage_of(store, article.uri),
        reliability=rating.letter if rating else None,
        clues=reading.clues,
    )
