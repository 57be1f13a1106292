"""Facts from anywhere: whatever a file says, there are tenures, refusals with their line, or one clear error."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.knowledge.importing import Facts, read_facts

ENTITIES: list[dict[str, Any]] = [
    {"id": "p", "schema": "Person", "properties": {"name": ["Ada Okoro"], "alias": ["A. Okoro"]}},
    {"id": "m", "schema": "Position", "properties": {"name": ["Foreign Minister of Kenya"], "country": ["ke"]}},
    {"id": "o", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["m"], "startDate": ["2020-01-02"]}},
]
WHOLE = "\n".join(map(json.dumps, ENTITIES)) + "\n"

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["p", "m", "2020"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["name", "alias", "holder", "post", "country", "startDate", "endDate", "schema", "line", "x"])


def facts(path: Path, data: bytes) -> Facts | str:
    path.write_bytes(data)
    try:
        return read_facts(path, "2024-01-01", "test")
    except (ValueError, UnicodeDecodeError) as error:
        assert str(error)
        return str(error)


def test_the_whole_file_is_read(tmp_path: Path) -> None:
    found = facts(tmp_path / "a", WHOLE.encode())
    assert isinstance(found, Facts)
    assert [tenure.person for tenure in found.tenures] == ["Ada Okoro"]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2), st.dictionaries(KEYS, VALUES, max_size=4), VALUES)
def test_any_properties_are_facts_or_refused(
    tmp_path_factory: pytest.TempPathFactory, which: int, properties: dict[str, object], other: object
) -> None:
    rows = [dict(row) for row in ENTITIES]
    rows[which]["properties"] = {**ENTITIES[which]["properties"], **properties}
    rows.append({"id": "z", "schema": "Occupancy", "properties": other})
    found = facts(tmp_path_factory.getbasetemp() / "any.json", "\n".join(map(json.dumps, rows)).encode())
    assert isinstance(found, Facts)


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": "a", "schema": "Person", "properties": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
        b"personLabel,positionLabel,start\nAda,Foreign Minister of Kenya,2020\x00\n",
        b'personLabel,positionLabel,start\n"' + b"x" * 200_000 + b'",Foreign Minister of Kenya,2020\n',
        b"\xff\xfe\x00",
        b"",
        b'{"id": 1e999, "schema": [], "properties": {}}\n' + WHOLE.encode(),
    ],
)
def test_hostile_files_are_refused_in_whole_or_in_part(data: bytes, tmp_path: Path) -> None:
    facts(tmp_path / "a", data)
    done = CliRunner().invoke(app, ["knowledge", "add", str(tmp_path / "a"), "--dry-run"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception


@pytest.mark.parametrize("seed", range(2))
def test_damaged_files_are_refused_in_whole_or_in_part(seed: int, tmp_path: Path) -> None:
    generator = random.Random(seed)
    table = b"personLabel,positionLabel,countryLabel,start,end\nAda Okoro,Foreign Minister of Kenya,Kenya,2020-01-02,\n"
    for whole in (WHOLE.encode(), table):
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(generator.choice([1, 4])):
                at = generator.randrange(len(data))
                data[at : at + generator.randrange(3)] = generator.randbytes(generator.randrange(3))
            facts(tmp_path / "a", bytes(data))
