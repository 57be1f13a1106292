"""Pairs of reports of two articles that tell of one event, judged without the slot that is in question."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dragoman.model import Span
from dragoman.weighing.conflicts.case import Case, sentence_at
from dragoman.weighing.fusion.match import STATED, Told
from dragoman.weighing.stories.features import stem

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
            if one.reading.article.uri != other.reading.article.uri and same_parties(one, other):
                yield one, other


def word_of(report: Told) -> str:
    """The stem of the word that tells of the event: signing is not initialling."""
    return stem(report.reading.words(report.event.trigger).casefold())


def parties(report: Told) -> frozenset[str]:
    """The states that take part, in person, by name or by their people; parties without a state by themselves."""
    return frozenset(who.country or who.id for who in report.everybody)


def same_parties(one: Told, other: Told) -> bool:
    """Whether the parties can be the same: two in common, or the only one that both name."""
    mine, theirs = parties(one), parties(other)
    return len(mine & theirs) >= min(2, len(mine), len(theirs)) > 0


def stated_day(report: Told) -> tuple[str, Span] | None:
    """The day that the report itself states for the event, with its words."""
    date = report.event.date
    if date is None or date.basis not in STATED or date.span is None or len(date.edtf) < 10 or "/" in date.edtf:
        return None
    return date.edtf[:10], date.span


def sentence_of(report: Told) -> Span:
    """The sentence of a report."""
    return report.event.sentence or sentence_at(report.reading, report.event.trigger[0])
