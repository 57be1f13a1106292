"""Protects what is said of long work: a speed that is right, a time left that is no guess, and statistics."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dragoman.cli.progress import Progress, Speed, are_wanted, duration, of_adding, of_reading
from dragoman.engine.adding import Added
from dragoman.engine.counting import Counts
from tests.cli.test_commands import run


class Clock:
    """Stands still until it is told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_speed_is_that_of_the_last_stretch() -> None:
    clock = Clock()
    speed = Speed(clock)
    clock.now += 100
    assert list(map(str, speed.at(10, 0.1))) == ["0.1", "900.0"]
    for second in range(1, 61):  # now it goes ten times as fast
        clock.now += 1
        rate, left = speed.at(10 + second, 0.1 + second / 100)
    assert rate == pytest.approx(1.0)
    assert left == pytest.approx(30)


def test_nothing_is_said_before_it_is_known() -> None:
    clock = Clock()
    speed = Speed(clock)
    assert speed.at(1, 0.5) == (None, None)
    clock.now += 1
    assert speed.at(4, 0.5) == (4.0, None), "after a second nobody knows how long the rest takes"
    clock.now += 9
    assert speed.at(20) == (2.0, None), "without a size of the input there is no time left"


def test_many_results_a_second_do_not_fill_the_memory() -> None:
    clock = Clock()
    speed = Speed(clock)
    for number in range(10_000):
        clock.now += 0.001
        rate, _ = speed.at(number + 1)
    assert rate == pytest.approx(1000)
    assert len(speed._told) < 30


def test_the_lines_of_an_add() -> None:
    clock = Clock()
    progress = Progress(clock)
    clock.now += 20
    told = progress.adding(Added(read=30, added=30, failed=10, known=3, share=0.25))
    assert (
        told
        == "reading… 30 added, 3 known already, 10 failed, 2.0 articles/s, about 25% of the input, about 1 min left"
    )
    assert progress.adding(Added(weighing=True)).startswith("weighing… looking")
    assert progress.adding(Added(weighing=True, of_stories=400)) == "weighing… 0 of 400 stories"
    clock.now += 10
    told = progress.adding(Added(weighing=True, stories=100, of_stories=400))
    assert told == "weighing… 100 of 400 stories, 10 stories/s, about 30 s left"


def test_what_an_earlier_run_did_is_no_speed() -> None:
    clock = Clock()
    progress = Progress(clock)
    progress.begin(5000, 0.5)
    clock.now += 10
    assert progress.reading(5020, 0.6) == ", 2.0 articles/s, about 60% of the input, about 40 s left"


@pytest.mark.parametrize(("seconds", "told"), [(0.2, "0 s"), (59.4, "59 s"), (59.7, "1 min"), (3590, "1 h 0 min")])
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_statistics_are_printed_when_asked_or_of_many() -> None:
    few, many = Counts(read=49), Counts(read=49, failed=1)
    assert [are_wanted(None, few), are_wanted(None, many)] == [False, True]
    assert [are_wanted(True, few), are_wanted(False, many)] == [True, False]


def test_statistics_name_every_count() -> None:
    done = Added(
        read=1500, added=1500, known=7, passed=5, kinds={"language fr": 2, "robots.txt": 3}, failed=100,
        skipped={"language": 3, "empty": 2}, events=9, statements=8,
        words=640_000, reading_seconds=80.0, weighing=True, of_stories=12, weighing_seconds=2.5,
    )  # fmt: skip
    assert of_adding(done) == [
        ("read", "1,500"),
        ("  skipped: empty", "2"),
        ("  skipped: language", "3"),
        ("known already", "7"),
        ("passed over", "5"),
        ("  robots.txt", "3"),
        ("  language fr", "2"),
        ("failed", "100"),
        ("events", "9"),
        ("statements", "8"),
        ("words", "640,000"),
        ("seconds of reading", "80.0"),
        ("articles/s", "20"),
        ("words/s", "8,000"),
        ("stories", "12"),
        ("seconds of weighing", "2.5"),
    ]
    assert "articles/s" not in dict(of_reading(Counts()))


ARTICLES: list[dict[str, object]] = [
    {"uri": "a", "text": "Minister Ana Ruiz met President Ivo Kral in Lisbon on 4 May 2023.", "clean": True},
    {"uri": "b", "text": "   "},
]


def test_a_small_run_is_short_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in ARTICLES), encoding="utf-8")
    assert "seconds" not in run(tmp_path, "add", "in.jsonl").stderr
    done = run(tmp_path, "read", "--statistics", "in.jsonl")
    assert len(done.stdout.splitlines()) == 1, "statistics do not come among the readings"
    error, *table = done.stderr.splitlines()
    assert json.loads(error)["uri"] == "b"
    told = dict(row.rsplit(maxsplit=1) for row in table)
    assert (told["  read"], told["  failed"], told["  words"]) == ("1", "1", "13")
    added = run(tmp_path, "add", "--statistics", "--record", "other.sqlite", "in.jsonl").stderr
    assert "other.sqlite: 1 added, 1 failed\n  read " in added


def test_a_terminal_sees_how_far_it_is_and_an_interrupt_what_was_done(tmp_path: Path) -> None:
    rows = [{**ARTICLES[0], "uri": f"u{number}"} for number in range(3000)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ours, theirs = pty.openpty()
    shown = bytearray()
    reached = threading.Event()

    def listen() -> None:
        with contextlib.suppress(OSError):  # when the other end is closed
            while piece := os.read(ours, 4096):
                shown.extend(piece)
                if b"of the input" in shown:
                    reached.set()

    command = [sys.executable, "-m", "dragoman.cli", "read", "in.jsonl"]
    surroundings = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    with (
        (tmp_path / "out.jsonl").open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=theirs, cwd=tmp_path, env=surroundings) as process,
    ):
        os.close(theirs)
        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        seen = reached.wait(60)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    listener.join(10)
    os.close(ours)
    told = shown.decode("utf-8", "replace")
    assert seen, told
    assert "articles/s, about" in told
    stopped = re.search(r"stopped; (\d+) read, 0 failed", told)
    assert stopped
    printed = len((tmp_path / "out.jsonl").read_bytes().splitlines())
    assert 0 < int(stopped[1]) <= printed + 1 < 3000
    assert "Traceback" not in told
