"""Protects who has to do with whom: contacts and networks count the events that the whole list holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from dragoman.model import FusedEvent
from dragoman.ontology.plover import TOGETHER, quad
from dragoman.record import Store, ledger, queries
from dragoman.record.dates import days
from dragoman.record.ledger import Contact, EventsAsked
from dragoman.record.names import folded
from tests.record.ledger import making


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("ledger") / "record.sqlite", create=True)
    making.fill(opened, events=80)
    yield opened
    opened.close()


def is_one(name: str, country: str | None, who: str) -> bool:
    return folded(who) in folded(name) or country == who


def roles(event: FusedEvent, name: str) -> set[str]:
    return {p.role for p in event.participants if p.name == name}


def between(event: FusedEvent, one: str, other: str) -> bool:
    mine, theirs = roles(event, one), roles(event, other)
    if ("actor" in mine and "recipient" in theirs) or ("recipient" in mine and "actor" in theirs):
        return True
    nobody = all(p.role == "actor" for p in event.participants)
    return nobody and event.type in TOGETHER and event.mode != "visit"


def expected(store: Store, who: str, since: str | None = None) -> dict[str, tuple[int, ...]]:
    """For each other: events, those between the two, done ones of cooperation and of conflict, articles, origins."""
    origins = {row.uri: row.origin for row in queries.articles(store)}
    told: dict[str, list[tuple[FusedEvent, bool]]] = defaultdict(list)
    for event in queries.events(store, actor=who, since=since):
        parties = {p.name: p.country for p in event.participants}
        mine = {name for name, country in parties.items() if is_one(name, country, who)}
        for other in parties.keys() - mine:
            told[other].append((event, any(between(event, one, other) for one in mine)))
    found: dict[str, tuple[int, ...]] = {}
    for other, events in told.items():
        done = [e for e, towards in events if towards and e.modality in ("happened", "ongoing")]
        uris = {report.uri for event, _ in events for report in event.reports if report.counted}
        found[folded(other).strip()] = (
            len(events),
            sum(towards for _, towards in events),
            sum(quad(e.type or "") <= 2 for e in done),
            sum(quad(e.type or "") > 2 for e in done),
            len(uris),
            len({origins[uri] for uri in uris}),
        )
    return found


def figures(contact: Contact) -> tuple[int, ...]:
    counts = (contact.events, contact.between, contact.cooperation, contact.conflict)
    return (*counts, contact.articles, contact.origins)


@pytest.mark.parametrize("who", ["lind", "Ona Lind", "LVA", "Émile Røst", "EST", "nobody", "ZZZ"])
@pytest.mark.parametrize("since", [None, "2024-02-10"])
def test_contacts_count_the_events_that_two_take_part_in(store: Store, who: str, since: str | None) -> None:
    found = ledger.contacts(store, who, since=since)
    assert {contact.value: figures(contact) for contact in found} == expected(store, who, since)
    assert [contact.events for contact in found] == sorted((c.events for c in found), reverse=True)


def test_contacts_are_bounded_and_not_vacuous(store: Store) -> None:
    found = ledger.contacts(store, "Ona Lind")
    assert len(found) == 4
    assert sum(contact.between for contact in found) < sum(contact.events for contact in found)
    assert sum(contact.cooperation for contact in found) > 0
    assert ledger.contacts(store, "Ona Lind", limit=2) == found[:2]
    with pytest.raises(ValueError, match="page"):
        ledger.contacts(store, "Ona Lind", limit=1000)


def test_a_network_holds_the_most_connected_and_their_ties(store: Store) -> None:
    whole = ledger.network(store)
    events = queries.events(store)
    joint: Counter[tuple[str, ...]] = Counter()
    with_any: Counter[str] = Counter()
    for event in events:
        names = sorted({folded(p.name).strip() for p in event.participants})
        joint.update(combinations(names, 2))
        with_any.update(names if len(names) > 1 else ())
    assert {(tie.one, tie.other): tie.events for tie in whole.ties} == joint
    assert {party.value: party.events for party in whole.parties} == with_any
    assert {party.contacts for party in whole.parties} == {4}
    lind = {c.value: (c.events, c.between, c.cooperation, c.conflict) for c in ledger.contacts(store, "Ona Lind")}
    for tie in whole.ties:
        if "ona lind" in (tie.one, tie.other):
            other = tie.other if tie.one == "ona lind" else tie.one
            assert (tie.events, tie.between, tie.cooperation, tie.conflict) == lind[other]
    few = ledger.network(store, limit=2)
    assert few.parties == whole.parties[:2]
    assert len(few.ties) == 1


def test_a_network_of_a_period(store: Store) -> None:
    late = ledger.network(store, EventsAsked(since="2024-02-10"))
    assert 0 < sum(tie.events for tie in late.ties) < sum(tie.events for tie in ledger.network(store).ties)
    assert ledger.network(store, EventsAsked(since="2030")) == ledger.Network(parties=(), different=0, ties=())


def test_months_of_ties_add_up_to_what_is_done_between_the_two(store: Store) -> None:
    whole = ledger.network(store)
    by_name: dict[tuple[str, str], Counter[tuple[str, bool]]] = defaultdict(Counter)
    for event in queries.events(store):
        if event.modality not in ("happened", "ongoing") or not event.date:
            continue
        names = {folded(p.name).strip(): p.name for p in event.participants}
        for one, other in combinations(sorted(names), 2):
            if between(event, names[one], names[other]):
                by_name[one, other][days(event.date)[0][:7], quad(event.type or "") <= 2] += 1  # type: ignore[index]
    for tie in whole.ties:
        told = {
            (month, side): count
            for month, both in tie.months.items()
            for side, count in zip((True, False), both, strict=True)
            if count
        }
        assert told == by_name[tie.one, tie.other]
    assert any(tie.months for tie in whole.ties)


def test_a_network_of_what_is_asked_for(store: Store) -> None:
    asked = EventsAsked(actor="Ona Lind", type="AID")
    found = ledger.network(store, asked, limit=3)
    events = queries.events(store, actor="Ona Lind", type="AID")
    assert {party.value: party.events for party in found.parties}["ona lind"] == sum(
        len({p.name for p in event.participants}) > 1 for event in events
    )
    assert found.different > len(found.parties) == 3


def test_what_is_known_of_names(store: Store) -> None:
    rows = ledger.who(store, ledger.WhoAsked(limit=200)).rows
    assert len(rows) > 1
    found = ledger.named(store, [*(row.value for row in rows), "nobody of this name"])
    assert found == {row.value: row for row in rows}


def test_a_network_of_those_between_whom_something_was_done(store: Store) -> None:
    whole, tied = ledger.network(store), ledger.network(store, tied=True)
    done = {
        (tie.one, tie.other): (tie.cooperation, tie.conflict) for tie in whole.ties if tie.cooperation + tie.conflict
    }
    assert {(tie.one, tie.other): (tie.cooperation, tie.conflict) for tie in tied.ties} == done
    assert all(tie.events == tie.between == tie.cooperation + tie.conflict for tie in tied.ties)
    assert sum(tie.events for tie in tied.ties) < sum(tie.events for tie in whole.ties)
