"""iCalendar (RFC 5545): what is planned for a day that some report states, as all-day events."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from dragoman import __version__
from dragoman.export.forms import Tally, Wanted
from dragoman.export.linked import picking
from dragoman.export.linked.dates import days
from dragoman.export.linked.everybody import Everybody
from dragoman.export.linked.opening import opener
from dragoman.export.linked.places import Located, Opened, Who, locate, telling_of
from dragoman.export.linked.texts import for_xml, web_address
from dragoman.export.wording import title_of
from dragoman.model import CREDIBILITY, FusedEvent, Reading, Report
from dragoman.ontology.edtf import day_of
from dragoman.record.store import Store
from dragoman.weighing.fusion.match import STATED

if TYPE_CHECKING:
    import icalendar

_PLANNED = frozenset({"planned"})
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # the stamp that the format asks for, where no report has a date


def write_ics(store: Store, wanted: Wanted, stream: BinaryIO) -> Tally:
    """Write one calendar; the same record gives the same bytes, and an event keeps its UID as long as its id."""
    import icalendar

    tally = Tally()
    opened, everybody = opener(store), Everybody(store)
    who = functools.lru_cache(maxsize=1024)(everybody.of)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Dragoman//Dragoman {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Planned, as articles tell it")
    for event in picking.events(store, wanted, tally, _PLANNED):
        when = days(event.date)
        if when is None:
            tally.leave_out("planned events without an exact day")
        elif not _is_stated(event, opened):
            tally.leave_out("planned events whose day no report states")
        else:
            calendar.add_component(entry(event, when, opened, who))
            tally.wrote("planned events")
    stream.write(calendar.to_ical())
    return tally


def _is_stated(event: FusedEvent, opened: Opened) -> bool:
    """Whether the words of some report give the date; otherwise it is the article's, on which it was only told."""
    for report in event.reports:
        reading = opened(report.uri)
        telling = telling_of(reading, report.event) if reading else None
        if telling and telling.date and telling.date.edtf == event.date and telling.date.basis in STATED:
            return True
    return False


def entry(event: FusedEvent, when: tuple[date, date], opened: Opened, who: Who) -> icalendar.Event:
    """One plan for the days from the first to the last of `when`."""
    import icalendar

    first, last = when
    made = icalendar.Event()
    made.add("uid", f"{event.id}@dragoman")
    made.add("dtstamp", _stamp(event))
    made.add("dtstart", first)
    if last < date.max:
        made.add("dtend", last + timedelta(days=1))  # the day after the last one: RFC 5545, 3.6.1
    made.add("summary", plain(title_of(event)))
    made.add("description", plain("\n".join(_description(event, opened, who))))
    made.add("status", "CANCELLED" if event.outcome == "cancelled" else "TENTATIVE")
    made.add("transp", "TRANSPARENT")  # nobody is busy because of it
    if event.place:
        made.add("location", plain(event.place))
    place = locate(event, opened, who)
    if isinstance(place, Located):
        made.add("geo", (place.latitude, place.longitude))
    made.add("categories", [event.type or event.word])
    url = next(filter(None, (web_address(report.uri) for report in _counted(event))), None)
    if url:
        made.add("url", url)
    return made


def _stamp(event: FusedEvent) -> datetime:
    """The day on which the plan was first told of."""
    told = days(event.reported)
    return datetime.combine(told[0], datetime.min.time(), UTC) if told else _UNDATED


def _counted(event: FusedEvent) -> list[Report]:
    return [report for report in event.reports if report.counted]


def _description(event: FusedEvent, opened: Opened, who: Who) -> Iterator[str]:
    """Who says so, in which words and where, how many, and what came of it."""
    said = {}
    for report in _counted(event):
        reading = opened(report.uri)
        if reading is not None:
            said[report.uri, report.sentence] = _said(reading, report, who)
    yield from said.values()
    yield f"Articles: {event.articles}. Independent origins: {event.origins}."
    if event.credibility:
        yield f"Credibility: {event.credibility}, {CREDIBILITY[event.credibility]}."
    if event.against:
        yield f"Origins that say that it is not so: {event.against}."
    if event.outcome:
        yield f"What came of it: {event.outcome}" + (f" ({event.became})." if event.became else ".")
    yield f"dragoman explain {event.id}"


def _said(reading: Reading, report: Report, who: Who) -> str:
    article, telling = reading.article, telling_of(reading, report.event)
    source = who(article.uri).get(telling.asserted_by) if telling and telling.asserted_by else None
    words = reading.words(report.sentence)
    appeared = day_of(article.published.edtf) if article.published else None
    where = ", ".join(part for part in (article.outlet, appeared, article.uri) if part)
    return f"“{words}” ({f'says {source.name}, in ' if source else ''}{where})"


def plain(text: str) -> str:
    """Text without control characters, of which the format allows only the tab and the end of a line."""
    return for_xml(text.replace("\r\n", "\n").replace("\r", "\n"))
