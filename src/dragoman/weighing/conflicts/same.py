"""Pairs of reports of two articles that tell of one event, judged without the slot that is in question."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dragoman.model import Side, Span
from dragoman.weighing.conflicts.case import Case, quoting, sentence_at
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import STATED, Told, word_of
from dragoman.weighing.texts import function_words, stem

_WORD = re.compile(r"[^\W\d_]{3,}")
_SHARED_WORDS = 4
_CROWD = 60  # reports of one kind in a story; more are too many to hold each against each


def pairs(case: Case) -> Iterator[tuple[Told, Told]]:
    """Pairs of done events of one story and kind, told with the same word in two articles by the same parties."""
    groups: dict[tuple[str, str, str | None, str], list[Told]] = {}
    for report in case.reports:
        if report.status == "done":
            key = (report.story, report.event.type, report.event.mode, word_of(report))
            groups.setdefault(key, []).append(report)
    for key in sorted(groups, key=str):
        for one, other in itertools.combinations(groups[key][:_CROWD], 2):
            if one.reading.article.uri != other.reading.article.uri and (
                same_parties(one, other) or same_circumstances(one, other)
            ):
                yield one, other


def parties(report: Told) -> frozenset[str]:
    """The states that take part, in person, by name or by their people; parties without a state by themselves."""
    return frozenset(who.country or who.id for who in report.everybody)


def same_parties(one: Told, other: Told) -> bool:
    """Whether the parties can be the same: two in common, or the only one that both name."""
    mine, theirs = parties(one), parties(other)
    return len(mine & theirs) >= min(2, len(mine), len(theirs)) > 0


def same_circumstances(one: Told, other: Told) -> bool:
    """Whether the two sentences share so much else that they tell of the same, though the parties go by other names."""
    return len(_circumstances(one) & _circumstances(other)) >= _SHARED_WORDS


def _circumstances(report: Told) -> frozenset[str]:
    """The content words of a report's sentence: what the event is told with, dates and the event's word left out."""
    sentence = sentence_of(report)
    times = [time.span for time in report.reading.times]
    common = function_words()
    return frozenset(
        stem(match.group().casefold())
        for match in _WORD.finditer(report.reading.article.text, *sentence)
        if match.group().casefold() not in common
        and not any(start <= match.start() < end for start, end in times)
        and not report.event.trigger[0] <= match.start() < report.event.trigger[1]
    )


def stated_day(report: Told) -> tuple[str, Span] | None:
    """The day that the report itself states for the event, with its words."""
    date = report.event.date
    if date is None or date.basis not in STATED or date.span is None or len(date.edtf) < 10 or "/" in date.edtf:
        return None
    between = report.reading.article.text[date.span[1] : report.event.trigger[0]]
    if re.search(r"\band\b", between):
        return None  # "came on Monday and signed": the day of the one is not said to be that of the other
    return date.edtf[:10], date.span


def sentence_of(report: Told) -> Span:
    """The sentence of a report."""
    return report.event.sentence or sentence_at(report.reading, report.event.trigger[0])


def named_sides(*told: tuple[Told, Identity]) -> tuple[Side, ...]:
    """A side for each report: whom or what it names, with the sentence that does."""
    return tuple(
        Side(value=named.name, evidence=quoting(report.reading, sentence_of(report))) for report, named in told
    )
