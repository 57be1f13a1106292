"""The words of the calendar, as pieces of regular expressions and as numbers.

Every piece is meant for a pattern compiled with `re.IGNORECASE`; names that must be capitalised say so themselves.
"""

from __future__ import annotations

import re

# one space, or one line break: text that was set in lines breaks anywhere, a blank line ends a paragraph
S = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*(?=\S))"
DASH = r"(?:-|–|—|/)"

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_SHORT_WEEKDAYS = "Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun"


def _cased(names: str) -> str:
    """Alternatives as a proper name or in capitals, never in lower case: `may` and `march` are no months."""
    return f"(?-i:{names}|{names.upper()})"


FULL_MONTH = _cased("|".join(name.title() for name in MONTHS))
# a short month with its full stop, or before a day number
MONTH = rf"(?:{FULL_MONTH}|{_cased(SHORT_MONTHS)}(?:\.|(?={S}\d)))"
WEEKDAY = rf"(?:{_cased('|'.join(name.title() for name in WEEKDAYS))}|{_cased(_SHORT_WEEKDAYS)}(?:\.|(?=,?{S}\d)))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
YEAR = r"(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)"
SHORT_YEAR = r"['’]?\d\d(?!\d|[.,]\d)"

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_NUMBERS = {word: n for n, word in enumerate(_ONES, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_RANKS = {word: n for n, word in enumerate(_ORDINALS, 1)} | {w[:-1] + "ieth": 10 * n for n, w in enumerate(_TENS, 2)}

_ones = "|".join(sorted(_ONES, key=len, reverse=True))
_WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ones}))?|(?:{_ones})(?:{S}hundred)?|(?:a{S}|one{S})?hundred)"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:[ -]\d/\d|½)?|½|{_WORD_NUMBER})(?!\w)"
_ranks = "|".join(sorted(_ORDINALS, key=len, reverse=True))
ORDINAL = (
    rf"(?:\d+(?:st|nd|rd|th)|(?:{'|'.join(_TENS)})-(?:{_ranks})|{_ranks}|(?:{'|'.join(w[:-1] for w in _TENS)})ieth)"
)

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE",
}  # fmt: skip
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries)"
)
UNITS_PLURAL = r"(?:seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries)"
# how many, where no number says it
VAGUE = (
    rf"(?:a{S}couple{S}of|a{S}few|a{S}number{S}of|a{S}good{S}many|the{S}few|few|several|many|some|countless|"
    rf"dozens{S}of|hundreds{S}of|thousands{S}of|scores{S}of)"
)
ABOUT = (
    rf"(?:about|around|barely|some|approximately|roughly|nearly|almost|more{S}than|less{S}than|fewer{S}than|at{S}least|at{S}most|"
    rf"up{S}to|no{S}more{S}than|no{S}less{S}than|as{S}many{S}as|as{S}long{S}as)"
)
PART = (
    rf"(?:(?:very{S})?(?:early|late)(?:{S}in)?|mid|middle{S}of|"
    rf"(?:the{S})?(?:very{S})?(?:start|beginning|middle|end|close|rest|remainder){S}of)"
)
DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "day": "DT"}
DAYPART = r"(?:morning|afternoon|evening|night)"
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON = r"(?:spring|summer|autumn|fall|winter)"

_LETTERS = re.compile(r"[a-z]+")


def word_set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its short form."""
    letters = name.lower().rstrip(".")[:3]
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(letters))


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday, for a weekday's name, its plural or its short form."""
    letters = name.lower()[:3]
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(letters))


def unit_code(name: str) -> str:
    """The unit's letter as in a TIMEX3 duration; those of the clock with their T."""
    name = name.lower()
    if name == "centuries":
        return "CE"
    return UNITS[name] if name in UNITS else UNITS[name.removesuffix("s")]


def digits(words: str) -> int:
    """The number that the figures of a day or year make: `21st`, `'98`."""
    return int(re.sub(r"\D", "", words))


def number(words: str) -> float:
    """The value of a number in figures or words.

    >>> number("twenty-five"), number("2 1/2"), number("1,500"), number("a hundred")
    (25.0, 2.5, 1500.0, 100.0)
    """
    words = words.lower().replace(",", "")
    if words[0].isdigit() or words[0] == "½":
        whole, _, part = words.replace("½", " 1/2").replace("-", " ").partition(" ")
        top, _, bottom = part.partition("/")
        return float(whole or 0) + (float(top) / float(bottom) if bottom and float(bottom) else 0.0)
    total = 0
    for word in _LETTERS.findall(words):
        if word == "hundred":
            total = max(total, 1) * 100
        else:
            total += _NUMBERS.get(word, 0)
    return float(total)


def rank(words: str) -> int:
    """The value of an ordinal: `third`, `21st`, `twenty-first`."""
    words = words.lower()
    if words[0].isdigit():
        return digits(words)
    return sum(_RANKS.get(word, 0) or _NUMBERS.get(word, 0) for word in _LETTERS.findall(words))
