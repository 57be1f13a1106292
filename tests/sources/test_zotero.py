"""Exports of reference managers: attached files are read, abstracts are not articles, and no path leads outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.model import Declared, Document, Failure, Reading
from dragoman.sources import documents, zotero

TEXT = "Minister Ada Okoro met Envoy Carl Lind in Lagos on Monday."

RIS = """TY  - NEWS
TI  - Talks in Lagos
T2  - The Harbour Post
DA  - 2024/05/06/
Y2  - 2024/05/08/10:00:00
UR  - https://harbour.example/talks
LA  - en
AB  - An abstract.
L1  - {file}
ER  -{space}

TY  - NEWS
TI  - No file
UR  - https://harbour.example/other
AB  - Only an abstract.
ER  -{space}
"""


def read(path: Path, text: str) -> list[Document | Reading | Failure]:
    path.write_text(text, encoding="utf-8")
    return list(documents([str(path)]))


@pytest.mark.parametrize("space", [" ", ""])
@pytest.mark.parametrize("name", ["a.ris", "export"])
def test_the_attached_file_is_the_article_and_the_export_says_of_it_what_it_knows(
    tmp_path: Path, space: str, name: str
) -> None:
    (tmp_path / "files" / "4").mkdir(parents=True)
    (tmp_path / "files" / "4" / "talks.txt").write_text(TEXT)
    one, two = read(tmp_path / name, RIS.format(file="files/4/talks.txt", space=space))
    assert isinstance(one, Document), one
    assert (one.uri, one.text) == ("https://harbour.example/talks", TEXT)
    assert one.declared == Declared(
        title="Talks in Lagos", outlet="The Harbour Post", published="2024-05-06", fetched="2024-05-08", language="en"
    )
    assert isinstance(two, Failure)
    assert two.uri == "https://harbour.example/other"
    assert "--urls" in two.error


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../secret.txt", "file:///etc/passwd", "link.txt", "files/../../secret.txt", ".hidden/a.txt",
     "up/secret.txt", "%2e%2e/secret.txt", "file:../secret.txt"],
)  # fmt: skip
def test_no_path_leads_out_of_the_folder_of_the_export(tmp_path: Path, path: str) -> None:
    home = tmp_path / "export"
    (home / ".hidden").mkdir(parents=True)
    (home / ".hidden" / "a.txt").write_text("secret")
    (tmp_path / "secret.txt").write_text("secret")
    (home / "link.txt").symlink_to(tmp_path / "secret.txt")
    (home / "up").symlink_to(tmp_path)
    for found in read(home / "a.ris", RIS.format(file=path, space=" ")):
        assert isinstance(found, Failure)
        assert "secret" not in found.error.replace(path, "").replace("secret.txt", "")


CSL: list[dict[str, object]] = [
    {"id": "1", "type": "article-newspaper", "title": "Talks in Lagos", "container-title": "The Harbour Post",
     "URL": "https://harbour.example/talks", "issued": {"date-parts": [["2024", 5, 6]]}, "abstract": "Short."},
    {"id": "2", "type": "webpage", "title": "A book"},
    {"id": "3", "type": "webpage", "title": "Again", "URL": "https://harbour.example/talks"},
    {"id": "4", "type": "webpage", "title": "No page", "URL": "javascript:alert(1)"},
]  # fmt: skip


def test_csl_entries_without_a_file_are_errors_that_say_what_to_do_and_their_addresses_are_listed(
    tmp_path: Path,
) -> None:
    found = read(tmp_path / "a.json", json.dumps(CSL))
    assert [isinstance(one, Failure) and one.uri.rsplit("/", 1)[-1] for one in found] == [
        "talks", "a.json:2", "talks", "a.json:4"
    ]  # fmt: skip
    assert zotero.addresses(json.dumps(CSL).encode()) == ["https://harbour.example/talks"]
    ris = RIS.format(file="x.pdf", space=" ").encode()
    assert zotero.addresses(ris) == ["https://harbour.example/talks", "https://harbour.example/other"]
    assert zotero.addresses(b"\x00\xff[") == zotero.addresses(b"[1, [") == []


def test_a_csl_entry_with_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "talks.html").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    (found,) = read(tmp_path / "a.json", json.dumps([{**CSL[0], "attachments": [{"path": "talks.html"}]}]))
    assert isinstance(found, Document), found
    assert (found.media, found.declared.published, found.declared.outlet) == ("html", "2024-05-06", "The Harbour Post")


def test_a_broken_record_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT)
    whole = RIS.format(file="t.txt", space=" ")
    found = read(tmp_path / "a.ris", "TY  - NEWS\nTI  - " + "x" * 2_000_000 + "\nER  - \n" + whole)
    assert [isinstance(one, Document) for one in found] == [False, True, False]
