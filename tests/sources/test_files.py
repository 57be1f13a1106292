"""Every kind of file that is one article: its text, what it declares, and the same document from the kept bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dragoman.model import Declared, Document, Failure, Reading
from dragoman.sources import documents, extracted, identity, originals
from dragoman.sources.mail import of_mailbox
from tests.sources.making import column, docx, mail, mhtml, pdf, repacked

TEXT = "Minister Ada Okoro met Envoy Carl Lind in Lagos on Monday, and both spoke of the port."
PAGE = f"<html><head><title>Talks</title></head><body><p>{TEXT}</p><p>“Noch später” – sagte sie.</p></body></html>"


def read(path: Path, data: bytes) -> Document | Reading | Failure:
    path.write_bytes(data)
    (found,) = documents([str(path)])
    return found


FILES: list[tuple[str, bytes, str]] = [
    ("a.pdf", pdf([column(TEXT)]), "pdf"),
    ("b.docx", docx(["Talks", TEXT], table=[("Port", "Tons"), ("Lagos", "7")]), "docx"),
    ("c.mhtml", mhtml(PAGE.encode("cp1252"), location="https://x.example/talks", charset="windows-1252"), "html"),
    ("d.eml", mail(TEXT, Subject="Talks in Lagos", Date="Mon, 06 May 2024 10:00:00 +0200"), "text"),
    ("e.eml", mail("See the page.", html=PAGE, Subject="Talks"), "html"),
    ("f.txt", TEXT.encode(), "text"),
    ("g.json", b'[{"text": "' + TEXT.encode() + b'"}]', "record"),
]


@pytest.mark.parametrize(("name", "data", "form"), FILES, ids=[name for name, _, _ in FILES])
@pytest.mark.parametrize("named", [True, False])
def test_the_kept_bytes_give_the_same_document_and_its_id_is_theirs(
    name: str, data: bytes, form: str, named: bool, tmp_path: Path
) -> None:
    found = read(tmp_path / (name if named else "file"), data)
    assert isinstance(found, Document), found
    assert TEXT in found.text
    assert found.original is not None
    assert found.original.form == form
    assert found.id == identity.of_bytes(found.original.data)
    assert originals.again(found.uri, found.original, found.declared) == found


def test_word_documents_keep_order_tables_boxes_and_leave_out_what_was_deleted(tmp_path: Path) -> None:
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>One </w:t></w:r><w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText>"
        "</w:r></w:del><w:r><w:tab/><w:t>three</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Four</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "</w:body></w:document>"
    )
    found = read(tmp_path / "a.docx", repacked(docx(["x"]), document_xml=body.encode()))
    assert isinstance(found, Document), found
    assert found.text.split("\n\n") == ["One two three", "Four", "a | b", "c", "d"]


def test_a_title_in_the_properties_counts_only_where_the_text_has_it(tmp_path: Path) -> None:
    for title, expected in (("Talks in Lagos end", "Talks in Lagos end"), ("Template of 2009", None)):
        found = read(tmp_path / "a.docx", docx(["Talks in Lagos end", TEXT], title=title))
        assert isinstance(found, Document)
        assert found.declared == Declared(title=expected)


def test_archives_that_are_bombs_or_no_documents_are_refused(tmp_path: Path) -> None:
    whole = docx([TEXT])
    bomb = repacked(whole, document_xml=b" " * 100_000_000)
    assert len(bomb) < 200_000
    lying = bytearray(bomb)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("notes.txt", "x")
    for data, said in (
        (bomb, "unpacks to more"),
        (bytes(lying[: len(lying) // 2]), "damaged"),
        ((tmp_path / "z.zip").read_bytes(), "zip archive"),
        (repacked(whole, document_xml=b"<w:document>"), "cannot be read"),
        (docx([" "]), "no text"),
    ):
        found = read(tmp_path / "a.docx", data)
        assert isinstance(found, Failure)
        assert said in found.error


def test_entities_in_a_word_document_are_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{"".join(f"&a{n - 1};" for _ in range(10))}">' for n in range(1, 12))
    body = (
        f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>x &a11;</w:t></w:r></w:p></w:body></w:document>"
    )
    found = read(tmp_path / "a.docx", repacked(docx(["x"]), document_xml=body.encode()))
    assert isinstance(found, Failure) or len(found.text) < 100  # type: ignore[union-attr]


def test_a_saved_page_is_called_by_its_address_and_no_younger_than_its_saving(tmp_path: Path) -> None:
    found = read(tmp_path / "a.mht", mhtml(PAGE.encode(), location="https://x.example/talks"))
    assert isinstance(found, Document)
    assert (found.uri, found.media) == ("https://x.example/talks", "html")
    assert found.declared == Declared(fetched="2024-05-06T10:00:00+00:00")
    assert found.text == PAGE


def test_a_mail_declares_its_subject_and_day_unless_it_is_passed_on(tmp_path: Path) -> None:
    sent = "Mon, 06 May 2024 10:00:00 +0200"
    found = read(tmp_path / "a.eml", mail(TEXT, Subject="=?utf-8?q?Gespr=C3=A4che?=", Date=sent))
    assert isinstance(found, Document)
    assert found.declared == Declared(title="Gespräche", published="2024-05-06T10:00:00+02:00")
    passed_on = read(tmp_path / "a.eml", mail(TEXT, Subject="Fwd: Talks", Date=sent))
    assert isinstance(passed_on, Document)
    assert passed_on.declared == Declared(fetched="2024-05-06T10:00:00+02:00")
    empty = read(tmp_path / "a.eml", mail("", Subject="Nothing"))
    assert isinstance(empty, Failure) and "no part that is text" in empty.error


def test_a_mailbox_is_its_mails_and_a_line_that_only_looks_like_a_separator_is_text(tmp_path: Path) -> None:
    one = mail(TEXT + "\n\n>From Lagos they went on in 2024\n", Subject="One", Message_ID="<1@x>")
    two = mail("Second mail.", Subject="Two")
    path = tmp_path / "in.mbox"
    path.write_bytes(b"From a@x Mon May  6 10:00:00 2024\n" + one + b"\nFrom b@x Mon May  6 11:00:00 2024\n" + two)
    found = [one for one in documents([str(path)]) if isinstance(one, Document)]
    assert [one.uri for one in found] == ["mid:1@x", f"{path.as_posix()}:2"]
    assert "\nFrom Lagos they went" in found[0].text
    with path.open("rb") as stream:
        assert len(list(of_mailbox(stream, "in.mbox"))) == 2


def test_a_text_that_looks_like_a_mail_or_is_misnamed_is_read_as_what_it_is(tmp_path: Path) -> None:
    for name, text in (
        ("a.txt", "Subject: talks\nFrom: Lagos\n\nEnvoys met."),
        ("a.pdf", "Envoys met."),
        ("a", "[Lagos] –"),
    ):
        found = read(tmp_path / name, text.encode())
        assert isinstance(found, Document)
        assert (found.text, found.media) == (text, "text")


def test_a_deadline_and_a_death_of_the_worker_cost_one_file(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path / "a.docx", docx([TEXT])), Document)
    serving = extracted._service.worker
    assert serving is not None
    serving.process.kill()
    serving.process.wait()
    assert isinstance(read(tmp_path / "a.docx", docx([TEXT])), Document)
