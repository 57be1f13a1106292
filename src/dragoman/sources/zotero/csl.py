"""CSL-JSON, as Zotero and others export it."""

from __future__ import annotations

from dragoman.sources.zotero.item import Item, iso, web_address, words


def is_csl(fields: dict[str, object]) -> bool:
    """Whether a JSON object is an item of CSL-JSON: it has a type and no text."""
    return isinstance(fields.get("type"), str) and "text" not in fields and ("title" in fields or "URL" in fields)


def item_of(fields: dict[str, object]) -> Item:
    """What an item of CSL-JSON says."""
    attachments = fields.get("attachments")
    paths = [one.get("path") for one in attachments if isinstance(one, dict)] if isinstance(attachments, list) else []
    return Item(
        title=words(fields.get("title")),
        outlet=words(fields.get("container-title")),
        published=_date(fields.get("issued")),
        accessed=_date(fields.get("accessed")),
        language=words(fields.get("language")),
        address=web_address(fields.get("URL")),
        doi=words(fields.get("DOI")),
        files=tuple(path for path in [fields.get("file"), *paths] if isinstance(path, str) and path),
    )


def _date(value: object) -> str | None:
    """The first day of a CSL date: in parts, else as it is written."""
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        return iso(*first[:3])
    return words(value.get("raw") or value.get("literal"))
