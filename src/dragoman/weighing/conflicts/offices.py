"""One person in two offices at one time, and terms that are over; what the tables say of it is in `tenures`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.knowledge.offices import holds
from dragoman.knowledge.titles import Title, title_of
from dragoman.model import Conflict, Entity, Mention, Reading, Side, Span
from dragoman.ontology.edtf import interval
from dragoman.weighing.conflicts.case import Case, cause_of, conflict, published_day, quoting, sentence_at
from dragoman.weighing.conflicts.given import BODY, EXCLUSIVE, Held, given

_NEAR_DAYS = 30
# Posts beside those of a government that leave no room for another.
_FULL = frozenset(
    {"ambassador", "secretary-general", "national-security-adviser", "military-chief", "security-council-secretary"}
    | {"opposition-leader", "heir"}
)
_SERVANTS = frozenset({"secretary-general", "ambassador", "spokesperson", "military-chief", "envoy"})
# The same by their names: posts of a whole career.
_CAREERS = frozenset(
    {"Director-General", "Consul General", "Chief of Staff", "Central Bank Governor", "Judge", "Prosecutor"}
    | {"Spokesperson", "President of the European Commission", "President of the European Council"}
    | {"President of the General Assembly", "President of the European Parliament", "Undersecretary", "Ombudsman"}
    | {"Chargé d'Affaires", "Military Attaché", "Commissioner"}
)
_SEATS = frozenset({"Senator", "Representative", "Governor", "Mayor"})  # by their terms
_DEPUTIES = frozenset({"Deputy Prime Minister", "First Deputy Prime Minister", "Vice Premier"})
_CHIEFS = frozenset({"head-of-state", "head-of-government"})


def check(case: Case) -> Iterator[Conflict]:
    """Two offices at one time of which nobody holds both, and terms that one article calls over and another not."""
    held = [office for reading in case.readings for office in given(case, reading)]
    yield from _at_one_time(case, held)
    yield from _after_the_end(case, [one for one in held if one.title.post in EXCLUSIVE and not one.title.status])


def _at_one_time(case: Case, held: Sequence[Held]) -> Iterator[Conflict]:
    """Two offices that two articles of one story give to one person."""
    of_person: dict[str, list[Held]] = {}
    for office in held:
        of_person.setdefault(office.who.id, []).append(office)
    for key in sorted(of_person):
        told: set[tuple[str, str]] = set()
        for one, other in itertools.combinations(of_person[key], 2):
            uris = (one.reading.article.uri, other.reading.article.uri)
            if uris[0] != uris[1] and uris not in told and _cannot_both(one, other, of_person[key]):
                told.add(uris)
                yield _conflict(case, one, other)


def _after_the_end(case: Case, held: Sequence[Held]) -> Iterator[Conflict]:
    """A term of office that a text says is over, against an article that gives the office later."""
    current: dict[tuple[str, str | None], list[Held]] = {}
    for office in held:
        current.setdefault((office.who.id, office.title.post), []).append(office)
    for reading in (*case.readings, *case.retiring):
        for over in _ended(case, reading):
            for now in current.get((over.who.id, over.title.post), ()):
                day = published_day(now.reading.article.published)
                if now.reading.article.uri != reading.article.uri and day and _past(over.mention.office_to, day):
                    yield _change(over, now, day)


def _ended(case: Case, reading: Reading) -> Iterator[Held]:
    """The exclusive offices of which an article says when they ended."""
    for entity, mention, title, words in _ends(reading):
        who = case.who[reading.article.uri, entity.id]
        yield Held(reading=reading, mention=mention, who=who, title=title, words=words)


def _ends(reading: Reading) -> Iterator[tuple[Entity, Mention, Title, Span]]:
    for entity in reading.entities:
        for mention in entity.mentions:
            if entity.kind != "person" or not mention.office_to or not mention.office_span:
                continue
            title = title_of(reading.words(mention.office_span))
            if title is not None and title.post in EXCLUSIVE:
                yield entity, mention, title, mention.office_span


def retiring(reading: Reading) -> tuple[str, ...]:
    """The persons of whom an article says when they left an exclusive office: of interest to other stories, too."""
    return tuple(dict.fromkeys(entity.id for entity, *_ in _ends(reading)))


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


def _cannot_both(one: Held, other: Held, all_given: Sequence[Held]) -> bool:
    """Whether nobody can hold two offices at the time of two articles, and neither article gives both."""
    mine, theirs = (published_day(held.reading.article.published) for held in (one, other))
    if mine is None or theirs is None or not _apart(one, other):
        return False
    if abs((date.fromisoformat(mine) - date.fromisoformat(theirs)).days) > _NEAR_DAYS or _may_hold_both(
        one, other, mine
    ):
        return False
    return not any(
        _is(held.title, office.title)
        for held in all_given
        for article, office in ((one, other), (other, one))
        if held.reading.article.uri == article.reading.article.uri
    )


def _is(one: Title, other: Title) -> bool:
    return _post(one) == _post(other)


def _post(title: Title) -> str:
    """What tells an office from another: the kind of post, where states call it by different names."""
    named = title.post is not None and title.post != "minister"
    return f"{title.status or ''} {title.post if named else title.term}"


def _apart(one: Held, other: Held) -> bool:
    """Whether two offices leave no room for one another."""
    first, second = one.title, other.title
    if _is(first, second):
        return False
    if "deputy" in (first.status, second.status):
        return _is_deputy_of(first, second) or _is_deputy_of(second, first)
    if first.status or second.status:
        return False
    if {first.term, second.term} & _DEPUTIES:
        return bool({first.post, second.post} & _CHIEFS)
    if {first.term, second.term} <= _SEATS:
        return True
    if BODY in (first.post, second.post):  # who governs may preside over a union, too; who serves one does not
        return bool({first.post, second.post} & _SERVANTS)
    if first.post == second.post == "minister":
        return False  # one minister may have two portfolios
    posts = EXCLUSIVE | _FULL | {"minister"}
    full = [title.post in posts or _is_career(title) for title in (first, second)]
    return all(full) and {first.post, second.post} != {"heir", "head-of-government"}


def _is_career(title: Title) -> bool:
    return title.term in _CAREERS or title.term.startswith("Director-General of")


def _is_deputy_of(one: Title, other: Title) -> bool:
    """Whether one office is that of the other's deputy: "deputy foreign minister"."""
    base = title_of(one.term.removeprefix("First ").removeprefix("Deputy ")) if one.status == "deputy" else None
    return base is not None and not other.status and (base.term == other.term or base.post in EXCLUSIVE & {other.post})


