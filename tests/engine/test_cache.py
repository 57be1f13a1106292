"""Protects the cache: what is taken from it is what reading would give, and nothing of another article or program."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dragoman.engine import cache, pipeline, process
from dragoman.engine.pipeline import process_many
from dragoman.model import Document, Failure, Reading
from tests.engine.test_run import document


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The uris of the documents that are really read from now on."""
    read: list[str] = []
    made = pipeline._made

    def noted(documents: list[Document]) -> list[Reading | Failure]:
        read.extend(one.uri for one in documents)
        return made(documents)

    monkeypatch.setattr(pipeline, "_made", noted)
    return read


def test_the_same_article_is_read_once_and_comes_out_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = document("a", "Peru's minister met the press in Lima."), document("b")
    first = process_many([one, other])
    read = counted(monkeypatch)
    again = process_many([other, document("c"), one])
    assert read == ["c"]
    assert [msgspec.json.encode(result) for result in (again[2], again[0])] == [msgspec.json.encode(r) for r in first]
    assert any(folder.rglob("*"))


@pytest.mark.parametrize(
    "change",
    [
        {"uri": "b"},
        {"text": "The minister left."},
        {"declared": msgspec.structs.replace(document("a").declared, title="T")},
    ],
)
def test_anything_else_of_a_document_makes_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, object]
) -> None:
    process_many([document("a")])
    read = counted(monkeypatch)
    process_many([msgspec.structs.replace(document("a"), **change)])
    assert len(read) == 1


def test_another_version_reads_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process_many([document("a")])
    read = counted(monkeypatch)
    monkeypatch.setattr(cache, "__version__", "99")
    process_many([document("a")])
    assert read == ["a"]


def test_what_is_damaged_is_as_if_it_were_not_there(folder: Path) -> None:
    expected = process(document("a"))
    (kept,) = [path for path in folder.rglob("*") if path.is_file()]
    kept.write_bytes(b"\x00")
    assert process(document("a")) == expected
    assert kept.read_bytes() != b"\x00"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file"))
    assert isinstance(process(document("a")), Reading)
