"""One event on two days."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.model import Conflict, Span
from dragoman.weighing.conflicts import same
from dragoman.weighing.conflicts.case import Case, cause_of, conflict, side
from dragoman.weighing.conflicts.days import (
    Day,
    apart,
    by_night,
    comparable,
    days,
    lasts,
    not_yet,
    own_news,
    same_words,
)
from dragoman.weighing.conflicts.telling import SHORT, Pair, Telling
from dragoman.weighing.conflicts.venues import apart as lie_apart
from dragoman.weighing.conflicts.venues import located
from dragoman.weighing.fusion.match import Told

_HAD = re.compile(r"\b(?:after|once)\b(?:\s[\w’'-]+){0,8}\shad(?:\sbeen)?\s$")  # "after both sides had" signed
_DAYS = 31  # the same two parties may do the same again a month later
_ENOUGH = 1.8  # what two sentences must share beside the day
_OWN = 2.5  # and what where one of them takes its day from another
# Done again and again by the same people, on one day and on the next.
_AGAIN = frozenset({"meet", "attack", "address", "announce", "condemn", "praise", "demand", "accuse", "kill", "wound"})
# Said of what lasts, or of too many things to say which.
_VAGUE = frozenset({"visit", "limit", "hold", "rule", "last", "attend", "host", "promise", "demand", "extend"})
# What begins, ends, is let go or made normal must be the same, too.
_OF_ANYTHING = frozenset({"open", "close", "normalise", "free", "join", "adopt"})
# Done with a document, once: the same ceremony may be called by any of these.
_FORMAL = frozenset({"sign", "conclude", "ratify", "hand in", "hand over", "exchange", "join", "normalise"})
# A treaty that is concluded may be agreed or signed on that day; that it is agreed says nothing of its signing.
_KIN = (frozenset({"sign", "conclude"}), frozenset({"agree", "conclude"}))
# A thing's day is that of the act that made it.
_MADE = {
    "document": frozenset({"sign", "agree", "adopt", "conclude"}),
    "truce": frozenset({"agree", "sign", "conclude"}),
}


def check(case: Case) -> Iterator[Conflict]:
    """Reports of one event that state different days for it."""
    told_on = _days_told(case)
    for one, other in same.pairs(case):
        mine, theirs = same.stated_day(one), same.stated_day(other)
        if mine is None or theirs is None or mine[0] == theirs[0] or one.origin == other.origin:
            continue
        if abs((date.fromisoformat(mine[0]) - date.fromisoformat(theirs[0])).days) > _DAYS:
            continue
        if theirs[0] in told_on[_key(one)] or mine[0] in told_on[_key(other)]:
            continue  # an article that tells of both days tells of two events
        yield _conflict((one, *mine), (other, *theirs))
    yield from _in_other_words(case)
    yield from _of_whole_articles(case)


def _stated(case: Case) -> dict[str, set[str]]:
    """The days that each article states, of whatever."""
    stated = {uri: {day.day for one in told for day in days(one)} for uri, told in case.told.items()}
    for reading in case.readings:
        stated[reading.article.uri] |= {time.edtf[:10] for time in reading.times if time.edtf and len(time.edtf) >= 10}
    return stated


def _in_other_words(case: Case) -> Iterator[Conflict]:
    """Sentences that tell of one matter in whatever words: the same was done in them, on two days."""
    stated = _stated(case)
    for one, other, pairs in case.aligned:
        for pair in pairs:
            for mine, theirs in itertools.product(days(pair.one), days(pair.other)):
                told_elsewhere = theirs.day in stated[one] or mine.day in stated[other]
                if mine.day != theirs.day and not told_elsewhere and _one_event(pair, mine, theirs):
                    yield _two_days(case, mine, theirs)


def _one_event(pair: Pair, mine: Day, theirs: Day) -> bool:
    """Whether what is done on two days is one event."""
    between = apart(mine.day, theirs.day)
    if not comparable(mine, theirs) or not (pair.short or mine.dated):
        return False
    if between > _DAYS or mine.scene.status != theirs.scene.status or same_words(mine, theirs):
        return False
    if pair.weight(without=("day",)) < _ENOUGH or not _somebody(pair) or _elsewhere(mine, theirs):
        return False
    acts = _common_acts(mine, theirs) - _VAGUE
    if not acts and (_one_ceremony(pair, mine, theirs) or _done_before(mine, theirs)):
        return True
    if not acts or (acts <= _OF_ANYTHING and not _things(pair)):
        return False
    if acts <= _AGAIN and own_news(mine) and own_news(theirs):
        return False  # each tells of its own day
    if between == 1 and (by_night(pair.one) or by_night(pair.other)):
        return False
    return not (acts <= _AGAIN | _OF_ANYTHING and lasts((pair.one, pair.other)))


def _one_ceremony(pair: Pair, mine: Day, theirs: Day) -> bool:
    """Whether two formal acts in one town are one, told in two ways: a document that is signed, or handed over."""
    place = any(slot == "place" for slot, _ in pair.shared) or _one_town(pair)
    formal = mine.scene.nearest & _FORMAL and theirs.scene.nearest & _FORMAL
    return bool(formal) and place and pair.own_weight(without=("day",)) >= _OWN


def _done_before(mine: Day, theirs: Day) -> bool:
    """Whether the earlier day's report says of what the other puts on the later day that it had been done by then."""
    earlier, later = sorted((mine, theirs), key=lambda day: day.day)
    text = earlier.telling.reading.article.text
    return any(
        found.family.name in later.scene.nearest - _VAGUE - _AGAIN
        and found.span[0] > earlier.span[1]
        and _HAD.search(text[earlier.span[1] : found.span[0]])
        for found in earlier.telling.found
    )


