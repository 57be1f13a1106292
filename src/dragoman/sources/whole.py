"""The bytes of a file that is one article to its document, whatever kind of file it is."""

from __future__ import annotations

from typing import Literal

from dragoman.model import Declared, Document, Failure
from dragoman.sources import extracted
from dragoman.sources.mail import of_mail
from dragoman.sources.single import document

Whole = Literal["text", "html", "pdf", "docx", "mail"]


def whole(data: bytes, uri: str, kind: Whole, declared: Declared | None = None) -> Document | Failure:
    """The document; without `declared`, what the file says of itself."""
    if kind == "pdf" or kind == "docx":  # noqa: PLR1714 - so that mypy follows
        return extracted.document(data, uri, kind, declared=declared)
    if kind == "mail":
        return of_mail(data, uri, declared)
    return document(data, uri, kind, declared=declared or Declared())
