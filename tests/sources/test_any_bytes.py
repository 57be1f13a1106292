"""Whatever comes in, of whatever kind: documents, readings or clear error rows, in time, and never an exception."""

from __future__ import annotations

import io
import json
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Document, Failure, Reading
from dragoman.sources import documents, identity, zotero
from tests.sources.making import column, docx, mail, mhtml, pdf, repacked

TEXT = "Minister Ada Okoro met Envoy Carl Lind in Lagos on Monday, and both spoke of the port."
RIS = "TY  - NEWS\nTI  - Talks\nT2  - Harbour Post\nDA  - 2024/05/06/\nUR  - https://x.example/1\nL1  - a.txt\nER  -\n"
FEED = (
    "<rss version='2.0'><channel><title>Harbour</title><item><link>https://x.example/2</link><title>Talks</title>"
    f"<pubDate>Mon, 06 May 2024 10:00:00 +0000</pubDate><description>{TEXT}</description></item></channel></rss>"
)
CSL: dict[str, Any] = {
    "type": "article-newspaper", "title": "Talks", "container-title": "Harbour", "URL": "https://x.example/3",
    "issued": {"date-parts": [[2024, 5, 6]]}, "attachments": [{"path": "a.txt"}],
}  # fmt: skip
EXPORT = (
    "Talks\nThe Harbour Post\nMay 6, 2024 Monday\nCopyright 2024 Harbour\nLength: 15 words\nBody\n\n"
    f"{TEXT}\n\nLoad-Date: May 7, 2024\n\nEnd of Document\n"
)

WHOLE: dict[str, bytes] = {
    "a.jsonl": json.dumps({"text": TEXT, "title": "Talks", "published": "2024-05-06"}).encode(),
    "a.json": json.dumps([{"text": TEXT}, CSL]).encode(),
    "a.ris": RIS.encode() * 2,
    "a.rss": FEED.encode(),
    "a.eml": mail(TEXT, html=f"<p>{TEXT}</p>", Subject="Gespräche", Date="Mon, 06 May 2024 10:00:00 +0200"),
    "a.mbox": b"From a@x Mon May  6 10:00:00 2024\n" + mail(TEXT, Subject="Talks"),
    "a.mht": mhtml(f"<html><body><p>{TEXT}</p></body></html>".encode(), location="https://x.example/4"),
    "a.docx": docx([TEXT, "More."], table=[("a", "b")]),
    "a.pdf": pdf([column(TEXT)]),
    "export.txt": EXPORT.encode() * 2,
}


def checked(path: Path, data: bytes) -> list[Document | Reading | Failure]:
    """What comes of a file, each sound in itself."""
    path.write_bytes(data)
    found = list(documents([str(path)]))
    assert found, "no bytes are passed over in silence"
    for one in found:
        if isinstance(one, Failure):
            assert one.stage == "source" and one.error.strip() and one.uri
            one.error.encode()
        elif isinstance(one, Document):
            assert one.text.strip() and one.uri
            one.text.encode()
            assert one.original is not None and one.id == identity.of_bytes(one.original.data)
    return found


@pytest.mark.parametrize("name", WHOLE)
def test_whole_files_are_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert all(isinstance(one, Document) for one in checked(tmp_path / name, WHOLE[name]))


def damaged(data: bytes, generator: random.Random) -> bytes:
    """A copy with a few bytes changed, cut out, doubled, or its end cut off."""
    made = bytearray(data)
    for _ in range(generator.choice([1, 2, 10])):
        if not made:
            break
        at = generator.randrange(len(made))
        size = generator.randrange(1, 40)
        piece = [generator.randbytes(size), b"", bytes(made[at : at + size]) * 2, b"\x00", b"99999999"]
        made[at : at + size] = generator.choice(piece)
    return bytes(made[: generator.choice([len(made), len(made), generator.randrange(len(made) + 1)])])


