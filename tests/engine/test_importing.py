"""Protects what visitors bring: files are called by their names and nothing else of a name is trusted."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

import dragoman
from dragoman.engine.importing import Bringing, Brought, Pasted, add_brought, document_of, ending_of, name_of
from dragoman.model import Document, Failure
from tests.sources.serving import page, site

TEXT = "Portuguese Foreign Minister Ana Ruiz met Czech President Ivo Kral in Lisbon on Tuesday, officials said."


def laid(folder: Path, name: str, data: bytes) -> Brought:
    path = folder / f"0001{ending_of(name)}"
    path.write_bytes(data)
    return Brought(path=path, name=name)


@pytest.mark.parametrize(
    ("given", "called"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\lea\\note.html", "note.html"),
        ("/", "unnamed"),
        (None, "unnamed"),
        ("..", "unnamed"),
        (".hidden.txt", "hidden.txt"),
        ("a\u202etxt.exe\n<b>", "a txt.exe <b>"),
        ("\udcff.txt", "txt"),
        ("x" * 500 + ".txt", "x" * 200),
        ("新闻 稿.txt", "新闻 稿.txt"),
    ],
)
def test_of_a_name_its_last_part_counts_on_one_line(given: str | None, called: str) -> None:
    assert name_of(given) == called


def test_two_files_of_one_name_are_told_apart() -> None:
    assert name_of("a.tar.gz", ["a.tar.gz", "a (2).tar.gz"]) == "a (3).tar.gz"


def test_known_endings_are_kept_and_no_other() -> None:
    assert [ending_of(name) for name in ("A.HTML", "b.warc.gz", "c.exe", "d")] == [".html", ".warc.gz", "", ""]


def test_articles_are_called_by_the_names_of_their_files(tmp_path: Path) -> None:
    records = "".join(json.dumps({"text": f"{TEXT} It was day {number}."}) + "\n" for number in (1, 2)) + "no json\n"
    with dragoman.open(tmp_path / "r.sqlite") as record:
        one = laid(tmp_path, "note.txt", TEXT.encode())
        many = Brought(path=tmp_path / "0002.jsonl", name="many.jsonl")
        many.path.write_text(records, encoding="utf-8")
        done, failures = add_brought(record.store, Bringing(files=(one, many)))
        assert (done.added, done.failed) == (3, 1)
        assert {row.uri for row in record.articles()} == {"note.txt", "many.jsonl:1", "many.jsonl:2"}
        assert failures[0].uri == "many.jsonl:3"
        assert str(tmp_path) not in failures[0].error
        assert record.runs()[-1].paths == ("note.txt", "many.jsonl")


def test_what_the_readers_refuse_is_refused_here_too(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"<w>" + b"a" * 200_000_000 + b"</w>")
    with dragoman.open(tmp_path / "r.sqlite") as record:
        files = (Brought(path=bomb, name="bomb.docx"), laid(tmp_path, "x.png", b"\x89PNG\r\n"))
        done, failures = add_brought(record.store, Bringing(files=files))
        assert (done.added, done.failed) == (0, 2)
        assert [one.uri for one in failures] == ["bomb.docx", "x.png"]


def test_an_export_reads_no_file_of_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "sent"
    folder.mkdir()
    export = laid(folder, "e.ris", f"TY  - NEWS\nTI  - A\nL1  - {secret}\nER  - \n".encode())
    with dragoman.open(tmp_path / "r.sqlite") as record:
        done, failures = add_brought(record.store, Bringing(files=(export,)))
        assert done.added == 0
        assert "outside the folder" in failures[0].error


def test_a_pasted_text_is_called_by_its_content() -> None:
    first, again = document_of(Pasted(text=TEXT, title="A")), document_of(Pasted(text=TEXT, title="A"))
    assert isinstance(first, Document)
    assert first == again
    assert first.uri.startswith("pasted:")
    assert first.uri.removeprefix("pasted:") in first.id
    assert document_of(Pasted(text=TEXT)) != first
    assert isinstance(document_of(Pasted(text=" \n")), Failure)


def test_addresses_are_fetched_and_private_ones_are_not(tmp_path: Path) -> None:
    with site() as web, dragoman.open(tmp_path / "r.sqlite") as record:
        web.pages["/1"] = page(TEXT)
        urls = f"{web.url('/1')}\n{web.url('/none')}\nnothing"
        done, failures = add_brought(record.store, Bringing(urls=urls), settings=web.settings())
        assert (done.added, done.failed) == (1, 2)
        assert [row.uri for row in record.articles()] == [web.url("/1")]
        again, _ = add_brought(record.store, Bringing(urls=web.url("/1")), settings=web.settings())
        assert (again.added, again.known) == (0, 1)
        refused, failures = add_brought(record.store, Bringing(urls="http://127.0.0.1/2"))
        assert refused.added == 0
        assert "not of the public internet" in failures[0].error
