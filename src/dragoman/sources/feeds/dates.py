"""The dates of feeds to ISO 8601, by the clock that wrote them: the day stays that of the newsroom."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\d{4}-\d")
_LONGEST = 100


def iso(written: str) -> str | None:
    """A date of RFC 822 as ISO 8601, with its zone where it gives one that is known; another stays as it is written.

    `Tue, 30 Apr 2024 23:30:00 -0500` is `2024-04-30T23:30:00-05:00`, and not a moment of the first of May.
    """
    written = " ".join(written[:_LONGEST].split())
    if not written or _ISO.match(written):
        return written or None
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, OverflowError):
        return written


def same(one: str | None, other: str | None) -> bool:
    """Whether two dates are one moment, in whatever zones they are written."""
    try:
        return one == other or bool(
            one and other and dt.datetime.fromisoformat(one) == dt.datetime.fromisoformat(other)
        )
    except ValueError:
        return False
