"""When the article was published: every basis that says so, the strongest first, those that disagree beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.cleaning.dates import month_number, to_day
from dragoman.cleaning.glosses import Gloss, find_datelines, find_glosses
from dragoman.cleaning.identifiers import Made
from dragoman.model import Confidence, DatedBasis, Published, PublishedBasis, Span

# The documented order: the page's own data, words on the page, its address, its sentences, its pictures.
_ORDER: tuple[PublishedBasis, ...] = ("declared", "page-text", "url", "relative-gloss", "image-uuid", "fetched")

_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<month>\d\d)(?:(?P=mark)(?P<day>\d\d))?(?![\d])"
)
_NAMED_MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[/-](?P<name>[a-z]{3,9})[/-](?P<day>\d{1,2})(?!\d)", re.I)
_YEAR_ALONE = re.compile(r"(?:^|/)((?:199|20\d)\d)/")
# RIA Novosti and Sputnik file pictures by a day in hexadecimal numbers: /images/07e8/09/13/ is 19 September 2024.
_HEX_DAY = re.compile(r"/images/(?P<year>07[c-f][0-9a-f])/(?P<month>0[1-9a-c])/(?P<day>[01][0-9a-f])/")
_YEAR_IN_TEXT = re.compile(
    r"(?<!\bby )(?<!until )(?<!through )(?<!before )(?<!beyond )(?<![\d.,$€£/-])(?:19[5-9]\d|20\d\d)(?![\d%/-]|,\d)"
)


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """One basis and what it says, with the words in the article's text that do, if they are there."""

    edtf: str
    basis: PublishedBasis
    spans: tuple[Span, ...] = ()
    place: str | None = None


def decide(evidence: Iterable[Dated]) -> Published | None:
    """The strongest evidence wins; what agrees with it is named beside it, what does not is kept apart."""
    rows = sorted(evidence, key=lambda row: _ORDER.index(row.basis))
    if not rows:
        return None
    best = rows[0]
    agreeing = [row for row in rows if _agree(row.edtf, best.edtf)]
    if len(best.edtf) < len("2000-01-01"):
        # Where the strongest basis gives only the month, one that agrees may give the day; not that of the fetching.
        best = max(
            (row for row in agreeing if row is best or row.basis != "fetched"),
            key=lambda row: len(row.edtf.partition("T")[0]),
        )
        agreeing = [row for row in agreeing if _agree(row.edtf, best.edtf)]
    edtf = best.edtf
    if all(row.basis == "image-uuid" for row in agreeing):
        edtf = f"{edtf}~"  # a picture is published on the day on which it is made, or later
    return Published(
        edtf=edtf,
        basis=tuple(dict.fromkeys(row.basis for row in agreeing)),
        spans=tuple(dict.fromkeys(span for row in agreeing for span in row.spans)),
        others=tuple(
            DatedBasis(edtf=row.edtf, basis=row.basis, place=row.place)
            for row in rows
            if row not in agreeing and row.basis != "fetched"  # an article may be fetched at any time after
        ),
        confidence=_confidence(agreeing, rows),
    )


def _confidence(agreeing: Sequence[Dated], rows: Sequence[Dated]) -> Confidence:
    """How far a date can be relied on: see `model.Confidence`."""
    bases = {row.basis for row in agreeing}
    if bases <= {"image-uuid", "fetched"}:
        return "weak"
    against = any(row not in agreeing and row.basis not in {"fetched", "image-uuid"} for row in rows)
    return "certain" if not against and ("declared" in bases or len(bases - {"fetched"}) > 1) else "likely"


def _agree(one: str, other: str) -> bool:
    """The same day; or one is a month or a year that holds the other."""
    a, b = one.partition("T")[0], other.partition("T")[0]
    return a.startswith(b) or b.startswith(a)


