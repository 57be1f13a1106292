"""Calendar dates as they stand in metadata and on pages, to EDTF."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_COARSE = re.compile(r"\d{4}(?:-\d{2})?")


def from_iso(written: str) -> str | None:
    """EDTF of an ISO 8601 date or moment, a midnight without zone being only a day; None for anything else."""
    text = written.strip()
    found = _ISO.fullmatch(text)
    if not found:
        return text if _COARSE.fullmatch(text) and _is_month(text) else None
    day, time, zone = found["day"], found["time"], found["zone"]
    if not is_day(day):
        return None
    if not time or (time.startswith("00:00") and not zone):
        return day
    time = time if time.count(":") == 2 else f"{time}:00"
    if not _is_time(time):
        return None
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{time}{zone or ''}"


def is_day(day: str) -> bool:
    """Whether YYYY-MM-DD is a day of the calendar."""
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _is_month(text: str) -> bool:
    return len(text) == 4 or "01" <= text[5:] <= "12"


def _is_time(time: str) -> bool:
    try:
        dt.time.fromisoformat(time)
    except ValueError:
        return False
    return True
