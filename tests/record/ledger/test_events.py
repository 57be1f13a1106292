"""Protects the pages of events: they hold what filtering the whole list would leave, and their facets count it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import FusedEvent, overlap
from dragoman.record import Store, ledger, queries
from dragoman.record.dates import days
from dragoman.record.ledger import Bucket, EventsAsked
from dragoman.record.names import folded
from dragoman.record.queries.conditions import terms_of
from tests.record.ledger import making

QUERIES = ("actor", "pair", "type", "modality", "since", "until", "article", "uncoded")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("ledger") / "record.sqlite", create=True)
    making.fill(opened)
    yield opened
    opened.close()


NAMES = st.sampled_from(["Lind", "ona lind", "emile rost", "LVA", "QLN", "league", "Nobody", "ZZZ"])
ASKED = st.builds(
    EventsAsked,
    actor=st.none() | NAMES,
    pair=st.none() | st.tuples(NAMES, NAMES),
    type=st.sampled_from([None, None, "consult", "AID", "ASSAULT"]),
    mode=st.sampled_from([None, None, None, "visit", "phone"]),
    modality=st.sampled_from([None, None, *making.MODALITIES]),
    since=st.sampled_from([None, None, "2024", "2024-02", "2024-02-06", "2025"]),
    until=st.sampled_from([None, None, "2023", "2024-02-04", "2024-02"]),
    place=st.sampled_from([None, None, "Ebbe", "new ebbe", "sorn"]),
    min_origins=st.sampled_from([None, None, 1, 2, 3]),
    conflict=st.sampled_from([False, False, True]),
    words=st.sampled_from([None, None, "harbour", "the league", '"the league" meet', "café", "cafe sorn", "-", ""]),
    article=st.sampled_from([None, None, None, "3.html", "https://made.test/4.html"]),
    story=st.sampled_from([None, None, None, "0story", "1s"]),
    due=st.sampled_from([False, False, False, True]),
    uncoded=st.booleans(),
    sort=st.sampled_from(["newest", "oldest", "origins", "articles", "reported"]),
    limit=st.sampled_from([0, 1, 7, 200]),
    offset=st.sampled_from([0, 0, 1, 7, 100]),
)


def told_by_sentence(store: Store, event: FusedEvent, words: str) -> bool:
    terms = [folded(term) for term in terms_of(words)]
    if not any(term.strip() for term in terms):
        return False
    texts = {report.uri: queries.reading(store, report.uri) for report in event.reports}
    said = [texts[report.uri].article.text[slice(*report.sentence)] for report in event.reports]  # type: ignore[union-attr]
    return any(all(term in folded(one) for term in terms) for one in said)


def in_conflict(store: Store, event: FusedEvent) -> bool:
    evidence = [piece for one in queries.conflicts(store) for side in one.sides for piece in side.evidence]
    return any(
        piece.uri == report.uri and overlap(piece.span, report.sentence)
        for piece in evidence
        for report in event.reports
    )


def expected(store: Store, asked: EventsAsked) -> list[FusedEvent]:
    """The same by the plain way: the whole list, filtered."""
    found = queries.events(store, **{name: getattr(asked, name) for name in QUERIES})
    story = {row.uri for row in queries.stories(store, story=asked.story)} if asked.story else set()
    return [
        event
        for event in found
        if (not asked.mode or event.mode == asked.mode)
        and (not asked.place or folded(asked.place) in folded(event.place or ""))
        and (not asked.min_origins or event.origins >= asked.min_origins)
        and (not asked.due or (event.modality == "planned" and event.outcome is None))
        and (not asked.conflict or in_conflict(store, event))
        and (asked.words is None or told_by_sentence(store, event, asked.words))
        and (not asked.story or any(report.uri in story for report in event.reports))
    ]


def in_order(found: list[FusedEvent], sort: str, store: Store) -> list[str]:
    when = {event.id: day_of(event) for event in found}
    by_id = sorted(found, key=lambda event: event.id)
    if sort == "oldest":
        return [e.id for e in sorted(by_id, key=lambda e: (when[e.id] is None, when[e.id] or ""))]
    if sort == "reported":
        by_id.sort(key=lambda e: e.reported or "", reverse=True)
    else:
        by_id.sort(key=lambda e: when[e.id] or "", reverse=True)
    if sort == "origins":
        by_id.sort(key=lambda e: e.origins, reverse=True)
    if sort == "articles":
        by_id.sort(key=lambda e: e.articles, reverse=True)
    return [event.id for event in by_id]


def day_of(event: FusedEvent) -> str | None:
    return days(event.date)[0] or event.reported


@settings(max_examples=250, deadline=None)
@given(asked=ASKED)
def test_a_page_holds_what_filtering_the_whole_list_leaves(store: Store, asked: EventsAsked) -> None:
    page = ledger.events(store, asked)
    everything = expected(store, asked)
    ids = in_order(everything, asked.sort, store)
    assert page.total == len(everything)
    assert [event.id for event in page.rows] == ids[asked.offset : asked.offset + asked.limit]
    by_id = {event.id: event for event in everything}
    assert all(event == by_id[event.id] for event in page.rows)


def without(asked: EventsAsked, *names: str) -> EventsAsked:
    plain = EventsAsked()
    return msgspec.structs.replace(asked, **{name: getattr(plain, name) for name in names})


def counts(found: tuple[Bucket, ...]) -> dict[str | None, int]:
    return {bucket.value: bucket.count for bucket in found}


@settings(max_examples=100, deadline=None)
@given(asked=ASKED)
def test_facets_count_what_all_other_filters_leave(store: Store, asked: EventsAsked) -> None:
    facets = ledger.events(store, asked).facets
    for name in ("type", "mode", "modality", "place"):
        events = expected(store, without(asked, name))
        plain = Counter(getattr(event, name) for event in events)
        if name == "place":
            plain.pop(None, None)
        assert counts(getattr(facets, name)) == plain
    parties = [{p.name: p.country for p in event.participants} for event in expected(store, without(asked, "actor"))]
    assert counts(facets.actor) == Counter(folded(name).strip() for one in parties for name in one)
    assert counts(facets.country) == Counter(code for one in parties for code in set(one.values()) if code)
    pairs = Counter(
        "|".join(both)
        for event in expected(store, without(asked, "pair"))
        for both in combinations(sorted({folded(p.name).strip() for p in event.participants}), 2)
    )
    ranked = sorted(pairs, key=lambda pair: (-pairs[pair], pair.split("|")))[:10]
    assert [bucket.value for bucket in facets.pair] == ranked
    assert counts(facets.pair) == {pair: pairs[pair] for pair in ranked}
    dated = expected(store, without(asked, "since", "until"))
    months = Counter(month_of(event) for event in dated)
    assert counts(facets.month) == months
    assert [b.value for b in facets.month] == sorted(months, key=lambda month: (month is None, month or ""))
    told_by = [event.origins for event in expected(store, without(asked, "min_origins"))]
    of_origins = Counter(str(number) for origins in told_by for number in range(1, min(origins, 3) + 1))
    assert counts(facets.origins) == of_origins
    assert facets.conflict == len(expected(store, msgspec.structs.replace(asked, conflict=True)))


def month_of(event: FusedEvent) -> str | None:
    first = days(event.date)[0]
    return first[:7] if first else None


def test_a_facet_says_how_somebody_is_written_and_of_which_country(store: Store) -> None:
    found = {bucket.value: bucket for bucket in ledger.events(store, EventsAsked(uncoded=True)).facets.actor}
    assert (found["emile røst"].name, found["emile røst"].country) == ("Émile Røst", None)
    assert (found["ona lind"].name, found["ona lind"].country) == ("Ona Lind", "LVA")


def test_pages_lead_on_and_back(store: Store) -> None:
    page = ledger.events(store, EventsAsked(limit=10, uncoded=True))
    seen = list(page.rows)
    assert page.previous is None
    while page.next is not None:
        before = page
        page = ledger.events(store, EventsAsked(limit=10, offset=page.next, uncoded=True))
        assert ledger.events(store, EventsAsked(limit=10, offset=page.previous or 0, uncoded=True)).rows == before.rows
        seen += page.rows
    assert len(seen) == page.total == len({event.id for event in seen})


@pytest.mark.parametrize("wrong", [{"limit": 201}, {"limit": -1}, {"offset": -1}])
def test_a_page_is_bounded(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="page"):
        EventsAsked(**wrong)  # type: ignore[arg-type]


def test_a_date_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="soon"):
        ledger.events(store, EventsAsked(since="soon"))
