"""The names of months in the languages that news sites are written in, from CLDR."""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict

# languages whose dates are written with a day in figures, a month's name and a year in figures
LANGUAGES = (
    "ar", "az", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "hy", "id",
    "is", "it", "ka", "kk", "lt", "lv", "mk", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv",
    "sw", "tr", "uk", "ur", "uz", "vi",
)  # fmt: skip


def month_named(name: str, language: str | None = None) -> int | None:
    """The number of a month by its name in a language (BCP 47), or in any where all that have the name agree.

    >>> month_named("février"), month_named("listopad"), month_named("listopad", "pl")
    (2, None, 11)
    """
    key = _key(name)
    primary = (language or "").split("-")[0].lower()
    if primary in LANGUAGES:
        own = _names(primary).get(key)
        if own is not None:
            return own
    numbers = _anywhere().get(key, frozenset())
    return next(iter(numbers)) if len(numbers) == 1 else None


@functools.cache
def _anywhere() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        for name, number in _names(language).items():
            found[name].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@functools.cache
def _names(language: str) -> dict[str, int]:
    from babel import Locale

    months = Locale.parse(language).months
    return {
        _key(str(name)): number
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[form][width].items()
        if not str(name).isdigit()
    }


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip(" .،,")
