"""Protects the commands as people use them: data on stdout, errors on stderr, exit codes that mean something."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.warcs import record

ARTICLE = {
    "uri": "lusa/1",
    "text": "Ruiz meets Kral\n\n"
    "Portuguese Foreign Minister Ana Ruiz met Czech President Ivo Kral in Lisbon on Tuesday. "
    "“We will return,” Ruiz said.",
    "published": "2023-05-04",
    "outlet": "Example",
    "clean": True,
}


def run(folder: Path, *arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman.cli", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "COLUMNS": "200", **environment},
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cli")
    (made / "in.jsonl").write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    done = run(made, "add", "in.jsonl")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "1 added" in done.stderr
    return made


def test_read_prints_a_reading_from_stdin(tmp_path: Path) -> None:
    done = run(tmp_path, "read", "--format", "jsonl", "-", stdin=json.dumps(ARTICLE))
    assert done.returncode == 0, done.stderr
    reading = json.loads(done.stdout)
    assert reading["schema"] == "dragoman.reading/1"
    assert reading["article"]["text"] == ARTICLE["text"]


def test_what_was_passed_over_in_web_archives_is_said_by_its_kind(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record() + record(kind="request") * 2 + record(media="image/png"))
    done = run(tmp_path, "read", "a.warc")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert "3 passed over: 2 × request record, 1 × image/png media" in done.stderr
    done = run(tmp_path, "add", "a.warc")
    assert "1 added, 3 passed over" in done.stderr


def test_languages_that_nobody_asked_for_are_passed_over(tmp_path: Path) -> None:
    rows = [{**ARTICLE, "uri": code, "language": code} for code in ("en", "fr")]
    stdin = "".join(json.dumps(row) + "\n" for row in rows)
    done = run(tmp_path, "read", "--languages", "en-GB,de", "-", stdin=stdin)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1), done.stderr
    assert "1 passed over: 1 × language fr" in done.stderr
    wrong = run(tmp_path, "add", "--languages", "english", "-", stdin=stdin)
    assert wrong.returncode == 2
    assert "'english' is no code of a language" in wrong.stderr


def test_a_missing_file_is_an_error_row_and_exit_1(tmp_path: Path) -> None:
    done = run(tmp_path, "read", "none.txt")
    assert (done.returncode, done.stdout) == (1, "")
    error = json.loads(done.stderr)
    assert (error["schema"], error["uri"]) == ("dragoman.error/1", "none.txt")


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("events", "--record", "none.sqlite"),
        ("events", "--type", "MEETING"),
        ("events", "--from", "someday"),
        ("statements", "--kind", "shouted"),
        ("nonsense",),
    ],
)
def test_wrong_use_is_exit_2_with_a_reason(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command", ["articles", "events", "statements", "offices", "lineage", "stories", "conflicts", "errors"]
)
@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_every_list_prints_in_every_form(folder: Path, command: str, form: str) -> None:
    done = run(folder, command, "--format", form)
    assert done.returncode == 0, done.stderr
    if form == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in done.stdout.splitlines())
    if form == "csv" and done.stdout:
        rows = list(csv.reader(io.StringIO(done.stdout)))
        assert len({len(row) for row in rows}) == 1


def test_a_tree_of_families_is_for_people_and_rows_stay_as_they_are(folder: Path) -> None:
    done = run(folder, "lineage", "--tree")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 article of 1 origin; 1 without kin" in done.stderr
    rows = run(folder, "lineage", "--tree", "--format", "jsonl").stdout
    assert rows == run(folder, "lineage", "--format", "jsonl").stdout != ""


def test_the_meeting_is_found_by_its_filters(folder: Path) -> None:
    done = run(folder, "events", "--pair", "Ruiz", "Kral", "--type", "consult", "--format", "jsonl")
    (event, *_) = [json.loads(line) for line in done.stdout.splitlines()]
    assert event["type"] == "CONSULT"
    assert {p["name"] for p in event["participants"]} >= {"Ana Ruiz", "Ivo Kral"}


def test_explain_leads_from_an_event_to_its_words(folder: Path) -> None:
    listed = run(folder, "events", "--actor", "Ruiz", "--format", "jsonl")
    event = json.loads(listed.stdout.splitlines()[0])
    done = run(folder, "explain", event["id"][:10])
    assert done.returncode == 0, done.stderr
    assert "rule: " in done.stdout
    assert "article: lusa/1" in done.stdout


def test_explaining_what_is_not_there_is_exit_1(folder: Path) -> None:
    done = run(folder, "explain", "ffffffffff")
    assert done.returncode == 1
    assert "nothing in" in done.stderr


def test_the_record_can_be_named_by_the_environment(folder: Path, tmp_path: Path) -> None:
    done = run(tmp_path, "articles", "--format", "jsonl", DRAGOMAN_RECORD=str(folder / "dragoman.sqlite"))
    assert json.loads(done.stdout)["uri"] == "lusa/1"


def test_brief_is_written_to_a_file(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "brief", "--actor", "Ruiz", "-o", str(tmp_path / "brief.html"))
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "We will return" in page
    assert run(folder, "brief", "-o", str(tmp_path / "no" / "brief.html")).returncode == 2


def test_match_names_scores_pairs(tmp_path: Path) -> None:
    pairs = [
        {"id": "1", "left": "Volodymyr Zelensky", "right": "Zelenskyy, Volodymyr"},
        {"id": "2", "left": "Angela Merkel", "right": "Olaf Scholz"},
    ]
    (tmp_path / "p.jsonl").write_text("".join(json.dumps(p) + "\n" for p in pairs), encoding="utf-8")
    done = run(tmp_path, "match-names", "p.jsonl")
    first, second = (json.loads(line)["score"] for line in done.stdout.splitlines())
    assert first > 0.5 > second


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m dragoman.cli articles --format jsonl | true"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
