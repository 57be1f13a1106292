"""Protects the tables: typed by the structures alone, so that an empty answer has the same columns as a full one."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import msgspec
import polars
import pyarrow
import pytest

import dragoman
from dragoman.model import Conflict, FusedEvent, FusedParticipant, Lineage, Quotation, Report, Story
from dragoman.notebook.rows import Rows
from dragoman.record.rating import Rating
from dragoman.record.rows import ArticleRow, ChapterRow, ErrorRow, OfficeRow, StatementRow, StoryRow
from tests.record.making import drifted, put, speech

KINDS = [ArticleRow, ChapterRow, ErrorRow, OfficeRow, StatementRow, StoryRow, Rating, Conflict, FusedEvent, Lineage]


def event(identifier: str = "f1", date: str | None = "2023-02", **changes: Any) -> FusedEvent:
    given = {
        "id": identifier,
        "type": "CONSULT",
        "mode": None,
        "cameo": "040",
        "modality": "happened",
        "date": date,
        "place": "Oran",
        "reported": "2023-02-07",
        "participants": (
            FusedParticipant(role="actor", entity="p1", name="Ana Ruiz", country="PRT"),
            FusedParticipant(role="recipient", entity=None, name="<b>guests</b>", country=None),
        ),
        "reports": (Report(uri="a.txt", event="e1", trigger=(3, 6), sentence=(0, 20)),),
        "articles": 1,
        "origins": 1,
    }
    return FusedEvent(**{**given, **changes})


@pytest.mark.parametrize("kind", [*KINDS, Quotation, Story], ids=lambda kind: str(kind.__name__))
def test_an_empty_answer_has_typed_columns(kind: type[msgspec.Struct]) -> None:
    table = Rows([], kind).to_arrow()
    assert table.num_rows == 0
    assert set(table.schema.names) >= set(kind.__struct_fields__)
    assert not any(pyarrow.types.is_null(field.type) for field in table.schema)
    assert Rows([], kind).to_polars().width == table.num_columns
    assert list(Rows([], kind).to_pandas().columns) == table.schema.names


def test_a_full_answer_has_the_columns_of_an_empty_one() -> None:
    rows = Rows([event(), event("f2", None, place=None)], FusedEvent)
    assert rows.to_arrow().schema == Rows([], FusedEvent).to_arrow().schema
    frame = rows.to_polars()
    assert frame["date"].to_list() == ["2023-02", None]
    assert frame["date_from"].to_list() == [datetime.date(2023, 2, 1), None]
    assert frame["date_to"].to_list() == [datetime.date(2023, 2, 28), None]
    exploded = frame.explode("participants").unnest("participants")
    assert exploded["name"].to_list() == ["Ana Ruiz", "<b>guests</b>"] * 2
    assert exploded["country"].to_list()[:2] == ["PRT", None]
    assert frame["reports"][0][0]["trigger"] == [3, 6]
    assert frame.schema["credibility"] == polars.Int64


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-02-21/..", datetime.date(2023, 2, 21), None),
        ("../2023", None, datetime.date(2023, 12, 31)),
        ("XXXX-12-25", None, None),
    ],
)
def test_an_open_side_of_a_date_is_null(edtf: str, first: datetime.date | None, last: datetime.date | None) -> None:
    (row,) = Rows([event(date=edtf)], FusedEvent).to_arrow().select(["date_from", "date_to"]).to_pylist()
    assert row == {"date_from": first, "date_to": last}


def test_pandas_keeps_whole_numbers_days_and_nested_values() -> None:
    frame = Rows([event(), event("f2", None)], FusedEvent).to_pandas()
    assert str(frame.dtypes["credibility"]) == "Int64"
    assert str(frame.dtypes["date_from"]).startswith("datetime64")
    assert frame["participants"].list.len().tolist() == [2, 2]


def test_rows_are_a_list_in_every_way() -> None:
    rows = Rows([event(), event("f2")], FusedEvent)
    assert rows == [event(), event("f2")]
    assert isinstance(rows[:1], Rows) and rows[:1].to_arrow().num_rows == 1
    assert rows[-1].id == "f2"
    assert msgspec.json.decode(msgspec.json.encode(rows), type=list[FusedEvent]) == rows
    assert msgspec.to_builtins(rows)[0]["id"] == "f1"


def test_every_question_is_answered_with_rows(tmp_path: Path) -> None:
    readings, quotation = drifted()
    with dragoman.open(tmp_path / "record.sqlite") as record:
        put(record.store, [*readings, speech()], quotation)
        record.rate("Oran Post", "B")
        answers: list[Rows[Any]] = [
            record.articles(),
            record.events(),
            record.statements(),
            record.quotations(),
            record.offices(),
            record.lineage(),
            record.stories(),
            record.told_stories(),
            record.chapters("none"),
            record.conflicts(),
            record.errors(),
            record.ratings(),
        ]
        for rows in answers:
            assert rows.to_arrow().num_rows == len(rows)
            assert rows.to_polars().height == len(rows.to_pandas()) == len(rows)
            assert "<table" in rows._repr_html_()
        assert len(answers[0]) and len(answers[2]) and len(answers[3]) and len(answers[11])


def test_a_notebook_shows_names_of_articles_as_text() -> None:
    shown = Rows([event()] * 30, FusedEvent)._repr_html_()
    assert "<b>" not in shown and "&lt;b&gt;guests" in shown
    assert shown.count("<tr>") == 21 and "the first 20 of 30 rows" in shown


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_missing_library_is_named_with_what_to_install(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf"to_{library}\(\) needs {library}.*dragoman\[notebook\]"):
        getattr(Rows([], FusedEvent), f"to_{library}")()
