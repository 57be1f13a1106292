"""Exports of reference managers (Zotero and others): CSL-JSON and RIS.

What is read is the attached file, with what the export says of it.  An abstract is not the article; an entry without a
file is named with what to do about it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Document, Failure
from dragoman.sources.decoding import decode
from dragoman.sources.paths import failure
from dragoman.sources.zotero.attached import attached, is_readable
from dragoman.sources.zotero.csl import is_csl, item_of
from dragoman.sources.zotero.item import Item
from dragoman.sources.zotero.ris import items as ris_items

__all__ = ["addresses", "is_csl", "item_of", "of_item", "of_ris"]


def of_ris(data: bytes, name: str, folder: Path | None) -> Iterator[Document | Failure]:
    """The articles of a RIS file in `folder`; each is called by its address, its DOI, or the file and its number."""
    number = 0
    for number, item in enumerate(ris_items(decode(data)), 1):
        where = f"{name}:{number}"
        yield failure(where, item) if isinstance(item, str) else of_item(item, where, folder)
    if not number:
        yield failure(name, "the file has no RIS record: each begins with a line `TY  - …`")


def of_item(item: Item, where: str, folder: Path | None) -> Document | Failure:
    """The article of one entry: of the first attached file that may be one."""
    uri = item.uri(where)
    files = [path for path in item.files if is_readable(path)]
    if files and folder is None:
        return failure(
            uri, "the attached file is looked for beside the export: give the export as a file, not by stdin"
        )
    if files and folder is not None:
        return attached(files[0], folder, uri, item.declared())
    if item.files:
        return failure(uri, f"the attached file {item.files[0][:200]!r} is no text, HTML, PDF, DOCX or mail")
    if item.address:
        return failure(uri, "the entry has an address and no file: fetch such entries with `dragoman add --urls FILE`")
    return failure(uri, "the entry has neither a file nor an address, and an abstract is not the article")


def addresses(data: bytes) -> list[str]:
    """The web addresses of the entries of a CSL-JSON or RIS file, each once, in order; none of what is neither."""
    text = decode(data).lstrip("\ufeff")
    if text.lstrip()[:1] not in {"[", "{"}:
        found = [item.address for item in ris_items(text) if isinstance(item, Item)]
    else:
        found = [item_of(fields).address for fields in _objects(text) if is_csl(fields)]
    return list(dict.fromkeys(address for address in found if address))


def _objects(text: str) -> list[dict[str, object]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if isinstance(value, dict):
        value = value.get("items")
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
