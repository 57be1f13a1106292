"""Bytes to text: whatever the encoding, never a crash."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?|\?xml\b[^>]{0,100}?en)c(?:harset|oding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)

# What pages call Latin-1 is Windows-1252 in practice, and browsers read it so.
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}

# Encodings that are plain ASCII bytes: that they are also valid UTF-8 says nothing.
_ESCAPED = {"iso2022_jp", "iso2022_kr", "hz", "utf-7"}

# Statistical detection looks at this much; its time grows with what it is given.
_SAMPLE = 60_000


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of some bytes; `charset` is the encoding that came with them, as a server gives it."""
    return data.decode(encoding_of(data, charset), "replace")


def encoding_of(data: bytes, charset: str | None = None) -> str:
    """The encoding: by byte order mark, UTF-8, what came with the bytes, what they declare, statistics, in this order.

    UTF-8 stands before the declarations because text in another encoding is hardly ever valid UTF-8, whereas servers
    and pages often declare what they no longer are.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    declared = _known(charset or "") or _declared(data)
    if declared in _ESCAPED:
        return declared
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return "utf-8" if _is_damaged_utf8(data, problem) else declared or _detected(data) or "cp1252"
    return "utf-8"


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return _known(found[1].decode("ascii", "ignore")) if found else None


def _known(charset: str) -> str | None:
    """Python's name of an encoding; None for one that it does not know, and for UTF-8, which needs no telling.

    Nor is it UTF-16 or UTF-32 where that stands in plain letters and no byte order mark says so.
    """
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    name = _AS_BROWSERS_DO.get(name, name)
    return None if name.startswith(("utf-8", "utf-16", "utf-32")) or not _is_text_encoding(name) else name


def _is_text_encoding(name: str) -> bool:
    """Python also lists codecs such as rot13 and hex, which give no text, and some that fail instead of replacing."""
    try:
        bytes(range(256)).decode(name, "replace")
    except (LookupError, ValueError):
        return False
    return True


def _is_damaged_utf8(data: bytes, problem: UnicodeDecodeError) -> bool:
    """Whether it is UTF-8 but for a few bytes: a text cut in the middle of a character, or glued together."""
    if problem.start >= len(data) - 4 and not data[: problem.start].isascii():
        return True
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for c in text if c > "\x7f") - wrong
    return right > 10 * wrong


def _detected(data: bytes) -> str | None:
    import charset_normalizer

    try:
        best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    except (ValueError, RecursionError):
        return None
    return best.encoding if best else None
