"""The story line of an article: what it tells, in the order of time, earlier background apart from the news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from dragoman.language import grammar
from dragoman.language.parser import Parsed
from dragoman.model import Event, Moment, Published, StoryPart
from dragoman.ontology.edtf import interval, valid

Token = Any

# Reporters call new what happened in the last days; what is older than a week they tell as background.
_RECENT = timedelta(days=7)
# The event that an article is about is told in its headline and its first two sentences.
_LEAD = 3
# Of an article that appears late, the news is as old as its lead; older than this a dated lead is history itself.
_LATE = timedelta(days=31)
_ORDER: dict[StoryPart, int] = {"background": 0, "news": 1, "ahead": 2}
_LATER = {"planned", "conditional"}
_PAST_LINKS = {"since", "after"}


def storyline(parsed: Parsed, events: Sequence[Event], published: Published | None) -> tuple[Moment, ...]:
    """The moments of an article: background, news, what lies ahead; each in the order of time, undated ones last.

    Every event belongs to one moment; events with the same date in the same part share it.
    """
    appeared = _day(published.edtf) if published is not None and set(published.basis) != {"fetched"} else None
    news = _news_day(parsed, events, appeared)
    parts = dict(_parts(parsed, events, news, appeared))
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


def _parts(
    parsed: Parsed, events: Sequence[Event], news: date | None, appeared: date | None
) -> Iterator[tuple[str, StoryPart]]:
    """Each event with the part of the story line that it belongs to, in the order of the text."""
    before: tuple[Event, StoryPart] | None = None
    for event in sorted(events, key=lambda one: one.trigger):
        part = _by_date(event, news, appeared) if event.date else _by_words(parsed, event, before)
        before = (event, part)
        yield event.id, part


def _by_date(event: Event, news: date | None, appeared: date | None) -> StoryPart:
    assert event.date is not None
    first, last = interval(event.date.edtf)
    if news is None:
        return "ahead" if event.modality in _LATER else "news"
    if last < news - _RECENT:
        return "background"
    if first > (appeared or news):
        return "ahead"
    return "ahead" if event.modality in _LATER and last >= (appeared or news) else "news"


def _by_words(parsed: Parsed, event: Event, before: tuple[Event, StoryPart] | None) -> StoryPart:
    """The part of an event without a date: by modality and tense, and by the tale that it goes on with."""
    if event.modality in _LATER:
        return "ahead"
    verb = _verb(parsed, event)
    if verb is not None and _had(verb) and not _is_reported(verb):
        return "background"
    if (
        before is not None
        and before[1] == "background"
        and verb is not None
        and _goes_on(parsed, event, before[0], verb)
    ):
        return "background"
    return "news"


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


def _goes_on(parsed: Parsed, event: Event, former: Event, verb: Token) -> bool:
    """Whether a simple past goes on with the background that the sentence before tells, in the same paragraph."""
    between = parsed.text[former.sentence[1] : event.sentence[0]]
    follows = former.sentence == event.sentence or (former.sentence[1] <= event.sentence[0] and not between.strip())
    has_helper = any(child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBZ", "VBP", "MD"} for child in verb.children)
    return follows and "\n" not in between and verb.tag_ in {"VBD", "VBN"} and not has_helper
