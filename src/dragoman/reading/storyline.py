"""The story line of an article: what it tells, in the order of time, earlier background apart from the news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dragoman.language import grammar
from dragoman.language.parser import Parsed
from dragoman.model import Event, Moment, Published, Span, StoryPart, Time
from dragoman.ontology.edtf import Interval, interval, valid

Token = Any

# Reporters call new what happened in the last days; what is older than a week they tell as background.
_RECENT = timedelta(days=7)
# The event that an article is about is told in its headline and its first two sentences.
_LEAD = 3
# Of an article that appears late, the news is as old as its lead; older than this a dated lead is history itself.
_LATE = timedelta(days=31)
_ORDER: dict[StoryPart, int] = {"background": 0, "news": 1, "ahead": 2}
_LATER = {"planned", "conditional"}


def storyline(
    parsed: Parsed, events: Sequence[Event], times: Sequence[Time], published: Published | None
) -> tuple[Moment, ...]:
    """The moments of an article: background, news, what lies ahead; each in the order of time, undated ones last.

    Every event belongs to one moment; events with the same date in the same part share it.
    """
    appeared = _day(published.edtf) if published is not None and set(published.basis) != {"fetched"} else None
    news = _news_day(parsed, events, appeared)
    tale = _Tale(parsed, times, news)
    parts = {event.id: _part(event, tale, news, appeared) for event in events}
    moments: dict[tuple[StoryPart, str | None], list[str]] = {}
    for event in events:
        moments.setdefault((parts[event.id], event.date.edtf if event.date else None), []).append(event.id)
    rows = [Moment(part=part, edtf=edtf, events=tuple(ids)) for (part, edtf), ids in moments.items()]
    return tuple(sorted(rows, key=_place))


def _place(moment: Moment) -> tuple[int, bool, date, date]:
    first, last = interval(moment.edtf) if moment.edtf else (date.max, date.max)
    return _ORDER[moment.part], moment.edtf is None, first, last


def _day(edtf: str) -> date | None:
    """The last day that a date may mean."""
    return interval(edtf)[1] if valid(edtf) else None


def _news_day(parsed: Parsed, events: Sequence[Event], appeared: date | None) -> date | None:
    """The day of the news: that of the lead's latest event, if it lies near enough to the day of publication."""
    leads = set(parsed.sentences[:_LEAD])
    told = [
        day
        for event in events
        if event.sentence in leads and event.modality not in _LATER and event.date and (day := _day(event.date.edtf))
    ]
    if appeared is None:
        every = [day for event in events if event.date and (day := _day(event.date.edtf)) and day != date.max]
        return max(told, default=max(every, default=None))
    near = [day for day in told if appeared - _LATE <= day <= appeared]
    return max(near, default=appeared)


def _part(event: Event, tale: _Tale, news: date | None, appeared: date | None) -> StoryPart:
    """The part that an event belongs to: by its date, else by modality, tense and the tale around it."""
    if event.date is not None:
        return _by_date(event, interval(event.date.edtf), news, appeared)
    if event.modality in _LATER:
        return "ahead"
    verb = _verb(tale.parsed, event)
    if verb is not None and _had(verb) and not _is_reported(verb):
        return "background"
    return "background" if tale.is_background(event.sentence) and _tells(verb) else "news"


def _by_date(event: Event, when: Interval, news: date | None, appeared: date | None) -> StoryPart:
    first, last = when
    if news is None:
        return "ahead" if event.modality in _LATER else "news"
    if last < news - _RECENT:
        return "background"
    if first > (appeared or news):
        return "ahead"
    return "ahead" if event.modality in _LATER and last >= (appeared or news) else "news"


class _Tale:
    """Which sentences of an article tell of what is long past: by their dates, or by going on with such a sentence."""

    def __init__(self, parsed: Parsed, times: Sequence[Time], news: date | None) -> None:
        """`news` is the day of the news."""
        self.parsed = parsed
        self._old: dict[Span, bool] = {}
        before: Span | None = None
        for sentence in parsed.sentences:
            own = self._by_times(sentence, times, news)
            goes_on = before is not None and self._old[before] and _follows(parsed, before, sentence)
            self._old[sentence] = own if own is not None else goes_on
            before = sentence

    def is_background(self, sentence: Span) -> bool:
        """Whether a sentence tells of what is long past."""
        return self._old.get(sentence, False)

    def _by_times(self, sentence: Span, times: Sequence[Time], news: date | None) -> bool | None:
        """Whether all days that a sentence names are long past; None where it names none, or only since when."""
        lasts = [
            interval(time.edtf)[1]
            for time in times
            if sentence[0] <= time.span[0] < sentence[1]
            and time.type in {"DATE", "TIME"}
            and time.edtf
            and not self.parsed.text[max(0, time.span[0] - 10) : time.span[0]]
            .lower()
            .endswith(("since ", "since the "))
        ]
        return all(last < news - _RECENT for last in lasts) if lasts and news is not None else None


def _follows(parsed: Parsed, before: Span, sentence: Span) -> bool:
    """Whether a sentence goes on with the one before: in its paragraph, and not with what somebody of the news did."""
    first = next(iter(parsed.tokens(sentence)), None)
    return "\n" not in parsed.text[before[0] : sentence[0]] and (first is None or first.lower_ not in {"he", "she"})


def _tells(verb: Token | None) -> bool:
    """Whether a verb stands in the simple past, in which tales are told."""
    if verb is None:
        return False
    helpers = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.tag_ in {"VBD", "VBN"} and not helpers & {"VBZ", "VBP", "MD"}


def _verb(parsed: Parsed, event: Event) -> Token | None:
    """The verb that tells an event: its trigger, or what governs that."""
    tokens = parsed.tokens(event.trigger)
    if not tokens:
        return None
    return next((token for token in (tokens[0], *tokens[0].ancestors) if token.pos_ in grammar.VERBAL), None)


def _had(verb: Token) -> bool:
    """Whether a verb stands in the past perfect, or is joined to one that does."""
    while verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in grammar.VERBAL:
        if any(child.dep_ in {"aux", "auxpass"} and child.tag_ in {"MD", "VBZ", "VBP"} for child in verb.children):
            return False
        if _has_had(verb):
            return True
        verb = verb.head
    return _has_had(verb)


def _has_had(verb: Token) -> bool:
    return any(child.lower_ in {"had", "'d"} and child.dep_ == "aux" for child in verb.children)


def _is_reported(verb: Token) -> bool:
    """Whether the past perfect only renders what somebody said: "said that they *had met*"."""
    clause = verb
    while clause.dep_ in {"conj", "xcomp"} and clause.head.pos_ in grammar.VERBAL:
        clause = clause.head
    return bool(clause.dep_ == "ccomp" and clause.head.pos_ in grammar.VERBAL)
