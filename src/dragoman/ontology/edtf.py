"""EDTF, the Extended Date/Time Format (ISO 8601-2): what a date string means and whether two can be the same date.

Read here: dates to the day, month or year, with unspecified digits (`199X`, `2012-XX`, `XXXX-12-25`); seasons,
quarters and halves (`2023-21` … `2023-41`); times of day (`2023-02-22T15:00:00Z`); the marks `?`, `~` and `%`;
intervals with open ends (`2012/2022`, `2023-02-22/..`).  Earliest and latest days are in the proleptic Gregorian
calendar; an open end is `date.min` or `date.max`.
"""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Callable
from datetime import date, timedelta

Interval = tuple[date, date]
_Reader = Callable[[str], Interval]

EVER: Interval = (date.min, date.max)

# first month and length in months of EDTF's parts of a year; seasons as the northern hemisphere counts them
_PARTS = {
    **{21 + i: (3 + 3 * i, 3) for i in range(4)},
    **{25 + i: (3 + 3 * i, 3) for i in range(4)},
    **{29 + i: ((9 + 3 * i - 1) % 12 + 1, 3) for i in range(4)},
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},
}

_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
    r"(?:T(?P<clock>[0-2][0-9]:[0-5][0-9]:[0-5][0-9])(?:Z|[+-][01][0-9](?::[0-5][0-9])?)?)?"
    r"(?P<mark>[?~%])?"
)


def valid(edtf: str) -> bool:
    """Whether a string is EDTF as far as this program writes and reads it."""
    try:
        interval(edtf)
    except ValueError:
        return False
    return True


@functools.lru_cache(maxsize=4096)
def interval(edtf: str) -> Interval:
    """The earliest and the latest day that a date may mean, both included.

    Raises `ValueError` for a string that is not EDTF.

    >>> interval("2023-02")
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    """
    return _between(edtf, _single)


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two dates can be the same date: an unknown date can be any.

    A date marked as approximate reaches one more unit of its precision to either side: `2010~` can be 2011.

    >>> compatible("2023", "2023-02-24"), compatible("2023-02-23", "2023-02-24")
    (True, False)
    """
    if a is None or b is None:
        return True
    if _recurring(a) or _recurring(b):
        return _digits_agree(a, b)
    (first_a, last_a), (first_b, last_b) = _reach(a), _reach(b)
    return first_a <= last_b and first_b <= last_a


def is_day(edtf: str | None) -> bool:
    """Whether a date names one day."""
    if edtf is None:
        return False
    first, last = interval(edtf)
    return first == last


def day_of(edtf: str) -> str:
    """A date without its time of day: `2023-02-22T15:00:00Z` is `2023-02-22`."""
    return re.sub(r"T[^/]*", "", edtf)


def _between(edtf: str, read: _Reader) -> Interval:
    start, slash, end = edtf.partition("/")
    if not slash:
        return read(edtf)
    if {start, end} <= {"", ".."}:
        raise ValueError(f"an interval needs one end at least: {edtf!r}")
    first = date.min if start in ("", "..") else read(start)[0]
    last = date.max if end in ("", "..") else read(end)[1]
    if first > last:
        raise ValueError(f"an interval that ends before it begins: {edtf!r}")
    return first, last


def _single(edtf: str) -> Interval:
    match = _DATE.fullmatch(edtf)
    if match is None or (match["clock"] and (match["day"] is None or "X" in match["day"])):
        raise ValueError(f"not an EDTF date: {edtf!r}")
    if match["clock"] and match["clock"] > "23:59:59":
        raise ValueError(f"not a time of day: {edtf!r}")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return _unspecified_year(edtf, year, month, day)
    if month is None:
        return _months(int(year), 1, 12)
    if "X" in month:
        if month != "XX" or day not in (None, "XX"):
            raise ValueError(f"not an EDTF month: {edtf!r}")
        return _months(int(year), 1, 12)
    if int(month) in _PARTS and day is None:
        return _months(int(year), *_PARTS[int(month)])
    if day is None or "X" in day:
        if day not in (None, "XX"):
            raise ValueError(f"not an EDTF day: {edtf!r}")
        return _months(int(year), int(month), 1)
    exact = date(int(year), int(month), int(day))
    return exact, exact


def _unspecified_year(edtf: str, year: str, month: str | None, day: str | None) -> Interval:
    """Digits go unspecified from the right; a month and day may stand after a wholly unspecified year only."""
    if "X" in year.rstrip("X") or (month is not None and year != "XXXX"):
        raise ValueError(f"not an EDTF year: {edtf!r}")
    if month not in (None, "XX") and not (1 <= int(month.replace("X", "1")) <= 12):
        raise ValueError(f"not an EDTF month: {edtf!r}")
    if day not in (None, "XX") and not (1 <= int(day.replace("X", "1")) <= 31):
        raise ValueError(f"not an EDTF day: {edtf!r}")
    if year == "XXXX":
        return EVER
    return date(max(int(year.replace("X", "0")), 1), 1, 1), date(int(year.replace("X", "9")), 12, 31)


def _months(year: int, month: int, count: int) -> Interval:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        raise ValueError(f"no such month: {year}-{month}")
    years, last = divmod(month - 1 + count - 1, 12)
    final = min(year + years, 9999)
    return date(year, month, 1), date(final, last + 1, calendar.monthrange(final, last + 1)[1])


def _reach(edtf: str) -> Interval:
    """The interval, wider by one unit of precision at every end that is marked as approximate."""
    return _between(edtf, _single_reach)


def _single_reach(edtf: str) -> Interval:
    first, last = _single(edtf)
    if edtf[-1] not in "~%":
        return first, last
    unit = last - first + timedelta(days=1)
    before = first - unit if first - date.min >= unit else date.min
    after = last + unit if date.max - last >= unit else date.max
    return before, after


def _recurring(edtf: str) -> bool:
    return edtf.startswith("XXXX-") and "/" not in edtf


def _digits_agree(a: str, b: str) -> bool:
    """`XXXX-12-25` and `2022-12-25` agree digit by digit, as far as both go."""
    if not (valid(a) and valid(b)):
        raise ValueError(f"not EDTF: {a!r}, {b!r}")
    if "/" in a or "/" in b:
        return True
    return all(x == y or "X" in (x, y) for x, y in zip(day_of(a).rstrip("?~%"), day_of(b).rstrip("?~%"), strict=False))
