"""Wordings of offices: recognising one and giving it its standard term.

"Chinese Foreign Minister", "China's foreign minister" and "Minister for Foreign Affairs of China" are one office, the
term `Minister of Foreign Affairs`.  States call one post by different names; `post` says which are the same post, so
that a Foreign Secretary can be held against a list of foreign ministers.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Literal

import msgspec

from dragoman.knowledge.gazetteer import lookup, scan
from dragoman.knowledge.surface import fold

Status = Literal["former", "acting", "elect", "deputy"]


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """What a wording of an office says."""

    term: str  # the standard term, with a rank before it where the wording has one: "Deputy Minister of Finance"
    post: str | None = None  # the kind of post: foreign-minister, head-of-state …
    sector: str | None = None  # PLOVER, where the title alone says so
    informal: bool = False  # a journalist's description, no office that one could look up
    status: Status | None = None
    of: str | None = None  # what it is the office of, as written: "the Security Council", "NATO"


_FORMER = frozenset({"former", "ex", "then", "ousted", "deposed", "late", "erstwhile", "onetime", "exiled", "retired"})
_ACTING = frozenset({"acting", "interim", "caretaker", "transitional"})
_ELECT = frozenset({"incoming", "designate", "elect", "prospective"})
_ATTRIBUTES = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "current", "outgoing", "new", "newly"}
    | {"appointed", "elected", "re", "reelected", "named", "longtime", "longstanding", "long", "time", "serving"}
    | {"veteran", "powerful", "hardline", "hard", "line", "moderate", "conservative", "reformist", "visiting", "top"}
)
_LEADING = _ATTRIBUTES | _FORMER | _ACTING | _ELECT
_RANKS = {  # the longer before its end
    "first deputy": "First Deputy",
    "deputy": "Deputy",
    "vice": "Vice",
    "assistant": "Assistant",
    "junior": "Junior",
    "senior": "Senior",
}
_JOINTS = frozenset({"of", "for", "to", "in", "at", "on"})  # "ambassador to China"
_SMALL = frozenset({"of", "the", "for", "and", "to", "in", "on", "at", "de"})
# "Minister of Energy", "energy minister"; the same with a US or Philippine secretary, a British one "of State for".
_PORTFOLIO = r"(?P<portfolio>[a-z][a-z&,'\- ]*?)"
_US_DEPARTMENTS = (
    "agriculture|commerce|education|energy|health|homeland security|interior|labou?r|transport(?:ation)?|army|navy"
)
_PATTERNS = (
    (re.compile(rf"minister (?:of|for) (?:the )?{_PORTFOLIO}"), "Minister of {}"),
    (re.compile(rf"{_PORTFOLIO} minister"), "Minister of {}"),
    (re.compile(rf"secretary of state for (?:the )?{_PORTFOLIO}"), "Secretary of State for {}"),
    (re.compile(rf"secretary (?:of|for) (?:the )?{_PORTFOLIO}"), "Secretary of {}"),
    (re.compile(rf"(?P<portfolio>{_US_DEPARTMENTS}) secretary"), "Secretary of {}"),
)
_PORTFOLIOS = frozenset({"justice"})  # heads of titles that are the business of ministers as well
_FIELDS = re.compile(r",| and | & ")
_WORD = re.compile(r"[^\s,]+")


@functools.lru_cache(maxsize=4096)
def title_of(phrase: str) -> Title | None:
    """The office that a phrase names; None where it names none.  Nationality and status may stand before it.

    >>> title_of("former Chinese foreign minister").term
    'Minister of Foreign Affairs'
    """
    words, status = _strip(_WORD.findall(phrase.replace("’", "'")))
    for cut in _cuts(words):
        wording = " ".join(words[:cut]).lower()
        found = _plain(wording) or (_plain(wording[:-1]) if wording.endswith("s") else None)  # "Presidents Xi and …"
        if found:
            of = " ".join(words[cut + 1 :]) or None
            return msgspec.structs.replace(found, status=status or found.status, of=of)
    return None


def _cuts(words: list[str]) -> list[int]:
    """Where the wording may end and what it is the office of may begin, the likeliest first.

    A whole wording that the table has; then where a name follows, for "Minister of Energy of Qatar" is a minister of
    energy; then the whole, whatever portfolio it names; then any preposition.
    """
    whole = [len(words)] if words else []
    joints = [at for at in range(len(words) - 1, 0, -1) if words[at].lower() in _JOINTS]
    if fold(" ".join(words).lower()) in _table():
        return whole
    named = [at for at in joints if lookup(" ".join(words[at + 1 :]).removeprefix("the "))]
    return named + whole + [at for at in joints if at not in named]


def _strip(words: list[str]) -> tuple[list[str], Status | None]:
    """The words without what stands before the office: articles, status, nationality; and the status."""
    status: Status | None = None
    while words and " ".join(words).lower() not in _table():
        first, dash, rest = words[0].partition("-")
        if first.lower() in _LEADING:
            status = status or _status(first.lower())
            words = [rest, *words[1:]] if dash else words[1:]
            continue
        skipped = _nationality(words)
        if not skipped:
            break
        words = words[skipped:]
    return words, status


def _status(word: str) -> Status | None:
    if word in _FORMER:
        return "former"
    if word in _ACTING:
        return "acting"
    return "elect" if word in _ELECT else None


def _nationality(words: list[str]) -> int:
    """How many words at the beginning name a state or another body: "Chinese", "North Korea's", "US", "EU"."""
    bare = [word.removesuffix("'s").removesuffix("'") for word in words]
    for start, end, _ in scan(bare):
        if start == 0 and end < len(words):
            return end
    return 0


def _plain(words: str) -> Title | None:
    """The office that words without nationality and status name exactly."""
    words = fold(words)
    known = _table().get(words)
    if known:
        return known
    for rank, shown in _RANKS.items():
        if words.startswith((f"{rank} ", f"{rank}-")):
            base = _plain(words[len(rank) + 1 :])
            return base and Title(term=f"{shown} {base.term}", sector=base.sector, status="deputy")
    for pattern, shape in _PATTERNS:
        match = pattern.fullmatch(words)
        if match and not set(match["portfolio"].split()) & (TITLE_HEADS - _PORTFOLIOS):
            post = _post_for(match["portfolio"])
            return Title(term=shape.format(_headline(match["portfolio"])), post=post, sector="GOV")
    return None


def _post_for(portfolio: str) -> str:
    """The kind of post of who is in charge of one or more fields."""
    fields = {field.strip() for field in _FIELDS.split(portfolio)}
    return next((row.post for row in _file().portfolios if fields & set(row.words)), "minister")


def _headline(words: str) -> str:
    """Words with capitals as in a title: "Trade and Industry"."""
    return " ".join(word if word in _SMALL else word.capitalize() for word in words.split())


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    term: str
    post: str | None = None
    sector: str | None = None
    informal: bool = False
    words: tuple[str, ...] = ()


class _Portfolio(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    post: str
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: frozenset[str]
    honorifics: frozenset[str]
    portfolios: tuple[_Portfolio, ...]
    titles: tuple[_Row, ...]


@functools.cache
def _file() -> _File:
    return msgspec.toml.decode(resources.files("dragoman.data").joinpath("titles.toml").read_bytes(), type=_File)


@functools.cache
def _table() -> dict[str, Title]:
    """Every wording, folded and in lower case, with its title."""
    table: dict[str, Title] = {}
    for row in _file().titles:
        title = Title(term=row.term, post=row.post, sector=row.sector, informal=row.informal)
        for wording in (row.term.lower(), *row.words):
            table.setdefault(fold(wording), title)
    return table


def wordings() -> tuple[str, ...]:
    """Every wording in the table, in lower case and folded, the longest first: for a scanner."""
    return tuple(sorted(_table(), key=lambda words: (-len(words.split()), words)))


TITLE_HEADS: frozenset[str] = _file().heads
HONORIFICS: frozenset[str] = _file().honorifics
