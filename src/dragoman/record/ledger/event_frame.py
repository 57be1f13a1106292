"""Events and conflicts as they are read from the record into columns."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
import numpy as np

from dragoman.model import Span
from dragoman.record.ledger.columns import Codes, Column, Days, Gathered
from dragoman.record.ledger.frame import Frame, Listed, Source
from dragoman.record.names import folded

_T = TypeVar("_T")
ACTOR, RECIPIENT = 1, 2  # the two roles, as bits


class _Party(msgspec.Struct, frozen=True, gc=False):
    role: str
    name: str
    country: str | None


class _Report(msgspec.Struct, frozen=True, gc=False):
    uri: str
    sentence: Span
    counted: bool = True


class _Event(msgspec.Struct, frozen=True, gc=False):
    mode: str | None
    cameo: str | None
    place: str | None
    participants: tuple[_Party, ...]
    reports: tuple[_Report, ...]
    outcome: str | None = None


class _Evidence(msgspec.Struct, frozen=True, gc=False):
    uri: str
    span: Span
    text: str
    debris: bool = False


class _Side(msgspec.Struct, frozen=True, gc=False):
    value: str
    evidence: tuple[_Evidence, ...] = ()


class _Conflict(msgspec.Struct, frozen=True, gc=False):
    slot: str
    explanation: str
    sides: tuple[_Side, ...]


def _numbers(values: Iterable[int]) -> Codes:
    return np.fromiter(values, np.int32)


def _listed(told: Sequence[Sequence[_T]]) -> tuple[list[int], list[_T]]:
    """What belongs to each row, one after the other, with the place of the row."""
    return [at for at, some in enumerate(told) for _ in some], [one for some in told for one in some]


_VALUES = ("key", "type", "modality", "month", "mode", "cameo", "place", "outcome")


class _Events:
    """Rows of `fused`, taken one by one: their bodies are not kept, for there may be a million."""

    def __init__(self) -> None:
        self.values = {
            name: Gathered() for name in ("key", "type", "modality", "month", "mode", "cameo", "place", "outcome")
        }
        self.numbers = {name: array("i") for name in ("first", "last", "reported", "articles", "origins", "since")}
        self.parties = {name: Gathered() for name in ("name", "country")}
        self.uri = Gathered()
        self.roles, self.acting = array("i"), array("q")
        self.spans = {name: array("i") for name in ("start", "end", "counted")}
        self.telling = array("q")
        self._days = Days()

    def take(self, at: int, row: tuple[Any, ...], body: _Event) -> None:
        """Take the row that comes next."""
        key, type_, modality, first, last, reported, articles, origins, _, since = row
        told = (key, type_, modality, first[:7] if first else None, body.mode, body.cameo, body.place, body.outcome)
        for values, value in zip(self.values.values(), told, strict=True):
            values.add(value)
        days = self._days
        counts = (days[first], days[last], days[reported], articles, origins, since)
        for numbers, number in zip(self.numbers.values(), counts, strict=True):
            numbers.append(number)
        for party in body.participants:
            self.acting.append(at)
            self.parties["name"].add(party.name)
            self.parties["country"].add(party.country)
            self.roles.append(ACTOR if party.role == "actor" else RECIPIENT)
        for report in body.reports:
            self.telling.append(at)
            self.uri.add(report.uri)
            for numbers, number in zip(self.spans.values(), (*report.sentence, report.counted), strict=True):
                numbers.append(number)

    def frame(self) -> Frame:
        """What was taken, as columns."""
        parties = Frame(_gathered(self.parties), _arrays({"role": self.roles}))
        reports = Frame(_gathered({"uri": self.uri}), _arrays(self.spans))
        lists = {
            "parties": Listed(np.array(self.acting, np.int64), parties),
            "reports": Listed(np.array(self.telling, np.int64), reports),
        }
        return Frame(_gathered(self.values), _arrays(self.numbers), lists)


def _gathered(told: Mapping[str, Gathered]) -> dict[str, Column]:
    return {name: Column.gathered(values) for name, values in told.items()}


def _arrays(told: Mapping[str, array[int]]) -> dict[str, Codes]:
    return {name: np.array(numbers, np.int32) for name, numbers in told.items()}


def events(rows: Iterable[tuple[Any, ...]]) -> Frame:
    """Columns of rows of `fused`."""
    decode = msgspec.json.Decoder(_Event).decode
    told = _Events()
    for at, row in enumerate(rows):
        told.take(at, row, decode(row[8]))
    return told.frame()


def conflicts(given: Iterable[tuple[Any, ...]]) -> Frame:
    """Columns of rows of `conflicts`; `words` are those in which somebody may be named."""
    rows = list(given)
    decode = msgspec.json.Decoder(_Conflict).decode
    bodies = [decode(row[3]) for row in rows]
    owners, evidence = _listed([[piece for side in body.sides for piece in side.evidence] for body in bodies])
    values = {
        "key": Column(row[0] for row in rows),
        "kind": Column(row[1] for row in rows),
        "severity": Column(row[2] for row in rows),
        "words": Column(folded(_words(body)) for body in bodies),
    }
    numbers = {
        "start": _numbers(one.span[0] for one in evidence),
        "end": _numbers(one.span[1] for one in evidence),
        "debris": _numbers(one.debris for one in evidence),
    }
    cited = Frame({"uri": Column(one.uri for one in evidence)}, numbers)
    return Frame(
        values, {"since": _numbers(row[4] for row in rows)}, {"evidence": Listed(np.array(owners, np.int64), cited)}
    )


def _words(conflict: _Conflict) -> str:
    sides = " ".join(" ".join((side.value, *(e.text for e in side.evidence))) for side in conflict.sides)
    return f"{conflict.slot} {conflict.explanation} {sides}"


_COLUMNS = "type, modality, date_from, date_to, reported, articles, origins, body, since"
EVENTS = Source("fused", "t.id", _COLUMNS, events)
CODED = EVENTS._replace(where="t.type IS NOT NULL")
CONFLICTS = Source("conflicts", "t.id", "kind, severity, body, since", conflicts)
