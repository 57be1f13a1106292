"""States by their names in other languages and scripts, as babel (CLDR) and countrynames know them."""

from __future__ import annotations

import functools
import re
import warnings

from dragoman.knowledge.geonames import alpha3
from dragoman.knowledge.tables import rows

_SPACELESS = frozenset({"zh", "ja", "th", "lo", "km", "my"})  # written without spaces between words
_SHORTEST = {True: 2, False: 3}  # letters of a name, by whether its script has a sign for a syllable


def state_called(name: str) -> str | None:
    """The code of the state that a name in a script other than Latin means; None where nobody knows it.

    In Latin letters countrynames knows capitals and misspellings too: there only our own tables count.
    """
    if not name.strip() or _latin(name):
        return None
    import countrynames

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for a library that it can do without
        code = countrynames.to_code(name)
    known = alpha3().get(code or "")
    return known if known in _states() else None


def names_of_states(language: str) -> dict[str, str]:
    """The codes of states by their names in a language (BCP 47), in lower case; empty for one that babel lacks."""
    return _names_of_states(language.partition("-")[0])


@functools.cache
def _names_of_states(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    shortest = _SHORTEST[language in _SPACELESS]
    return {
        str(name).lower(): code
        for territory, name in territories.items()
        if (code := alpha3().get(territory)) in _states() and code and len(str(name)) >= shortest
    }


@functools.cache
def state_pattern(language: str) -> re.Pattern[str] | None:
    """A pattern that finds the names of states in a text of a language, the longest first; None where none is known."""
    names = sorted(names_of_states(language), key=lambda name: (-len(name), name))
    if not names:
        return None
    either = "|".join(map(re.escape, names))
    spaceless = language.partition("-")[0] in _SPACELESS
    return re.compile(either if spaceless else rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def _latin(name: str) -> bool:
    return all(not char.isalpha() or "a" <= char.lower() <= "\u024f" for char in name)


@functools.cache
def _states() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("states"))
