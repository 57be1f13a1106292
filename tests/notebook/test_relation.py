"""Protects the counts of a relation: only what was done, only between the two, only where the date says so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.model import FusedEvent, FusedParticipant, Lineage, Report, Role, Weighed
from dragoman.notebook.relation import Left, Relation
from tests.notebook.test_rows import event
from tests.readings import reading
from tests.record.making import put, show

CHINA, RUSSIA, PERU = ("China", "CHN"), ("Russia", "RUS"), ("Peru", "PER")


def party(role: Role, who: tuple[str, str]) -> FusedParticipant:
    return FusedParticipant(role=role, entity=who[0], name=who[0], country=who[1])


def told(
    number: int,
    date: str | None,
    *uris: str,
    who: tuple[Any, ...] = (CHINA,),
    whom: tuple[Any, ...] = (RUSSIA,),
    **more: Any,
) -> FusedEvent:
    parties = (*(party("actor", one) for one in who), *(party("recipient", one) for one in whom))
    reports = tuple(
        Report(uri=uri, event=f"{uri}{number}", trigger=(0, 1), sentence=(0, 9)) for uri in uris or ("a.txt",)
    )
    return event(f"{number:016x}", date, participants=parties, reports=reports, **more)


class Tags(HTMLParser):
    """The tags of a page; what stands in its scripts is none."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[dragoman.Record]:
    with dragoman.open(tmp_path / "record.sqlite") as opened:
        yield opened


def relation(
    record: dragoman.Record, *events: FusedEvent, by: tuple[str, str] = ("CHN", "RUS"), **dates: str
) -> Relation:
    days = {"a.txt": "2023-02-03", "b.txt": "2023-02-04", "c.txt": "2023-05-01", "d.txt": None}
    put(record.store, [reading(uri, published=day) for uri, day in days.items()], weighed=False)
    kin = [
        Lineage(uri=uri, origin=origin, origin_label=None, relation="original", parent=None, basis=())
        for uri, origin in zip(days, ("o1", "o1", "o2", "o3"), strict=True)
    ]
    show(record.store, Weighed(lineage=tuple(kin), events=events))
    return record.relation(*by, **dates)


def test_what_is_not_done_is_told_apart_and_never_counted(record: dragoman.Record) -> None:
    shown = relation(
        record,
        told(1, "2023-02-01"),
        told(2, "2023-02-02", type="AID", cameo="070", modality="planned"),
        told(3, "2023-02-02", type="ASSAULT", cameo="190", modality="denied"),
        told(4, "2023-02-02", type="ASSAULT", cameo="190", modality="speculated"),
        told(5, "2023-02-02", type="SANCTION", cameo="163", modality="conditional"),
    )
    (row,) = shown.counts()
    assert (row.period, row.events, row.cooperation, row.conflict) == ("2023-02", 1, 1, 0)
    assert (row.planned, row.denied, row.speculated, row.conditional) == (1, 1, 1, 1)
    assert (row.score, row.goldstein) == (2.5, 1.0)


def test_counts_by_quad_with_mean_scores(record: dragoman.Record) -> None:
    shown = relation(
        record,
        told(1, "2023-02-01", mode="visit"),  # 4.0
        told(2, "2023-02", type="AID", cameo="070"),  # 10.0
        told(3, "2023-02-02", type="ACCUSE", cameo="112"),  # -3.0
        told(4, "2023-02-02", type="SANCTION", cameo="163", modality="ongoing"),  # -6.0
        told(5, "2023-04-02", who=(RUSSIA,), whom=(CHINA,)),
    )
    rows = shown.counts()
    february, march, april = rows
    assert february.verbal_cooperation == february.material_cooperation == 1
    assert february.verbal_conflict == february.material_conflict == 1
    assert february.score == pytest.approx((4 + 10 - 3 - 6) / 4)
    assert (march.period, march.events, march.score) == ("2023-03", 0, None)
    assert april.events == 1
    assert [row.period for row in shown.counts("quarter")] == ["2023-Q1", "2023-Q2"]
    assert rows.to_polars()["period_from"].to_list()[0] == datetime.date(2023, 2, 1)
    assert (february.articles, march.articles) == (1, 0)


def test_what_two_do_side_by_side_is_not_between_them(record: dragoman.Record) -> None:
    shown = relation(
        record,
        told(1, "2023-02-01", type="ACCUSE", cameo="112", who=(CHINA, RUSSIA), whom=(PERU,)),
        told(2, "2023-02-01", type="REJECT", cameo="120", who=(CHINA, RUSSIA), whom=()),
        told(3, "2023-02-01", mode="visit", who=(CHINA, RUSSIA), whom=()),
        told(4, "2023-02-01", who=(CHINA, RUSSIA), whom=(PERU,)),
        told(5, "2023-02-01", who=(CHINA, RUSSIA), whom=()),  # they met
    )
    assert [one.id for one in shown.events()] == [f"{5:016x}"]
    assert shown.left_out().side_by_side == 4


