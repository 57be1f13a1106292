"""Protects `review`: keys through stdin, what is kept at once, undo, blind coding, the reports, broken lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.record import beside
from tests.readings import TEXT, reading
from tests.record.review.making import record_of, two_reports


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    record_of(path, *two_reports()).close()
    return path


def run(record: Path, command: str, *arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--record", str(record)], input=keys)


def review(record: Path, keys: str, *arguments: str, by: str = "Lea Kern") -> Result:
    done = run(record, "review", *arguments, "--reviewer", by, keys=keys)
    assert done.exit_code == 0, done.output
    return done


def kept(record: Path) -> list[dict[str, Any]]:
    path = beside.decisions(record)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def shown(record: Path, command: str, *arguments: str) -> list[dict[str, Any]]:
    done = run(record, command, *arguments, "-f", "jsonl")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


MEETING = ("--kind", "event", "--article", "a.txt")


def test_a_cell_is_shown_with_its_words_marked_its_rule_and_its_value(record: Path) -> None:
    told = review(record, "q\n", "--kind", "event.recipient", "--article", "a.txt").stdout
    assert "event.recipient · rule: meet.v object · a.txt" in told
    assert "met President [Ivo Kral] in Lisbon" in told
    assert "CONSULT, happened: Ana Ruiz → Ivo Kral" in told


def test_decisions_are_kept_with_who_why_and_what_made_the_value(record: Path) -> None:
    review(record, "a\nr nobody met\nq\n", "--kind", "event", "--article", "a.txt")
    rows = {row["slot"]: row for row in kept(record)}
    assert set(rows) == {"event.type"}, "modality cannot be rejected without saying what it is"
    assert (rows["event.type"]["verdict"], rows["event.type"]["rule"]) == ("accept", "meet.v")
    review(record, "r nobody there\n", "--kind", "event.recipient", "--article", "a.txt")
    row = next(row for row in kept(record) if row["slot"] == "event.recipient")
    assert (row["verdict"], row["reason"], row["reviewer"]) == ("reject", "nobody there", "Lea Kern")
    assert row["spans"] == [[TEXT.index("Ivo Kral"), TEXT.index("Ivo Kral") + 8]]


def test_it_goes_on_where_this_reviewer_stopped(record: Path) -> None:
    review(record, "a\na\nq\n", *MEETING)
    assert "1. event.actor" in review(record, "q\n", *MEETING).stdout
    assert "1. event.type" in review(record, "q\n", *MEETING, by="Ben Ost").stdout
    review(record, "a\na\na\na\na\n", *MEETING)
    done = review(record, "", *MEETING)
    assert done.stdout == ""
    assert "nothing is left for Lea Kern" in done.stderr


def test_what_another_decided_is_shown(record: Path) -> None:
    review(record, "r a rumour\nq\n", *MEETING)
    assert "Lea Kern rejects it" in review(record, "q\n", *MEETING, by="Ben Ost").stdout


def test_undo_takes_back_the_last_decision_and_asks_again(record: Path) -> None:
    told = review(record, "a\nu\nr it is not\nq\n", *MEETING).stdout
    assert told.count("event.type ·") == 2
    assert [(row["slot"], row["verdict"]) for row in kept(record)] == [("event.type", "reject")]
    assert "nothing to undo" in review(record, "u\nq\n", *MEETING).stdout


def test_undo_goes_back_over_skips(record: Path) -> None:
    told = review(record, "a\ns\nu\nu\nq\n", *MEETING).stdout
    assert [told.count(f"{slot} ·") for slot in ("event.type", "event.modality", "event.actor")] == [2, 2, 1]
    assert kept(record) == []


def test_a_correction_has_the_words_that_say_so_or_is_the_reviewers_own(record: Path) -> None:
    keys = "c\nIna Ruiz\n\nmisread\nc\nLisbon\nLisbon\n\nq\n"
    review(record, keys, "--kind", "event.actor")
    first, second = kept(record)
    assert first["corrected"] == {"value": "Ina Ruiz", "span": None, "own": True}
    assert first["reason"] == "misread"
    assert second["corrected"]["span"] is not None


def test_words_that_the_article_does_not_have_are_no_evidence(record: Path) -> None:
    told = review(record, "c\nOda Brand\nOda Brand\nq\n", "--kind", "event.actor").stdout
    assert "does not have the words" in told
    assert kept(record) == []


def test_what_makes_no_sense_is_said_and_asked_again(record: Path) -> None:
    told = review(record, "c\nMEET\nz\nc CONSULT\n\nq\n", "--kind", "event.type", "--article", "a.txt").stdout
    assert "'MEET' is not one of AGREE" in told
    assert kept(record)[0]["corrected"]["value"] == "CONSULT"


def test_why_explains(record: Path) -> None:
    told = review(record, "w\nq\n", *MEETING).stdout
    assert "[trigger: met]" in told
    assert "rule: meet.v" in told


def test_the_end_of_input_loses_nothing(record: Path) -> None:
    assert "1 decision by Lea Kern" in review(record, "a\n", *MEETING).stderr
    assert len(kept(record)) == 1


def test_control_characters_of_articles_do_not_reach_the_terminal(tmp_path: Path) -> None:
    text = TEXT.replace("Lisbon", "Lis\x1b[2Jbon\x07\u202e")
    given = reading(text=TEXT)
    hostile = msgspec.structs.replace(given, article=msgspec.structs.replace(given.article, text=text[: len(TEXT)]))
    path = tmp_path / "record.sqlite"
    record_of(path, hostile).close()
    for arguments in ((), ("--names",), ("--lineage",)):
        told = review(path, "w\ns\n" * 20, *arguments).stdout
        assert "Lis" in told or arguments == ("--names",)
        assert not {"\x1b", "\x07", "\u202e"} & set(told)


def test_the_lists_show_decisions_only_where_asked(record: Path) -> None:
    before = run(record, "events", "-f", "jsonl").stdout
    review(record, "r a rumour\n", "--kind", "event.type", "--article", "b.txt")
    assert run(record, "events", "-f", "jsonl").stdout == before
    (event,) = shown(record, "events", "--reviewed")
    assert (event["articles"], event["reviewed"][0]["reason"]) == (1, "a rumour")
    assert "event.type rejected by Lea Kern" in run(record, "events", "--reviewed").stdout
    for command in ("statements", "offices", "lineage", "conflicts"):
        assert all(row["reviewed"] == [] for row in shown(record, command, "--reviewed"))


def test_explain_tells_who_decided_what_and_where_they_differ(record: Path) -> None:
    review(record, "r a rumour\n", "--kind", "event.type", "--article", "a.txt")
    review(record, "a\n", "--kind", "event.type", "--article", "a.txt", by="Ben Ost")
    (event,) = shown(record, "events")
    told = run(record, "explain", event["id"]).stdout
    assert "decided: event.type “CONSULT” (reviewers differ; the last decision stands)" in told
    assert "Lea Kern rejects it" in told and "a rumour" in told and "Ben Ost accepts it" in told


def test_the_reports(record: Path) -> None:
    review(record, "a\nr no\n", "--kind", "event.type")
    listed = shown(record, "review", "--list")
    assert [row["verdict"] for row in listed] == ["accept", "reject"]
    assert shown(record, "review", "--list", "--article", "b.txt") == listed[1:] or len(listed) == 2
    (rule,) = shown(record, "review", "--precision")
    assert (rule["rule"], rule["accepted"], rule["rejected"], rule["precision"]) == ("meet.v", 1, 1, 0.5)
    assert shown(record, "review", "--orphans") == []
    path = beside.decisions(record)
    path.write_text(path.read_text(encoding="utf-8").replace('"CONSULT"', '"AID"'), encoding="utf-8")
    assert [row["why"] for row in shown(record, "review", "--orphans")] == ["value changed"] * 2
    for arguments in ("--list", "--precision", "--orphans", "--agreement"):
        assert run(record, "review", arguments).exit_code == 0


def test_a_sample_is_coded_blind_and_agreement_told(record: Path) -> None:
    arguments = ("--sample", "2", "--seed", "7", "--kind", "event.modality", "--blind")
    told = review(record, "a happened\na planned\n", *arguments).stdout
    assert "rule:" not in told and "happened: Ana" not in told
    assert [(row["verdict"], row["blind"]) for row in sorted(kept(record), key=lambda row: row["time"])] == [
        ("accept", True),
        ("correct", True),
    ]
    (row,) = shown(record, "review", "--agreement", *arguments)
    assert (row["coders"], row["cells"], row["percent"]) == (["Lea Kern", "the program"], 2, 50.0)


def test_blind_coding_of_what_was_said_does_not_mark_it(record: Path) -> None:
    arguments = ("--kind", "statement.content", "--article", "a.txt", "--blind")
    told = review(record, "a will return\n", *arguments).stdout
    assert '"We will return," Ruiz [said].' in told
    (row,) = kept(record)
    assert TEXT[slice(*row["corrected"]["span"])] == "will return"


def test_a_broken_line_is_named_and_the_rest_is_used(record: Path) -> None:
    review(record, "a\n", "--kind", "event.type", "--article", "a.txt")
    path = beside.decisions(record)
    path.write_text(f"{path.read_text(encoding='utf-8')}>>>>>>> theirs\n", encoding="utf-8")
    done = run(record, "review", "--list", "-f", "jsonl")
    assert (done.exit_code, len(done.stdout.splitlines())) == (1, 1)
    assert "line 2" in done.stderr and "merge" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--list", "--orphans"), ("--list", "--actor", "Ruiz"), ("--kind", "colour"), ("--sample", "0")],
)
def test_wrong_use(record: Path, arguments: tuple[str, ...]) -> None:
    assert run(record, "review", *arguments).exit_code == 2


def test_drift_has_no_reviewed_view(record: Path) -> None:
    assert run(record, "statements", "--drift", "--reviewed").exit_code == 2
