"""In which order a country writes the numbers of a date: 3/4/2023 is in March in one place and in April in another."""

from __future__ import annotations

import functools
import re
from urllib.parse import urlsplit

# Domains of countries that are sold to everybody, so that they tell of no country.
_SOLD = frozenset("ac ai am bz cc cd co cx eu fm gg id im in io la ly me mn nu sc sh so su tk to tv vc vg ws".split())
# Other names of countries in domains than those of ISO 3166.
_OF_DOMAIN = {"uk": "GB"}
# English and languages that are written in as many ways as there are countries that write them.
_WORLDWIDE = frozenset({"en"})


def day_first(language: str | None, address: str | None = None) -> bool | None:
    """Whether dates in numbers begin with the day, by CLDR's short date of a country.

    The country is that of the language tag (BCP 47: `en-GB`), else that of the address's domain (`.co.uk`); a language
    without either counts as its own country does, English excepted.  None where nothing tells, and for countries that
    begin with the year.

    >>> day_first("en-GB"), day_first("en-US"), day_first("en"), day_first("en", "https://gazette.co.uk/a")
    (True, False, None, True)
    """
    tag = _parts(language)
    region = tag[1] or _country_of(address)
    if region:
        return _order(f"{tag[0] or 'und'}_{region}") if tag[1] else _order(f"und_{region}")
    return _order(tag[0]) if tag[0] and tag[0] not in _WORLDWIDE else None


def _parts(language: str | None) -> tuple[str | None, str | None]:
    """The language and the country of a tag; scripts and variants are left out."""
    parts = re.split(r"[-_]", language or "")
    region = next((part.upper() for part in parts[1:] if len(part) == 2 and part.isalpha()), None)
    return parts[0].lower() or None, region


def _country_of(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return None
    last = host.rpartition(".")[2]
    return _OF_DOMAIN.get(last, last.upper()) if len(last) == 2 and last.isalpha() and last not in _SOLD else None


@functools.lru_cache(maxsize=512)
def _order(name: str) -> bool | None:
    from babel import Locale, UnknownLocaleError

    language, _, region = name.partition("_")
    try:
        locale = Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        locale = None
    if locale is None or (region and locale.territory != region):
        return _order(f"und_{region}") if region and language != "und" else None
    pattern = str(locale.date_formats["short"].pattern)
    day, month, year = (pattern.find(letter) for letter in "dMy")
    return None if year < day and year < month else day < month
