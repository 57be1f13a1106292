"""Why an article is not read any further."""

from __future__ import annotations

import re

from dragoman.cleaning.plain import plain
from dragoman.model import Skip

# Longer texts are books, transcripts of whole sessions or many articles in one; the parser's own limit is a million.
MAX_CHARACTERS = 300_000
# A page of this many lines or more, hardly one of which is a sentence, is an index or a gallery.
_INDEX_LINES = 8
# A front page has this many lines or more, some of which are short teasers.
_FRONT_LINES = 16
_TEASER = 180  # characters


def skipped(text: str, language: str | None, *, is_clean: bool = False) -> Skip | None:
    """The reason, or None where the article is to be read; a text declared clean is taken for an article."""
    if not text.strip():
        return "empty"
    if len(text) > MAX_CHARACTERS:
        return "too-long"
    if language is not None and language.split("-")[0].lower() != "en":
        return "language"
    if is_clean:
        return None
    is_none = _is_index(text) or is_error_page(text.strip().partition("\n")[0], text)
    is_none = is_none or (len(text) < MUCH and asking(text) is not None)
    return "not-an-article" if is_none else None


def _is_index(text: str) -> bool:
    """Whether a page only lists titles: many lines, all short, few of which end like a sentence."""
    lines = [line for line in plain(text).split("\n") if line.strip()]
    if len(lines) < _INDEX_LINES:
        return False
    ended = sum(line.rstrip("\"') ")[-1:] in {".", "!", "?"} for line in lines)
    if len(lines) >= _FRONT_LINES and ended * 4 <= len(lines) and max(map(len, lines)) < _TEASER:
        return True
    sentences = sum(line.rstrip("\"') ")[-1:] in {".", "!", "?"} and len(line.split()) > 6 for line in lines)
    longest = max(len(line.split()) for line in lines)
    return sentences == 0 and longest <= 20


MUCH = 2_500  # characters of a page that asks for something; longer ones tell of it
# what news tells and nobody does who sells, asks or looks for staff
_NEWS = re.compile(r"\b(?:said|says|told|according to|announced|reported)\b", re.I)
# what pages say that sell, ask for consent or look for staff: so many such words
_CONSENT = (
    r"cookies?|consent|tracking|personali[sz]ed (?:ads|advertis\w+)|third parties|privacy settings|with advertising"
    r"|advertisers?|data protection|(?:build|make) a profile|purposes|banners?|imprint"
)
_JOB = (
    r"vacancy|applications?|candidates?|curriculum vitae|salary|full[- ]time|job description|how to apply"
    r"|what you will do"
)
_SHOP = (
    r"add to (?:basket|cart|bag)|in stock|free delivery|ISBN|paperback|hardback|customers also (?:bought|viewed)"
    r"|reviews?"
)
_TELLING = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.I), needs)
    for kind, words, needs in (("consent form", _CONSENT, 4), ("job advertisement", _JOB, 4), ("shop page", _SHOP, 3))
)


def asking(text: str) -> str | None:
    """What a page asks for that sells something, wants consent or looks for staff, by how many such words it has."""
    told = text[:MUCH]
    if len(_NEWS.findall(told)) > 1:
        return None
    return next((kind for kind, pattern, needs in _TELLING if len(_different(pattern, told)) >= needs), None)


def _different(pattern: re.Pattern[str], text: str) -> set[str]:
    """The different words of a kind: one word said often makes a subject, many make a form."""
    return {words.lower().rstrip("s") for words in pattern.findall(text)}


# what follows an excuse, so that it is one: "Forbidden City opens" and "500 refugees land" are news
_DONE = r"(?=\s*(?:$|[-–—|·.!?…,(]))"
_ERROR = re.compile(
    r"(?:http )?(?:error:? )?(?:40[0134]|410|429|50[0234])\b"
    r"(?=\s*(?:$|[-–—|·.!:(]|error\b|not found|forbidden|unauthori[sz]ed|(?:page|file) not|internal server|gone$"
    r"|bad (?:gateway|request)|service (?:temporarily )?unavailable|gateway|too many requests|access denied))"
    r"|(?:oops!? )?(?:page|file|article|content|site) (?:is )?(?:not|can(?:not|'t) be) found"
    r"|(?:oops!? |sorry,? )?(?:this|that|the|your) (?:page|file|article) (?:you .{3,40} )?"
    r"(?:could not|cannot|can't|couldn't) be found|access to this page|are you (?:a robot|human)"
    r"|(?:error:? )?the request could not be|checking your browser|please wait while"
    rf"|(?:(?:oops!? )?nothing (?:was )?found|not found|access denied|forbidden|just a moment|attention required"
    rf"|request blocked|service unavailable|bad gateway|please wait|too many requests){_DONE}",
    re.I,
)
_ERROR_TEXT = 1_500  # characters: what a server says instead of a page is short


def is_error_page(title: str | None, text: str) -> bool:
    """Whether a page is a server's excuse: a title that says so, and hardly any text."""
    return bool(title and len(text) < _ERROR_TEXT and _ERROR.match(plain(title).strip()))
