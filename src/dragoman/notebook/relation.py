"""What two did to one another over time: cooperation and conflict, their scores, and the attention they got, apart.

An event is between the two where one of them acts and the other receives; or where both act, nobody receives, and it is
done together (CONSULT, AGREE, COOPERATE; no visit, which has a host).  What they do side by side to others is not.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import Any

from dragoman.model import FusedEvent, FusedParticipant, Struct
from dragoman.notebook.periods import By, check, name_of, period_of, stretch
from dragoman.notebook.rows import Rows
from dragoman.ontology.cameo import goldstein
from dragoman.ontology.plover import TOGETHER, quad, score
from dragoman.record import queries
from dragoman.record.names import folded
from dragoman.record.queries.conditions import is_code
from dragoman.record.store import Store

DONE = ("happened", "ongoing")


class PeriodRow(Struct, frozen=True, kw_only=True):
    """One period: what was done, apart from it what is not done, and how much was written."""

    period: str
    period_from: datetime.date
    events: int  # done, between the two, each once however many articles tell of it
    cooperation: int
    conflict: int
    verbal_cooperation: int  # by PLOVER's quads
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    score: float | None  # the mean PLOVER score of what was done, -10 to 10
    goldstein: float | None  # the mean Goldstein score of the same
    planned: int  # not counted above, as are the next three
    conditional: int
    speculated: int
    denied: int
    articles: int  # published in the period that tell of any event between the two, whenever that was
    origins: int  # independent ones among these


class Left(Struct, frozen=True, kw_only=True):
    """What no period holds, or what is no event between the two."""

    undated: int  # done, without a date
    vague: int  # done, with a date that may lie in several periods
    not_done_without_period: int  # planned, conditional, speculated or denied, with no date or a vague one
    side_by_side: int  # both take part, on the same side or beside each other
    articles_undated: int  # without a day of publication, or with a vague one


class Relation:
    """Two actors, each a name or a country code, in a stretch of time."""

    def __init__(self, store: Store, a: str, b: str, *, since: str | None = None, until: str | None = None) -> None:
        """Ask the record for the events in which both take part."""
        self.a, self.b, self.since, self.until = a, b, since, until
        together = queries.events(store, pair=(a, b), since=since, until=until)
        self._events = [event for event in together if _between(event, a, b)]
        self.side_by_side = len(together) - len(self._events)
        self._articles = {row.uri: row for row in queries.articles(store)}

    def events(self) -> Rows[FusedEvent]:
        """The events between the two, of every modality."""
        return Rows(self._events, FusedEvent)

    def counts(self, by: By = "month") -> Rows[PeriodRow]:
        """Period by period, from the first in which there is anything to the last, those without anything too.

        `by` is day, month, quarter or year; raises `ValueError` for anything else.
        """
        check(by)
        told: dict[datetime.date, list[FusedEvent]] = defaultdict(list)
        for event in self._events:
            period = period_of(event.date, by)
            if period:
                told[period].append(event)
        written = self._written(by)
        starts = [*told, *(start for start in written if start)]
        if not starts:
            return Rows([], PeriodRow)
        periods = stretch(min(starts), max(starts), by)
        return Rows([self._row(start, by, told[start], written[start]) for start in periods], PeriodRow)

    def left_out(self, by: By = "month") -> Left:
        """How much `counts` leaves out, and why."""
        check(by)
        done = [event for event in self._events if event.modality in DONE]
        placed = {event.id for event in self._events if period_of(event.date, by)}
        return Left(
            undated=sum(event.date is None for event in done),
            vague=sum(event.date is not None and event.id not in placed for event in done),
            not_done_without_period=sum(e.modality not in DONE and e.id not in placed for e in self._events),
            side_by_side=self.side_by_side,
            articles_undated=len(self._written(by)[None]),
        )

    def _written(self, by: By) -> dict[datetime.date | None, set[str]]:
        """The articles that tell of the two, by the period in which they were published."""
        found: dict[datetime.date | None, set[str]] = defaultdict(set)
        for uri in {report.uri for event in self._events for report in event.reports if report.counted}:
            row = self._articles.get(uri)
            found[period_of(row.published if row else None, by)].add(uri)
        return found

    def _row(self, start: datetime.date, by: By, told: list[FusedEvent], written: set[str]) -> PeriodRow:
        done = [event for event in told if event.modality in DONE]
        quads = Counter(quad(event.type) for event in done if event.type)
        modalities = Counter(event.modality for event in told)
        origins = {row.origin for uri in written if (row := self._articles.get(uri)) and row.origin}
        return PeriodRow(
            period=name_of(start, by),
            period_from=start,
            events=len(done),
            cooperation=quads[1] + quads[2],
            conflict=quads[3] + quads[4],
            verbal_cooperation=quads[1],
            material_cooperation=quads[2],
            verbal_conflict=quads[3],
            material_conflict=quads[4],
            score=_mean([score(event.type, event.mode) for event in done if event.type]),
            goldstein=_mean([goldstein(event.cameo) for event in done if event.cameo]),
            planned=modalities["planned"],
            conditional=modalities["conditional"],
            speculated=modalities["speculated"],
            denied=modalities["denied"],
            articles=len(written),
            origins=len(origins),
        )

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
        return f"<Relation {self.a} – {self.b}: {len(self._events)} events>"


def _mean(values: list[float | None] | list[float]) -> float | None:
    known = [value for value in values if value is not None]
    return round(sum(known) / len(known), 4) if known else None


def _between(event: FusedEvent, a: str, b: str) -> bool:
    """Whether an event is between the two, in either direction or together."""
    actors, recipients = ([one for one in event.participants if one.role == role] for role in ("actor", "recipient"))
    one, other = _of(actors, a), _of(actors, b)
    if (one and _of(recipients, b)) or (other and _of(recipients, a)):
        return True
    together = event.type in TOGETHER and event.mode != "visit" and not recipients
    return together and any(mine is not theirs for mine in one for theirs in other)


def _of(participants: list[FusedParticipant], given: str) -> list[FusedParticipant]:
    """Those of a name or a country code, as questions to the record find them."""
    return [
        one for one in participants if folded(given) in folded(one.name) or (is_code(given) and one.country == given)
    ]
