"""What somebody does and has done to them over time, whoever the others are."""

from __future__ import annotations

import numpy as np

from dragoman.notebook.counting import Counting, Missing, PeriodRow
from dragoman.notebook.periods import By
from dragoman.notebook.rows import Rows
from dragoman.record.ledger.event_columns import columns
from dragoman.record.ledger.event_filters import masks
from dragoman.record.ledger.pages import EventsAsked
from dragoman.record.store import Store


class Activity:
    """The coded events in which somebody takes part, who is given by a name or a country code."""

    def __init__(self, store: Store, who: str, *, since: str | None = None, until: str | None = None) -> None:
        """Look the events up.  Raises `ValueError` where a date is not EDTF."""
        self.who, self.since, self.until = who, since, until
        with store.read() as connection:
            known = columns(store, connection, uncoded=False)
            asked = EventsAsked(actor=who, since=since, until=until)
            mask = np.logical_and.reduce(list(masks(store, connection, known, asked).values()))
            self.counting = Counting(store, connection, known, np.flatnonzero(mask))

    def counts(self, by: By = "month") -> Rows[PeriodRow]:
        """Period by period, as `Relation.counts`."""
        return Rows(self.counting.counts(by), PeriodRow)

    def left_out(self, by: By = "month") -> Missing:
        """How much `counts` leaves out, and why."""
        return self.counting.missing(by)
