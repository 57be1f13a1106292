"""Protects `cite`: other programs read citations back, whatever stands in titles and texts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli.app import app
from dragoman.export.citing.forms import FORMS
from dragoman.export.citing.structs import Citation, Words

HOSTILE = st.text() | st.sampled_from(
    ["a\r\nER  - \r\nTY  - JOUR", "}, title={x", "\\input{x}", "{{{", "\x1b[2J", "\x85b"]
)


def cite(record: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["cite", "--record", str(record), *arguments])


def test_the_record_names_its_run_and_manifest(example_record: Path) -> None:
    done = cite(example_record)
    with dragoman.open(example_record) as opened:
        assert f"{len(opened.articles())} articles" in done.stdout
        assert f"run {opened.runs()[-1].run} of" in done.stdout
    assert re.search(r"manifest sha256:[0-9a-f]{64}", done.stdout)
    assert "manifest" not in cite(example_record, "--as-of", "run1").stdout


def test_everything_that_has_an_id_is_cited_with_words_that_stand_in_its_article(example_record: Path) -> None:
    with dragoman.open(example_record) as opened:
        lists = (opened.events(), opened.statements(), opened.quotations(), opened.conflicts())
        for rows in lists:
            assert rows
            items = json.loads(opened.cite(rows[0].id, format="csl"))
            for item in items:
                uri, start, end = re.match(r"(.*?); characters (\d+)–(\d+)(?!.* of the source)", item["note"]).groups()  # type: ignore[union-attr]
                reading = opened.reading(uri)
                assert reading is not None
                assert item["abstract"] == " ".join(reading.words((int(start), int(end))).splitlines()).strip()


def test_an_article_is_cited_as_a_whole(example_record: Path) -> None:
    with dragoman.open(example_record) as opened:
        row = opened.articles()[0]
        (entry,) = rispy.loads(opened.cite(row.uri, format="ris"))
    assert row.id in " ".join(entry["notes"])


@pytest.mark.parametrize(
    ("published", "year", "day"),
    [
        ("2023-06-18T18:45:00+00:00", "2023", "2023/06/18/"),
        ("2023-06", "2023", "2023/06//"),
        ("2023-06-18?", None, None),
    ],
)
def test_dates_are_no_more_exact_than_they_are(published: str, year: str | None, day: str | None) -> None:
    words = Words(uri="u", digest="d", title="t", outlet="o", published=published, read=None, span=None, text=None)
    one = Citation(
        record="r", version="1", run=1, at=None, articles=1, as_of=None, digest="d", decisions=None, words=(words,)
    )
    (entry,) = rispy.loads(FORMS["ris"]([one]))
    assert (entry.get("year"), entry.get("date")) == (year, day)
    assert ("year = " in FORMS["bibtex"]([one])) == (year is not None)
    if year is None:
        assert f"published {published}" in entry["notes"][0]


def test_what_is_not_there_is_told(example_record: Path) -> None:
    done = cite(example_record, "no-such-thing")
    assert (done.exit_code, done.stdout) == (1, "")


@given(title=HOSTILE, outlet=HOSTILE, text=HOSTILE, uri=HOSTILE)
def test_whatever_stands_in_an_article_is_one_entry(title: str, outlet: str, text: str, uri: str) -> None:
    words = Words(uri=uri, digest="d", title=title, outlet=outlet, published=None, read=None, span=(0, 1), text=text)
    one = Citation(
        record="r", version="1", run=1, at="2023-02-03T00:00:00Z", articles=1, as_of=None, digest="d", decisions=None,
        kind="report", id="abc", words=(words,),
    )  # fmt: skip
    (entry,) = rispy.loads(FORMS["ris"]([one]))
    assert entry["type_of_reference"] in {"NEWS", "GEN"}
    items = json.loads(FORMS["csl"]([one]))
    assert list(CiteProcJSON(items)) == [items[0]["id"]]
    written = FORMS["bibtex"]([one])
    assert written.count("{") == written.count("}")
    assert written.count("\n@") == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", written + FORMS["text"]([one]))


@pytest.mark.parametrize("odd", ["", "%", "_", "\x00", "'; --", "é" * 5000])
def test_odd_ids_name_nothing(example_record: Path, odd: str) -> None:
    done = cite(example_record, "--", odd)
    assert (done.exit_code, done.stdout) == (1, ""), done.exception
