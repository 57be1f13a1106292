"""Parquet: a row is what a line of JSONL with the same fields is; damage and wrong rows cost only themselves."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Document, Failure, Reading
from dragoman.sources import documents, originals, parquet
from dragoman.sources.limits import MAX_BYTES
from tests.sources.test_any_bytes import QUIET, checked
from tests.sources.test_readings import READING

Found = list[Document | Reading | Failure]


def packed(table: pa.Table | dict[str, Any], **options: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(table if isinstance(table, pa.Table) else pa.table(table), out, **options)
    return out.getvalue()


def uris(found: Iterable[Document | Reading | Failure]) -> list[str]:
    return [one.article.uri if isinstance(one, Reading) else one.uri for one in found]


def errors(found: Found) -> list[tuple[str, str]]:
    return [(one.uri.rpartition("/")[2], one.error) for one in found if isinstance(one, Failure)]


ROWS: list[dict[str, Any]] = [
    {"uri": "u0", "text": "Envoys met in Lagos.", "title": "Talks", "published": "2024-05-06", "outlet": "Harbour",
     "language": "en", "clean": True},
    {"uri": None, "text": "<html><body><p>Noch später.</p></body></html>", "title": None, "published": None,
     "outlet": None, "language": "de", "clean": None},
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl", "unnamed"])
def test_a_row_is_what_the_same_line_is_and_its_original_gives_it_again(name: str, tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()
    expected = (
        checked(tmp_path / "lines" / name, "\n".join(map(json.dumps, ROWS)).encode()) if name == "a.jsonl" else None
    )
    found = checked(tmp_path / name, packed(pa.Table.from_pylist(ROWS)))
    assert [type(one) for one in found] == [Document, Document]
    if expected:
        assert [one.id for one in found if isinstance(one, Document)] == [
            one.id for one in expected if isinstance(one, Document)
        ]
    for one in found:
        assert isinstance(one, Document)
        assert one.original
        assert originals.again(one.uri, one.original, one.declared) == one
    first, second = uris(found)
    assert first == "u0"
    assert second.endswith(f"{name}:2")


def test_types_that_other_programs_write_are_taken_and_unknown_columns_are_not_read(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": pa.array([b"Envoys met.", b"\xff\xfe", None, "Später".encode()], pa.binary()),
            "id": pa.array([1, 2, 3, 4], pa.int32()),
            "published": pa.array([datetime(2024, 5, 6, 10, tzinfo=UTC)] * 4, pa.timestamp("ns", tz="UTC")),
            "outlet": pa.array(["Harbour"] * 4).dictionary_encode(),
            "title": pa.nulls(4),
            "tags": [[{"a": 1}], [], None, []],
        }
    )
    found = checked(tmp_path / "a.parquet", packed(table))
    first, last = found[0], found[3]
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.uri, first.declared.published, first.declared.outlet) == ("1", "2024-05-06T10:00:00+00:00", "Harbour")
    assert last.text == "Später"
    (not_text, said), (empty, missing) = errors(found)
    assert not_text == "a.parquet:2"
    assert "not UTF-8" in said
    assert empty == "a.parquet:3"
    assert "text" in missing


def test_a_day_is_a_day(tmp_path: Path) -> None:
    (found,) = checked(tmp_path / "a.parquet", packed({"text": ["Envoys met."], "published": [date(2024, 5, 6)]}))
    assert isinstance(found, Document)
    assert found.declared.published == "2024-05-06"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"body": ["Envoys met."]}, "no column `text` (its columns: body)"),
        ({"text": [["Envoys", "met."]]}, "column `text` holds values of the type list"),
        ({"text": ["x"], "title": [{"en": "Talks"}]}, "column `title` holds"),
        ({"text": ["x"], "published": [1715000000]}, "column `published` holds"),
        ({"text": pa.array([], pa.string())}, "no rows"),
        ({"text": pa.nulls(200_000)}, "refused"),
    ],
)
def test_a_file_without_articles_is_one_error(table: dict[str, Any], said: str, tmp_path: Path) -> None:
    ((_, error),) = errors(checked(tmp_path / "a.parquet", packed(table)))
    assert said in error


def test_a_cell_that_is_too_large_costs_its_row_alone(tmp_path: Path) -> None:
    found = checked(tmp_path / "a.parquet", packed({"text": ["One.", "x" * (MAX_BYTES + 1), "Two."]}))
    assert [getattr(one, "text", "")[:4] for one in found] == ["One.", "", "Two."]
    assert "larger than" in errors(found)[0][1]


def test_the_same_huge_text_over_and_over_is_a_bomb(tmp_path: Path) -> None:
    data = packed({"text": ["x" * 5_000_000] * 20}, compression="zstd")
    assert len(data) < 100_000
    found = checked(tmp_path / "a.parquet", data)
    assert len(found) < 15
    assert "far more" in errors(found)[-1][1]


def many(groups: int) -> bytes:
    generator = random.Random(groups)
    texts = [f"Envoy {n} met {generator.randbytes(60).hex()}." for n in range(groups * 100)]
    return packed(
        {"text": texts}, row_group_size=100, compression="zstd", use_dictionary=False, write_page_checksum=True
    )


def test_a_damaged_row_group_costs_its_own_rows(tmp_path: Path) -> None:
    data = bytearray(many(5))
    place = pq.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(2).column(0).data_page_offset
    data[place + 2000 : place + 2060] = bytes(60)
    found = checked(tmp_path / "a.parquet", bytes(data))
    assert sum(isinstance(one, Document) for one in found) == 400
    ((_, error),) = errors(found)
    assert "rows 201 to 300" in error
    assert uris(found)[-1].endswith(":500")


def test_a_file_that_is_cut_off_has_lost_its_table_of_contents(tmp_path: Path) -> None:
    ((_, error),) = errors(checked(tmp_path / "a.parquet", many(2)[:-20]))
    assert "cut off" in error


def test_two_files_read_by_turns_do_not_disturb_each_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(packed({"text": [f"{name}{n} " * 200_000 for n in range(80)]}))
    read = [parquet.rows(str(tmp_path / name), name) for name in ("a", "b")]
    for n, (one, other) in enumerate(zip(*read, strict=True)):
        assert isinstance(one, Document)
        assert isinstance(other, Document)
        assert one.text.startswith(f"a{n} ")
        assert other.text.startswith(f"b{n} ")


def test_readings_in_a_column_are_readings(tmp_path: Path) -> None:
    texts = [msgspec.json.encode(READING).decode(), "{", '{"schema": "dragoman.reading/9"}']
    found = checked(tmp_path / "a.parquet", packed({"reading": texts}))
    assert found[0] == READING
    assert [where for where, _ in errors(found)] == ["a.parquet:2", "a.parquet:3"]


def test_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.BytesIO(packed({"text": ["Envoys met."]})))
    assert uris(documents(["-"])) == ["stdin:1"]


CELLS = st.none() | st.text(max_size=20) | st.binary(max_size=20).map(lambda data: data.decode("latin-1"))
COLUMNS = st.sampled_from(["text", "uri", "url", "id", "title", "published", "language", "clean", "reading", "x"])
TYPED = st.one_of(
    CELLS, st.integers(-9, 9), st.booleans(), st.floats(), st.dates(), st.lists(st.text(max_size=3), max_size=2)
)


@QUIET
@given(st.lists(st.dictionaries(COLUMNS, CELLS, max_size=6), min_size=1, max_size=8))
def test_any_texts_are_what_the_same_lines_are(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str | None]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    names = sorted({name for row in rows for name in row} | {"text"} - {"reading"})
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names if name != "reading"}
    found = checked(folder / "any", packed(columns))
    lines = [json.dumps({key: value for key, value in row.items() if key != "reading"}) for row in rows]
    expected = checked(folder / "any", "\n".join(lines).encode())
    assert uris(found) == uris(expected)
    assert [getattr(one, "id", "no document") for one in found] == [
        getattr(one, "id", "no document") for one in expected
    ]


@settings(QUIET, max_examples=60)
@given(st.dictionaries(COLUMNS, TYPED, min_size=1))
def test_any_types_are_documents_or_errors(tmp_path_factory: pytest.TempPathFactory, row: dict[str, Any]) -> None:
    checked(tmp_path_factory.getbasetemp() / "any", packed({name: [value, None] for name, value in row.items()}))


def test_any_damage_is_an_error_or_a_document(tmp_path: Path) -> None:
    generator = random.Random(7)
    whole = many(2)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(generator.choice([1, 3, 20])):
            place = generator.choice([generator.randrange(len(data)), len(data) - generator.randrange(1, 700)])
            data[place] = generator.randrange(256)
        checked(tmp_path / "a.parquet", b"PAR1" + bytes(data[4:]))
