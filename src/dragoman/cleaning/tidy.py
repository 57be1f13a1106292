"""White space, character references and broken encodings: the text's own words, made readable."""

from __future__ import annotations

import html
import re

_INVISIBLE = re.compile("[\u00ad\u200b\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SPACE = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_REFERENCE = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.I)
# UTF-8 that was read as Windows-1252: two to four characters that stand for one.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|[\u00e0-\u00ef][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}"
    "|[\u00f0-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{3}"
)


def tidy(text: str) -> str:
    """One line with its references resolved, its encoding mended and its spaces single."""
    if "&" in text:
        text = _REFERENCE.sub(_resolve, text)
    if not text.isascii():
        text = _MOJIBAKE.sub(_mend, text)
        text = _INVISIBLE.sub("", text)
    return _SPACE.sub(" ", text).strip()


def _resolve(found: re.Match[str]) -> str:
    return html.unescape(html.unescape(found[0])).replace("\n", " ")


def _mend(found: re.Match[str]) -> str:
    """What the characters were before they were misread, where that can be said for certain."""
    raw = bytearray()
    for character in found[0]:
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return found[0]
            raw.append(ord(character))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
