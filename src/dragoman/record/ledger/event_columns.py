"""The events of a record as columns, with what is worked out of them to find and order them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection

from dragoman.ontology.plover import TOGETHER
from dragoman.record.ledger import kept
from dragoman.record.ledger.columns import Codes, Column, Ints, Mask, Texts
from dragoman.record.ledger.event_frame import CODED, CONFLICTS, EVENTS
from dragoman.record.ledger.frame import Frame, frame
from dragoman.record.ledger.parties import Parties
from dragoman.record.names import folded
from dragoman.record.store import Store


class Reports:
    """Which sentences of which articles tell of which events, article by article."""

    def __init__(self, told: Frame, event: Ints) -> None:
        """Put the reports in the order of their articles."""
        self._uri = told.values["uri"]
        order = np.argsort(self._uri.codes, kind="stable")
        self._starts = np.searchsorted(self._uri.codes[order], np.arange(len(self._uri.values) + 1))
        numbers = told.numbers
        counted = numbers["counted"] > 0
        self.event, self.uri = event[counted], Column.of(self._uri.values, self._uri.codes[counted])
        self._told = np.column_stack([event, numbers["start"], numbers["end"]])[order]

    def of(self, uri: str) -> list[list[int]]:
        """The reports of an article: event, start and end of the sentence."""
        place = self._uri.place(uri)
        if place < 0:
            return []
        found: list[list[int]] = self._told[self._starts[place] : self._starts[place + 1]].tolist()
        return found

    def events(self, uris: Iterable[str]) -> Ints:
        """The events that any of these articles tells of."""
        return np.array(sorted({told[0] for uri in uris for told in self.of(uri)}), np.int64)


class EventColumns:
    """Everything that events are asked by."""

    def __init__(self, told: Frame, conflicts: Frame, *, uncoded: bool) -> None:
        """Work it out of the columns."""
        values, numbers = told.values, told.numbers
        self.uncoded, self.size, self.key = uncoded, told.size, values["key"]
        self.type, self.mode, self.modality = values["type"], values["mode"], values["modality"]
        self.cameo, self.place, self.month = values["cameo"], values["place"], values["month"]
        self.first, self.last, self.reported = numbers["first"], numbers["last"], numbers["reported"]
        self.articles, self.origins = numbers["articles"], numbers["origins"]
        self.open: Mask = values["outcome"].codes == values["outcome"].place(None)
        self.place_texts = Texts([folded(place or "") for place in self.place.values])
        self.since = numbers["since"]
        kinds = np.array([at for at in map(self.type.place, TOGETHER) if at >= 0], np.int64)
        self.together: Mask = self.type.among(kinds) & ~self.mode.equal("visit")
        self.parties = Parties(told.lists["parties"], self.together)
        self.reports = Reports(told.lists["reports"].frame, told.lists["reports"].owner)
        self.conflict = _in_conflict(self.size, self.reports, conflicts)
        self.orders = _orders(self)

    def ids(self, places: Ints) -> tuple[str, ...]:
        """The identifiers of the events at some places."""
        return tuple(self.key.values[code] or "" for code in self.key.codes[places].tolist())


def _orders(columns: EventColumns) -> dict[str, Ints]:
    """The events in every order in which they are shown; equal ones by identifier, those without a day last."""
    by_id = np.argsort(columns.key.codes, kind="stable")
    when = np.where(columns.first > 0, columns.first, columns.reported).astype(np.int64)
    late = np.iinfo(np.int64).max
    newest = _then(by_id, -when)
    return {
        "oldest": _then(by_id, np.where(when > 0, when, late)),
        "newest": newest,
        "reported": _then(by_id, -columns.reported),
        "origins": _then(newest, -columns.origins),
        "articles": _then(newest, -columns.articles),
    }


def _then(order: Ints, by: Ints | Codes) -> Ints:
    """An order by something else, in which what is equal stands as it stood."""
    return order[np.argsort(by[order], kind="stable")]


def _in_conflict(size: int, reports: Reports, conflicts: Frame) -> Mask:
    """The events of which a sentence tells that stands in a conflict."""
    found = np.zeros(size, np.bool_)
    cited = conflicts.lists["evidence"].frame
    uris, codes = cited.values["uri"].values, cited.values["uri"].codes.tolist()
    numbers = (cited.numbers[name].tolist() for name in ("start", "end", "debris"))
    for code, start, end, debris in zip(codes, *numbers, strict=True):
        for event, begins, ends in [] if debris else reports.of(uris[code] or ""):
            if begins < end and start < ends:
                found[event] = True
    return found


def columns(store: Store, connection: Connection, *, uncoded: bool) -> EventColumns:
    """The events as the record has them in this transaction, those without a code only where they are wanted."""
    told = frame(store, connection, EVENTS if uncoded else CODED)
    conflicts = frame(store, connection, CONFLICTS)
    version = kept.version(store, connection, "fused", "conflicts")
    return kept.kept(store, ("events", uncoded), version, lambda _: EventColumns(told, conflicts, uncoded=uncoded))
