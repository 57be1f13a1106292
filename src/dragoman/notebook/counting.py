"""Events counted period by period: what was done, apart from it what is not done, and the attention that it got."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from dragoman.model import Struct
from dragoman.notebook.periods import By, check, name_of, stretch
from dragoman.ontology.cameo import goldstein
from dragoman.ontology.plover import TYPES, quad, score
from dragoman.record.ledger import kept
from dragoman.record.ledger.articles import ArticleColumns
from dragoman.record.ledger.articles import columns as article_columns
from dragoman.record.ledger.columns import Codes, Column, Ints, Mask
from dragoman.record.ledger.event_columns import EventColumns
from dragoman.record.ledger.relations import origins_of
from dragoman.record.store import Store

DONE = ("happened", "ongoing")
APART = ("planned", "conditional", "speculated", "denied")  # what is not done, as it is told apart
Floats = npt.NDArray[np.float64]
_SIZES = {"month": 1, "quarter": 3, "year": 12}


class PeriodRow(Struct, frozen=True, kw_only=True):
    """One period: what was done, apart from it what is not done, and how much was written."""

    period: str
    period_from: datetime.date
    events: int  # done, each once however many articles tell of it
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
    articles: int  # published in the period that tell of any of the events, whenever that was
    origins: int  # independent ones among these


class Missing(NamedTuple):
    """What no period holds."""

    undated: int  # done, without a date
    vague: int  # done, with a date that may lie in several periods
    not_done_without_period: int
    articles_undated: int  # without a day of publication, or with a vague one


class Counting:
    """Some coded events of a record, with the articles that tell of them."""

    def __init__(self, store: Store, connection: Connection, known: EventColumns, chosen: Ints) -> None:
        """`chosen` are the places of the events in the columns."""
        self._first, self._last = known.first[chosen], known.last[chosen]
        modality = [value or "" for value in known.modality.values]
        self._modality: Codes = known.modality.codes[chosen]
        self._modalities = modality
        self._done: Mask = np.isin(self._modality, [at for at, value in enumerate(modality) if value in DONE])
        self._quad = _quads(known)[known.type.codes[chosen]]
        self._score: Floats = _scores(known, chosen)
        roots = [goldstein(code) if code else None for code in known.cameo.values]
        self._goldstein: Floats = _figures(roots)[known.cameo.codes[chosen]]
        self._published, self._until, self._origin = _written(store, connection, known, chosen)

    def periods(self, by: By) -> int:
        """How many periods there are from the first in which there is anything to the last."""
        first, last = self._ends(by)
        return sum(1 for _ in stretch(first, last, by)) if first and last else 0

    def counts(self, by: By) -> list[PeriodRow]:
        """Period by period, those without anything too.  Raises `ValueError` where there is no such period."""
        check(by)
        first, last = self._ends(by)
        if not first or not last:
            return []
        told, written = _grouped(_certain(self._first, self._last, by)), self._grouped_articles(by)
        nothing = np.zeros(0, np.int64)
        return [
            self._row(start, by, told.get(_number(start), nothing), written.get(_number(start), nothing))
            for start in stretch(first, last, by)
        ]

    def missing(self, by: By) -> Missing:
        """How much `counts` leaves out, and why."""
        check(by)
        placed = _certain(self._first, self._last, by) > 0
        dated = self._first > 0
        return Missing(
            undated=int(np.count_nonzero(self._done & ~dated)),
            vague=int(np.count_nonzero(self._done & dated & ~placed)),
            not_done_without_period=int(np.count_nonzero(~self._done & ~placed)),
            articles_undated=int(np.count_nonzero(_certain(self._published, self._until, by) == 0)),
        )

    def _ends(self, by: By) -> tuple[datetime.date | None, datetime.date | None]:
        starts = np.concatenate([_certain(self._first, self._last, by), _certain(self._published, self._until, by)])
        starts = starts[starts > 0]
        return (_day(int(starts.min())), _day(int(starts.max()))) if len(starts) else (None, None)

    def _grouped_articles(self, by: By) -> dict[int, Ints]:
        return _grouped(_certain(self._published, self._until, by))

    def _row(self, start: datetime.date, by: By, told: Ints, written: Ints) -> PeriodRow:
        done = told[self._done[told]]
        quads = np.bincount(self._quad[done], minlength=5).tolist()
        names = [self._modalities[at] for at in self._modality[told].tolist()]
        origins = np.unique(self._origin[written])
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
            score=_mean(self._score[done]),
            goldstein=_mean(self._goldstein[done]),
            **{name: names.count(name) for name in APART},
            articles=len(written),
            origins=int(np.count_nonzero(origins >= 0)),
        )


def _quads(known: EventColumns) -> Codes:
    return np.array([quad(one) if one in TYPES else 0 for one in known.type.values], np.int32)


def _figures(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _scores(known: EventColumns, chosen: Ints) -> Floats:
    """The PLOVER score of each event: that of its mode, where it has one."""
    size = len(known.mode.values)
    both = known.type.codes[chosen].astype(np.int64) * size + known.mode.codes[chosen]
    kinds, at = np.unique(both, return_inverse=True)
    figures = [_score(known.type.values[one // size], known.mode.values[one % size]) for one in kinds.tolist()]
    return _figures(figures)[at]


def _score(kind: str | None, mode: str | None) -> float | None:
    return score(kind, mode) if kind else None


def _written(store: Store, connection: Connection, known: EventColumns, chosen: Ints) -> tuple[Codes, Codes, Codes]:
    """Of each article that tells of the events the first and last day of its publication and its origin, -1: none.

    0 stands for a day that is not known.
    """
    articles, origin = article_columns(store, connection), origins_of(store, connection, known)
    version = kept.version(store, connection, "fused", "conflicts", "articles", "lineage")
    rows = kept.kept(store, "rows of reports", version, lambda _: _rows(known.reports.uri, articles))
    wanted = np.zeros(known.size, np.bool_)
    wanted[chosen] = True
    telling = wanted[known.reports.event]
    uris, at = np.unique(known.reports.uri.codes[telling], return_index=True)
    where = rows[uris]
    from_, to = np.append(articles.first, 0)[where], np.append(articles.last, 0)[where]
    origins = origin.codes[telling][at]
    return from_, to, np.where((origins == origin.place(None)) | (where < 0), -1, origins)


def _rows(uri: Column, articles: ArticleColumns) -> Ints:
    """Where the article of each uri stands among the articles, of several states of it the last; -1: nowhere."""
    last = np.full(len(articles.uri.values), -1, np.int64)
    order = articles.orders["oldest"]
    last[articles.uri.codes[order]] = order
    place = {value: at for at, value in enumerate(articles.uri.values)}
    codes = np.array([place.get(value, -1) for value in uri.values], np.int64)
    found: Ints = np.append(last, -1)[codes]
    return found


def _starts(days: Codes, by: By) -> Codes:
    """The first days of the periods in which days lie, as numbers; 0 of no day."""
    if by == "day":
        return days
    years, months = days // 10000, days // 100 % 100
    size = _SIZES[by]
    found: Codes = years * 10000 + ((months - 1) // size * size + 1) * 100 + 1
    return np.where(days > 0, found, 0).astype(np.int32)


def _certain(first: Codes, last: Codes, by: By) -> Codes:
    """The start of the one period in which each certainly lies; 0 where it may lie in several, or is unknown."""
    starts = _starts(first, by)
    return np.where(starts == _starts(last, by), starts, 0).astype(np.int32)


def _grouped(starts: Codes) -> dict[int, Ints]:
    """What lies in each period, by the number of its first day."""
    order = np.argsort(starts, kind="stable")
    values, at = np.unique(starts[order], return_index=True)
    return {value: rows for value, rows in zip(values.tolist(), np.split(order, at[1:]), strict=True) if value}


def _number(day: datetime.date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def _day(number: int) -> datetime.date:
    return datetime.date(number // 10000, number // 100 % 100, number % 100)


def _mean(values: Floats) -> float | None:
    known = values[~np.isnan(values)].tolist()
    return round(sum(known) / len(known), 4) if known else None
