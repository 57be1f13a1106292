"""The record as reviewers left it: questions are asked as ever, and the answers come with what was decided.

Only what a decision has to do with is worked out anew; everything else is what the record holds.
"""

from __future__ import annotations

import collections
import functools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import select

from dragoman.model import Conflict, FusedEvent, Lineage, Reading
from dragoman.record import queries, schema
from dragoman.record.beside import decisions as decisions_of
from dragoman.record.dates import days
from dragoman.record.queries.conditions import bodies
from dragoman.record.review.cells import Cell, conflict_cells, link_cell, reading_cells
from dragoman.record.review.file import Decisions, load
from dragoman.record.review.fused import View, reviewed_event
from dragoman.record.review.kinship import reviewed_lineage
from dragoman.record.review.matching import answers
from dragoman.record.review.readings import reviewed_reading
from dragoman.record.review.rows import (
    Remark,
    ReviewedConflict,
    ReviewedEvent,
    ReviewedLineage,
    ReviewedOffice,
    ReviewedStatement,
    remark,
)
from dragoman.record.review.slots import CONFLICT
from dragoman.record.review.standing import Standing, standing
from dragoman.record.review.texts import Asked, by_person, by_time, reviewed_offices, reviewed_statements
from dragoman.record.store import Store

_MANY = 500  # articles asked for at once


