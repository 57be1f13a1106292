"""How far from another event an event took place: "two days after his meeting with the king"."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import msgspec

from dragoman.language.parser import Parsed
from dragoman.model import EventDate, Time
from dragoman.ontology.edtf import interval, is_day

Token = Any

_SIDES = {"after": -1, "before": 1}  # where the event lies, seen from what happened after or before it
_COUNTED = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWMY])")
_DAYS = {"D": 1, "W": 7}


class Distance(msgspec.Struct, frozen=True, kw_only=True):
    """An event lies some time before or after what another word tells of."""

    other: Token  # the word whose date it is counted from
    days: int | None  # None where it is counted in months or years: no day follows from that
    time: Time  # the words that say how far


def distance(parsed: Parsed, times: tuple[Time, ...], trigger: Token) -> Distance | None:
    """How far an event lies from the one whose clause it stands in; None where no measure says so."""
    link = _link(trigger)
    if link is None:
        return None
    word, other = link
    for time in times:
        tokens = parsed.tokens(time.span)
        counted = _COUNTED.fullmatch(time.value) if time.type == "DURATION" else None
        if counted and tokens and tokens[-1].i + 1 == word.i and other.i not in {token.i for token in tokens}:
            days = _DAYS.get(counted["unit"])
            shift = None if days is None else _SIDES[word.lower_] * days * int(counted["count"])
            return Distance(other=other, days=shift, time=time)
    return None


def counted_from(date: EventDate | None, found: Distance) -> EventDate | None:
    """The day that lies so far from another; None where that one is not known to the day."""
    if date is None or found.days is None or not is_day(date.edtf):
        return None
    try:
        day = interval(date.edtf)[0] + dt.timedelta(days=found.days)
    except OverflowError:  # beyond the calendar's last year
        return None
    return EventDate(edtf=day.isoformat(), basis="relative", span=found.time.span)


def _link(trigger: Token) -> tuple[Token, Token] | None:
    """The "after" or "before" that an event stands under, and the word that governs it all."""
    for child in trigger.children:
        if child.dep_ == "mark" and child.lower_ in _SIDES and trigger.dep_ == "advcl":
            return child, trigger.head
    link = trigger.head
    if trigger.dep_ not in {"pobj", "pcomp"} or link.lower_ not in _SIDES:
        return None
    other = link.head
    measured = other.i < link.i and other.i + 1 == link.i and other.head.i != other.i and other.pos_ == "NOUN"
    return (link, other.head) if measured and other.dep_ in {"npadvmod", "tmod"} else (link, other)
