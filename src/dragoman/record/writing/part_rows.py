"""The rows that questions are asked by, of what a story came to."""

from __future__ import annotations

import collections
from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, Table, insert

from dragoman.model import Conflict, FusedEvent, Quotation
from dragoman.record import schema
from dragoman.record.dates import days
from dragoman.record.names import folded
from dragoman.record.quoted import differs
from dragoman.weighing import fused_id

Row = dict[str, object]


class PartRows:
    """Rows of one part, gathered table by table so that each is written at once."""

    def __init__(self, part: str) -> None:
        """Start with none; `part` is empty for events of several stories."""
        self._part = part
        self._rows: dict[Table, list[Row]] = collections.defaultdict(list)

    @property
    def rows(self) -> Mapping[Table, list[Row]]:
        """The rows that are gathered."""
        return self._rows

    def write(self, connection: Connection) -> None:
        """Put them into their tables, those first that others point at."""
        for table in (schema.fused, schema.conflicts, schema.quotations, *self._rows):
            rows = self._rows.get(table)
            if rows:
                connection.execute(insert(table), rows)
                self._rows[table] = []

    def days(self, told: Mapping[str, tuple[str, ...]]) -> None:
        """What makes events of other stories the same."""
        for event, every in told.items():
            self._rows[schema.days] += [{"part": self._part, "id": event, "day": day} for day in every]

    def event(self, event: FusedEvent) -> None:
        """An event with those who take part and the reports behind it."""
        first, last = days(event.date)
        self._rows[schema.fused].append(
            {
                "id": event.id,
                "part": self._part,
                "type": event.type,
                "modality": event.modality,
                "date_from": first,
                "date_to": last,
                "reported": event.reported,
                "articles": event.articles,
                "origins": event.origins,
                "body": msgspec.json.encode(event).decode(),
            }
        )
        self._rows[schema.fused_participants] += [
            {"id": event.id, "position": n, "role": p.role, "folded": folded(p.name), "country": p.country}
            for n, p in enumerate(event.participants)
        ]
        self._rows[schema.fused_reports] += [
            {"id": event.id, "position": n, "uri": r.uri, "event": r.event, "alias": fused_id(r.event)}
            for n, r in enumerate(event.reports)
        ]

    def conflict(self, conflict: Conflict) -> None:
        """A conflict with the articles that it cites."""
        self._rows[schema.conflicts].append(
            {
                "id": conflict.id,
                "part": self._part,
                "kind": conflict.kind,
                "severity": conflict.severity,
                "body": msgspec.json.encode(conflict).decode(),
            }
        )
        uris = sorted({evidence.uri for side in conflict.sides for evidence in side.evidence})
        self._rows[schema.conflict_articles] += [{"id": conflict.id, "uri": uri} for uri in uris]

    def quotation(self, quotation: Quotation) -> None:
        """A quotation with its variants."""
        self._rows[schema.quotations].append(
            {
                "id": quotation.id,
                "part": self._part,
                "differs": differs(quotation),
                "variants": len(quotation.variants),
                "articles": quotation.articles,
                "origins": quotation.origins,
                "body": msgspec.json.encode(quotation).decode(),
            }
        )
        self._rows[schema.quotation_variants] += [
            {
                "id": quotation.id,
                "position": n,
                "uri": variant.uri,
                "statement": variant.statement,
                "folded": folded(variant.speaker) if variant.speaker else None,
            }
            for n, variant in enumerate(quotation.variants)
        ]
