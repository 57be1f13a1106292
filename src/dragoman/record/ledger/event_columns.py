"""The events of a record as columns, in the order of their identifiers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection

from dragoman.model import Span, overlap
from dragoman.record.ledger import kept
from dragoman.record.ledger.columns import Codes, Column, Days, Ints, Mask, Texts
from dragoman.record.ledger.parties import Parties
from dragoman.record.names import folded
from dragoman.record.store import Store


class _Party(msgspec.Struct, frozen=True, gc=False):
    name: str
    country: str | None


class _Report(msgspec.Struct, frozen=True, gc=False):
    uri: str
    sentence: Span


class _Body(msgspec.Struct, frozen=True, gc=False):
    mode: str | None
    place: str | None
    participants: tuple[_Party, ...]
    reports: tuple[_Report, ...]
    outcome: str | None = None


class _Evidence(msgspec.Struct, frozen=True, gc=False):
    uri: str
    span: Span
    debris: bool = False


class _Side(msgspec.Struct, frozen=True, gc=False):
    evidence: tuple[_Evidence, ...] = ()


class _Conflict(msgspec.Struct, frozen=True, gc=False):
    sides: tuple[_Side, ...]


class Reports:
    """Which sentences of which articles tell of which events, article by article."""

    def __init__(self, told: Sequence[tuple[_Report, ...]]) -> None:
        """Gather the reports of each event."""
        by_uri: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for at, reports in enumerate(told):
            for report in reports:
                by_uri[report.uri].append((at, *report.sentence))
        uris = sorted(by_uri)
        self._places = {uri: place for place, uri in enumerate(uris)}
        self._starts = np.cumsum([0, *(len(by_uri[uri]) for uri in uris)])
        flat = np.fromiter((n for uri in uris for one in by_uri[uri] for n in one), np.int32)
        self._told = flat.reshape(-1, 3)

    def of(self, uri: str) -> list[list[int]]:
        """The reports of an article: event, start and end of the sentence."""
        place = self._places.get(uri)
        if place is None:
            return []
        found: list[list[int]] = self._told[self._starts[place] : self._starts[place + 1]].tolist()
        return found


class EventColumns:
    """Everything that events are asked by."""

    def __init__(self, rows: Iterable[Sequence[Any]], in_conflict: dict[str, list[Span]], *, uncoded: bool) -> None:
        """Make columns of rows of `fused`; `in_conflict` are the spans of each article that stand in a conflict."""
        decode = msgspec.json.Decoder(_Body).decode
        days = Days()
        told = sorted(((*row[:8], decode(row[8])) for row in rows), key=lambda row: str(row[0]))
        self.uncoded = uncoded
        self.ids: list[str] = [row[0] for row in told]
        self.size = len(told)
        self.type = Column(row[1] for row in told)
        self.modality = Column(row[2] for row in told)
        self.first = days.column(row[3] for row in told)
        self.last = days.column(row[4] for row in told)
        self.reported = days.column(row[5] for row in told)
        self.articles: Codes = np.fromiter((row[6] for row in told), np.int32, self.size)
        self.origins: Codes = np.fromiter((row[7] for row in told), np.int32, self.size)
        self.mode = Column(row[8].mode for row in told)
        self.place = Column(row[8].place for row in told)
        self.place_texts = Texts([folded(place or "") for place in self.place.values])
        self.open: Mask = np.fromiter((row[8].outcome is None for row in told), np.bool_, self.size)
        self.month = Column(row[3][:7] if row[3] else None for row in told)
        stands = (_stands(row[8].reports, in_conflict) for row in told)
        self.conflict: Mask = np.fromiter(stands, np.bool_, self.size)
        self.parties = Parties([row[8].participants for row in told])
        self.reports = Reports([row[8].reports for row in told])
        self.orders = _orders(self)

    def numbers(self, ids: Iterable[str]) -> Ints:
        """Where the events with these identifiers stand; those that are not here are left out."""
        sought = sorted(set(ids))
        places = {name: at for at, name in enumerate(self.ids)} if len(sought) > len(self.ids) // 20 else None
        found = [self._place(name) if places is None else places.get(name, -1) for name in sought]
        return np.array([at for at in found if at >= 0], np.int64)

    def _place(self, name: str) -> int:
        at = bisect_left(self.ids, name)
        return at if at < self.size and self.ids[at] == name else -1


def _orders(columns: EventColumns) -> dict[str, Ints]:
    """The events in every order in which they are shown; equal ones by identifier, those without a day last."""
    when = np.where(columns.first > 0, columns.first, columns.reported).astype(np.int64)
    late = np.iinfo(np.int64).max
    newest = np.argsort(-when, kind="stable")
    return {
        "oldest": np.argsort(np.where(when > 0, when, late), kind="stable"),
        "newest": newest,
        "reported": np.argsort(-columns.reported, kind="stable"),
        "origins": newest[np.argsort(-columns.origins[newest], kind="stable")],
        "articles": newest[np.argsort(-columns.articles[newest], kind="stable")],
    }


def _stands(reports: Iterable[_Report], in_conflict: dict[str, list[Span]]) -> bool:
    """Whether a sentence that tells of the event stands in a conflict."""
    return any(
        overlap(report.sentence, span)
        for report in reports
        if report.uri in in_conflict
        for span in in_conflict[report.uri]
    )


_COLUMNS = "id, type, modality, date_from, date_to, reported, articles, origins, body"


def columns(store: Store, connection: Connection, *, uncoded: bool) -> EventColumns:
    """The events as the record has them in this transaction, those without a code only where they are wanted."""
    version = kept.version(connection, "fused", "conflicts")
    where = "" if uncoded else " WHERE type IS NOT NULL"

    def make(_: EventColumns | None) -> EventColumns:
        rows = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM fused{where}")
        return EventColumns((tuple(row) for row in rows), _in_conflict(connection), uncoded=uncoded)

    return kept.kept(store, ("events", uncoded), version, make)


def _in_conflict(connection: Connection) -> dict[str, list[Span]]:
    decode = msgspec.json.Decoder(_Conflict).decode
    found: dict[str, list[Span]] = defaultdict(list)
    for span, uri in _evidence(
        decode(body) for body in connection.exec_driver_sql("SELECT body FROM conflicts").scalars()
    ):
        found[uri].append(span)
    return dict(found)


def _evidence(conflicts: Iterable[_Conflict]) -> Iterator[tuple[Span, str]]:
    for conflict in conflicts:
        for side in conflict.sides:
            for piece in side.evidence:
                if not piece.debris:
                    yield piece.span, piece.uri
