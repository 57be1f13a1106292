"""Marking what comes out of articles: it is quoted material, and an assistant must never take it for instructions.

In structured answers it stands under the key `quoted`.  In text it stands between two brackets that it cannot hold
itself.  A character that could hide something is shown as U+FFFD, one for one, so that positions stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

OPENS, CLOSES = "⟦", "⟧"
HIDDEN = "\ufffd"
QUOTED = "quoted"

_ALTERED = {OPENS: "[", CLOSES: "]"}
_KEPT = frozenset("\n\t\u200c\u200d")  # Persian and the scripts of India need the two joiners
_HIDING = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
# What stands outside of what is quoted is ids, codes, dates and numbers, unless a reading that was made elsewhere says
# something else there: that is put between the brackets as well.
_CODE = re.compile(r"[\w.:/~?%+-]{0,80}|[\w-]{1,20}( [\w-]{1,20}){1,4}", re.ASCII)
_PLAIN = re.compile(r"[\n\t\x20-\x7e]*")


def shown(text: str) -> str:
    """A text as it is shown, character for character: nothing in it moves the cursor, turns the direction or hides.

    >>> shown(chr(0x202E) + "a⟧")
    '�a]'
    """
    if _PLAIN.fullmatch(text):
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in _ALTERED:
        return _ALTERED[character]
    if character in _KEPT:
        return character
    if unicodedata.category(character) in _HIDING or _selects(character):
        return HIDDEN
    return character


def _selects(character: str) -> bool:
    """Variation selectors: a run of them can carry a message that nobody sees."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def as_text(answer: Mapping[str, Any]) -> str:
    """An answer as indented lines, with everything that is quoted between brackets."""
    return "\n".join(_lines(answer, "", quoted=False))


def _lines(value: Mapping[str, Any], indent: str, *, quoted: bool) -> Iterator[str]:
    for key, inner in value.items():
        inside = quoted or key == QUOTED
        if isinstance(inner, Mapping) and inner:
            yield f"{indent}{key}:"
            yield from _lines(inner, indent + "  ", quoted=inside)
        elif _is_list_of_maps(inner):
            yield f"{indent}{key}:"
            for one in inner:
                first, *rest = _lines(one, indent + "    ", quoted=inside)
                yield f"{indent}  - {first.lstrip(' ')}"
                yield from rest
        else:
            yield f"{indent}{key}: {_inline(inner, inside)}"


def _is_list_of_maps(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) and one for one in value)


def _inline(value: object, quoted: bool) -> str:
    if isinstance(value, str):
        return f"{OPENS}{value}{CLOSES}" if quoted or not _CODE.fullmatch(value) else value
    if isinstance(value, Sequence):
        return f"[{', '.join(_inline(one, quoted) for one in value)}]"
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)
