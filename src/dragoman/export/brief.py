"""The brief: the record as a dated document with numbered citations, one HTML page that needs nothing else."""

from __future__ import annotations

from dragoman import __version__
from dragoman.export.citations import Citation, Citations
from dragoman.model import Conflict, FusedEvent, Reading, Side, Struct
from dragoman.record import queries
from dragoman.record.rows import StatementRow
from dragoman.record.speakers import reporters, second_hand
from dragoman.record.store import Store

_DONE = ("happened", "ongoing")


class EventLine(Struct, frozen=True, kw_only=True):
    """An event as the brief tells it."""

    event: FusedEvent
    actors: str
    recipients: str
    citations: tuple[Citation, ...]


class StatementLine(Struct, frozen=True, kw_only=True):
    """A statement as the brief tells it."""

    said: StatementRow
    second_hand: str | None  # "as Ana Ruiz reports", where the article itself does not
    citation: Citation


class SideLine(Struct, frozen=True, kw_only=True):
    """One side of a conflict as the brief tells it."""

    side: Side
    citations: tuple[Citation, ...]


class ConflictLine(Struct, frozen=True, kw_only=True):
    """A conflict as the brief tells it."""

    conflict: Conflict
    sides: tuple[SideLine, ...]


def brief(store: Store, *, actor: str | None = None, since: str | None = None, until: str | None = None) -> str:
    """The brief on the whole record, on one actor, or on a period, as one HTML page.

    What is quoted is quoted exactly; everything is escaped.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman", "data/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html").render(_content(store, actor, since, until))


def _content(store: Store, actor: str | None, since: str | None, until: str | None) -> dict[str, object]:
    citations = Citations(store)
    readings = _Readings(store)
    events = [
        _event_line(event, readings, citations)
        for event in queries.events(store, actor=actor, since=since, until=until)
    ]
    said = queries.statements(store, by=actor, since=since, until=until)
    # What somebody reports of himself stands in the statement in which he does.
    told = [row for row in said if row.source is not None and (not row.via or reporters(row.via, row.source))]
    statements = [_statement_line(row, citations) for row in told]
    conflicts = [
        _conflict_line(row, citations) for row in queries.conflicts(store, actor=actor, since=since, until=until)
    ]
    groups = {
        "happened": [line for line in events if line.event.modality in _DONE],
        "planned": [line for line in events if line.event.modality == "planned"],
        "uncertain": [line for line in events if line.event.modality in ("conditional", "speculated")],
        "denied": [line for line in events if line.event.modality == "denied"],
    }
    sources = citations.sources()
    return {
        "actor": actor,
        "since": since,
        "until": until,
        "groups": groups,
        "statements": statements,
        "conflicts": conflicts,
        "sources": sources,
        "origins": len({row.origin for _, row in sources if row.origin}),
        "days": sorted(row.published for _, row in sources if row.published),
        "record_of": queries.last_added(store),
        "version": __version__,
    }


class _Readings:
    """Readings by uri, each opened once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._open: dict[str, Reading | None] = {}

    def words(self, uri: str, span: tuple[int, int]) -> str:
        if uri not in self._open:
            self._open[uri] = queries.reading(self._store, uri)
        reading = self._open[uri]
        return reading.words(span) if reading else ""


def _event_line(event: FusedEvent, readings: _Readings, citations: Citations) -> EventLine:
    return EventLine(
        event=event,
        actors=_names(event, "actor"),
        recipients=_names(event, "recipient"),
        citations=tuple(
            citations.cite(report.uri, report.sentence, readings.words(report.uri, report.sentence))
            for report in event.reports
            if report.counted
        ),
    )


def _names(event: FusedEvent, role: str) -> str:
    return ", ".join(participant.name for participant in event.participants if participant.role == role)


def _statement_line(row: StatementRow, citations: Citations) -> StatementLine:
    return StatementLine(
        said=row,
        second_hand=second_hand(row.via, row.source),
        citation=citations.cite(row.uri, row.spans[0], row.content),
    )


def _conflict_line(conflict: Conflict, citations: Citations) -> ConflictLine:
    return ConflictLine(
        conflict=conflict,
        sides=tuple(
            SideLine(side=side, citations=tuple(citations.cite(e.uri, e.span, e.text) for e in side.evidence))
            for side in conflict.sides
        ),
    )
