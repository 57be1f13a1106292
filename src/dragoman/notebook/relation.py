"""What two did to one another over time: cooperation and conflict, their scores, and the attention they got, apart.

An event is between the two where one of them acts and the other receives; or where both act, nobody receives, and it is
done together (CONSULT, AGREE, COOPERATE; no visit, which has a host).  What they do side by side to others is not.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from dragoman.model import FusedEvent, Struct
from dragoman.notebook.counting import Counting, PeriodRow
from dragoman.notebook.periods import By
from dragoman.notebook.rows import Rows
from dragoman.record.ledger.event_columns import columns
from dragoman.record.ledger.event_filters import masks
from dragoman.record.ledger.events import bodies
from dragoman.record.ledger.pages import EventsAsked
from dragoman.record.ledger.relations import between
from dragoman.record.store import Store


class Left(Struct, frozen=True, kw_only=True):
    """What no period holds, or what is no event between the two."""

    undated: int  # done, without a date
    vague: int  # done, with a date that may lie in several periods
    not_done_without_period: int  # planned, conditional, speculated or denied, with no date or a vague one
    side_by_side: int  # both take part, on the same side or beside each other
    articles_undated: int  # without a day of publication, or with a vague one


class Relation:
    """Two actors, each a name or a country code, in a stretch of time."""

    def __init__(
        self,
        store: Store,
        a: str,
        b: str,
        *,
        since: str | None = None,
        until: str | None = None,
        latest: int | None = None,
    ) -> None:
        """Ask the record for the events in which both take part.

        With `latest`, `events` gives only so many, while everything is counted.
        """
        self.a, self.b, self.since, self.until = a, b, since, until
        with store.read() as connection:
            known = columns(store, connection, uncoded=False)
            asked = EventsAsked(pair=(a, b), since=since, until=until)
            both = np.logical_and.reduce(list(masks(store, connection, known, asked).values()))
            mutual = both & between(known, a, b)
            order = known.orders["oldest"]
            places = order[mutual[order]]
            self.total = len(places)
            self.side_by_side = int(np.count_nonzero(both & ~mutual))
            self.open_plans = int(np.count_nonzero(mutual & known.modality.equal("planned") & known.open))
            self.undated = int(np.count_nonzero(known.first[places] == 0))
            self._events = bodies(connection, known, places if latest is None else places[-latest:])
            self.counting = Counting(store, connection, known, places)

    def events(self) -> Rows[FusedEvent]:
        """The events between the two, of every modality."""
        return Rows(self._events, FusedEvent)

    def counts(self, by: By = "month") -> Rows[PeriodRow]:
        """Period by period, from the first in which there is anything to the last, those without anything too.

        `by` is day, month, quarter or year; raises `ValueError` for anything else.
        """
        return Rows(self.counting.counts(by), PeriodRow)

    def left_out(self, by: By = "month") -> Left:
        """How much `counts` leaves out, and why."""
        return Left(side_by_side=self.side_by_side, **self.counting.missing(by)._asdict())

    def chart(self, by: By = "month") -> Any:
        """An `altair` chart: cooperation and conflict, the score, and attention, one below the other."""
        from dragoman.notebook.charts import chart

        return chart(self, by)

    def to_html(self, by: By = "month") -> str:
        """The chart as one page that holds all it needs: it is drawn without a network."""
        from dragoman.notebook.charts import to_html

        return to_html(self.chart(by))

    def to_svg(self, by: By = "month") -> str:
        """The chart as SVG."""
        from dragoman.notebook.charts import to_svg

        return to_svg(self.chart(by))

    def to_png(self, by: By = "month", *, scale: float = 2.0) -> bytes:
        """The chart as PNG, `scale` times 72 dots an inch."""
        from dragoman.notebook.charts import to_png

        return to_png(self.chart(by), scale)

    def _repr_html_(self) -> str:
        from dragoman.notebook.charts import picture

        return picture(self)

    def __repr__(self) -> str:
        """Who, and how many events."""
        return f"<Relation {self.a} – {self.b}: {self.total} events>"
