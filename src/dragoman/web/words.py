"""How pages word what they show: counts, dates and names of kinds, in plain English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dragoman.model import CREDIBILITY, FusedEvent, FusedParticipant
from dragoman.ontology.edtf import day_of, is_day

_LONG = 160  # characters of a heading


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "2,340 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(edtf: str | None) -> str:
    """A date as it is shown: to the day where it says so much, else as it stands."""
    if edtf is None:
        return ""
    return day_of(edtf) if is_day(edtf) else edtf


def shortened(text: str, longest: int = _LONG) -> str:
    """The beginning of a text, cut at a word."""
    one = " ".join(text.split())
    return one if len(one) <= longest else one[:longest].rsplit(" ", 1)[0] + " …"


def parties(event: FusedEvent, role: str) -> list[FusedParticipant]:
    """Who takes part in a role."""
    return [one for one in event.participants if one.role == role]


def credibility(number: int | None) -> str:
    """A number of STANAG 2511 with its words."""
    return f"{number}: {CREDIBILITY[number]}" if number in CREDIBILITY else "not given"


def last_of(uri: str) -> str:
    """What a person calls an article by: what stands after the last slash of its uri, or all of it."""
    return uri.rstrip("/").rpartition("/")[2] or uri


_OVERRIDE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")


def undeceiving(text: str) -> str:
    """Words of an article without what only deceives the eye: controls, and what turns the letters that follow round.

    Each is shown as U+FFFD, so that the length stays.
    """
    return _OVERRIDE.sub("\ufffd", text)


FILTERS: dict[str, Callable[..., Any]] = {
    "count": count,
    "day": day,
    "shortened": shortened,
    "parties": parties,
    "credibility": credibility,
    "last_of": last_of,
    "undeceiving": undeceiving,
}
