"""The bytes of one article to its document."""

from __future__ import annotations

from typing import Literal

from dragoman.model import Declared, Document, Failure, Original
from dragoman.sources import identity
from dragoman.sources.decoding import decode
from dragoman.sources.paths import failure
from dragoman.sources.sniffing import FORMS

_NOTHING = Declared()


def document(
    data: bytes,
    uri: str,
    media: Literal["text", "html"],
    *,
    what: str = "file",
    charset: str | None = None,
    declared: Declared = _NOTHING,
) -> Document | Failure:
    """The document of some bytes; `charset` is what came with them says, `what` what they are called in an error."""
    text = decode(data, charset)
    if not text.strip():
        return failure(uri, f"the {what} is empty: there is no article in it")
    if "\x00" in text:
        return failure(uri, f"this is binary data (it has zero bytes), not {FORMS}")
    return Document(
        uri=uri,
        id=identity.of_bytes(data),
        media=media,
        text=text,
        declared=declared,
        original=Original(data=data, form=media, charset=charset),
    )
