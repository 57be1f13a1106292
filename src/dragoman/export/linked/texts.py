"""Text and addresses as the forms of others can hold them."""

from __future__ import annotations

import re
from urllib.parse import quote

# What XML 1.0 cannot hold, whatever way it is written: control characters, halves of surrogate pairs, non-characters.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB = re.compile(r"https?://[^/\s?#]+", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_URL_ODD = re.compile(r"[^!#$%&'()*+,/:;=?@\[\]~\w.-]", re.ASCII)


def for_xml(text: str) -> str:
    """Text with a replacement character in place of each that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def web_address(uri: str) -> str | None:
    """The uri of an article where it is an address on the web, written as one; else None."""
    if not _WEB.match(uri):
        return None
    return _escaped(uri)


def _escaped(uri: str) -> str:
    return _URL_ODD.sub(lambda odd: "".join(f"%{byte:02X}" for byte in odd[0].encode("utf-8", "replace")), uri)


def iri_of(uri: str) -> str:
    """The uri of an article as a reference: an address with its scheme, or a path, absolute or relative."""
    if _SCHEME.match(uri):
        return web_address(uri) or _escaped(uri)
    return f"file://{quote(uri, errors='replace')}" if uri.startswith("/") else quote(uri, errors="replace")
