"""How to cite the record, or one thing or cell in it: `/cite`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from dragoman.api import Record
from dragoman.export.citing.forms import FORMS
from dragoman.export.citing.gathering import gather
from dragoman.export.citing.structs import Citation, Words
from dragoman.export.wording import kind_of
from dragoman.model import Conflict, FusedEvent, Struct
from dragoman.record import queries
from dragoman.web.asking import BLANK, Asked, Called, NotThereError, Text
from dragoman.web.twins import Pages

PAGES = Pages()
_CELLS_OF_EVENTS = ("modality", "date", "place", "outcome", "articles", "origins", "credibility")
_CELLS_OF_STATEMENTS = ("kind", "source", "office", "cue", "cue_class", "polarity", "act", "via", "content")
_CELLS_OF_CONFLICTS = ("kind", "slot", "severity", "cause")


class CiteView(Struct, frozen=True, kw_only=True):
    """A citation in the forms of reference managers."""

    id: str | None  # null: the whole record
    cell: str | None
    text: str
    bibtex: str
    csl: str
    ris: str


@PAGES.page("/cite", "cite.html", CiteView)
def cite(
    record: Asked,
    id: Annotated[Called | None, BLANK, Query(description="An id, its beginning, or the end of a uri.")] = None,
    cell: Annotated[
        Text | None, BLANK, Query(description="A cell of an event, a statement, a conflict or an article: date …")
    ] = None,
) -> CiteView:
    """A citation of the record, of one thing in it, or of one cell: exact words, article, run, program.

    The manifest of the record is not named: to make it takes long where the record is large.
    """
    found = gather(record.store, id, digest=False)
    if not found:
        raise NotThereError(f"Nothing in the record is called {id!r}.")
    head = _cell(record, found[0], cell) if cell and len(found) == 1 else ""
    forms = {form: FORMS[form](found) for form in ("text", "bibtex", "csl", "ris")}
    return CiteView(id=id, cell=cell if head else None, **{**forms, "text": head + forms["text"]})


def _cell(record: Record, found: Citation, cell: str) -> str:
    """A cell with what the record says in it, as a line; empty where there is no such cell.

    It is read from the record, never from the address: a link could say anything.
    """
    kind, identifier = found.kind, found.id
    values: dict[str, object] = {}
    if kind == "event" and identifier:
        values = {
            name: value for event in queries.event(record.store, identifier) for name, value in _of(event).items()
        }
    elif kind == "statement" and identifier:
        rows = queries.statement(record.store, identifier)
        values = {name: getattr(row, name) for row in rows for name in _CELLS_OF_STATEMENTS}
    elif kind == "conflict" and identifier:
        values = {
            name: value for one in queries.conflict(record.store, identifier) for name, value in _side(one).items()
        }
    elif kind == "article":
        values = {name: value for words in found.words[:1] for name, value in _article(record, words).items()}
    value = values.get(cell)
    return f"{cell.replace('_', ' ')}: {value}\n" if value is not None else ""


def _article(record: Record, words: Words) -> dict[str, object]:
    line = queries.lineage_of(record.store, words.uri)
    stands = {name: getattr(line, name) for name in ("relation", "origin_label", "parent")} if line else {}
    return {**stands, **{name: getattr(words, name) for name in ("title", "outlet", "published")}}


def _side(one: Conflict) -> dict[str, object]:
    sides = {f"side {number}": side.value for number, side in enumerate(one.sides, 1)}
    return {**sides, **{name: getattr(one, name) for name in _CELLS_OF_CONFLICTS}}


def _of(event: FusedEvent) -> dict[str, object]:
    sides = {
        role: "; ".join(one.name for one in event.participants if one.role == role) or None
        for role in ("actor", "recipient")
    }
    vouching = ", ".join(event.sides) or None
    return {
        "type": kind_of(event),
        **sides,
        "sides": vouching,
        **{name: getattr(event, name) for name in _CELLS_OF_EVENTS},
    }
