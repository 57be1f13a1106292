"""Texts as the rules see them, one character for one: typographic marks and spaces as plain ones."""

from __future__ import annotations

import re

_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
    **dict.fromkeys("“”„‟″＂", '"'),
    **dict.fromkeys("‐‑‒−", "-"),
    **dict.fromkeys(
        "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", " "),
    **dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
}


# A pattern, and not a translation table: most characters of most texts are plain.
_UNPLAIN = re.compile(f"[{re.escape(''.join(_PLAIN))}]")


def _plain_one(found: re.Match[str]) -> str:
    return _PLAIN[found[0]]


def plain(text: str) -> str:
    """The text with plain quotation marks, hyphens, spaces and line ends; always of the same length."""
    return _UNPLAIN.sub(_plain_one, text)
