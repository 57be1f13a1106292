"""What must be got out of its wrapping by a library: PDF, DOCX and mail, in a worker process with a deadline."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from dragoman.model import Declared, Document, Failure, Original
from dragoman.sources import identity
from dragoman.sources.isolated import RefusedError, Service, WorkerDiedError
from dragoman.sources.limits import MAX_BYTES, MAX_FILE, too_large
from dragoman.sources.paths import failure

Packed = Literal["pdf", "docx", "mail"]

DEADLINE = 60.0  # seconds; a usual file takes a tenth of one

_NAMES: dict[Packed, str] = {"pdf": "PDF", "docx": "Word document", "mail": "mail"}
_MARKS: dict[Packed, bytes] = {"pdf": b"P", "docx": b"D", "mail": b"M"}

_service = Service("dragoman.sources.extracted:answer")


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """What a library got out of a file."""

    text: str
    title: str | None = None


def extracted(data: bytes, uri: str, form: Packed, deadline: float = DEADLINE) -> bytes | Failure:
    """What the worker got out of a file, encoded, or why it got nothing."""
    name = _NAMES[form]
    if len(data) > MAX_FILE:
        return failure(uri, too_large(f"the {name}", MAX_FILE))
    try:
        return _service.ask(_MARKS[form] + data, deadline)
    except TimeoutError:
        return failure(uri, f"the {name} took longer than {deadline:g} seconds to read: it is broken, or no article")
    except WorkerDiedError:
        return failure(uri, f"reading the {name} broke the process that read it: it is damaged; open and save it anew")
    except RefusedError as problem:
        return failure(uri, f"this {name} cannot be read: {problem}")


def document(
    data: bytes, uri: str, form: Literal["pdf", "docx"], *, declared: Declared | None = None, deadline: float = DEADLINE
) -> Document | Failure:
    """The document of a PDF or a DOCX file; without `declared`, what the file says of itself and its text confirms."""
    name = _NAMES[form]
    got = extracted(data, uri, form, deadline)
    if isinstance(got, Failure):
        return got
    found = msgspec.msgpack.decode(got, type=Extracted)
    if not found.text.strip():
        return failure(uri, f"the {name} holds no text: there is no article in it")
    if len(found.text) > MAX_BYTES:
        return failure(uri, too_large(f"the text of the {name}"))
    return Document(
        uri=uri,
        id=identity.of_bytes(data),
        media="text",
        text=found.text,
        declared=Declared(title=found.title) if declared is None else declared,
        original=Original(data=data, form=form),
    )


def stated(title: str, shown: str) -> str | None:
    """A title in a file's metadata, where its beginning says it too: many are left over from a template."""
    wanted = _letters(title)
    return " ".join(title.split()) if len(wanted) > 10 and wanted in _letters(shown) else None


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def answer(data: bytes) -> bytes:
    """The worker's task: a mark for what it is, then the file; the text, encoded."""
    if data[:1] == _MARKS["mail"]:
        from dragoman.sources.mail.message import message_of

        return msgspec.msgpack.encode(message_of(data[1:]))
    if data[:1] == _MARKS["pdf"]:
        from dragoman.sources.pdf import extract
    else:
        from dragoman.sources.docx import extract
    return msgspec.msgpack.encode(extract(data[1:]))
