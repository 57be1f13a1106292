"""One part in one event, given by two reports to two persons or states: who signed, who chaired, who was host."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.model import Conflict, Reading, Side, Span
from dragoman.weighing.conflicts.case import Case, cause_of, conflict, published_day, quoting
from dragoman.weighing.conflicts.groups import Party, names, same
from dragoman.weighing.conflicts.parts import TOGETHER, Played, played
from dragoman.weighing.conflicts.telling import Pair

_SHORT = 6  # sentences: a report that has no more tells of one event
_ALIKE = 1.0  # what two sentences must share beside the names
_MEETING = 1.7  # the same for meetings: in one town on one day there are many
_FAR_DAYS = 10  # between two articles: what lies further apart has happened again
_NEAR_DAYS = 2  # between two reports of one event
# What is done together at one place and hour; there are many meetings.
_ONE_SCENE = frozenset({"attend", "sign", "initial", "conclude", "adopt", "take office", "open"})
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

    @property
    def one_party(self) -> Party:
        """Who has the part in the one report."""
        return self.differ.one

    @property
    def other_party(self) -> Party:
        """Who has it in the other."""
        return self.differ.other


def check(case: Case) -> Iterator[Conflict]:
    """Sentences of two reports that give one part in one event to two."""
    yield from _merged(case, _found(case))


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
                yield _Two(one, other, differ)
    for here, there in case.pairs():
        apart = _days_apart(here, there)
        known = apart <= _NEAR_DAYS or ((here.article.uri, there.article.uri) in aligned and apart <= _FAR_DAYS)
        if known and _are_short(here, there):
            yield from _only_one(
                [part for span in here.sentences for part in parts(here.article.uri, span)],
                [part for span in there.sentences for part in parts(there.article.uri, span)],
            )


def _merged(case: Case, found: Iterable[_Two]) -> Iterator[Conflict]:
    """One conflict for each two who stand in one another's place, however many reports name either."""
    of_names: dict[tuple[str, str], list[_Two]] = {}
    for two in sorted(found, key=lambda two: (_order(two.one), _order(two.other))):
        for key in sorted(of_names):
            if _are(two, key):
                of_names[key].append(two)
                break
        else:
            one, other = sorted((two.one_party.name, two.other_party.name))
            of_names[one, other] = [two]
    for key in sorted(of_names):
        yield _conflict(case, of_names[key], key)


def _days_apart(one: Reading, other: Reading) -> int:
    days = [published_day(reading.article.published) for reading in (one, other)]
    known = [date.fromisoformat(day) for day in days if day]
    return abs((known[0] - known[1]).days) if len(known) > 1 else _FAR_DAYS


def _are_short(*readings: Reading) -> bool:
    return all(len(reading.sentences) <= _SHORT for reading in readings)


def _only_one(mine: Sequence[Played], theirs: Sequence[Played]) -> Iterator[_Two]:
    """Parts that only one can play in an event, in short reports of one event, wherever they tell of it."""
    for one, other in itertools.product(mine, theirs):
        if one.part.one or one.part.side or (one.part is TOGETHER and len(one.parties) >= _LIST):
            differ = _differ(one, other)
            if differ:
                yield _Two(one, other, differ)


def _differ(one: Played, other: Played) -> _Differ | None:
    """Who takes whose place, where exactly one does, and neither report names both."""
    if one.part.name != other.part.name or one.side != other.side or len(one.parties) != len(other.parties):
        return None
    left = [party for party in one.parties if not any(same(party, known) for known in other.parties)]
    right = [party for party in other.parties if not any(same(party, known) for known in one.parties)]
    if len(left) != 1 or len(right) != 1:
        return None
    if names(other.reading, left[0].name) or names(one.reading, right[0].name):
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
    """Whether two sentences share enough beside the names to tell of one event.

    Those who come together do so with many in a town on a day: there they must share what it was about, too.
    """
    if _days_apart(pair.one.reading, pair.other.reading) > _FAR_DAYS or _other_days(pair):
        return False
    weight = pair.weight(without=("name",))
    if not (one.part.pairs or one.part is TOGETHER):
        return weight >= _ALIKE
    told = [(slot, value) for slot, value in pair.shared if slot in ("word", "number", "act")]
    about = len(told) > 1 or (differ.shared and any(slot == "act" and value in _ONE_SCENE for slot, value in told))
    return weight >= _MEETING and (about or bool(differ.one.bodies & differ.other.bodies))


def _other_days(pair: Pair) -> bool:
    """Whether both sentences name days, and none that both have."""
    mine, theirs = ({value for slot, value in told.keys if slot == "day"} for told in (pair.one, pair.other))
    return bool(mine) and bool(theirs) and not mine & theirs


def _is(party: Party, name: str) -> bool:
    return party.name == name or same_person(party.name, name)


def _are(two: _Two, called: Sequence[str]) -> bool:
    """Whether two stand in one another's place who are called so."""
    parties = (two.one_party, two.other_party)
    return any(_is(parties[at], called[0]) and _is(parties[1 - at], called[1]) for at in (0, 1))


def _conflict(case: Case, found: Sequence[_Two], both: Sequence[str]) -> Conflict:
    first = min(found, key=lambda two: (two.one.part is TOGETHER, _order(two.one), _order(two.other)))
    part, side = first.one.part, f" for {first.one.side}" if first.one.side else ""
    others = " together with the same others" if first.differ.shared else ""
    told: dict[str, dict[str, tuple[Played, Party]]] = {name: {} for name in both}
    for two in sorted(found, key=lambda two: (_order(two.one), _order(two.other))):
        for played_, party in ((two.one, two.one_party), (two.other, two.other_party)):
            name = next(name for name in both if _is(party, name))
            told[name].setdefault(played_.reading.article.uri, (played_, party))
    uris = [played_.reading.article.uri for played_ in (first.one, first.other)]
    cause, evidence = cause_of(case, uris[0], uris[1], "copying error")
    return conflict(
        "actor",
        f"{part.slot}{side}",
        "hard" if part.one or part.side or first.differ.shared else "soft",
        cause,
        f"The articles tell of the same event, but {part.slot}{side}{others} differs: {' and '.join(both)}. Only one "
        f"of them can be right, and no article names both.{evidence}",
        tuple(_side([told[name][uri] for uri in sorted(told[name])]) for name in both),
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
