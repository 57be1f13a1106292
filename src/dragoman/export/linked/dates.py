"""EDTF dates as the forms of others have them: by their leading parts, or not at all."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from dragoman.ontology.edtf import day_of, interval

_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_UNSPECIFIED = re.compile(r"(?:-XX)+$")


def prefix(edtf: str | None) -> str | None:
    """A date as year, year and month, or day; None for what is none of these or is marked as uncertain.

    >>> prefix("2023-05-04"), prefix("2023-05"), prefix("2023-XX"), prefix("2023~"), prefix("2023-21")
    ('2023-05-04', '2023-05', '2023', None, None)
    """
    plain = _UNSPECIFIED.sub("", day_of(edtf or ""))
    return plain if _PLAIN.fullmatch(plain) else None


def ends(edtf: str | None) -> tuple[str | None, str | None]:
    """The beginning and the end of a date as prefixes: both the same but for an interval.

    >>> ends("2023-05-04/2023-05-06"), ends("2023-05-04/..")
    (('2023-05-04', '2023-05-06'), ('2023-05-04', None))
    """
    first, slash, last = (edtf or "").partition("/")
    return prefix(first), prefix(last if slash else first)


def moment(edtf: str | None) -> str | None:
    """A time of day in UTC as `2023-05-04T13:00:00`; of a date without one, or without a zone, the prefix."""
    try:
        when = datetime.fromisoformat(edtf or "")
    except ValueError:
        return prefix(edtf)
    if "T" not in (edtf or "") or when.tzinfo is None:
        return prefix(edtf)
    try:
        return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    except OverflowError:
        return prefix(edtf)


def days(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day of a date that is known to the day at both ends; else None."""
    first, last = ends(edtf)
    if edtf is None or first is None or last is None or len(first) < 10 or len(last) < 10:
        return None
    return interval(edtf)


def bounds(edtf: str | None) -> tuple[str | None, str | None]:
    """The earliest and the latest day that a date can mean; null where it has no end, and where it is unknown."""
    if edtf is None:
        return None, None
    first, last = interval(edtf)
    return (
        first.isoformat() if first != date.min else None,
        last.isoformat() if last != date.max else None,
    )
