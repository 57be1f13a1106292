"""Rows of the record as reviewers left it: what the program made, with the marks of what was decided on it."""

from __future__ import annotations

from dragoman.model import Conflict, FusedEvent, Lineage, Struct
from dragoman.record.review.cells import Cell
from dragoman.record.review.decision import Correction, Decision, Verdict
from dragoman.record.review.standing import Standing
from dragoman.record.rows import OfficeRow, StatementRow


class Remark(Struct, frozen=True, kw_only=True):
    """What stands decided on one cell of a row."""

    slot: str
    value: str  # what the program said
    verdict: Verdict
    corrected: Correction | None
    reviewer: str
    time: str
    reason: str | None
    uri: str
    disputed: bool  # another reviewer last decided otherwise


class ReviewedEvent(FusedEvent, frozen=True, kw_only=True):
    """An event as reviewers left it."""

    reviewed: tuple[Remark, ...] = ()


class ReviewedStatement(StatementRow, frozen=True, kw_only=True):
    """A statement as reviewers left it."""

    reviewed: tuple[Remark, ...] = ()


class ReviewedOffice(OfficeRow, frozen=True, kw_only=True):
    """An office as reviewers left it."""

    reviewed: tuple[Remark, ...] = ()


class ReviewedLineage(Lineage, frozen=True, kw_only=True):
    """Where an article stands in the family of texts, as reviewers left it."""

    reviewed: tuple[Remark, ...] = ()


class ReviewedConflict(Conflict, frozen=True, kw_only=True):
    """A conflict as reviewers left it."""

    reviewed: tuple[Remark, ...] = ()


def remark(cell: Cell, found: Standing) -> Remark:
    """The mark of what stands decided on a cell."""
    one: Decision = found.decision
    return Remark(
        slot=cell.slot,
        value=cell.value,
        verdict=one.verdict,
        corrected=one.corrected,
        reviewer=one.reviewer,
        time=one.time,
        reason=one.reason,
        uri=cell.uri,
        disputed=found.disputed,
    )
