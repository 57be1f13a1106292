"""Readings made elsewhere: taken as they stand, or refused with the first thing that is wrong."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.engine import process
from dragoman.model import Declared, Document, Failure, Reading
from dragoman.sources import documents
from dragoman.sources.checking import first_wrong
from dragoman.sources.records import records

TEXT = (
    "Envoys meet in Lagos\n\nForeign Minister Ada Okoro met Envoy Carl Lind in Lagos on Monday. "
    '"We will sign the treaty," Okoro said. Lind denied that Norland had threatened the port. '
    "The president was elected on 3 May 2024."
)


def made() -> Reading:
    declared = Declared(published="2024-05-08", clean=True)
    result = process(Document(uri="https://x/1", id="sha256:" + "a" * 64, media="text", text=TEXT, declared=declared))
    assert isinstance(result, Reading)
    return result


READING = made()
PLAIN: dict[str, Any] = json.loads(msgspec.json.encode(READING))


def taken(fields: object, here: Path) -> Document | Reading | Failure:
    path = here / "r.jsonl"
    path.write_text(json.dumps(fields) + "\n", encoding="utf-8")
    (found,) = documents([str(path)])
    return found


def test_what_reading_makes_is_sound_and_comes_back_as_it_went(tmp_path: Path) -> None:
    assert READING.events and READING.statements and READING.entities
    assert first_wrong(READING) is None
    assert taken(PLAIN, tmp_path) == READING


def changed(**at: object) -> dict[str, Any]:
    """The reading with the value at a path changed: `events__0__trigger=[1, 2]`."""
    fields = copy.deepcopy(PLAIN)
    for path, value in at.items():
        spot: Any = fields
        *above, last = [int(part) if part.isdigit() else part for part in path.split("__")]
        for part in above:
            spot = spot[part]
        spot[last] = value
    return fields


END = len(TEXT)
WRONG: list[tuple[dict[str, Any], str]] = [
    (changed(schema="dragoman.reading/9"), "reading/9"),
    (changed(article__id="sha256:12"), "article.id"),
    (changed(article__uri=" "), "article.uri"),
    (changed(article__text=TEXT[:40]), "is not in the text (40 characters)"),
    (changed(article__text=5), "$.article.text"),
    (changed(article__skipped="language"), "article.skipped"),
    (changed(article__published__edtf="8 May"), "EDTF"),
    (changed(article__published__spans=[[0, END + 1]]), "is not in the text"),
    (changed(sentences__0=[0, 0]), "is empty"),
    (changed(sentences__0=[5, 1]), "turned round"),
    (changed(sentences__0=[-1, 4]), "is not in the text"),
    (changed(sentences=list(reversed(PLAIN["sentences"]))), "begins before"),
    (changed(entities__0__id="e7"), "entities[0].id"),
    (changed(entities__0__mentions__0__span=[0, END * 2]), "entities[0].mentions[0]"),
    (changed(events__0__id="0" * 16), "events[0].id: does not follow"),
    (changed(events__0__actors__0__entity="e99"), "no entity has the id 'e99'"),
    (changed(events__0__modality="maybe"), "modality"),
    (changed(events__0__sentence=PLAIN["sentences"][-1]), "does not stand in its sentence"),
    (changed(statements__0__act="f" * 16), "statements[0].act"),
    (changed(statements__0__content=[]), "statements[0]"),
    (changed(storyline__0__events=["0" * 16]), "storyline[0]"),
    (changed(removed=[{"text": "abc", "rule": "r", "source_span": [0, 9]}]), "removed[0]"),
]


@pytest.mark.parametrize(("fields", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_reading_that_is_wrong_is_an_error_that_says_where(fields: dict[str, Any], said: str, tmp_path: Path) -> None:
    found = taken(fields, tmp_path)
    assert isinstance(found, Failure)
    assert said in found.error
    assert found.uri.endswith("r.jsonl:1")


def test_a_field_that_this_version_does_not_know_is_left_out(tmp_path: Path) -> None:
    assert taken({**PLAIN, "mood": "grim"}, tmp_path) == READING


def paths(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where values stand in a JSON value."""
    below: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, list):
        below = list(enumerate(value))
    return [at, *(path for key, inner in below for path in paths(inner, (*at, key)))]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(paths(PLAIN)[1:]), ANYTHING)
def test_any_value_anywhere_gives_a_sound_reading_or_a_clear_error(path: tuple[str | int, ...], value: object) -> None:
    fields = copy.deepcopy(PLAIN)
    spot: Any = fields
    for part in path[:-1]:
        spot = spot[part]
    spot[path[-1]] = value
    line = json.dumps(fields).encode()
    import io

    for found in records(io.BytesIO(line), "r.jsonl"):
        if isinstance(found, Reading):
            assert first_wrong(found) is None
        else:
            assert isinstance(found, Failure | Document)


def test_statements_nested_without_end_are_an_error(tmp_path: Path) -> None:
    inner = json.dumps(PLAIN["statements"][0])
    opened = inner.replace('"inner": []', '"inner": [')
    head, _, tail = opened.partition('"inner": [')
    deep = (head + '"inner": [') * 5000 + inner + ("]" + tail) * 5000
    fields = json.dumps({**PLAIN, "statements": "HERE"}).replace('"HERE"', f"[{deep}]")
    (tmp_path / "r.jsonl").write_text(fields)
    (found,) = documents([str(tmp_path / "r.jsonl")])
    assert isinstance(found, Failure)
