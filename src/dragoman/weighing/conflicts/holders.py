"""One office of one state, given by two reports of one event to two persons: a predecessor's name, for instance."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date

from dragoman.knowledge.names import same_person
from dragoman.knowledge.offices import holders, holds
from dragoman.model import Conflict, Reading, Side
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting, sentence_at
from dragoman.weighing.conflicts.given import Held, exclusive, given

_DAYS = 7  # between the two articles
_GRACE = 45  # days around a change of holders in which both names are right
# An article that tells of such a change names the one or the other.
_CHANGE = re.compile(
    r"\b(?:swor[en] in|swearing[- ]in|inaugurat\w+|took office|takes? office|succeed\w*|success\w+|replac\w+|resign\w*"
    r"|step\w* down|appoint\w+|nominat\w+|elect(?:ed|ions?)|ousted|oust\w*|coup|predecessor|outgoing|incoming|new"
    r"|handed over power|took over)\b",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Conflict]:
    """Two holders of one exclusive post in aligned sentences of two articles of the same days."""
    posts = {reading.article.uri: list(exclusive(list(given(case, reading)))) for reading in case.readings}
    seen: set[tuple[str, str, str]] = set()
    for here, there, pairs in case.aligned:
        for one, other in itertools.product(posts[here], posts[there]) if pairs else ():
            key = (one.reading.article.uri, other.reading.article.uri, str(one.title.post))
            if key not in seen and _one_post(one, other) and not _changes(one, other):
                seen.add(key)
                yield _conflict(one, other)


def _one_post(one: Held, other: Held) -> bool:
    """Whether two persons, each named in one article only, have the same post of the same state."""
    if one.title.post != other.title.post or not one.who.country or one.who.country != other.who.country:
        return False
    if same_person(one.who.name, other.who.name) or not _both_known(one, other):
        return False
    return not _named(one.reading, other.who.name) and not _named(other.reading, one.who.name)


def _both_known(one: Held, other: Held) -> bool:
    """Whether both names are such as to tell two persons apart."""
    return all(len(held.who.name.split()) > 1 for held in (one, other))


def _named(reading: Reading, name: str) -> bool:
    return any(entity.kind == "person" and same_person(entity.name, name) for entity in reading.entities) or bool(
        re.search(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)", reading.article.text)
    )


def _changes(one: Held, other: Held) -> bool:
    """Whether both may be right: the articles lie apart, or the office passes on in these days."""
    days = [published_day(held.reading.article.published) for held in (one, other)]
    if not days[0] or not days[1]:
        return True
    if abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) > _DAYS:
        return True
    if any(_CHANGE.search(held.reading.article.text) for held in (one, other)):
        return True
    terms = [
        term
        for term in holders(one.title.term, one.who.country)
        if same_person(term.person, one.who.name) or same_person(term.person, other.who.name)
    ]
    day = date.fromisoformat(days[0])
    edges = [edge for term in terms for edge in (term.first, term.last) if edge not in (date.min, date.max)]
    return any(abs((day - edge).days) <= _GRACE for edge in edges)


def _conflict(one: Held, other: Held) -> Conflict:
    sides = [
        Side(
            value=held.who.name,
            evidence=(
                *quoting(held.reading, held.mention.span),
                *quoting(held.reading, sentence_at(held.reading, held.mention.span[0])),
            ),
        )
        for held in (one, other)
    ]
    known = " ".join(filter(None, (_known(held) for held in (one, other))))
    return conflict(
        "actor",
        f"{one.title.term} of {one.who.country}",
        "hard",
        "copying error",
        f"Two articles of the same days give one office of {one.who.country}, {one.title.term}, to {one.who.name} and to "
        f"{other.who.name}, and neither names both.{' ' + known if known else ''}",
        sides,
    )


def _known(held: Held) -> str | None:
    """What the table of offices says of a person on that day."""
    day = published_day(held.reading.article.published)
    if day is None:
        return None
    answer = holds(held.who.name, held.title.term, held.who.country, day)
    told = {
        "held": "held it",
        "acting": "held it for the time being",
        "former": "had left it",
        "not-yet": "had not taken it",
    }
    return f"As far as is known {held.who.name} {told[answer]} on {day}." if answer in told else None
