"""Dates of other calendars as days of ours: what "13 February 2566", "12 Mehr 1401" and "Reiwa 5" are.

Thai Buddhist years run as ours do, 543 ahead.  The Iranian (Solar Hijri) calendar is computed by persiantools, the
Islamic one of Umm al-Qura by hijridate; both give none for years that they do not cover.  Japan's eras begin on the
day of an accession (Imperial Household Agency); the Republic of China counts from 1912.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

BUDDHIST = 543  # the Thai year 2566 is 2023
MINGUO = 1911  # the year 112 of the Republic of China, and North Korea's Juche 112, is 2023

# the first day of each era of modern Japan
ERAS = {
    "meiji": date(1868, 10, 23),
    "taisho": date(1912, 7, 30),
    "showa": date(1926, 12, 25),
    "heisei": date(1989, 1, 8),
    "reiwa": date(2019, 5, 1),
}

Days = tuple[date, date]  # the first and the last
_LONGEST = (31, 30, 29)  # on which day months end


def era_year(era: str, year: int) -> int | None:
    """Our year for the year of a Japanese era; None where the era had no such year.

    >>> era_year("Reiwa", 5), era_year("Heisei", 40)
    (2023, None)
    """
    first = ERAS.get(era.lower().replace("ō", "o"))
    if first is None or year < 1:
        return None
    later = [other.year for other in ERAS.values() if other > first]
    found = first.year + year - 1
    return found if found <= min(later, default=9999) else None


def persian(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """The days of an Iranian year, month or day.

    >>> persian(1402)
    (datetime.date(2023, 3, 21), datetime.date(2024, 3, 19))
    """
    return _days(_persian, year, month, day)


def hijri(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """The days of an Islamic year, month or day, by the tables of Umm al-Qura (1343 to 1500).

    >>> hijri(1445, 1, 1)
    (datetime.date(2023, 7, 19), datetime.date(2023, 7, 19))
    """
    return _days(_hijri, year, month, day)


def to_persian(day: date) -> tuple[int, int, int] | None:
    """The Iranian year, month and day of a day of ours; None beyond the calendar's tables."""
    from persiantools.jdatetime import JalaliDate

    jalali: Any = JalaliDate
    try:
        found = jalali(day)
    except (ValueError, OverflowError):
        return None
    return int(found.year), int(found.month), int(found.day)


def to_hijri(day: date) -> tuple[int, int, int] | None:
    """The Islamic year, month and day of a day of ours; None beyond the calendar's tables."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return int(found.year), int(found.month), int(found.day)


def _days(convert: Callable[[int, int, int], date], year: int, month: int | None, day: int | None) -> Days | None:
    first = _day(convert, year, month or 1, (month and day) or 1)
    if first is None or (month and day):
        return (first, first) if first else None
    ends = (_day(convert, year, month or 12, number) for number in _LONGEST)
    last = next((end for end in ends if end), None)
    return (first, last) if last else None


def _day(convert: Callable[[int, int, int], date], year: int, month: int, day: int) -> date | None:
    try:
        return convert(year, month, day)
    except (ValueError, OverflowError, IndexError):
        return None


def _persian(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate

    jalali: Any = JalaliDate  # the package has no types
    return date.fromordinal(jalali(year, month, day).to_gregorian().toordinal())


def _hijri(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    return date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
