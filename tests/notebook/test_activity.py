"""Protects the counts of one party: the same as those of its events, whoever the others are."""

from __future__ import annotations

import dragoman
from dragoman.notebook.activity import Activity
from tests.notebook.test_relation import CHINA, PERU, RUSSIA, record, relation, told

__all__ = ["record"]  # the fixture


def test_everything_that_somebody_takes_part_in_is_counted(record: dragoman.Record) -> None:
    relation(
        record,
        told(1, "2023-02-01", "a.txt", "b.txt"),
        told(2, "2023-02-20", "c.txt", who=(PERU,), whom=(CHINA,), type="ASSAULT", cameo="190"),
        told(3, "2023-04-02", "d.txt", who=(CHINA,), whom=(), modality="planned"),
        told(4, "2023-02-03", who=(PERU,), whom=(RUSSIA,)),
        told(5, None, "a.txt"),
        told(6, "2023", "a.txt"),
    )
    activity = Activity(record.store, "CHN")
    rows = {row.period: row for row in activity.counts("month")}
    assert list(rows) == ["2023-02", "2023-03", "2023-04", "2023-05"]
    first = rows["2023-02"]
    assert (first.events, first.cooperation, first.conflict) == (2, 1, 1)
    assert (first.articles, first.origins) == (2, 1)
    assert (rows["2023-04"].events, rows["2023-04"].planned) == (0, 1)
    assert (rows["2023-05"].events, rows["2023-05"].articles) == (0, 1)
    left = activity.left_out("month")
    assert (left.undated, left.vague, left.not_done_without_period, left.articles_undated) == (1, 1, 0, 1)


def test_of_two_who_have_to_do_with_nobody_else_it_is_their_relation(record: dragoman.Record) -> None:
    shown = relation(record, told(1, "2023-02-01"), told(2, "2023-03-01", type="ASSAULT", cameo="190"))
    for by in ("day", "month", "quarter", "year"):
        assert list(Activity(record.store, "RUS").counts(by)) == list(shown.counts(by))


def test_period_asked_for_bounds_the_events(record: dragoman.Record) -> None:
    relation(record, told(1, "2023-02-01"), told(2, "2023-04-01"))
    assert [row.events for row in Activity(record.store, "CHN", since="2023-04").counts("month")] == [0, 0, 1]
    assert list(Activity(record.store, "Nobody").counts()) == []
