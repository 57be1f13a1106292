"""Events and conflicts as they are read from the record into columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
import numpy as np

from dragoman.model import Span
from dragoman.record.ledger.columns import Codes, Column, Days
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


def events(rows: Sequence[tuple[Any, ...]]) -> Frame:
    """Columns of rows of `fused`."""
    decode = msgspec.json.Decoder(_Event).decode
    days = Days()
    bodies = [decode(row[8]) for row in rows]
    values = {
        "key": Column(row[0] for row in rows),
        "type": Column(row[1] for row in rows),
        "modality": Column(row[2] for row in rows),
        "month": Column(row[3][:7] if row[3] else None for row in rows),
        "mode": Column(body.mode for body in bodies),
        "place": Column(body.place for body in bodies),
        "outcome": Column(body.outcome for body in bodies),
    }
    numbers = {
        "first": days.column(row[3] for row in rows),
        "last": days.column(row[4] for row in rows),
        "reported": days.column(row[5] for row in rows),
        "articles": _numbers(row[6] for row in rows),
        "origins": _numbers(row[7] for row in rows),
        "since": _numbers(row[9] for row in rows),
    }
    owners, parties = _listed([body.participants for body in bodies])
    telling, reports = _listed([body.reports for body in bodies])
    named = {"name": Column(one.name for one in parties), "country": Column(one.country for one in parties)}
    acting = {"role": _numbers(ACTOR if one.role == "actor" else RECIPIENT for one in parties)}
    spans = {
        "start": _numbers(one.sentence[0] for one in reports),
        "end": _numbers(one.sentence[1] for one in reports),
        "counted": _numbers(one.counted for one in reports),
    }
    lists = {
        "parties": Listed(np.array(owners, np.int64), Frame(named, acting)),
        "reports": Listed(np.array(telling, np.int64), Frame({"uri": Column(one.uri for one in reports)}, spans)),
    }
    return Frame(values, numbers, lists)


def conflicts(rows: Sequence[tuple[Any, ...]]) -> Frame:
    """Columns of rows of `conflicts`; `words` are those in which somebody may be named."""
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
