"""A small record with two articles of one meeting, and decisions on it, for tests of review."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman import api
from dragoman.engine.weighing import weigh_record
from dragoman.model import Reading
from dragoman.record import writing
from dragoman.record.review import Cell, Correction, Decision, Verdict, Wanted
from tests.readings import TEXT, reading

EVERYTHING = Wanted(sorts=("facts", "names", "lineage", "conflicts"))


def record_of(path: Path, *readings: Reading) -> api.Record:
    """A weighed record of these readings."""
    record = api.Record(path)
    run = writing.start_run(record.store, ["given"])
    writing.write_results(record.store, run, readings)
    writing.finish_run(record.store, run)
    weigh_record(record.store)
    return record


def two_reports() -> tuple[Reading, Reading]:
    """One meeting in two articles, the second made of the first."""
    return reading("a.txt"), reading("b.txt", text="It is said in Lisbon that " + TEXT, published="2023-05-06")


def cell_of(record: api.Record, slot: str, uri: str | None = "a.txt", value: str | None = None) -> Cell:
    """The first cell of a slot, of an article and a value."""
    return next(
        cell
        for cell in record.cells(EVERYTHING)
        if cell.slot == slot and uri in (None, cell.uri) and value in (None, cell.value)
    )


def decision(
    cell: Cell,
    verdict: Verdict = "accept",
    *,
    corrected: str | None = None,
    reviewer: str = "Lea Kern",
    time: str = "2024-01-01T10:00:00Z",
    reason: str | None = None,
    blind: bool = False,
) -> Decision:
    """A decision on a cell; a correction is the reviewer's own."""
    return Decision(
        article=cell.article,
        uri=cell.uri,
        slot=cell.slot,
        at=cell.at,
        spans=cell.spans,
        value=cell.value,
        verdict=verdict,
        corrected=Correction(value=corrected, own=True) if corrected else None,
        reviewer=reviewer,
        time=time,
        reason=reason,
        rule=cell.rule,
        blind=blind,
    )


def changed(given: Decision, **fields: object) -> Decision:
    """The same decision with other fields."""
    return msgspec.structs.replace(given, **fields)
