"""Who has to do with whom: the contacts of somebody, and the network of those who have the most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
import numpy as np
from sqlalchemy import Connection

from dragoman.model import Struct
from dragoman.ontology.plover import TYPES, quad
from dragoman.record.ledger import kept
from dragoman.record.ledger.articles import LINEAGE, beside
from dragoman.record.ledger.columns import Codes, Column, Ints, Mask, marked
from dragoman.record.ledger.counting import Left, most
from dragoman.record.ledger.event_columns import EventColumns, columns
from dragoman.record.ledger.event_filters import masks, within
from dragoman.record.ledger.event_frame import ACTOR
from dragoman.record.ledger.frame import frame
from dragoman.record.ledger.pages import EventsAsked, bounded
from dragoman.record.store import Store

DONE = ("happened", "ongoing")


class Contact(Struct, frozen=True, kw_only=True):
    """Somebody who takes part in events with somebody else, and how often."""

    value: str  # the folded name
    name: str
    country: str | None
    events: int  # coded ones in which both take part
    between: int  # of these, those between the two: one towards the other, or both together
    cooperation: int  # of these, done ones of the quads of cooperation, and of conflict
    conflict: int
    articles: int  # that tell of the events
    origins: int


class Tie(Struct, frozen=True, kw_only=True):
    """What two parties of a network have to do with one another."""

    one: str  # folded names
    other: str
    events: int
    between: int
    cooperation: int
    conflict: int
    months: dict[str, tuple[int, int]]  # of those with a month: how many are cooperation and conflict


class Party(Struct, frozen=True, kw_only=True):
    """A party of a network."""

    value: str
    name: str
    country: str | None
    events: int  # in which it takes part with anybody
    contacts: int  # with how many different parties, of the whole record


class Network(Struct, frozen=True, kw_only=True):
    """The parties with the most contacts, and what each two of them have to do with one another."""

    parties: tuple[Party, ...]
    different: int  # how many there are, with those that are not shown
    ties: tuple[Tie, ...]


def between(known: EventColumns, a: str, b: str) -> Mask:
    """The events between two, each a name or a country code: where one acts and the other receives; or where both act,
    nobody receives, and it is done together.
    """
    every = known.parties.every
    acting = every.role == ACTOR
    sides = [known.parties.everybody_of(given) for given in (a, b)]
    one, other = (_numbers(known, side & acting) for side in sides)
    either = _numbers(known, (sides[0] | sides[1]) & acting)
    received, received_other = (_numbers(known, side & ~acting) > 0 for side in sides)
    towards = ((one > 0) & received_other) | ((other > 0) & received)
    nobody = _numbers(known, ~acting) == 0
    # where the two act together, neither may be the only one that stands for both
    found: Mask = towards | (known.together & nobody & (one > 0) & (other > 0) & (either > 1))
    return found


def _numbers(known: EventColumns, rows: Mask) -> Ints:
    return np.bincount(known.parties.every.event[rows], minlength=known.size)


def contacts(
    store: Store, who: str, *, since: str | None = None, until: str | None = None, limit: int = 50
) -> tuple[Contact, ...]:
    """Those who take part in the most coded events with somebody, who is given by a name or a country code.

    Who bears the name or is of the country is nobody's contact here.  Of an event with more than 100 parties nothing
    is counted.  Raises `ValueError` where a date is not EDTF or the limit is none.
    """
    bounded(limit, 0)
    with store.read() as connection:
        known = columns(store, connection, uncoded=False)
        chosen = _period(known, since, until)
        origin = origins_of(store, connection, known)
    parties, pairs = known.parties, known.parties.pairs
    mine = parties.rows_of(who) if who else np.zeros(len(parties.name), np.bool_)
    one, other = mine[pairs.one], mine[pairs.other]
    here = np.flatnonzero((one != other) & chosen[pairs.event])
    them = parties.name[np.where(one[here], pairs.other[here], pairs.one[here])]
    event, name, between = _joint(pairs.event[here], them, pairs.between[here])
    counts = [np.bincount(name[mask], minlength=len(parties.folded)) for mask in _masks(known, event, between)]
    found = []
    for at in most(counts[0], limit):
        articles, origins = _told_by(known, event[name == at], origin)
        figures = dict(zip(("events", "between", "cooperation", "conflict"), (int(c[at]) for c in counts), strict=True))
        value, shown, country = parties.folded[at].strip(), parties.shown[at], parties.country[at]
        found.append(Contact(value=value, name=shown, country=country, articles=articles, origins=origins, **figures))
    return tuple(found)


def network(store: Store, asked: EventsAsked | None = None, *, tied: bool = False, limit: int = 50) -> Network:
    """The parties that take part in coded events with the most others, and the ties between them; of the events that
    are asked for, whatever page of them.  With `tied`, only who did something towards somebody or together with them
    has to do with them: done events between the two.

    Raises `ValueError` where a date is not EDTF or the limit is none.
    """
    bounded(limit, 0)
    question = msgspec.structs.replace(asked or EventsAsked(), uncoded=False)
    with store.read() as connection:
        known = columns(store, connection, uncoded=False)
        left = Left(known.size, masks(store, connection, known, question)).all
    parties, pairs = known.parties, known.parties.pairs
    counting = left[pairs.event]
    if tied:
        cooperation, conflict = _masks(known, pairs.event, pairs.between)[2:]
        counting &= cooperation | conflict
    here = np.flatnonzero(counting)
    size = len(parties.folded)
    codes, event, between = pairs.code[here], pairs.event[here], pairs.between[here]
    met = np.unique(codes)
    first, second = parties.both(met)
    degrees = np.bincount(np.concatenate([first, second]), minlength=size)
    chosen = most(degrees, limit)
    rows = np.unique(np.concatenate([pairs.one[here], pairs.other[here]]))
    events = np.bincount(parties.name[rows], minlength=size)
    inside = marked(size, np.array(chosen, np.int64))
    every = _masks(known, event, between)
    counts = [np.bincount(codes[mask], minlength=len(pairs.names)) for mask in every]
    ties = met[inside[first] & inside[second]]
    months = _months(known, codes, event, every[2:], ties)
    return Network(
        parties=tuple(
            Party(
                value=parties.folded[at].strip(),
                name=parties.shown[at],
                country=parties.country[at],
                events=int(events[at]),
                contacts=int(degrees[at]),
            )
            for at in chosen
        ),
        different=int(np.count_nonzero(degrees)),
        ties=tuple(_tie(known, at, [int(count[at]) for count in counts], months.get(at, {})) for at in ties.tolist()),
    )


def _tie(known: EventColumns, code: int, counts: list[int], months: dict[str, tuple[int, int]]) -> Tie:
    one, other = (known.parties.folded[at].strip() for at in known.parties.two(code))
    events, between, cooperation, conflict = counts
    return Tie(
        one=one, other=other, events=events, between=between, cooperation=cooperation, conflict=conflict, months=months
    )


def _months(
    known: EventColumns, codes: Ints, event: Ints, sides: Sequence[Mask], ties: Ints
) -> dict[int, dict[str, tuple[int, int]]]:
    """For each tie the months in which there are events of cooperation or conflict, with how many of each."""
    found: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    wanted = np.isin(codes, ties)
    size = len(known.month.values)
    both = codes * size + known.month.codes[event]
    keys = np.unique(both[wanted & (sides[0] | sides[1])])
    counts = [np.searchsorted(keys, both[wanted & side]) for side in sides]
    cooperation, conflict = (np.bincount(at, minlength=len(keys)).tolist() for at in counts)
    for key, coop, conf in zip(keys.tolist(), cooperation, conflict, strict=True):
        month = known.month.values[key % size]
        if month is not None:
            found[key // size][month] = (coop, conf)
    return found


def _period(known: EventColumns, since: str | None, until: str | None) -> Mask:
    if since or until:
        return within(known.first, known.last, since, until)
    return np.ones(known.size, np.bool_)


def _joint(events: Ints, names: Ints, between: Mask) -> tuple[Ints, Ints, Mask]:
    """Each event with each name once: of several of one side, one that the event is between is enough."""
    order = np.lexsort((~between, names, events))
    events, names, between = events[order], names[order], between[order]
    new = np.ones(len(events), np.bool_)
    new[1:] = (events[1:] != events[:-1]) | (names[1:] != names[:-1])
    return events[new], names[new], between[new]


def _masks(known: EventColumns, event: Ints, between: Mask) -> tuple[Mask, Mask, Mask, Mask]:
    """Of rows of events: all, those between two, of these the done ones of cooperation and of conflict."""
    done = known.modality.equal(DONE[0]) | known.modality.equal(DONE[1])
    kinds = [quad(kind) if kind in TYPES else 0 for kind in known.type.values]
    quads: Codes = np.array(kinds, np.int32)[known.type.codes]
    counted = between & done[event]
    of = quads[event]
    return np.ones(len(event), np.bool_), between, counted & (of > 0) & (of <= 2), counted & (of > 2)


def origins_of(store: Store, connection: Connection, known: EventColumns) -> Column:
    """The origin of each report that counts."""
    lines = frame(store, connection, LINEAGE)
    version = kept.version(store, connection, "fused", "conflicts", "lineage")
    uri = known.reports.uri
    return kept.kept(store, "origins", version, lambda _: beside(uri, lines.values["key"], lines.values["origin"]))


def _told_by(known: EventColumns, events: Ints, origin: Column) -> tuple[int, int]:
    """How many articles tell of some events, of how many origins."""
    reports = known.reports
    starts = np.searchsorted(reports.event, events, side="left")
    ends = np.searchsorted(reports.event, events, side="right")
    if not len(events):
        return 0, 0
    rows = np.concatenate([np.arange(start, end) for start, end in zip(starts, ends, strict=True)])
    origins = np.unique(origin.codes[rows])
    return len(np.unique(reports.uri.codes[rows])), int(np.count_nonzero(origins != origin.place(None)))