@pytest.mark.parametrize("name", WHOLE)
def test_damaged_files_are_documents_or_errors(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    generator = random.Random(name)
    for number in range(40):
        path = tmp_path / (name if number % 2 else "unnamed")
        checked(path, damaged(WHOLE[name], generator))


def test_a_damaged_part_inside_a_whole_archive_is_an_error_or_a_text(tmp_path: Path) -> None:
    generator = random.Random(4)
    with zipfile.ZipFile(io.BytesIO(WHOLE["a.docx"])) as archive:
        parts = {name: archive.read(name) for name in ("word/document.xml", "[Content_Types].xml", "docProps/core.xml")}
    for number in range(30):
        name = sorted(parts)[number % 3]
        changed = {name.rsplit("/", 1)[-1].replace(".", "_"): damaged(parts[name], generator)}
        checked(tmp_path / "a.docx", repacked(WHOLE["a.docx"], **changed))


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("https://x.example/5"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.dictionaries(
    st.sampled_from(
        ["text", "uri", "url", "id", "title", "published", "outlet", "language", "clean", "type", "URL", "DOI",
         "issued", "accessed", "container-title", "attachments", "file", "schema", "items", "date-parts"]
    ) | st.text(max_size=4),
    VALUES,
    max_size=6,
)  # fmt: skip
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@QUIET
@given(st.lists(FIELDS, max_size=3), st.sampled_from(["a.jsonl", "a.json"]))
def test_any_objects(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], name: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    data = json.dumps(rows) if name == "a.json" else "\n".join(map(json.dumps, rows))
    checked(folder / name, data.encode())
    zotero.addresses(data.encode())


@QUIET
@given(
    st.lists(
        st.tuples(st.sampled_from("TY TI T2 DA PY Y2 UR L1 L2 DO LA ER AB xx".split()), st.text(max_size=20)),
        max_size=8,
    )
)
def test_any_ris(tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]]) -> None:
    data = ("TY  - NEWS\n" + "".join(f"{tag}  - {value}\n" for tag, value in lines)).encode("utf-8", "replace")
    checked(tmp_path_factory.getbasetemp() / "a.ris", data)
    zotero.addresses(data)


HEADERS = st.sampled_from(
    ["Subject", "From", "Date", "Content-Type", "Content-Transfer-Encoding", "MIME-Version", "Content-Location",
     "Message-ID", "Content-Disposition"]
)  # fmt: skip
TYPES = st.sampled_from(
    ["text/html; charset=utf-16", "multipart/related; boundary=b", "multipart/mixed", "message/rfc822", "base64",
     "quoted-printable", "text/plain; charset*=x''%ff", "=?utf-8?b?//8=?=", "uuencode", "image/png", "1.0"]
)  # fmt: skip


@settings(QUIET, max_examples=80)
@given(st.lists(st.tuples(HEADERS, TYPES | st.text(max_size=30)), max_size=6), st.binary(max_size=200))
def test_any_mail(tmp_path_factory: pytest.TempPathFactory, headers: list[tuple[str, str]], body: bytes) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in headers).encode("utf-8", "replace")
    checked(tmp_path_factory.getbasetemp() / "a.eml", head + b"\r\n--b\r\n" + head + b"\r\n" + body + b"\r\n--b--\r\n")


@QUIET
@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", b"TY  - ", b"[{", b"From ", b"<rss>"]))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes, begin: bytes) -> None:
    checked(tmp_path_factory.getbasetemp() / "unnamed", begin + data)


LARGE: dict[str, Callable[[], bytes]] = {
    "deep.json": lambda: b"[" * 500_000,
    "deep list.json": lambda: b'[{"text": "a", "x": ' + b"[" * 900 + b"]" * 900 + b"}]",
    "deep.eml": lambda: mail("x").partition(b"\n\n")[0].replace(b"text/plain", b'multipart/mixed; boundary="b"')
    + b"\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 20_000,
    "header.eml": lambda: b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nEnvoys met.",
    "tags.ris": lambda: b"TY  - NEWS\n" * 20_000,
    "lines.ris": lambda: b"TY  - NEWS\n" + b"KW  - x\n" * 100_000 + b"ER  - \n",
    "from.mbox": lambda: b"From a@x Mon May  6 10:00:00 2024\n\n" * 300,
    "ends.txt": lambda: b"End of Document\n" * 50_000,
    "heads.txt": lambda: b"Length: 5 words\nBody\n" * 50_000 + b"End of Document\n" * 2,
    "angles.eml": lambda: b"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
    b"Content-Type: text/plain\n\nx\n--b\nContent-Type: text/html\n\n" + b"<style" * 200_000 + b"\n--b--\n",
}  # fmt: skip


@pytest.mark.parametrize("name", LARGE)
def test_no_file_takes_more_than_its_share_of_time(name: str, tmp_path: Path) -> None:
    data = LARGE[name]()
    checked(tmp_path / "a.eml", mail("The worker is up."))
    began = time.monotonic()
    checked(tmp_path / name, data)
    assert time.monotonic() - began < 20
