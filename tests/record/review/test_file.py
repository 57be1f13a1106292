"""Protects the file of decisions: sorted, one a line, whole or not at all; a broken line is named, no other lost."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record import RecordError
from dragoman.record.review import Correction, Decision, change, load
from dragoman.record.review.decision import encoded, wrong
from dragoman.record.review.slots import SLOTS

ONE = Decision(
    article="sha256:" + "0a" * 32,
    uri="a.txt",
    slot="event.actor",
    at=((30, 33),),
    spans=((0, 7),),
    value="Ona Lind",
    verdict="accept",
    reviewer="Lea Kern",
    time="2024-01-01T10:00:00Z",
)
OTHERS = (
    msgspec.structs.replace(ONE, article="sha256:" + "0b" * 32),
    msgspec.structs.replace(ONE, slot="event.date", spans=(), value="2024-01-01", verdict="reject", reason="no date"),
    msgspec.structs.replace(ONE, spans=((9, 12),)),
    msgspec.structs.replace(ONE, reviewer="Ben Ost"),
    msgspec.structs.replace(ONE, time="2024-01-02T10:00:00.250Z"),
)
MANY = (ONE, *OTHERS)


def written(path: Path, *decisions: Decision) -> list[str]:
    change(path, lambda held: [*held, *decisions])
    return path.read_text(encoding="utf-8").splitlines()


def test_whatever_the_order_of_writing_the_file_is_the_same(tmp_path: Path) -> None:
    shuffled = list(MANY)
    random.Random(5).shuffle(shuffled)
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    for decision in shuffled:
        written(one, decision)
    assert written(other, *MANY) == one.read_text(encoding="utf-8").splitlines()
    assert load(one).decisions == tuple(sorted(MANY, key=Decision.order))
    assert [p.name for p in tmp_path.iterdir() if p.suffix != ".jsonl"] == []


def test_it_is_sorted_by_article_slot_place_time_and_reviewer(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in written(tmp_path / "d.jsonl", *MANY)]
    order = [(r["article"], r["slot"], r["at"], r["spans"], r["time"], r["reviewer"]) for r in rows]
    assert order == sorted(order)
    assert list(rows[0]) == [field.name for field in msgspec.structs.fields(Decision)]


def test_a_merge_of_two_files_reads_as_both(tmp_path: Path) -> None:
    one, other = written(tmp_path / "one.jsonl", *MANY[:4]), written(tmp_path / "other.jsonl", *MANY[2:])
    merged = tmp_path / "merged.jsonl"
    merged.write_text("\n".join([*other, "", *one]) + "\n", encoding="utf-8")
    held = load(merged)
    assert held.decisions == tuple(sorted(MANY, key=Decision.order))
    assert not held.bad


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "truncated"),
        ("<<<<<<< HEAD", "merge was not finished"),
        ("=======", "merge was not finished"),
        ("[]", "Expected `object`"),
        (json.dumps({**json.loads(encoded(ONE)), "schema": "dragoman.decision/9"}), "dragoman.decision/1"),
        (json.dumps({**json.loads(encoded(ONE)), "slot": "event.colour"}), "event.colour"),
        (json.dumps({**json.loads(encoded(ONE)), "spans": [[7, 7]]}), "[7, 7] is not a span"),
        (json.dumps({**json.loads(encoded(ONE)), "verdict": "correct"}), "no correction"),
        (json.dumps({**json.loads(encoded(ONE)), "time": "yesterday"}), "not UTC"),
        (json.dumps({**json.loads(encoded(ONE)), "time": "2024-02-31T10:00:00Z"}), "does not exist"),
        (json.dumps({**json.loads(encoded(ONE)), "reviewer": " "}), "name of its reviewer"),
        (json.dumps({**json.loads(encoded(ONE)), "reason": "x" * 20_000}), "longer than"),
        (json.dumps({**json.loads(encoded(ONE)), "colour": 1}), "unknown field"),
    ],
)
def test_a_broken_line_is_named_the_rest_is_used_and_nothing_is_written_over_it(
    tmp_path: Path, line: str, told: str
) -> None:
    path = tmp_path / "d.jsonl"
    lines = written(path, ONE)
    path.write_text("\n".join([lines[0], line, encoded(OTHERS[0]).decode()]) + "\n", encoding="utf-8")
    held = load(path)
    assert set(held.decisions) == {ONE, OTHERS[0]}
    assert [(bad.line, told in bad.error) for bad in held.bad] == [(2, True)], held.bad
    before = path.read_bytes()
    with pytest.raises(RecordError, match="line 2"):
        written(path, OTHERS[1])
    assert path.read_bytes() == before


def test_a_correction_has_a_span_or_is_the_reviewers_own() -> None:
    def told(correction: Correction, **fields: object) -> str | None:
        return wrong(msgspec.structs.replace(ONE, verdict="correct", corrected=correction, **fields))

    assert told(Correction(value="Ina Lind", span=(4, 9))) is None
    assert told(Correction(value="Ina Lind", own=True)) is None
    assert told(Correction(value="Ina Lind")) is not None
    assert told(Correction(value="Ina Lind", span=(4, 9), own=True)) is not None
    assert told(Correction(value=" ", own=True)) is not None
    assert told(Correction(value="some day", own=True), slot="event.date") is not None
    assert told(Correction(value="MEET", own=True), slot="event.type") is not None
    assert told(Correction(value="part of b.txt", own=True), slot="lineage.link") is not None
    assert told(Correction(value="copy of b.txt", own=True), slot="lineage.link") is None
    assert told(Correction(value="no", own=True), slot="conflict.claim") is not None


def test_what_always_has_a_value_cannot_only_be_rejected() -> None:
    for slot, value in (("event.modality", "planned"), ("lineage.link", "original"), ("conflict.severity", "hard")):
        assert wrong(msgspec.structs.replace(ONE, slot=slot, value=value, verdict="reject")) is not None


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d.jsonl"
    before = written(path, ONE)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(RecordError, match="No space left"):
        written(path, OTHERS[0])
    assert path.read_text(encoding="utf-8").splitlines() == before
    assert [p.name for p in tmp_path.iterdir()] == ["d.jsonl"]


@given(st.binary(max_size=400))
def test_any_bytes_are_decisions_or_named_lines(tmp_path_factory: pytest.TempPathFactory, junk: bytes) -> None:
    path = tmp_path_factory.mktemp("junk") / "d.jsonl"
    path.write_bytes(encoded(ONE) + b"\n" + junk)
    held = load(path)
    assert ONE in held.decisions
    assert all(bad.error and 1 <= bad.line <= 1 + junk.count(b"\n") + 1 for bad in held.bad)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([f.name for f in msgspec.structs.fields(Decision)]), _JSON | st.sampled_from([*SLOTS, "\ud800"]))
def test_any_value_in_any_field_is_read_back_or_named(
    tmp_path_factory: pytest.TempPathFactory, field: str, value: object
) -> None:
    path = tmp_path_factory.mktemp("field") / "d.jsonl"
    path.write_text(json.dumps({**json.loads(encoded(ONE)), field: value}) + "\n", encoding="utf-8")
    held = load(path)
    assert len(held.decisions) + len(held.bad) == 1
    if held.decisions:
        change(path, list)
        assert load(path) == held
