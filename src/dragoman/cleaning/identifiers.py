"""Identifiers with a time inside: UUIDs of version 1 and 7, as image servers give them to their files."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

_UUID = re.compile(
    r"(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[17][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-f]|-[0-9a-f]{4})",
    re.I,
)
# Version 1 counts tenths of microseconds from the first day of the Gregorian calendar.
_GREGORIAN = dt.datetime(1582, 10, 15, tzinfo=dt.UTC)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# Outside these years the digits are no time, whatever the version says.
_YEARS = range(1995, 2100)


class Made(msgspec.Struct, frozen=True):
    """A UUID and when it was made."""

    uuid: str
    version: int
    moment: dt.datetime

    @property
    def note(self) -> str:
        """What a reader wants to know of it."""
        written = self.moment.strftime("%Y-%m-%dT%H:%MZ")
        return f"version {self.version}, made {written} ({self.moment.strftime('%Y-%m-%d %H:%M')} UTC)"


def find_identifiers(source: str) -> list[tuple[int, Made]]:
    """The UUIDs with a time in a source and where they stand, each once."""
    found: dict[str, tuple[int, Made]] = {}
    for match in _UUID.finditer(source):
        uuid = match[0].lower()
        if uuid not in found:
            moment = _moment(uuid)
            if moment:
                found[uuid] = (match.start(), Made(uuid, int(uuid[14]), moment))
    return list(found.values())


def _moment(uuid: str) -> dt.datetime | None:
    low, middle, high, _, _ = uuid.split("-")
    try:
        if high[0] == "1":
            moment = _GREGORIAN + dt.timedelta(microseconds=int(high[1:] + middle + low, 16) // 10)
        else:
            moment = _EPOCH + dt.timedelta(milliseconds=int(low + middle, 16))
    except OverflowError:
        return None
    return moment if moment.year in _YEARS else None
