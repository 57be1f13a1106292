"""From kept bytes to the document again, and from the fields of a record to the bytes that are kept of it."""

from __future__ import annotations

import msgspec

from dragoman.model import Declared, Document, Failure, Original
from dragoman.sources import extracted, identity, single
from dragoman.sources.paths import failure
from dragoman.sources.sniffing import media_of


class _Fields(msgspec.Struct, frozen=True):
    text: str


def of_record(uri: str, text: str, declared: Declared) -> Document:
    """The document of a record, an item or a message: what is kept are its fields, in canonical form."""
    data = identity.canonical(text=text, title=declared.title, published=declared.published, outlet=declared.outlet)
    return Document(
        uri=uri,
        id=identity.of_bytes(data),
        media="text" if declared.clean else media_of(text),
        text=text,
        declared=declared,
        original=Original(data=data, form="record"),
    )


def again(uri: str, original: Original, declared: Declared) -> Document | Failure:
    """The document that was made of these bytes, made anew; a failure where they no longer give one."""
    if original.form == "record":
        try:
            fields = msgspec.json.decode(original.data, type=_Fields)
        except (msgspec.DecodeError, UnicodeDecodeError) as problem:
            return failure(uri, f"the kept record cannot be read: {problem}")
        return of_record(uri, fields.text, declared)
    if original.form == "pdf" or original.form == "docx":  # noqa: PLR1714 - so that mypy follows
        return extracted.document(original.data, uri, original.form, declared=declared)
    return single.document(original.data, uri, original.form, charset=original.charset, declared=declared)
