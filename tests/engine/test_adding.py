"""Protects `add`: nothing twice, failures told, and a killed run can be run again."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

import dragoman
from dragoman.engine import adding
from dragoman.record import writing
from tests.sources import warcs


def write_articles(path: Path, count: int) -> None:
    rows = [
        {"uri": f"u{n}", "text": f"Envoy {n} met Minister Okoro in Lagos.", "published": "2024-05-0" + str(1 + n % 9)}
        for n in range(count)
    ]
    path.write_text("".join(json.dumps({**row, "clean": True}) + "\n" for row in rows), encoding="utf-8")


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 3)
    with dragoman.open(tmp_path / "r.sqlite") as record:
        first, _ = record.add(tmp_path / "in.jsonl")
        before = (record.articles(), record.events(), record.statements(), record.lineage())
        second, _ = record.add(tmp_path / "in.jsonl")
        assert (first.added, second.added, second.known) == (3, 0, 3)
        assert (record.articles(), record.events(), record.statements(), record.lineage()) == before


def test_one_bad_line_is_one_error_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    write_articles(path, 2)
    path.write_text(path.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    with dragoman.open(tmp_path / "r.sqlite") as record:
        done, failures = record.add(path, tmp_path / "missing.txt")
        assert (done.added, done.failed, len(failures)) == (2, 2, 2)
        assert {row.uri.split(":")[0].rsplit("/")[-1] for row in record.errors()} == {"in.jsonl", "missing.txt"}


def test_feeds_and_archives_are_counted_and_known_again(tmp_path: Path) -> None:
    page = b"<html><p>Minister Okoro met Envoy Lind in Lagos on Monday, officials said.</p></html>"
    archived = warcs.record("https://x/1", page)
    (tmp_path / "a.warc").write_bytes(archived + warcs.record(kind="request") + archived)
    (tmp_path / "b.xml").write_text(
        "<rss><channel><item><link>https://x/2</link><description>Minister Okoro left Lagos.</description></item>"
        "<item><title>Nothing</title></item></channel></rss>"
    )
    with dragoman.open(tmp_path / "r.sqlite") as record:
        first, _ = record.add(tmp_path / "a.warc", tmp_path / "b.xml")
        second, _ = record.add(tmp_path / "a.warc", tmp_path / "b.xml")
        assert (first.added, first.failed, first.passed) == (2, 1, 2)
        assert (second.added, second.known, second.failed, second.passed) == (0, 2, 1, 2)
        assert {row.uri for row in record.articles()} == {"https://x/1", "https://x/2"}


def test_watch_is_told_how_far_it_is(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 2)
    told: list[adding.Added] = []
    with dragoman.open(tmp_path / "r.sqlite") as record:
        record.add(tmp_path / "in.jsonl", watch=told.append)
    assert told[-1].weighing
    assert told[-1].added == 2


def test_it_is_counted_what_came_of_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_BATCH_SECONDS", 600.0)
    write_articles(tmp_path / "in.jsonl", 3)
    with (tmp_path / "in.jsonl").open("a", encoding="utf-8") as lines:
        text = "Le ministre des Affaires étrangères a rencontré hier son homologue à Paris, selon le communiqué."
        lines.write(json.dumps({"uri": "fr", "text": text, "language": "fr", "clean": True}) + "\n{broken\n")
    ticks = itertools.count()
    told: list[adding.Added] = []
    with dragoman.open(tmp_path / "r.sqlite") as record:
        done, _ = adding.add(
            record.store, [str(tmp_path / "in.jsonl")], watch=told.append, clock=lambda: float(next(ticks))
        )
        articles, texts = record.articles(), 3 * 7 + 15
        assert (done.read, done.added, done.failed) == (4, 4, 1)
        assert done.skipped == {"language": 1} == dict(Counter(row.skipped for row in articles if row.skipped))
        assert (done.events, done.statements) == (
            sum(row.events for row in articles),
            sum(row.statements for row in articles),
        )
        assert done.events >= 3
        assert done.words == texts
        assert done.share == 1.0
        assert (done.stories, done.of_stories) == (len({row.story for row in record.stories()}),) * 2
    # The clock stands at 0 when it begins, and ticks when it is asked: after the batch, and when all are read.
    assert told[0].reading_seconds == 1.0
    assert (done.reading_seconds, done.weighing_seconds) == (2.0, 3.0)
    assert [one.stories for one in told if one.of_stories] == [0, done.stories]


KILLED = """
import sys, dragoman
from dragoman.engine import adding
adding._BATCH_SIZE = 2
with dragoman.open(sys.argv[2]) as record:
    record.add(sys.argv[1], watch=lambda done: print(done.added, flush=True))
