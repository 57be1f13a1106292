"""What an article is about, as weighing keeps it: its words, names and numbers as hashes, in a few thousand bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import date

import numpy as np

from dragoman.model import Published, Reading, Span, Struct, overlap
from dragoman.ontology.edtf import interval
from dragoman.weighing.stories.gist import gist, state_names
from dragoman.weighing.texts import WORD, function_words, plain_number, stem

WORDS, NUMBERS, NAMES, STATES = range(4)  # what a term is
LEAD = 4  # it stands where the article begins
COUNT = 4  # bits to the left of which the byte says how often the term is used
_OFTEN = 15

_REACH = 2000  # characters: what comes later is background
_LEAD = 300
_YEAR = re.compile(r"[0-9]{4}")


class Terms(Struct, frozen=True, kw_only=True):
    """The terms of one article."""

    uri: str
    id: str
    day: int | None  # the first on which it can have been published, counted as Python does
    fullness: int  # of several texts of one origin the fullest speaks for all; less than 0 where the text is not read
    terms: bytes  # four bytes each, in the order of their hashes
    kinds: bytes  # one byte each
    gist: bytes = b""  # whom and what it is about, however worded: as the terms …
    gist_kinds: bytes = b""  # … and what each is


def terms(reading: Reading) -> Terms:
    """The terms of an article."""
    article = reading.article
    found: dict[int, int] = {}
    for term, kind, at in _told(reading):
        number = zlib.crc32(term.encode("utf-8", "surrogatepass"))
        held = found.get(number, kind)
        often = min((held >> COUNT) + 1, _OFTEN)
        # a name once is a name; what only the rest of the text has is not of the lead
        found[number] = max(held & 3, kind) | (held & LEAD) | (LEAD if at < _LEAD else 0) | often << COUNT
    numbers = sorted(found)
    about, kinds = gist(reading)
    return Terms(
        uri=article.uri,
        id=article.id,
        day=_day(article.published),
        fullness=-1 if article.skipped else len(article.text),
        terms=np.array(numbers, dtype="<u4").tobytes(),
        kinds=bytes(found[number] for number in numbers),
        gist=about,
        gist_kinds=kinds,
    )


def _day(published: Published | None) -> int | None:
    """The first day of a publication date; the day on which a machine fetched the page is none."""
    if published is None or published.confidence == "weak":
        return None
    try:
        first = interval(published.edtf)[0]
    except ValueError:
        return None
    return first.toordinal() if first > date.min else None


def _told(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Every term in the article's first part with its kind and place."""
    common = function_words()
    states = state_names(reading)
    for match in WORD.finditer(reading.article.text[:_REACH]):
        written = match.group().replace("’", "'")
        word = written.casefold().removesuffix("'s")
        if written[0].isdigit():
            yield f"#{plain_number(word)}", NUMBERS, match.start()
        elif word not in common and len(word) > 1:
            kind = WORDS if not written[0].isupper() else STATES if _within(match.span(), states) else NAMES
            yield stem(word), kind, match.start()
    for time in reading.times:
        if time.edtf and time.span[0] < _REACH:
            yield from ((f"@{part}", NUMBERS, time.span[0]) for part in _parts(time.edtf))


def _within(span: Span, spans: list[Span]) -> bool:
    return any(overlap(span, other) for other in spans)


def _parts(edtf: str) -> Iterator[str]:
    """The year, and the month, and the day, of a date: two articles may agree in some of them."""
    if _YEAR.match(edtf) and "/" not in edtf:
        yield edtf[:4]
        if len(edtf) >= 7:
            yield edtf[:7]
        if len(edtf) >= 10:
            yield edtf[:10]
