"""Identifiers of documents: the same content gives the same one, wherever it lies."""

from __future__ import annotations

import hashlib
import json


def of_bytes(data: bytes) -> str:
    """The identifier of a file or a page: of its bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def of_fields(*, text: str, title: str | None, published: str | None, outlet: str | None) -> str:
    """The identifier of a record or an item: of its fields, however they were written down."""
    return of_bytes(canonical(text=text, title=title, published=published, outlet=outlet))


def canonical(*, text: str, title: str | None, published: str | None, outlet: str | None) -> bytes:
    """The fields of a record or an item as JSON, in the one form in which their identifier is made."""
    fields = {"text": text, "title": title, "published": published, "outlet": outlet}
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
