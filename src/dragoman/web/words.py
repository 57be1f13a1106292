"""How pages word what they show: counts, dates and names of kinds, in plain English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from dragoman.model import CREDIBILITY, FusedEvent, FusedParticipant
from dragoman.ontology.edtf import day_of, is_day
from dragoman.record.ledger import Bucket
from dragoman.web.marking import labelled, pieces, spans_of

TURNING = {0x202D: "\ufffd", 0x202E: "\ufffd"}
_LONG = 160  # characters of a heading
_WORDS = re.compile(r"\S{1,40}\s*|\s+")  # in scripts without blanks, stretches of characters


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


def by_year(buckets: Iterable[Bucket]) -> list[tuple[str, dict[str, int]]]:
    """Counts of months by their year."""
    years: dict[str, dict[str, int]] = {}
    for bucket in buckets:
        years.setdefault((bucket.value or "")[:4], {})[bucket.value or ""] = bucket.count
    return sorted(years.items())


def last_of(uri: str) -> str:
    """What a person calls an article by: what stands after the last slash of its uri, or all of it."""
    return uri.rstrip("/").rpartition("/")[2] or uri


def straight(value: Any) -> Any:
    """A value as it is written on a page: characters that turn words around (U+202D, U+202E) become U+FFFD, for they
    can make words read as others.  Twins have the words as they are.
    """
    if isinstance(value, str) and not isinstance(value, Markup) and ("\u202e" in value or "\u202d" in value):
        return value.translate(TURNING)
    return value


def folded_middle(text: str, around: int = 30) -> tuple[str, int, str]:
    """A long stretch as its beginning and its end, with how many words lie between; the middle of a short one is 0."""
    found = _WORDS.findall(text)
    if len(found) <= 3 * around:
        return text, 0, ""
    return "".join(found[:around]), len(found) - 2 * around, "".join(found[-around:])


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
    "by_year": by_year,
    "pieces": pieces,
    "labelled": labelled,
    "spans_of": spans_of,
    "folded_middle": folded_middle,
    "undeceiving": undeceiving,
}
