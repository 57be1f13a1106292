"""One event with two different persons, or states, in the same part."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.model import Conflict, Reading, Side, Span
from dragoman.weighing.conflicts import same as reports
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting
from dragoman.weighing.conflicts.groups import Party, same
from dragoman.weighing.conflicts.parts import TOGETHER, Played, played
from dragoman.weighing.conflicts.telling import Pair
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.match import Told

_SHORT = 6  # sentences: a report that has no more tells of one event
_ALIKE = 1.0  # what two sentences must share beside the names
_MEETING = 1.7  # the same for meetings: in one town on one day there are many
_NEAR_DAYS = 2  # between two reports of one event
_LIST = 3  # so many who are named together are a list


class _Differ(msgspec.Struct, frozen=True):
    """Who plays a part in one report, and who in the other."""

    one: Party
    other: Party
    shared: bool  # they play it together with the same others


class _Two(msgspec.Struct, frozen=True):
    """Two reports that give one part to two."""

    one: Played
    other: Played
    differ: _Differ
    story: str

    @property
    def one_party(self) -> Party:
        """Who has the part in the one report."""
        return self.differ.one

    @property
    def other_party(self) -> Party:
        """Who has it in the other."""
        return self.differ.other


def check(case: Case) -> Iterator[Conflict]:
    """Sentences of two reports that give one part in one event to two, and events that tell of two persons."""
    yield from _merged(_found(case))
    yield from _retold(case)


def _found(case: Case) -> Iterator[_Two]:
    parts = functools.lru_cache(maxsize=4096)(lambda uri, span: tuple(played(by_uri[uri], span, case.who)))
    by_uri = {reading.article.uri: reading for reading in case.readings}
    aligned: set[tuple[str, str]] = set()
    for pair in (pair for _, _, pairs in case.aligned for pair in pairs):
        mine, theirs = (parts(one.reading.article.uri, one.span) for one in (pair.one, pair.other))
        aligned.add((pair.one.reading.article.uri, pair.other.reading.article.uri))
        for one, other in itertools.product(mine, theirs):
            differ = _differ(one, other)
            if differ and _is_one_event(one, pair, differ):
                yield _Two(one, other, differ, case.story[one.reading.article.uri])
    for here, there in case.pairs():
        known = (here.article.uri, there.article.uri) in aligned or _days_apart(here, there) <= _NEAR_DAYS
        if known and _are_short(here, there):
            yield from _only_one(
                case.story[here.article.uri],
                [part for span in here.sentences for part in parts(here.article.uri, span)],
                [part for span in there.sentences for part in parts(there.article.uri, span)],
            )


def _merged(found: Iterable[_Two]) -> Iterator[Conflict]:
    """One conflict for each two who stand in one another's place, however many reports name either."""
    of_names: dict[tuple[str, str, str], list[_Two]] = {}
    for two in sorted(found, key=lambda two: (_order(two.one), _order(two.other))):
        for key in sorted(of_names):
            if key[0] == two.story and _are(two, key[1:]):
                of_names[key].append(two)
                break
        else:
            one, other = sorted((two.one_party.name, two.other_party.name))
            of_names[two.story, one, other] = [two]
    for key in sorted(of_names):
        yield _conflict(of_names[key], key[1:])


def _days_apart(one: Reading, other: Reading) -> int:
    days = [published_day(reading.article.published) for reading in (one, other)]
    known = [date.fromisoformat(day) for day in days if day]
    return abs((known[0] - known[1]).days) if len(known) > 1 else _NEAR_DAYS + 1


def _are_short(*readings: Reading) -> bool:
    return all(len(reading.sentences) <= _SHORT for reading in readings)


def _only_one(story: str, mine: Sequence[Played], theirs: Sequence[Played]) -> Iterator[_Two]:
    """Parts that only one can play in an event, in short reports of one event, wherever they tell of it."""
    for one, other in itertools.product(mine, theirs):
        if one.part.one or one.part.side or (one.part is TOGETHER and len(one.parties) >= _LIST):
            differ = _differ(one, other)
            if differ:
                yield _Two(one, other, differ, story)


def _differ(one: Played, other: Played) -> _Differ | None:
    """Who takes whose place, where exactly one does, and neither report names both."""
    if one.part.name != other.part.name or one.side != other.side or len(one.parties) != len(other.parties):
        return None
    left = [party for party in one.parties if not any(same(party, known) for known in other.parties)]
    right = [party for party in other.parties if not any(same(party, known) for known in one.parties)]
    if len(left) != 1 or len(right) != 1:
        return None
    if _names(other.reading, left[0]) or _names(one.reading, right[0]):
        return None
    shared = len(one.parties) > 1
    if not _in_place_of(one, left[0], right[0]):
        return None
    return _Differ(left[0], right[0], shared)


