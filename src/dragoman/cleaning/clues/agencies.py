"""Agencies that a text names as its source: in its dateline, as a credit of a picture, as who reported it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from dragoman.cleaning.clues.tables import agencies, hosts
from dragoman.cleaning.plain import plain
from dragoman.model import Clue

_PLACE = r"[^\W\d_][\w .'/-]{1,40}(?:, [^\W\d_][\w .'-]{1,30}){0,3}(?:, \w{3,9}\.? \d{1,2}(?:, \d{4})?)?"
_DATELINE = re.compile(rf"(?m:^)(?:\W{{0,2}}{_PLACE}\s)?\((?P<agency>[^()\n]{{2,40}})\)\s?(?:[-–—:]{{1,2}}|$)")
_SLASHED = re.compile(r"(?m:^).{0,80}?/(?P<agency>[A-Z][A-Za-z ]{2,20})/\s?[-–—.]")
_HEAD = 1500  # characters in which a dateline stands
_CREDITS = frozenset({"picture-credit", "agency-credit", "copyright", "source-credit"})


@functools.cache
def _names() -> dict[str, str]:
    """What credits write, to the agency's name; short names only as they stand."""
    table: dict[str, str] = {}
    for agency in agencies():
        table |= {written.lower(): agency.name for written in agency.written}
        table |= {f"={short}": agency.name for short in agency.exact}
    return table


def agency_of(written: str) -> str | None:
    """The agency that a credit names, None if it names none."""
    words = plain(written).strip(" .,:;()[]").removeprefix("the ").removeprefix("The ")
    return _names().get(f"={words}") or _names().get(words.lower())


@functools.cache
def _press() -> dict[str, str]:
    """Everybody who reports, as sentences write it: agencies, and the publishers that own servers of pictures."""
    owners = {owner.removeprefix("the "): owner.removeprefix("the ") for owner in hosts().owners.values()}
    return owners | {name: agency.name for agency in agencies() for name in (*agency.written, *agency.exact)}


@functools.cache
def _reported() -> re.Pattern[str]:
    names = sorted(_press(), key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, names))
    before = "according to|as reported by|reported by|citing|quoted by|cited by|told|in an interview with|reports from"
    return re.compile(
        rf"\b(?:{before})(?: the)?(?: \w+){{0,2}}? (?P<one>{either})\b"
        rf"|\b(?P<two>{either})(?: news agency| agency)? (?:has )?(?:reported|reports|said|wrote|quoted|cited)\b"
    )


def find_agencies(text: str, debris: Sequence[Clue]) -> Iterator[tuple[int, Clue]]:
    """Datelines, credits in the debris and reports cited in the text."""
    seen = plain(text)
    yield from _in_datelines(text, seen)
    yield from _in_credits(debris)
    yield from _cited(seen)


def _in_datelines(text: str, seen: str) -> Iterator[tuple[int, Clue]]:
    for expression in (_DATELINE, _SLASHED):
        for found in expression.finditer(seen[:_HEAD]):
            parts = re.split(r"[/,]| and ", found["agency"])
            agency = next((name for part in parts if (name := agency_of(part))), None)
            if agency:
                words = text[found.start() : found.end("agency") + 1].strip()
                yield found.start(), Clue(kind="dateline", value=words, note=f"the dateline credits {agency}")
                yield found.start(), Clue(kind="agency-credit", value=agency, note=f"dateline: {words}")


def _in_credits(debris: Sequence[Clue]) -> Iterator[tuple[int, Clue]]:
    for clue in debris:
        if clue.kind not in _CREDITS:
            continue
        for part in re.split(r"[/|,]| via ", clue.value):
            agency = agency_of(part)
            if agency and agency != clue.value:
                yield 0, Clue(kind="agency-credit", value=agency, note=f"{clue.note}: {clue.value}")


def _cited(seen: str) -> Iterator[tuple[int, Clue]]:
    for found in _reported().finditer(seen):
        agency = _press().get(found["one"] or found["two"])
        if agency:
            yield found.start(), Clue(kind="reported-by", value=agency, note=f"the text cites it: {found[0]}")
