"""One event on two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman.model import Conflict, Side, Span
from dragoman.weighing.conflicts import matter, same
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.fusion.match import Told

_DAYS = 31  # the same two parties may do the same again a month later


def check(case: Case) -> Iterator[Conflict]:
    """Reports of one event that state different days for it."""
    told_on = _days_told(case)
    for one, other in same.pairs(case):
        mine, theirs = same.stated_day(one), same.stated_day(other)
        if mine is None or theirs is None or mine[0] == theirs[0] or one.origin == other.origin:
            continue
        if abs((date.fromisoformat(mine[0]) - date.fromisoformat(theirs[0])).days) > _DAYS:
            continue
        if theirs[0] in told_on[_key(one)] or mine[0] in told_on[_key(other)]:
            continue  # an article that tells of both days tells of two events
        yield _conflict((one, *mine), (other, *theirs))
    yield from _sentences(case)


def _sentences(case: Case) -> Iterator[Conflict]:
    """The same for sentences in which no event was read: each states one day, and the articles none of the other's."""
    stated = {
        reading.article.uri: {time.edtf[:10] for time in reading.times if time.edtf and len(time.edtf) >= 10}
        for reading in case.readings
    }
    for one, other in matter.pairs(case):
        if len(one.days) != 1 or len(other.days) != 1 or not matter.dated(one) & matter.dated(other):
            continue
        (mine, my_span), (theirs, their_span) = one.days[0], other.days[0]
        if mine in stated[other.reading.article.uri] or theirs in stated[one.reading.article.uri]:
            continue
        if abs((date.fromisoformat(mine) - date.fromisoformat(theirs)).days) > _DAYS:
            continue
        yield conflict(
            "date",
            "day",
            "hard",
            "dispute or error",
            f"Two articles tell of the same but put it on different days: {mine} and {theirs}.",
            (
                Side(value=mine, evidence=(*quoting(one.reading, my_span), *quoting(one.reading, one.span))),
                Side(value=theirs, evidence=(*quoting(other.reading, their_span), *quoting(other.reading, other.span))),
            ),
        )


def _key(report: Told) -> tuple[str, str, str | None]:
    return report.reading.article.uri, report.event.type, report.event.mode


def _days_told(case: Case) -> dict[tuple[str, str, str | None], set[str]]:
    found: dict[tuple[str, str, str | None], set[str]] = {}
    for report in case.reports:
        days = found.setdefault(_key(report), set())
        if report.date:
            days.add(report.date[:10])
    return found


def _conflict(one: tuple[Told, str, Span], other: tuple[Told, str, Span]) -> Conflict:
    word = one[0].reading.words(one[0].event.trigger)
    return conflict(
        "date",
        f"day of “{word}”",
        "hard",
        "dispute or error",
        f"Two articles tell of the same event (“{word}”) but put it on different days: {one[1]} and {other[1]}.",
        tuple(
            Side(value=day, evidence=(*quoting(told.reading, span), *quoting(told.reading, same.sentence_of(told))))
            for told, day, span in (one, other)
        ),
    )