def _in_place_of(played: Played, one: Party, other: Party) -> bool:
    """Whether one stands where the other does: for the same side, or in a part or a list that leaves room for one."""
    if played.part.side or len(played.parties) >= _LIST:
        return True
    if len(played.parties) == 1 and (played.part.one or played.part.alone):
        return True
    if len(played.parties) == 1:
        return bool(one.country) and one.country == other.country and not played.part.pairs
    if (one.country and one.country == other.country) or one.bodies & other.bodies:
        return True
    return played.part is not TOGETHER and (one.country is None or other.country is None)


def _is_one_event(one: Played, pair: Pair, differ: _Differ) -> bool:
    """Whether two sentences share enough beside the names to tell of one event."""
    return pair.weight(without=("name",)) >= (_MEETING if one.part.pairs or one.part is TOGETHER else _ALIKE)


def _names(reading: Reading, party: Party) -> bool:
    """Whether a report names somebody, anywhere."""
    if any(
        entity.kind in {"person", "state"} and (entity.name == party.name or same_person(entity.name, party.name))
        for entity in reading.entities
    ):
        return True
    last = party.name.split()[-1]
    return bool(re.search(rf"(?<!\w){re.escape(last)}(?!\w)", reading.article.text))


def _is(party: Party, name: str) -> bool:
    return party.name == name or same_person(party.name, name)


def _are(two: _Two, names: Sequence[str]) -> bool:
    """Whether two stand in one another's place who are called so."""
    parties = (two.one_party, two.other_party)
    return any(_is(parties[at], names[0]) and _is(parties[1 - at], names[1]) for at in (0, 1))


def _conflict(found: Sequence[_Two], names: Sequence[str]) -> Conflict:
    first = min(found, key=lambda two: (two.one.part is TOGETHER, _order(two.one), _order(two.other)))
    part, side = first.one.part, f" for {first.one.side}" if first.one.side else ""
    others = " together with the same others" if first.differ.shared else ""
    told: dict[str, dict[str, tuple[Played, Party]]] = {name: {} for name in names}
    for two in sorted(found, key=lambda two: (_order(two.one), _order(two.other))):
        for played_, party in ((two.one, two.one_party), (two.other, two.other_party)):
            name = next(name for name in names if _is(party, name))
            told[name].setdefault(played_.reading.article.uri, (played_, party))
    return conflict(
        "actor",
        f"{part.slot}{side}",
        "hard" if part.one or part.side or first.differ.shared else "soft",
        "copying error",
        f"The articles tell of the same event, but {part.slot}{side}{others} differs: {' and '.join(names)}. Only one of "
        "them can be right, and no article names both.",
        tuple(_side([told[name][uri] for uri in sorted(told[name])]) for name in names),
    )


def _order(played_: Played) -> tuple[str, Span]:
    return played_.reading.article.uri, played_.sentence


def _side(told: Sequence[tuple[Played, Party]]) -> Side:
    """Who has the part by some reports: the name as each writes it, then the sentence."""
    return Side(
        value=told[0][0].reading.words(told[0][1].span),
        evidence=tuple(
            item
            for played_, party in told
            for span in (party.span, played_.sentence)
            for item in quoting(played_.reading, span)
        ),
    )


def _retold(case: Case) -> Iterator[Conflict]:
    """Reports of one event on one stated day that agree on one side's person and differ in the other's."""
    for one, other in reports.pairs(case):
        mine, theirs = reports.stated_day(one), reports.stated_day(other)
        if mine is None or theirs is None or mine[0] != theirs[0] or one.origin == other.origin:
            continue
        for country in sorted(reports.parties(one) & reports.parties(other)):
            here, there = _person_of(one, country), _person_of(other, country)
            if here and there and not same_person(here.name, there.name) and _share_another(one, other, country):
                yield _two_persons(one, other, here, there)


def _person_of(report: Told, country: str) -> Identity | None:
    """The one person who acts for a state."""
    persons = [who for who in report.everybody if who.country == country and who.kind == "person"]
    return persons[0] if len(persons) == 1 and len(persons[0].name.split()) > 1 else None


def _share_another(one: Told, other: Told, country: str) -> bool:
    """Whether both name the same person of another state."""
    return any(who.kind == "person" and who.country != country for who in one.everybody & other.everybody)


def _two_persons(one: Told, other: Told, here: Identity, there: Identity) -> Conflict:
    word = one.reading.words(one.event.trigger)
    return conflict(
        "actor",
        f"who for {here.country}",
        "soft",
        "dispute or error, or two meetings on one day",
        f"Two articles tell of the same event (“{word}”) with different persons: {here.name} and {there.name}.",
        reports.named_sides((one, here), (other, there)),
    )