class Reviewed:
    """A record seen with the decisions that lie beside it, as they are when it is opened."""

    def __init__(self, store: Store, held: Decisions | None = None) -> None:
        """Read the decisions; `held` gives others than those that lie beside the record."""
        self._store = store
        self.held = load(decisions_of(store.path)) if held is None else held
        self.decided = standing(self.held.decisions)
        self.reading = functools.lru_cache(maxsize=256)(self._reading)
        self._cells = functools.lru_cache(maxsize=256)(self._cells_of)

    @functools.cached_property
    def ids(self) -> dict[str, str]:
        """The articles' ids by uri; not asked for where nothing was decided."""
        return ids_of(self._store)

    @functools.cached_property
    def _touched(self) -> frozenset[str]:
        """The articles that something was decided on."""
        articles = {place[0] for place, _ in self.decided}
        return frozenset(uri for uri, article in self.ids.items() if article in articles) if articles else frozenset()

    def _original(self, uri: str) -> Reading | None:
        return queries.reading(self._store, uri)

    def _reading(self, uri: str) -> Reading | None:
        """The reading of an article as reviewers left it."""
        reading = self._original(uri)
        return reviewed_reading(reading, self.decided) if reading and uri in self._touched else reading

    def _cells_of(self, uri: str) -> list[Cell]:
        """The cells of an article's reading that were decided on."""
        reading = self._original(uri) if uri in self._touched else None
        return [cell for cell in reading_cells(reading) if cell.key in self.decided] if reading else []

    def _marked(self, cells: Iterable[Cell]) -> Iterator[tuple[Cell, Remark]]:
        for cell in cells:
            if cell.key in self.decided:
                yield cell, remark(cell, self.decided[cell.key])

    # ------------------------------------------------------------------------------------- lineage, conflicts, events

    @functools.cached_property
    def _lineage(self) -> list[ReviewedLineage]:
        return reviewed_lineage(list(self._kin_before.values()), self.ids, self.decided)

    def lineage(self, *, article: str | None = None, origin: str | None = None) -> list[ReviewedLineage]:
        """Where articles stand in the families of texts, asked as `queries.lineage`."""
        rows = self._lineage
        if article:
            families = {row.origin for row in rows if row.uri == article or row.uri.endswith(f"/{article}")}
            rows = [row for row in rows if row.origin in families]
        if origin:
            label = origin.lower()
            rows = [r for r in rows if r.origin.startswith(origin) or label in (r.origin_label or "").lower()]
        return rows

    def conflicts(self, **filters: str | None) -> list[ReviewedConflict]:
        """Contradictions without those that were rejected, asked as `queries.conflicts`."""
        severity = filters.pop("severity", None)
        rows = [self._conflict(one) for one in queries.conflicts(self._store, **filters)]
        return [one for one in rows if one and (not severity or one.severity == severity.lower())]

    def _conflict(self, conflict: Conflict) -> ReviewedConflict | None:
        marks = dict(self._marked_by_slot(conflict))
        if CONFLICT in marks and marks[CONFLICT].verdict == "reject":
            return None
        changed: dict[str, Any] = {}
        for slot, field, empty in (
            ("conflict.severity", "severity", conflict.severity),
            ("conflict.cause", "cause", "not known"),
        ):
            if slot in marks and marks[slot].verdict != "accept":
                corrected = marks[slot].corrected
                changed[field] = corrected.value if corrected else empty
        row = ReviewedConflict(**msgspec.structs.asdict(conflict), reviewed=tuple(marks.values()))
        return msgspec.structs.replace(row, **changed)

    def _marked_by_slot(self, conflict: Conflict) -> Iterator[tuple[str, Remark]]:
        for cell, mark in self._marked(conflict_cells(conflict, self.ids)):
            yield cell.slot, mark

    def events(self, **filters: Any) -> list[ReviewedEvent]:
        """Events with their reports as decided, asked as `queries.events`.

        What reviewers changed is held against the question anew: an event may now answer it, or no longer.
        """
        found = {event.id: event for event in queries.events(self._store, **filters)}
        touched = {event.id: event for event in self._touched_events()}
        rows = [ReviewedEvent(**msgspec.structs.asdict(one)) for one in found.values() if one.id not in touched]
        mended = {name: self._event(event) for name, event in touched.items()}
        rows += [row for row in mended.values() if row and answers(row, **filters)]
        gone = {name for name, row in mended.items() if row is None}
        return sorted((_without_outcome(row) if row.became in gone else row for row in rows), key=_when)

    def _touched_events(self) -> list[FusedEvent]:
        """The events that a decision has to do with."""
        gone = self._gone_conflicts
        disputed = {piece.uri for one in gone for side in one.sides for piece in side.evidence}
        uris = sorted({*(uri for uri in self._touched if self._cells(uri)), *self._moved, *disputed})
        f, r = schema.fused.c, schema.fused_reports.c
        found: dict[str, FusedEvent] = {}
        for start in range(0, len(uris), _MANY):
            reported = select(r.id).where(r.uri.in_(uris[start : start + _MANY]))
            for event in bodies(self._store, select(f.body).where(f.id.in_(reported)), FusedEvent):
                found[event.id] = event
        return list(found.values())

    @functools.cached_property
    def _conflicts(self) -> list[Conflict]:
        return queries.conflicts(self._store)

    @functools.cached_property
    def _gone_conflicts(self) -> list[Conflict]:
        return [one for one in self._conflicts if self._conflict(one) is None]

    def _event(self, event: FusedEvent) -> ReviewedEvent | None:
        reported = {(report.uri, report.event) for report in event.reports}
        uris = sorted({uri for uri, _ in reported})
        told = [cell for uri in uris for cell in self._cells(uri)]
        marks = [mark for cell, mark in self._marked(told) if (cell.uri, cell.of) in reported]
        marks += [mark for row in self._lineage if row.uri in set(uris) for mark in row.reviewed]
        gone = {one.id for one in self._gone_conflicts}
        before = View(reading=self._original, lineage=self._kin_before, conflicts=self._conflicts)
        after = View(
            reading=self.reading,
            lineage={row.uri: row for row in self._lineage},
            conflicts=[one for one in self._conflicts if one.id not in gone],
        )
        return reviewed_event(event, before, after, marks)

    @functools.cached_property
    def _kin_before(self) -> dict[str, Lineage]:
        return {row.uri: row for row in queries.lineage(self._store)}

    # ------------------------------------------------------------------------------------------ statements and offices

    def statements(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
        **filters: str | None,
    ) -> list[ReviewedStatement]:
        """Statements as decided, asked as `queries.statements`."""
        asked = Asked(**filters)
        times = {"since": since, "until": until}
        rows = [
            ReviewedStatement(**msgspec.structs.asdict(row))
            for row in queries.statements(self._store, article=article, **times, **filters)
            if row.uri not in self._touched
        ]
        for uri in self._asked_for(article):
            reading = self.reading(uri)
            marks: dict[str, list[Remark]] = collections.defaultdict(list)
            for cell, mark in self._marked(self._cells(uri)):
                marks[cell.of or ""].append(mark)
            told = [row for row in queries.statements(self._store, article=uri, **times) if row.uri == uri]
            rows += reviewed_statements(told, reading, marks, asked) if reading else []
        return by_time(self._with_origins(rows))

    def _with_origins(self, rows: list[ReviewedStatement]) -> list[ReviewedStatement]:
        """Statements with their origins as the reviewed lineage has them, and of quotations how many there are."""
        if not self._moved:
            return rows
        origins = {row.uri: row.origin for row in self._lineage}
        quoting = {
            quotation.id: len({origins.get(one.uri, one.uri) for one in quotation.variants})
            for quotation in queries.quotations(self._store)
        }
        return [
            msgspec.structs.replace(
                row,
                origin=origins.get(row.uri, row.origin),
                origins=quoting.get(row.quotation or "", row.origins),
            )
            for row in rows
        ]

    @functools.cached_property
    def _moved(self) -> set[str]:
        """The articles that have another origin, or place among their kin, than weighing found."""
        return {row.uri for row in self._lineage if _moved(row, self._kin_before[row.uri])}

    def offices(
        self,
        *,
        person: str | None = None,
        office: str | None = None,
        of: str | None = None,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
    ) -> list[ReviewedOffice]:
        """Offices as decided, asked as `queries.offices`."""
        asked = {"person": person, "office": office, "of": of}
        times = {"since": since, "until": until}
        rows = [
            ReviewedOffice(**msgspec.structs.asdict(row))
            for row in queries.offices(self._store, **asked, **times, article=article)
            if row.uri not in self._touched
        ]
        for uri in self._asked_for(article):
            reading = self.reading(uri)
            if reading and any(row.uri == uri for row in queries.articles(self._store, article=uri, **times)):
                marks = [(cell.at[0], mark) for cell, mark in self._marked(self._cells(uri)) if cell.slot == "office"]
                rows += reviewed_offices(reading, marks, **asked)
        return by_person(rows)

    def _asked_for(self, article: str | None) -> list[str]:
        """The articles with decisions that a question for one article asks for; all where it asks for none."""
        return sorted(uri for uri in self._touched if not article or uri == article or uri.endswith(f"/{article}"))

    def decided_on(self, kind: str, identifier: str, uri: str | None) -> list[tuple[Cell, Standing]]:
        """What was decided on an event, statement, conflict or article, cell by cell; `uri` is its article."""
        if not self.decided:
            return []
        if kind == "conflict":
            cells = [cell for one in self._conflicts if one.id == identifier for cell in conflict_cells(one, self.ids)]
        elif kind == "article":
            lines = [line for line in self._kin_before.values() if line.uri == uri]
            cells = [link_cell(line, self.ids[line.uri]) for line in lines]
            cells += [cell for cell in self._cells(uri or "") if cell.of_mention]
        else:
            cells = [cell for cell in self._cells(uri or "") if cell.of == identifier]
        return [(cell, self.decided[cell.key]) for cell in cells if cell.key in self.decided]


def ids_of(store: Store) -> dict[str, str]:
    """The ids of all articles by uri; of several states of one, the one added last."""
    a = schema.articles.c
    with store.read() as connection:
        return dict(connection.execute(select(a.uri, a.id).order_by(a.number)).tuples().all())


def _moved(row: ReviewedLineage, was: Lineage) -> bool:
    return (row.origin, row.relation, row.parent) != (was.origin, was.relation, was.parent)


def _without_outcome(row: ReviewedEvent) -> ReviewedEvent:
    """A plan of which it was told what it became, and that was rejected."""
    return msgspec.structs.replace(row, outcome=None, became=None)


def _when(row: FusedEvent) -> tuple[bool, str, str]:
    """The order in which the record gives events."""
    when = days(row.date)[0] or row.reported
    return when is None, when or "", row.id