def _elsewhere(mine: Day, theirs: Day) -> bool:
    """Whether two days are said of different places, too: an error changes one fact, two rounds have two of each."""
    here, there = list(located(mine.telling)), list(located(theirs.telling))
    return bool(here and there) and all(lie_apart(one, other) for one, other in itertools.product(here, there))


def _one_town(pair: Pair) -> bool:
    return any(not lie_apart(here, there) for here, there in itertools.product(located(pair.one), located(pair.other)))


def _common_acts(mine: Day, theirs: Day) -> frozenset[str]:
    """The acts that both days are said of; the day of a treaty is the day of its signing."""
    here, there = mine.scene, theirs.scene
    acts = (here.nearest & there.acts) | (here.acts & there.nearest)
    acts |= frozenset(act for kin in _KIN if here.nearest & kin and there.nearest & kin for act in kin & here.nearest)
    for scene, other in ((here, there), (there, here)):
        if scene.noun in _MADE and not scene.nearest:
            acts |= _MADE[scene.noun] & other.nearest if scene.noun in other.things else frozenset()
    return acts


def _somebody(pair: Pair) -> bool:
    """Whether the two sentences, or two short articles, name somebody or some place in common."""
    return any(slot in ("name", "place") for slot, _ in (*pair.shared, *pair.around))


def _things(pair: Pair) -> bool:
    """Whether they share a word for what it is done to."""
    return any(slot == "word" for slot, _ in pair.shared)


def _of_whole_articles(case: Case) -> Iterator[Conflict]:
    """The same for short articles that state one day in all: it is the day of what they tell of beside it."""
    only = {uri: _only_day(told) for uri, told in case.told.items()}
    for one, other, pairs in case.aligned:
        mine, theirs = only[one], only[other]
        if mine is None or theirs is None or not comparable(mine, theirs):
            continue
        if not 0 < apart(mine.day, theirs.day) <= _DAYS or _elsewhere(mine, theirs):
            continue
        if any(_borrows(pair, mine, theirs) for pair in pairs):
            yield _two_days(case, mine, theirs)


def _only_day(tellings: Sequence[Telling]) -> Day | None:
    """The one day that a short article states, of something done."""
    if len(tellings) > SHORT or lasts(tellings) or any(by_night(one) for one in tellings):
        return None
    found = [day for one in tellings for day in days(one)]
    return found[0] if len({day.day for day in found}) == 1 and found[0].scene.status == "done" else None


def _borrows(pair: Pair, mine: Day, theirs: Day) -> bool:
    """Whether two sentences tell of one deed, and at least one takes its day from elsewhere in its article.

    What is told beside a later day may have been done before it: the earlier article is right then, too.
    """
    acts = (pair.one.acts & pair.other.acts) - _AGAIN - _VAGUE - _OF_ANYTHING
    if not acts or (pair.own_weight(without=("day",)) < _OWN and not (acts & _FORMAL and _told_alike(pair))):
        return False
    undated = [(day, other) for day, other in ((mine, theirs), (theirs, mine)) if not _holds(pair, day)]
    return bool(undated) and all(day.day < other.day or not_yet(day) for day, other in undated)


def _told_alike(pair: Pair) -> bool:
    """Whether two short articles share so much in all that each tells of the other's one ceremony."""
    return pair.short and pair.whole_weight(without=("day",)) >= _OWN


def _holds(pair: Pair, day: Day) -> bool:
    return day.telling.span in (pair.one.span, pair.other.span)


def _two_days(case: Case, mine: Day, theirs: Day) -> Conflict:
    acts = " or ".join(sorted(_common_acts(mine, theirs) or mine.scene.nearest | theirs.scene.nearest))
    uris = [day.telling.reading.article.uri for day in (mine, theirs)]
    cause, why = cause_of(case, uris[0], uris[1], "dispute or error")
    return conflict(
        "date",
        f"day: {acts}" if acts else "day",
        "soft" if apart(mine.day, theirs.day) == 1 else "hard",
        cause,
        f"Two articles tell of the same ({acts or 'day'}) on different days: {mine.shown} and {theirs.shown}.{why}",
        tuple(side(day.shown, day.telling.reading, day.span, day.telling.span) for day in (mine, theirs)),
    )


def _key(report: Told) -> tuple[str, str, str | None]:
    return report.reading.article.uri, report.event.type, report.event.mode


def _days_told(case: Case) -> dict[tuple[str, str, str | None], set[str]]:
    found: dict[tuple[str, str, str | None], set[str]] = {}
    for report in case.reports:
        days = found.setdefault(_key(report), set())
        if report.date:
            days.add(report.date[:10])
    return found


def _conflict(one: tuple[Told, str, Span], other: tuple[Told, str, Span]) -> Conflict:
    word = one[0].reading.words(one[0].event.trigger)
    return conflict(
        "date",
        f"day of “{word}”",
        "hard",
        "dispute or error",
        f"Two articles tell of the same event (“{word}”) but put it on different days: {one[1]} and {other[1]}.",
        tuple(side(day, told.reading, span, same.sentence_of(told)) for told, day, span in (one, other)),
    )
