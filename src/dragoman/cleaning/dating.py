"""Gathering what says when an article was published, and when it was changed, from wherever it was found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.cleaning.clues.pictures import find_pictures
from dragoman.cleaning.dates import Writing, from_iso, from_stamp, from_words, month_number, to_day
from dragoman.cleaning.debris import Dating, Stripped
from dragoman.cleaning.published import Dated, decide, from_address, from_datelines, from_glosses, near_pictures
from dragoman.knowledge.locales import day_first
from dragoman.model import Document, Published
from dragoman.ontology.edtf import interval

# A line that dates a page holds its date within its first words.
_REACH = 400
_EAST = dt.timedelta(hours=14)  # no clock is farther ahead of that of Greenwich
_DAY_AND_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})\s(?P<month>[^\W\d_]{3,12})|(?P<month2>[^\W\d_]{3,12})\.?\s(?P<day2>\d{1,2})(?!\d))"
)


class When(msgspec.Struct, frozen=True):
    """When an article was published, and when it was changed, as EDTF."""

    published: Published | None
    updated: str | None


def when(document: Document, evidence: Sequence[Dated], updates: Sequence[str], text: str, source: str = "") -> When:
    """The dates of an article by all that is known: also by its address, and by the text's own relative words.

    `source` is what the pictures' addresses stand in: a day in one of them tells the year of a dateline without one.
    """
    fetched = moment(document.declared.fetched)
    known = [row for row in (*evidence, *from_address(document.uri)) if not _lies_ahead(row.edtf, fetched)]
    seen = [Dated(edtf=fetched, basis="fetched")] if fetched else []
    near = [*known, *near_pictures(picture.path for picture in find_pictures(source)), *seen]
    published = decide([*known, *from_datelines(text, near), *from_glosses(text, near), *seen])
    changes = [*filter(None, [moment(document.declared.updated)]), *updates]
    return When(published, _updated([edtf for edtf in changes if not _lies_ahead(edtf, fetched)], published))


def moment(written: str | None, writing: Writing | None = None) -> str | None:
    """EDTF of a date as a record or a page writes it; None for none, and for what is no date."""
    if not written:
        return None
    return from_iso(written) or from_stamp(written) or from_words(written, writing or Writing())


def declared_date(document: Document) -> list[Dated]:
    """The date of the record's own field."""
    edtf = moment(document.declared.published, written_in(document, document.declared.language))
    if not edtf or edtf[:4] < _FIRST_YEAR or edtf[:10] in _CLOCKS_BEGIN:
        return []
    return [Dated(edtf=edtf, basis="declared", place="the record")]


def written_in(document: Document, language: str | None) -> Writing:
    """How dates are written where a document comes from."""
    return Writing(language, day_first(language, document.uri))


def page_dates(stripped: Stripped, text: str, starts: dict[int, int], writing: Writing) -> list[Dated]:
    """The date that the page itself gives: the best of those that can be read, with its words where they stay."""
    numbers = {id(line): number for number, line in enumerate(stripped.lines)}
    for dating in stripped.datings:
        edtf = None if dating.is_update else from_words(dating.words, writing)
        if not edtf:
            continue
        start = starts.get(numbers.get(id(dating.line), -1))
        at = -1 if start is None else text.find(dating.words, start, start + _REACH)
        return [Dated(edtf=edtf, basis="page-text", spans=() if at < 0 else ((at, at + len(dating.words)),))]
    return []


def line_dates(datings: Iterable[Dating], writing: Writing) -> list[Dated]:
    """The first date that lines beside the article give."""
    found = (from_words(one.words, writing) for one in datings if not one.is_update)
    return [Dated(edtf=edtf, basis="page-text", place="beside the headline") for edtf in found if edtf][:1]


def changes(datings: Iterable[Dating], known: Sequence[Dated], writing: Writing) -> list[str]:
    """The days on which the page says that it was changed; one without a year is the first after the publication."""
    found = []
    for dating in datings:
        if dating.is_update:
            edtf = from_words(dating.words, writing) or _first_after(dating.words, known)
            found += [edtf] if edtf else []
    return found


_FIRST_YEAR = "1900"  # archives of newspapers go back so far
# The first days of the clocks of computers: a record that has one comes from a clock that was never set.
_CLOCKS_BEGIN = frozenset({"1900-01-01", "1904-01-01", "1969-12-31", "1970-01-01", "1980-01-01"})


def _first_after(words: str, known: Sequence[Dated]) -> str | None:
    found = _DAY_AND_MONTH.search(words)
    if found is None or not known:
        return None
    month, day = month_number(found["month"] or found["month2"]), int(found["day"] or found["day2"])
    base = known[0].edtf[:10]
    days = (to_day(int(base[:4]) + later, month, day) for later in (0, 1))
    return next((one for one in days if one and one >= base), None)


def _lies_ahead(edtf: str, fetched: str | None) -> bool:
    """Whether a date lies after the day on which the page was fetched: then it is none of the article's."""
    return fetched is not None and edtf[:10].rstrip("~") > _latest_day(fetched)


def _latest_day(fetched: str) -> str:
    """The day that it was in the east when a page was fetched: there it is tomorrow first."""
    _, clock, _ = fetched.partition("T")
    last = interval(fetched)[1]
    moment = dt.datetime.fromisoformat(fetched) if clock else dt.datetime.combine(last, dt.time(23, 59))
    try:
        return (moment - (moment.utcoffset() or dt.timedelta()) + _EAST).date().isoformat()
    except OverflowError:
        return dt.date.max.isoformat()


def _updated(changed: Sequence[str], published: Published | None) -> str | None:
    """The first change that is told, if it is of a later day than the publication."""
    day = published.edtf[:10].rstrip("~") if published and published.basis[0] != "fetched" else ""
    return next((edtf for edtf in changed if edtf[:10] > day and not day.startswith(edtf[:10])), None)