"""


def test_a_killed_add_leaves_a_sound_record_and_can_be_run_again(tmp_path: Path) -> None:
    articles, path = tmp_path / "in.jsonl", tmp_path / "r.sqlite"
    write_articles(articles, 60)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(articles), str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        reported = int(process.stdout.readline())
        time.sleep(0.05)
        os.kill(process.pid, signal.SIGKILL)
    with dragoman.open(path) as record:
        kept = len(record.articles())
        assert kept >= reported, "what was reported as added is lost"
        with record.store.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        done, _ = record.add(articles)
        assert done.added + done.known == 60
        assert done.known == kept
        assert writing.is_weighed(record.store)
        assert len(record.articles()) == len(record.lineage()) == 60


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupted_add_stops_at_once_and_says_so(tmp_path: Path, workers: str) -> None:
    write_articles(tmp_path / "in.jsonl", 3000)
    command = [sys.executable, "-m", "dragoman.cli", "add", "--workers", workers, "in.jsonl"]
    # A session of its own: the interrupt goes to the whole group, as from a terminal.
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        record = tmp_path / "dragoman.sqlite"
        for _ in range(600):
            time.sleep(0.1)
            if record.exists() and added(record):
                break
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr is not None
        told = process.stderr.read()
    assert "stopped" in told
    assert re.search(r"^dragoman\.sqlite: \d+ added", told, re.MULTILINE), "what was done so far is said"
    assert "Traceback" not in told
    assert 0 < added(record) < 3000


def added(record: Path) -> int:
    """How many articles the record holds, as another process sees it."""
    try:
        with contextlib.closing(sqlite3.connect(record)) as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are not there yet
        return 0


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a record holds of readings and weighing, but for where the bytes are from and when it was written."""
    left_out = {"runs", "commits", "originals", "about"}
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if name not in left_out and not name.startswith(("article_words_", "sqlite_"))
        ]
        rows: dict[str, list[tuple[object, ...]]] = {}
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info('{table}')")]
            kept = [name for name in columns if name not in {"form", "charset", "declared", "since"}]
            rows[table] = connection.execute(f"SELECT {', '.join(kept)} FROM {table} ORDER BY 1, 2").fetchall()
        return rows


def test_readings_made_elsewhere_come_to_the_same_record(tmp_path: Path) -> None:
    write_articles(tmp_path / "in.jsonl", 6)
    command = [sys.executable, "-m", "dragoman.cli", "read", "in.jsonl"]
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout
    (tmp_path / "readings.jsonl").write_bytes(made)
    again = subprocess.run([*command[:-1], "readings.jsonl"], cwd=tmp_path, capture_output=True, check=True).stdout
    assert again == made, "a reading is read as it stands"
    for name, source in (("here", "in.jsonl"), ("there", "readings.jsonl")):
        with dragoman.open(tmp_path / f"{name}.sqlite") as record:
            done, failures = record.add(tmp_path / source, workers=2)
            assert (done.added, failures) == (6, [])
            assert record.add(tmp_path / "readings.jsonl")[0].known == 6
    here, there = rows_of(tmp_path / "here.sqlite"), rows_of(tmp_path / "there.sqlite")
    assert here["articles" if "articles" in here else "articles_history"]
    assert here == there