def from_address(address: str | None) -> list[Dated]:
    """The date in the address of a page: /2019/06/04/, /2019-06-04-, /20190604/, /2019/jun/04/, /2019/06/, /2019/."""
    if not address or "//" not in address:
        return []
    path = address.split("//", 1)[1].partition("/")[2].partition("?")[0]
    for found in _NAMED_MONTH.finditer(path):
        edtf = to_day(int(found["year"]), month_number(found["name"]), int(found["day"]))
        if edtf:
            return [Dated(edtf=edtf, basis="url")]
    for found in _IN_ADDRESS.finditer(path):
        month, day = int(found["month"]), found["day"]
        if day:
            edtf = to_day(int(found["year"]), month, int(day))
        else:
            alone = found["mark"] == "/" and path[found.end() :][:1] in {"", "/"}  # not /2019/10-things-to-know
            edtf = f"{found['year']}-{month:02d}" if alone and 1 <= month <= 12 else None
        if edtf:
            return [Dated(edtf=edtf, basis="url")]
    year = _YEAR_ALONE.search(path)
    return [Dated(edtf=year[1], basis="url")] if year else []


def from_pictures(made: Sequence[Made]) -> list[Dated]:
    """The day on which the latest of the pictures was made."""
    if not made:
        return []
    return [Dated(edtf=max(row.moment for row in made).date().isoformat(), basis="image-uuid")]


def near_pictures(paths: Iterable[str]) -> list[Dated]:
    """The days in the paths of pictures, the latest first: no date of the article, but near enough to tell its year."""
    days: set[str] = set()
    for path in paths:
        for found in _IN_ADDRESS.finditer(path):
            day = to_day(int(found["year"]), int(found["month"]), int(found["day"])) if found["day"] else None
            if day:
                days.add(day)
        for found in _HEX_DAY.finditer(path):
            day = to_day(int(found["year"], 16), int(found["month"], 16), int(found["day"], 16))
            if day:
                days.add(day)
    return [Dated(edtf=day, basis="image-uuid") for day in sorted(days, reverse=True)]


def from_glosses(text: str, known: Sequence[Dated]) -> list[Dated]:
    """The day that the text's own relative words with dates agree on; the year by what else is known of it."""
    return _dated(find_glosses(text), "relative-gloss", known, text)


def from_datelines(text: str, known: Sequence[Dated]) -> list[Dated]:
    """The day that an agency's dateline gives; the year by what else is known of it."""
    return _dated(find_datelines(text), "page-text", known, text)


def _dated(glosses: Sequence[Gloss], basis: PublishedBasis, known: Sequence[Dated], text: str) -> list[Dated]:
    days = [(_written(gloss, known, text), gloss.span) for gloss in glosses]
    counted = Counter(day for day, _ in days if day)
    if not counted:
        return []
    ranked = counted.most_common(2)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return []
    best = ranked[0][0]
    spans = tuple(span for day, span in days if day == best)
    return [Dated(edtf=best.isoformat(), basis=basis, spans=spans)]


def _written(gloss: Gloss, known: Sequence[Dated], text: str) -> dt.date | None:
    if gloss.year:
        return gloss.written(gloss.year)
    for row in known:
        day = _nearest(gloss, row.edtf)
        if day:
            return day
    return _by_years_in_text(gloss, text)


def _nearest(gloss: Gloss, edtf: str) -> dt.date | None:
    """The gloss in the year that brings it nearest to another date of the same page, if that is near at all."""
    try:
        other = dt.date.fromisoformat(edtf[:10])
    except ValueError:
        return None
    days = [day for year in (other.year - 1, other.year, other.year + 1) if (day := gloss.written(year))]
    best = min(days, key=lambda day: abs((day - other).days), default=None)
    return best if best and abs((best - other).days) <= 180 else None


def _by_years_in_text(gloss: Gloss, text: str) -> dt.date | None:
    """Without another date: the last year mentioned, if a weekday confirms it, or if it is mentioned more than once."""
    years = [int(year) for year in _YEAR_IN_TEXT.findall(text)]
    if not years:
        return None
    last = max(years)
    if gloss.weekday is None:
        return gloss.written(last) if years.count(last) > 1 else None
    days = [day for year in (last, last + 1) if (day := gloss.written(year))]
    return days[0] if len(days) == 1 else None
