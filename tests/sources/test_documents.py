"""Sources: every article becomes one document, every bad one one clear failure, and the rest is read."""

import gzip
import hashlib
import io
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from dragoman.model import Document, Failure, Reading
from dragoman.sources import documents
from dragoman.sources.limits import MAX_BYTES
from tests.sources.warcs import record

FEED = "<rss version='2.0'><channel><title>O</title><item><description>Item.</description></item></channel></rss>"
ATOM = "<?xml version='1.0'?>\n<!-- a -->\n<feed><entry><summary>Item.</summary></entry></feed>"
RDF = '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><item><description>Item.</description></item></rdf:RDF>'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*paths: str) -> tuple[list[Document], list[Failure]]:
    found = list(documents(paths))
    return [d for d in found if isinstance(d, Document)], [f for f in found if isinstance(f, Failure)]


def test_a_text_file_is_one_document_named_by_its_path_from_here(here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_bytes("Envoys met — at last.".encode())
    for given in ("in/a.txt", "./in/a.txt", str(here / "in" / "a.txt")):
        (document,), failures = read(given)
        assert not failures
        assert document.uri == "in/a.txt"
        assert document.media == "text"
        assert document.id == "sha256:" + hashlib.sha256("Envoys met — at last.".encode()).hexdigest()


def test_folders_and_patterns_are_read_in_sorted_order(here: Path) -> None:
    for name in ("b.txt", "a.html", "c/d.txt", "c/.hidden.txt", "c/picture.jpg"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("<html><p>Text</p></html>" if name.endswith("html") else "Text")
    assert [d.uri for d in read(".")[0]] == ["a.html", "b.txt", "c/d.txt"]
    assert [d.uri for d in read("*.txt", "c/*.txt")[0]] == ["b.txt", "c/d.txt"]
    assert [d.media for d in read("a.html")[0]] == ["html"]


def test_records_keep_their_names_and_fields(here: Path) -> None:
    rows = [
        {"text": "One.", "uri": "u:1", "title": "T", "published": "2020-01-02", "outlet": "O", "clean": True},
        {"text": "Two.", "url": "https://example.org/2"},
        {"text": "Three.", "id": 3},
        {"text": "Four."},
    ]
    (here / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found, failures = read("a.jsonl")
    assert not failures
    assert [d.uri for d in found] == ["u:1", "https://example.org/2", "3", "a.jsonl:4"]
    assert found[0].declared.clean and found[0].declared.outlet == "O"


def test_the_id_of_a_record_follows_from_its_fields_not_from_how_the_line_is_written(here: Path) -> None:
    (here / "a.jsonl").write_text('{"text":"É", "title": null}\n{"title":null,"text":"\\u00c9","uri":"x"}\n')
    one, two = read("a.jsonl")[0]
    assert one.id == two.id


def test_a_broken_line_is_one_failure_with_its_number(here: Path) -> None:
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    lines = [
        '{"text": "Good."}', "{broken", "[1]", '{"title": "no text"}', '{"text": 5}', '{"text": " "}',
        '{"text": "\\ud800"}', deep, '{"text": "Good.", "clean": "yes"}', '"text"', "", '{"text": "Good."}',
    ]  # fmt: skip
    (here / "a.jsonl").write_text("\n".join(lines))
    found, failures = read("a.jsonl")
    assert [d.text for d in found] == ["Good.", "Good."]
    assert [f.uri for f in failures] == [f"a.jsonl:{n}" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10)]
    assert all(f.stage == "source" and f.error for f in failures)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("empty.jsonl", b"\n\n", "empty"),
        ("zero.txt", b"a\x00b\x00c", "binary"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.docx", b"PK\x03\x04....", "zip"),
        ("a.png", b"\x89PNG\r\n", "PNG"),
        ("huge.txt", b"x" * (MAX_BYTES + 1), "larger than"),
        ("huge.jsonl", b'{"text": "' + b"x" * MAX_BYTES + b'"}', "larger than"),
    ],
)
def test_what_is_no_article_is_one_clear_failure_and_the_rest_is_read(
    here: Path, name: str, data: bytes, said: str
) -> None:
    (here / name).write_bytes(data)
    (here / "good.txt").write_text("Envoys met.")
    found, failures = read(name, "good.txt")
    assert [d.uri for d in found] == ["good.txt"]
    assert len(failures) == 1
    assert said in failures[0].error


def test_missing_files_empty_folders_and_patterns_that_match_nothing(here: Path) -> None:
    (here / "empty").mkdir()
    found, failures = read("missing.txt", "empty", "*.html", "a\x00b")
    assert not found
    assert [f.uri for f in failures] == ["missing.txt", "empty", "*.html", "a\x00b"]


@pytest.mark.parametrize(
    "data",
    [
        "Präsident traf Außenminister in Köln, hieß es am Montag.".encode("cp1252"),
        "\ufeffPräsident traf".encode("utf-8"),
        "Präsident traf Außenminister".encode("utf-16"),
        '<html><meta charset="windows-1252"><p>Präsident traf Außenminister</p>'.encode("cp1252"),
        '<html><meta charset="iso-8859-1"><p>Präsident traf Außenminister</p>'.encode(),
        '<html><meta charset="utf-16"><p>Präsident traf Außenminister in Köln, hieß es</p>'.encode("cp1252"),
        '<html><meta charset="nonsense"><p>Präsident traf Außenminister in Köln, hieß es</p>'.encode("cp1252"),
    ],
)
def test_encodings_are_found_out(here: Path, data: bytes) -> None:
    (here / "a").write_bytes(data)
    (document,), failures = read("a")
    assert not failures
    assert "Präsident traf" in document.text


def test_standard_input_is_one_document_or_many_records(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return [d.uri for d in read("-")[0]]

    assert given(b"Envoys met.") == ["stdin:1"]
    assert given(b'{"text": "a"}\n{"text": "b", "uri": "u"}\n{"text": "c"}') == ["stdin:1", "u", "stdin:3"]
    assert given(b'{"text": "' + b"x" * 9000 + b'"}\n{"text": "b"}\n') == ["stdin:1", "stdin:2"]


def test_a_stream_of_records_is_not_read_ahead(here: Path) -> None:
    with (here / "a.jsonl").open("w") as file:
        for number in range(1000):
            file.write(json.dumps({"text": f"{number} " + "x" * 1000}) + "\n")
    stream = documents(["a.jsonl"])
    first = next(stream)
    assert isinstance(first, Document) and first.text.startswith("0 ")


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.atom", "a.rdf", "a.txt", "a.html", "a"])
@pytest.mark.parametrize("feed", [FEED, ATOM, RDF])
def test_a_feed_is_known_by_its_content(here: Path, name: str, feed: str) -> None:
    (here / name).write_text(feed)
    found, failures = read(name)
    assert not failures
    assert [(d.uri, d.text) for d in found] == [(f"{name}:1", "Item.")]


def test_an_xml_file_that_is_no_feed_says_so_and_a_page_is_a_page(here: Path) -> None:
    (here / "map.xml").write_text("<?xml version='1.0'?><urlset><url/></urlset>")
    (here / "page.xml").write_text("<?xml version='1.0'?><html><p>Envoys met.</p></html>")
    found, failures = read(".")
    assert [(d.uri, d.media) for d in found] == [("page.xml", "html")]
    assert [f.uri for f in failures] == ["map.xml"] and "no feed" in failures[0].error
    (here / "friend.rdf").write_text('<rdf:RDF xmlns:rdf="r"><Person/></rdf:RDF>')
    assert "no items" in read("friend.rdf")[1][0].error


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.WARC.GZ", "a", "a.bin"])
@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_is_known_by_its_content(here: Path, name: str, packed: bool) -> None:
    data = record() + record(kind="request")
    (here / name).write_bytes(gzip.compress(data) if packed else data)
    passed = Counter[str]()
    assert [d.uri for d in documents([name], passed) if isinstance(d, Document)] == ["https://x/1"]
    assert passed == {"request record": 1}


def test_gzip_of_anything_else_is_what_it_holds_or_refused(here: Path) -> None:
    for name in ("a.html.gz", "a.warc.gz", "a.gz"):
        (here / name).write_bytes(gzip.compress(b"<html><p>Envoys met.</p></html>"))
        (found,), failures = read(name)
        assert (found.media, found.text, failures) == ("html", "<html><p>Envoys met.</p></html>", [])
    (here / "a.tar.gz").write_bytes(gzip.compress(b"notes.txt" + bytes(91) + b"0000644"))
    found_too, (failure,) = read("a.tar.gz")
    assert not found_too and "binary data" in failure.error


def test_folders_hold_feeds_and_archives_too(here: Path) -> None:
    (here / "a.rss").write_text(FEED)
    (here / "b.warc.gz").write_bytes(gzip.compress(record()))
    (here / "c.gz").write_bytes(gzip.compress(b"x"))
    (here / "d.txt").write_text("Text")
    found, failures = read(".")
    assert [d.uri for d in found] == ["a.rss:1", "https://x/1", "d.txt"]
    assert not failures


def test_feeds_and_damaged_archives_come_from_a_pipe_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe(data))))
        return [found.uri for found in documents(["-"]) if not isinstance(found, Reading)]

    assert given(FEED.encode()) == ["stdin:1"]
    assert given(record() + b"garbage\r\n" + record("https://x/2")) == ["https://x/1", "stdin", "https://x/2"]
    assert given(gzip.compress(record(body=b"<p>" + b"x" * 9000))) == ["https://x/1"]


class Pipe(io.RawIOBase):
    """Bytes that can be read once and not wound back."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._data.readinto(buffer)
