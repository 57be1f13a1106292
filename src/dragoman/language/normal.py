"""Normalisation for the parser, one character for one: offsets into the normal form are offsets into the text.

The statistical parser was trained on plain ASCII punctuation.  Typographic variants are mapped to it; characters that
stand for nothing (zero-width, soft hyphen, byte order mark) become spaces, control characters too.
"""

from __future__ import annotations

import re

_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‐‑‒−", "-"),
    "―": "—",
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    ),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", " "),
    "\r": " ",
    "\u2028": "\n",
    "\u2029": "\n",
}
_TABLE = str.maketrans(_PLAIN)
# Control characters but line break and tab, halves of surrogate pairs, private use.
_NOTHING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)


def normalise(text: str) -> str:
    """The text as the parser sees it; always of the same length as `text`."""
    return _NOTHING.sub(" ", text.translate(_TABLE))
