"""The rows of who said what: one for every statement and for everything that is reported inside one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.knowledge.common_names import common_name
from dragoman.model import Entity, Reading, Span, Statement
from dragoman.record.names import all_folded
from dragoman.record.speakers import NOBODY, Speakers, joined

Row = dict[str, object]


def statement_rows(reading: Reading) -> Iterator[Row]:
    """The rows of one article's statements; what is reported inside a statement comes right after it."""
    rows = _rows(_Article(reading), reading.statements, ())
    for position, row in enumerate(rows):
        yield {**row, "position": position}


class _Article:
    """A reading with what its statements are looked up by."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.speakers = Speakers(reading)
        self.acts = {event.id: event.type for event in reading.events}

    def spoken_of(self, said: Statement) -> list[Entity]:
        """Everybody that the content mentions in whatever form, or is about."""
        about = {participant.entity for participant in said.about}
        return [
            entity
            for entity in self.reading.entities
            if entity.id in about or any(_inside(mention.span, said.content) for mention in entity.mentions)
        ]


def _inside(span: Span, content: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in content)


def _rows(article: _Article, statements: Iterable[Statement], via: tuple[str, ...]) -> Iterator[Row]:
    for said in statements:
        yield _row(article, said, via)
        yield from _rows(article, said.inner, (*via, article.speakers.shown(said) or NOBODY))


def _row(article: _Article, said: Statement, via: tuple[str, ...]) -> Row:
    words = article.reading.words
    speakers = article.speakers
    entity = speakers.entity(said)
    names = speakers.names(said)
    spoken_of = article.spoken_of(said)
    pieces = [words(span) for span in said.content]
    return {
        "statement": said.id,
        "via": joined(via),
        "kind": said.kind,
        "source": speakers.shown(said),
        "folded": all_folded(names) if names else None,
        "country": entity.country if entity else None,
        "speaking": _spaced(one.country for one in [entity, *speakers.others(said)] if one),
        "office": speakers.office(said),
        "anonymity": words(said.anonymity) if said.anonymity else None,
        "cue": words(said.cue) if said.cue else None,
        "cue_class": said.cue_class,
        "polarity": said.polarity,
        "act": article.acts.get(said.act or ""),
        "content": " … ".join(pieces),
        "content_folded": all_folded(pieces),
        "spans": msgspec.json.encode(said.content).decode(),
        "names": all_folded(name for entity in spoken_of for name in _names(entity)),
        "countries": _spaced(entity.country for entity in spoken_of),
    }


def _names(entity: Entity) -> Iterator[str]:
    yield entity.name
    for known in (entity.known_as, common_name(entity.ref)):
        if known:
            yield known


def _spaced(codes: Iterable[str | None]) -> str:
    return " " + " ".join(dict.fromkeys(code for code in codes if code)) + " "