def _may_hold_both(one: Held, other: Held, day: str) -> bool:
    """Whether the table has the person in both on that day, or in neither of two that many hold at once."""
    name, country = one.who.name, one.who.country
    known = sum(holds(name, held.title.term, country, day) in ("held", "acting") for held in (one, other))
    posts = {one.title.post, other.title.post}
    return known == len((one, other)) or (known == 0 and "vice-president" in posts and not posts & _CHIEFS)


def _conflict(case: Case, one: Held, other: Held) -> Conflict:
    known = [told for held in (one, other) if (told := _known(held))]
    cause, evidence = cause_of(case, one.reading.article.uri, other.reading.article.uri, "copying error")
    return conflict(
        "office",
        f"office of {one.who.name}",
        "hard",
        cause,
        f"Two articles of the same days give {one.who.name} different offices, of which nobody holds both: "
        f"{one.title.term} and {other.title.term}.{' ' + ' '.join(known) if known else ''}{evidence}",
        tuple(
            Side(
                value=held.reading.words(held.words),
                evidence=(
                    *quoting(held.reading, held.words),
                    *quoting(held.reading, sentence_at(held.reading, held.mention.span[0])),
                ),
            )
            for held in (one, other)
        ),
    )


def _known(held: Held) -> str | None:
    """What the table of offices says of one of the two."""
    day = published_day(held.reading.article.published)
    if day and holds(held.who.name, held.title.term, held.who.country, day) == "held":
        return f"As far as is known {held.who.name} was {held.title.term} on {day}."
    return None
