"""Whom a text names as its source: "as X reported", "according to a report in X", "X reported on Tuesday that"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from dragoman.cleaning.clues.agencies import agency_of
from dragoman.model import Reading, Struct

_NAME = r"(?P<name>(?:[Tt]he )?[A-Z][\w&.’'-]*(?:(?: (?:of|and|de|la|le|du|der|die))? [A-Z][\w&.’'-]*){0,4})"
_WHEN = r"(?: (?:on \w+|first|earlier|exclusively|yesterday|last \w+|this \w+))?"
_REPORT = r"(?:report|article|story|investigation|account)"
# A report, not a statement: somebody who "said" something need be no paper, and "reported" alone may be a loss.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Aa]s {_NAME} (?:has |had )?(?:reported|revealed|first reported|was first to report)\b",
        rf"\b[Aa]s (?:was )?(?:first )?reported by {_NAME}",
        rf"\b[Aa]ccording to (?:a |an |the )?(?:\w+ )?{_REPORT}s? (?:in|by|from|of) {_NAME}",
        rf"\b{_NAME} (?:has |had )?(?:first )?reported{_WHEN}(?: that\b|[,.])",
        rf"\b(?:first |originally )?(?:reported|published|revealed) (?:in|by) {_NAME}",
        rf"\b[Cc]iting (?:a report (?:in|by) )?{_NAME}",
    )
)


_HINT = re.compile(r" reported[ ,.]|reported by|ccording to |citing |published |revealed ")  # all patterns have one


class Cited(Struct, frozen=True, kw_only=True):
    """An outlet that a text names as having reported what it tells."""

    key: str  # for comparison
    words: str


def cited(reading: Reading) -> tuple[Cited, ...]:
    """The outlets and agencies that a text names as its source, each once."""
    found: dict[str, Cited] = {}
    for name, words in _named(reading):
        key = outlet_key(name)
        if key and key not in found:
            found[key] = Cited(key=key, words=words)
    return tuple(found[key] for key in sorted(found))


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    hinted = _HINT.search(reading.article.text) is not None
    for pattern in _PATTERNS if hinted else ():
        for match in pattern.finditer(reading.article.text):
            yield match["name"], match[0].strip(" ,.")
    for clue in reading.clues:
        if clue.kind == "reported-by":
            yield clue.value, clue.note.partition(": ")[2]


@functools.lru_cache(maxsize=20_000)
def outlet_key(name: str) -> str:
    """An outlet's name for comparison: The Harbour Courier, harbourcourier.com and HARBOUR COURIER are one.

    >>> outlet_key("The Harbour Courier") == outlet_key("www.harbour-courier.com")
    True
    """
    plain = (agency_of(name) or name).casefold().strip()
    if re.fullmatch(r"[\w.-]+\.[a-z]{2,12}", plain):
        parts = plain.removeprefix("www.").split(".")
        plain = parts[-3] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2]
    return re.sub(r"^the\s|[^\w]", "", plain.removesuffix("’s").removesuffix("'s"))