def test_one_party_is_not_two(record: dragoman.Record) -> None:
    alone = told(1, "2023-02-01", who=(CHINA, PERU), whom=())
    assert relation(record, alone, by=("CHN", "China")).events() == []


def test_events_without_a_certain_period_are_left_out_and_counted(record: dragoman.Record) -> None:
    shown = relation(
        record,
        told(1, "2023-02-01"),
        told(2, None),
        told(3, "2023"),
        told(4, "2023-01-31/2023-02-01"),
        told(5, None, modality="planned"),
    )
    assert shown.left_out() == Left(undated=1, vague=2, not_done_without_period=1, side_by_side=0, articles_undated=0)
    assert sum(row.events for row in shown.counts()) == 1
    assert shown.left_out("year").vague == 0
    told_below = shown.chart().to_dict()["title"]["subtitle"]
    assert told_below == [
        "1 event done, by month",
        "left out: 1 done without a date, 2 done of no certain month, 1 not done of no certain month",
    ]


def test_attention_is_what_was_published_whatever_the_events_day(record: dragoman.Record) -> None:
    shown = relation(record, told(1, "2023-02-01", "a.txt", "b.txt", "c.txt", "d.txt"))
    february, *_, may = shown.counts()
    assert (february.events, february.articles, february.origins) == (1, 2, 1)
    assert (may.events, may.articles, may.origins) == (0, 1, 1)
    assert shown.left_out().articles_undated == 1


def test_a_stretch_of_time_narrows(record: dragoman.Record) -> None:
    shown = relation(record, told(1, "2022-02-01"), told(2, "2023-02-01"), since="2023")
    assert [one.id for one in shown.events()] == [f"{2:016x}"]


def test_another_period_is_refused(record: dragoman.Record) -> None:
    with pytest.raises(ValueError, match="'week' is not one of day, month, quarter, year"):
        relation(record).counts("week")  # type: ignore[arg-type]


def test_the_page_with_the_chart_needs_no_network(record: dragoman.Record) -> None:
    page = relation(record, told(1, "2023-02-01")).to_html()
    loaded = [(tag, dict(given)) for tag, given in Tags(page).found if {"src", "href"} & dict(given).keys()]
    assert loaded == [] and {"script", "div"} <= {tag for tag, _ in Tags(page).found}
    assert not re.search(r"cdn|jsdelivr|unpkg|googleapis", page, re.IGNORECASE)
    assert not re.search(r"\bimport\s*\(|@import|importScripts", page)
    assert "1 event done" in page


def test_a_name_is_no_markup_in_the_page(record: dragoman.Record) -> None:
    shown = relation(record, by=("</script><b>", "RUS"))
    assert "</script><b>" not in shown.to_html()
    assert "</script>" not in shown._repr_html_()


def test_pictures_are_the_same_each_time(record: dragoman.Record) -> None:
    shown = relation(record, told(1, "2023-02-01"), told(2, "2023-02-01", type="ACCUSE", cameo="112"))
    svg = shown.to_svg()
    assert svg == shown.to_svg() and svg.startswith("<svg") and "material conflict" in svg
    assert shown.to_png().startswith(b"\x89PNG")
    html = shown._repr_html_()
    assert html.startswith("<img alt=") and "1 event" not in html.partition("src=")[2]
    assert "2 events done, by month" in html


def test_nothing_between_two_is_an_empty_chart(record: dragoman.Record) -> None:
    shown = relation(record)
    assert shown.counts().to_arrow().num_rows == 0
    assert "0 events done" in shown.to_svg()


def test_only_the_latest_are_given_and_everything_is_counted(record: dragoman.Record) -> None:
    events = [told(number, f"2023-02-0{number}") for number in (1, 2, 3)]
    plans = [told(4, "2023-03-01", modality="planned"), told(5, "2023-03-02", modality="planned", outcome="happened")]
    whole = relation(record, *events, *plans, told(6, None))
    some = Relation(record.store, "CHN", "RUS", latest=2)
    assert [event.date for event in some.events()] == [event.date for event in whole.events()][-2:]
    assert list(some.counts()) == list(whole.counts())
    assert (some.total, some.open_plans, some.undated) == (6, 1, 1)


def test_one_who_stands_for_both_does_nothing_with_himself(record: dragoman.Record) -> None:
    twins = ("Peru's China fund", "CHN")
    alone = told(1, "2023-02-01", who=(twins,), whom=())
    both = told(2, "2023-02-02", who=(twins, PERU), whom=())
    shown = relation(record, alone, both, by=("CHN", "Peru"))
    assert [event.date for event in shown.events()] == ["2023-02-02"]
    assert shown.side_by_side == 1
