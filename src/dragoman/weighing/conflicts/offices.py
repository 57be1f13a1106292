"""One person in two offices at one time, and terms that are over; what the tables say of it is in `tenures`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from dragoman.knowledge.titles import Title, title_of
from dragoman.model import Conflict, Mention, Reading, Side
from dragoman.ontology.edtf import interval
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting, sentence_at
from dragoman.weighing.fusion.identity import Identity

_NEAR_DAYS = 30
# Posts that nobody holds two of in one state.
EXCLUSIVE = frozenset(
    {"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "finance-minister"}
    | {"interior-minister", "attorney-general", "vice-president", "speaker", "justice-minister"}
)
_BESIDE = 6  # characters between a name and its office
_DATED = re.compile(r"[\s,]*(?:from|between|until|in|since|for)\s+(?:\w+\s+){0,2}\d{4}")  # an office of another time


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """An office that an article gives to a person."""

    reading: Reading
    mention: Mention
    who: Identity
    title: Title


def check(case: Case) -> Iterator[Conflict]:
    """Two offices at one time of which nobody holds both, and terms that one article calls over and another not."""
    held = [office for reading in case.readings for office in offices_given(case, reading)]
    yield from _at_one_time(case, held)
    yield from _after_the_end(case, held)


def _at_one_time(case: Case, held: Sequence[Held]) -> Iterator[Conflict]:
    """Two offices that two articles of one story give to one person."""
    of_person: dict[tuple[str, str], list[Held]] = {}
    for office in held:
        of_person.setdefault((case.story[office.reading.article.uri], office.who.id), []).append(office)
    for key in sorted(of_person):
        for one, other in itertools.combinations(of_person[key], 2):
            if one.reading.article.uri != other.reading.article.uri and _cannot_both(one, other):
                yield _conflict(one, other)


def _after_the_end(case: Case, held: Sequence[Held]) -> Iterator[Conflict]:
    """A term of office that a text says is over, against an article that gives the office later."""
    current: dict[tuple[str, str | None], list[Held]] = {}
    for office in held:
        current.setdefault((office.who.id, office.title.post), []).append(office)
    for reading in case.readings:
        for over in _ended(case, reading):
            for now in current.get((over.who.id, over.title.post), ()):
                day = published_day(now.reading.article.published)
                if now.reading.article.uri != reading.article.uri and day and _past(over.mention.office_to, day):
                    yield _change(over, now, day)


def _ended(case: Case, reading: Reading) -> Iterator[Held]:
    """The exclusive offices of which an article says when they ended."""
    for entity in reading.entities:
        for mention in entity.mentions:
            if entity.kind != "person" or not mention.office_to or not mention.office_span:
                continue
            title = title_of(reading.words(mention.office_span))
            if title is not None and title.post in EXCLUSIVE:
                who = case.who[reading.article.uri, entity.id]
                yield Held(reading=reading, mention=mention, who=who, title=title)


def _past(end: str | None, day: str) -> bool:
    """Whether a term ended before a day."""
    if not end or end.startswith(".."):
        return False
    return interval(end)[1] < date.fromisoformat(day)


def _change(over: Held, now: Held, day: str) -> Conflict:
    then, later = (quoting(held.reading, sentence_at(held.reading, held.mention.span[0])) for held in (over, now))
    return conflict(
        "office",
        f"office of {over.who.name}",
        "soft",
        "change over time, or an office given after its term",
        f"One article says that {over.who.name} was {over.title.term} until {over.mention.office_to}; another gives "
        f"the same office on {day}. Both can be right if it was taken up again later: a change over time.",
        (
            Side(value=f"{over.title.term} until {over.mention.office_to}", evidence=then),
            Side(value=f"{now.title.term} on {day}", evidence=later),
        ),
    )


def offices_given(case: Case, reading: Reading) -> Iterator[Held]:
    """The exclusive offices that an article gives, each once a person."""
    seen: set[tuple[str, str]] = set()
    for entity in reading.entities:
        who = case.who[reading.article.uri, entity.id]
        for mention in entity.mentions:
            if entity.kind != "person" or not mention.office or not mention.office_span or mention.office_to:
                continue
            title = title_of(reading.words(mention.office_span))
            if title is None or title.status or title.post not in EXCLUSIVE or (who.id, title.post) in seen:
                continue
            if not _beside(reading, mention) or _DATED.match(
                reading.article.text, max(mention.span[1], mention.office_span[1])
            ):
                continue
            seen.add((who.id, title.post))
            yield Held(reading=reading, mention=mention, who=who, title=title)


def _beside(reading: Reading, mention: Mention) -> bool:
    """Whether the office stands right beside a name: "Prime Minister X", "X, the prime minister".

    In small letters before a name it may be somebody else's: "the president X worked for".
    """
    if mention.office_span is None or mention.form != "name":
        return False
    first, second = sorted((mention.span, mention.office_span))
    before = mention.office_span == first
    if before and reading.words(mention.office_span).islower():
        return False
    return second[0] - first[1] <= _BESIDE


def _cannot_both(one: Held, other: Held) -> bool:
    mine, theirs = (published_day(held.reading.article.published) for held in (one, other))
    if mine is None or theirs is None or one.title.post == other.title.post:
        return False
    return abs((date.fromisoformat(mine) - date.fromisoformat(theirs)).days) <= _NEAR_DAYS


def _conflict(one: Held, other: Held) -> Conflict:
    return conflict(
        "office",
        f"office of {one.who.name}",
        "hard",
        "error in one of the texts",
        f"Two articles of the same days give {one.who.name} different offices, of which nobody holds both: "
        f"{one.title.term} and {other.title.term}.",
        tuple(
            Side(
                value=held.mention.office or held.title.term,
                evidence=quoting(held.reading, sentence_at(held.reading, held.mention.span[0])),
            )
            for held in (one, other)
        ),
    )
