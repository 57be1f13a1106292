"""Words and marks of which random texts are made: those of time, in mixtures that no grammar expects."""

from __future__ import annotations

_DATES = [
    "May 3 2021", "March", "31", "30", "29", "Feb.", "'90s", "the 1990s", "9999", "1000", "0", "30th", "February 30",
    "2021-02-30", "13/13/2021", "3/4/2021", "25/4/21", "on 7/10", "5-May-2021", "21st", "the 31st", "'98", "2019-20",
    "May 3, 4 and 5", "3, 4 and 5 May", "April 6 Movement", "October War", "week of", "Monday week", "a week on Friday",
]  # fmt: skip
_OTHER_CALENDARS = [
    "2566", "BE", "B.E.", "Thai", "Buddhist era", "1402", "1445", "AH", "A.H.", "SH", "H", "(", "Iranian", "Riyadh",
    "Khordad", "Tir", "Esfand", "31 Mehr", "Hamal", "Muharram", "Ramadan", "Rabi' al-Awwal", "Jumada II", "Dhul-Hijjah",
    "1500", "1343", "1342", "Reiwa", "Reiwa 99", "Heisei 31", "Showa", "Minguo", "Juche", "112", "year of the Republic",
    "Taipei", "the solar year", "era",
]  # fmt: skip
_RELATIVE = [
    "next", "last", "this", "every", "each", "later", "ago", "the day", "days", "after", "before", "following", "it",
    "that", "from now", "the final day of", "the second day", "visit", "summit", "was held on", "arrived on",
    "four-day", "the anniversary of", "the first anniversary of", "10-year", "anniversary", "Brexit", "Easter",
    "Russia's invasion of Ukraine", "before last", "after next", "tomorrow (", "yesterday,", "tonight", "decade",
    "the first week of", "the last Friday in", "the second half of", "the last ten days of", "next decade", "In 2011",
    "the next century", "said", "By",
]  # fmt: skip
_UNITS = [
    "year", "years", "a", "two", "½", "2 1/2", "99999999999", "century", "the", "weekend", "Monday", "Sundays",
    "Thursday and", "Q4", "winter", "decades", "decades-long", "weeklong", "half an", "hour", "night", "of", "in", "on",
]  # fmt: skip
_CLOCK = [
    "at", "24:00", "12:60", "3 p.m.", "GMT", "UTC+5:30", "(UTC-12)", "UTC+99", "0400", "noon", "midnight on", "o'clock",
    "the evening of", "the morning of the 5th", "early", "two hours later",
]  # fmt: skip
_MARKS = ["-", "–", "/", ",", ".", ")", "\n", "\n\n", ":", "’", "\u00a0", "İ", "Amos Thursday", "the Sunday Courier"]

PIECES = [*_DATES, *_OTHER_CALENDARS, *_RELATIVE, *_UNITS, *_CLOCK, *_MARKS]
