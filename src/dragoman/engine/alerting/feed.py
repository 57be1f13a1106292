"""Alerts as a feed of our own: an Atom file (RFC 4287) with the newest messages, replaced as a whole."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from pathlib import Path

from dragoman.record.alerts import Alert, Message
from dragoman.record.disk import whole_file

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A name space of its own for identifiers that follow from content (RFC 4122, version 5).
_IDS = uuid.uuid5(uuid.NAMESPACE_DNS, "alert.dragoman.invalid")


def write_feed(alert: Alert, messages: Sequence[Message]) -> None:
    """Write the feed in place of the old one: a reader sees the one or the other, whole.

    Raises `OSError` where that cannot be done.
    """
    # Feeds are made to be read by others, a server among them.
    with whole_file(Path(alert.target), mode=0o644) as file:
        file.write(feed(alert, messages))


def feed(alert: Alert, messages: Sequence[Message]) -> bytes:
    """The feed as XML; the newest message first."""
    from lxml import etree

    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(root, "id", _urn(alert.name, alert.made))
    _add(root, "title", f"Dragoman: {alert.name}")
    _add(root, "updated", max((message.made for message in messages), default=alert.made))
    _add(_add(root, "author"), "name", "Dragoman")
    _add(root, "generator", "Dragoman")
    for message in messages:
        entry = _add(root, "entry")
        _add(entry, "id", _urn(message.delivery))
        _add(entry, "title", message.headline)
        _add(entry, "updated", message.made)
        _add(entry, "published", message.made)
        _add(entry, "category", term=message.kind)
        if message.modality:
            _add(entry, "category", term=message.modality)
        for uri in dict.fromkeys(one.uri for one in message.words):
            if uri.startswith(("http://", "https://")):
                _add(entry, "link", rel="related", href=uri)
        _add(entry, "content", "\n\n".join(_paragraphs(message)), type="text")
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return text


def _paragraphs(message: Message) -> list[str]:
    told = [message.headline]
    told += [f"{one.what}: {_value(one.before)} → {_value(one.after)}" for one in message.changes]
    if not message.fits and message.kind == "changed":
        told.append("It does not pass the alert's filters any more.")
    for one in message.words:
        source = ", ".join(part for part in (one.outlet, one.published, one.uri) if part)
        told.append(f"“{one.text}” ({source}, characters {one.span[0]} to {one.span[1]})")
    if message.event is not None:
        told.append(f"Event {message.event.id}")
    return told


def _value(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value)) or "nobody"
    return (
        {None: "unknown", True: "yes", False: "no"}[value] if value is None or isinstance(value, bool) else str(value)
    )


def _urn(*parts: str) -> str:
    return uuid.uuid5(_IDS, "\x1f".join(parts)).urn


def _add(parent, name: str, text: str | None = None, /, **attributes: str):  # type: ignore[no-untyped-def]  # lxml
    from lxml import etree

    clean = {key: _NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", clean)
    if text is not None:
        element.text = _NOT_XML.sub("\ufffd", text)
    return element
