"""Countries and languages by the codes of others."""

from __future__ import annotations

import functools

from dragoman.knowledge.geonames import alpha3

# Codes by which FollowTheMoney knows what has no code of two letters any more, or never was a country.
_OTHER = {
    "SUN": "suhh",
    "YUG": "yucs",
    "SCG": "csxx",
    "CSK": "cshh",
    "DDR": "dd",
    "ZAR": "zr",
    "EUR": "eu",
    "UNO": "un",
}
_NONE = frozenset({"ANT"})
# The languages that FollowTheMoney knows and that BCP 47 writes with two letters.
_LANGUAGES = """
    eng fra deu rus spa nld ron kat ara tur ltz ell lit ukr zho bel bul bos jpn ces lav por pol hye hrv hin heb uzb mon
    urd sqi kor isl ita est nor fas swa slv slk aze tgk kaz tuk kir hun dan afr swe srp ind kan mkd mlt msa fin cat nep
    mya khm
"""


def ftm_country(code: str | None) -> str | None:
    """FollowTheMoney's code for a country of ours; None where it has none, as for `NGO`."""
    return None if code in _NONE else _OTHER.get(code or "") or _two_letters().get(code or "")


@functools.cache
def _two_letters() -> dict[str, str]:
    return {three: two.lower() for two, three in alpha3().items()}


def ftm_language(tag: str | None) -> str | None:
    """FollowTheMoney's code for a language by its BCP 47 tag; None where it has none."""
    return _three_letters().get((tag or "").partition("-")[0].lower())


@functools.cache
def _three_letters() -> dict[str, str]:
    from babel.core import get_global

    two = get_global("language_aliases")
    return {two[three]: three for three in _LANGUAGES.split() if three in two}
