"""Names as they are compared in questions: without case, accents and kinds of apostrophe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_MARKS = str.maketrans(dict.fromkeys("‘’‛ʼ`´", "'"))
_WORD = re.compile(r"\w+", re.UNICODE)


def folded(name: str) -> str:
    """A name as words without case and accents, a space before and after each: " wang yi ".

    With the outer spaces, "contains the words" is plain containment: " wang " is in " wang yi ".
    """
    plain = unicodedata.normalize("NFKD", name.translate(_MARKS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " " + " ".join(_WORD.findall(plain)) + " "


def all_folded(names: Iterable[str]) -> str:
    """Several names in one text, each once, so that no words are found that begin in one and end in the next."""
    return "|".join(dict.fromkeys(folded(name) for name in names))
