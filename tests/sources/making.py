"""Small files of every kind that is brought in, made by the tests themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

Placed = tuple[float, float, str]  # left and base of a line in points, and its words


def pdf(pages: Sequence[Sequence[Placed]], *, title: str = "", size: int = 11) -> bytes:
    """A PDF with lines at given places."""
    count = len(pages)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(count)), count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) /CreationDate (D:20200101000000Z) >>" % _escaped(title),
    ]
    for number, lines in enumerate(pages):
        drawn = b"".join(
            b"BT /F1 %d Tf %.2f %.2f Td (%s) Tj ET\n" % (size, x, y, _escaped(words)) for x, y, words in lines
        )
        bodies += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * number),
            b"<< /Length %d >>\nstream\n%sendstream" % (len(drawn), drawn),
        ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size_ = len(bodies) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size_, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size_, table) + trailer


def _escaped(words: str) -> bytes:
    raw = words.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def column(text: str, *, top: float = 540, left: float = 50, step: float = 14) -> list[Placed]:
    """Lines of text under one another; an empty line leaves a gap."""
    return [(left, top - step * n, line) for n, line in enumerate(text.split("\n")) if line]


def docx(paragraphs: Sequence[str], *, title: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document of paragraphs and, behind them, a table."""
    import docx as library

    document = library.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, **changed: bytes) -> bytes:
    """The archive with parts replaced, by the end of their name without its dot: `document_xml=b"…"`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            key = part.filename.rsplit("/", 1)[-1].replace(".", "_")
            new.writestr(part.filename, changed.get(key, old.read(part)))
    return out.getvalue()


def mail(text: str, *, html: str | None = None, **headers: str) -> bytes:
    """A message; header names with `_` for `-`."""
    message = EmailMessage()
    given = {"From": "Press Office <press@ministry.example>", "To": "list@wire.example", "MIME-Version": "1.0"}
    for name, value in {**given, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
        if name != "MIME-Version":
            message[name] = value
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def mhtml(page: bytes, *, location: str, charset: str = "utf-8") -> bytes:
    """A page as Chrome saves it, in quoted-printable."""
    import quopri

    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {location}\r\nSubject: Saved\r\n"
        "Date: Mon, 6 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n\r\n------b\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {location}\r\n\r\n"
    )
    picture = "\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    return head.encode() + quopri.encodestring(page) + picture.encode() + b"------b--\r\n"
