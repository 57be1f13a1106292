"""The statements of a record as columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from sqlalchemy import Connection

from dragoman.record.ledger import kept
from dragoman.record.ledger.columns import Column, Days, Mask, Texts, marked
from dragoman.record.ledger.frame import Frame, Source, frame
from dragoman.record.ledger.sets import Sets, by_day
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code
from dragoman.record.store import Store

_CAPITALS = re.compile(r"(?<![A-Za-z0-9])[A-Z]{3}(?![A-Za-z0-9])")
_TOLD = ("source", "folded", "speaking", "kind", "cue_class", "polarity", "act", "content_folded", "names", "countries")


def _frame(given: Iterable[tuple[Any, ...]]) -> Frame:
    rows = list(given)
    days = Days()
    names = ("key", "uri", "id", *_TOLD)
    values = {name: Column(row[at] for row in rows) for at, name in enumerate(names)}
    content, first = len(names), len(names) + 1
    values["capitals"] = Column(_capitals(row[content]) for row in rows)
    values["month"] = Column(row[first][:7] if row[first] else None for row in rows)
    numbers = {
        "first": days.column(row[first] for row in rows),
        "last": days.column(row[first + 1] for row in rows),
        "position": np.fromiter((row[first + 2] for row in rows), np.int32, len(rows)),
    }
    return Frame(values, numbers)


def _capitals(content: str) -> str:
    """The words of three capitals, each between spaces: one of them may be a country's code."""
    return f" {' '.join(sorted(set(_CAPITALS.findall(content))))} "


_SHOWN = (
    f"a.uri, a.id, {', '.join(f't.{name}' for name in _TOLD)}, t.content, a.published_from, a.published_to, t.position"
)
STATEMENTS = Source(
    "statements", "t.article || ' ' || t.statement", _SHOWN, _frame, "JOIN articles AS a ON a.number = t.article"
)


class StatementColumns:
    """Everything that statements are asked by."""

    def __init__(self, told: Frame) -> None:
        """Work it out of the columns."""
        self.values, self.numbers, self.size = told.values, told.numbers, told.size
        self.key, self.uri = told.values["key"], told.values["uri"]
        self.first, self.last = told.numbers["first"], told.numbers["last"]
        self.speaking = Sets(told.values["speaking"], str.split)
        self.names = Sets(told.values["names"], lambda value: value.split("|"), "|")
        numbers = (told.values["uri"].codes, told.values["id"].codes, told.numbers["position"])
        self.orders = by_day(self.first, *numbers)

    @cached_property
    def _content(self) -> Texts:
        return Texts([value or "" for value in self.values["content_folded"].values])

    @cached_property
    def _speakers(self) -> Texts:
        return Texts([value or "" for value in self.values["folded"].values])

    @cached_property
    def _capitals(self) -> Texts:
        return Texts([value or "" for value in self.values["capitals"].values])

    @cached_property
    def _countries(self) -> Texts:
        return Texts([value or "" for value in self.values["countries"].values])

    def said_by(self, given: str) -> Mask:
        """Statements by somebody of that name, or of the country of that code, alone or with others."""
        found = self._with("folded", self._speakers, folded(given))
        return found | self.speaking.holding(f" {given} ") if is_code(given) else found

    def about(self, given: str) -> Mask:
        """Statements whose words hold the term, or that mention or are about somebody of that name or country."""
        term = folded(given)
        if not is_code(given):
            return self.holding([term]) | self.names.holding(term)
        found = self._with("countries", self._countries, f" {given} ") | self.names.holding(f"|{term}|")
        return found | self._with("capitals", self._capitals, f" {given} ")

    def holding(self, terms: Sequence[str]) -> Mask:
        """Statements whose words hold all of the terms; none where there is no term."""
        found = np.full(self.size, bool(terms), np.bool_)
        for term in terms:
            found &= self._with("content_folded", self._content, term)
        return found

    def article(self, uris: Sequence[str]) -> Mask:
        """Statements in the articles with these uris."""
        places = [at for at in map(self.uri.place, uris) if at >= 0]
        return self.uri.among(np.array(places, np.int64))

    def _with(self, name: str, texts: Texts, term: str) -> Mask:
        return marked(len(self.values[name].values), texts.holding(term))[self.values[name].codes]


def columns(store: Store, connection: Connection) -> StatementColumns:
    """The statements as the record has them in this transaction."""
    told = frame(store, connection, STATEMENTS)
    version = kept.version(store, connection, "statements")
    return kept.kept(store, "statements", version, lambda _: StatementColumns(told))
