"""Protects the pages of statements, articles, conflicts and stories: each holds what filtering the whole list would
leave, in its order, and its facets count that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.record import Store, ledger, queries
from dragoman.record.dates import days
from dragoman.record.ledger import ArticlesAsked, Bucket, ConflictsAsked, StatementsAsked, StoriesAsked
from dragoman.record.names import folded
from dragoman.record.rows import ArticleRow, StatementRow, StoryRow
from tests.record.ledger import making

_T = TypeVar("_T")
_Asked = TypeVar("_Asked", bound=msgspec.Struct)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("ledger") / "record.sqlite", create=True)
    making.fill(opened)
    yield opened
    opened.close()


SINCE = st.sampled_from([None, None, "2024", "2024-02", "2024-02-12"])
UNTIL = st.sampled_from([None, None, "2023", "2024-02-04", "2024-02"])
LIMIT = st.sampled_from([0, 1, 7, 200])
OFFSET = st.sampled_from([0, 0, 1, 5, 100])
DAY = st.sampled_from(["newest", "oldest"])


def counts(found: tuple[Bucket, ...]) -> dict[str | None, int]:
    return {bucket.value: bucket.count for bucket in found}


def first(edtf: str | None) -> str:
    return days(edtf)[0] or ""


def newest(found: Sequence[_T], day: Callable[[_T], str]) -> list[_T]:
    """The latest first; what is of one day in the order in which it is given, what has no day last."""
    return sorted(found, key=day, reverse=True)


def without(asked: _Asked, *names: str) -> _Asked:
    plain = type(asked)()
    return msgspec.structs.replace(asked, **{name: getattr(plain, name) for name in names})


def given_of(asked: msgspec.Struct, *left_out: str) -> dict[str, Any]:
    names = [name for name in asked.__struct_fields__ if name not in {"sort", "limit", "offset", *left_out}]
    return {name: getattr(asked, name) for name in names}


# -------------------------------------------------------------------------------------------------------- statements

WHO = st.sampled_from([None, None, "voss", "Mira Voss", "SVN", "LVA", "lind", "USA", "UKR", "XYZ", "AND", "official"])
STATEMENTS = st.builds(
    StatementsAsked,
    by=WHO,
    about=WHO,
    kind=st.sampled_from([None, None, "direct", "Indirect"]),
    cue_class=st.sampled_from([None, None, None, "neutral", "demand"]),
    polarity=st.sampled_from([None, None, "negative", "positive"]),
    act=st.sampled_from([None, None, None, "request", "AID"]),
    words=st.sampled_from([None, None, None, "the", "the strait", '"open the strait"', "cafe", "rost", "", "-"]),
    since=SINCE,
    until=UNTIL,
    article=st.sampled_from([None, None, None, "0", "said/1"]),
    sort=DAY,
    limit=LIMIT,
    offset=OFFSET,
)


def statements(store: Store, asked: StatementsAsked) -> list[StatementRow]:
    found = queries.statements(store, **given_of(asked, "words"))
    if asked.words is not None:
        terms = [folded(word) for word in asked.words.replace('"', "").split() if folded(word).strip()]
        terms = [folded(asked.words)] if '"' in asked.words else terms
        found = [row for row in found if terms and all(term in folded(row.content) for term in terms)]
    return found if asked.sort == "oldest" else newest(found, lambda row: first(row.published))


@settings(max_examples=250, deadline=None)
@given(asked=STATEMENTS)
def test_statements(store: Store, asked: StatementsAsked) -> None:
    page, whole = ledger.statements(store, asked), statements(store, asked)
    assert page.total == len(whole)
    assert list(page.rows) == whole[asked.offset : asked.offset + asked.limit]
    for name in ("kind", "cue_class", "polarity", "act"):
        others = statements(store, without(asked, name))
        assert counts(getattr(page.facets, name)) == Counter(getattr(row, name) for row in others)
    assert counts(page.facets.speaker) == Counter(row.source for row in statements(store, without(asked, "by")))
    months = Counter(first(row.published)[:7] or None for row in statements(store, without(asked, "since", "until")))
    assert counts(page.facets.month) == months


def test_facets_of_statements_name_countries_and_whom_they_are_about(store: Store) -> None:
    facets = ledger.statements(store, StatementsAsked()).facets
    for bucket in facets.country:
        assert bucket.count == len(queries.statements(store, by=bucket.value))
    assert {bucket.value for bucket in facets.about} >= {"kyiv", "pilot"}
    for bucket in facets.about:
        assert 0 < bucket.count <= len(queries.statements(store, about=bucket.value))


# ---------------------------------------------------------------------------------------------------------- articles

ARTICLES = st.builds(
    ArticlesAsked,
    words=st.sampled_from([None, None, "harbour", "harbour quillon", '"the league"', "café", ""]),
    outlet=st.sampled_from([None, None, "courier", "courier 1", "%", "_"]),
    language=st.sampled_from([None, None, "EN", "fr"]),
    relation=st.sampled_from([None, None, "copy", "original"]),
    skipped=st.sampled_from([None, None, True, False]),
    story=st.sampled_from([None, None, "0story"]),
    since=SINCE,
    until=UNTIL,
    sort=DAY,
    limit=LIMIT,
    offset=OFFSET,
)


def articles(store: Store, asked: ArticlesAsked) -> list[ArticleRow]:
    found = queries.articles(store, **given_of(asked, "language", "relation", "skipped", "story"))
    found = [
        row
        for row in found
        if (not asked.language or (row.language or "").lower() == asked.language.lower())
        and (not asked.relation or row.relation == asked.relation)
        and (asked.skipped is None or (row.skipped is not None) == asked.skipped)
        and (not asked.story or row.story == asked.story)
    ]
    return found if asked.sort == "oldest" else newest(found, lambda row: first(row.published))


@settings(max_examples=150, deadline=None)
@given(asked=ARTICLES)
def test_articles(store: Store, asked: ArticlesAsked) -> None:
    page, whole = ledger.articles(store, asked), articles(store, asked)
    assert page.total == len(whole)
    assert list(page.rows) == whole[asked.offset : asked.offset + asked.limit]
    for name in ("outlet", "language", "relation", "skipped"):
        others = articles(store, without(asked, name))
        assert counts(getattr(page.facets, name)) == Counter(getattr(row, name) for row in others)
    months = Counter(first(row.published)[:7] or None for row in articles(store, without(asked, "since", "until")))
    assert counts(page.facets.month) == months


# --------------------------------------------------------------------------------------------------------- conflicts

CONFLICTS = st.builds(
    ConflictsAsked,
    kind=st.sampled_from([None, None, "Date", "place", "office"]),
    severity=st.sampled_from([None, None, "hard", "SOFT"]),
    actor=st.sampled_from([None, None, "ebbe", "new ebbe", "sorn", "port"]),
    article=st.sampled_from([None, None, "3.html", "5.html"]),
    since=SINCE,
    until=UNTIL,
    sort=st.just("kind"),
    limit=LIMIT,
    offset=OFFSET,
)


@settings(max_examples=150, deadline=None)
@given(asked=CONFLICTS)
def test_conflicts(store: Store, asked: ConflictsAsked) -> None:
    page, whole = ledger.conflicts(store, asked), queries.conflicts(store, **given_of(asked, "other"))
    assert page.total == len(whole)
    assert list(page.rows) == whole[asked.offset : asked.offset + asked.limit]
    for name in ("kind", "severity"):
        others = queries.conflicts(store, **given_of(without(asked, name), "other"))
        assert counts(getattr(page.facets, name)) == Counter(getattr(one, name) for one in others)


def test_conflicts_of_two_name_both(store: Store) -> None:
    for one, other in (("ebbe", "port"), ("ebbe", "sorn"), ("port", "nobody")):
        both = {c.id for c in queries.conflicts(store, actor=one)} & {
            c.id for c in queries.conflicts(store, actor=other)
        }
        assert {c.id for c in ledger.conflicts(store, ConflictsAsked(actor=one, other=other)).rows} == both
    assert ledger.conflicts(store, ConflictsAsked(actor="ebbe", other="ebbe")).total > 0


def test_the_gravest_conflicts_stand_first_and_of_these_the_latest(store: Store) -> None:
    published = {row.uri: first(row.published) for row in queries.articles(store)}

    def last(uris: Sequence[str]) -> str:
        return max(published[uri] for uri in uris)

    rows = ledger.conflicts(store, ConflictsAsked()).rows
    cited = [(one.severity, last([e.uri for side in one.sides for e in side.evidence])) for one in rows]
    graveness = ["hard", "soft", "note"]
    assert len(rows) == 3
    assert cited == sorted(newest(cited, lambda one: one[1]), key=lambda one: graveness.index(one[0]))
    newest_first = ledger.conflicts(store, ConflictsAsked(sort="newest")).rows
    dates = [last([e.uri for side in one.sides for e in side.evidence]) for one in newest_first]
    assert dates == sorted(dates, reverse=True)


# ----------------------------------------------------------------------------------------------------------- stories

STORIES = st.builds(
    StoriesAsked,
    words=st.sampled_from([None, None, "harbour", "nowhere"]),
    since=st.sampled_from([None, None, "2024-03", "2024-05"]),
    until=UNTIL,
    min_articles=st.sampled_from([None, 1, 6, 7]),
    sort=st.sampled_from(["newest", "oldest", "articles", "origins"]),
    limit=LIMIT,
    offset=st.sampled_from([0, 0, 1]),
)


@settings(max_examples=100, deadline=None)
@given(asked=STORIES)
def test_stories(store: Store, asked: StoriesAsked) -> None:
    page = ledger.stories(store, asked)
    holding = {row.story for row in queries.articles(store, words=asked.words)} if asked.words else None
    whole = [
        row
        for row in queries.told_stories(store)
        if (holding is None or row.story in holding)
        and (not asked.min_articles or row.articles >= asked.min_articles)
        and (not asked.since or (row.last or "") >= asked.since)
        and (not asked.until or (row.first is not None and row.first[: len(asked.until)] <= asked.until))
    ]
    assert page.total == len(whole)
    ordered = sorted(whole, key=lambda row: row.story)
    sorts: dict[str, Callable[[StoryRow], Any]] = {"articles": lambda r: r.articles, "origins": lambda r: r.origins}
    if asked.sort == "oldest":
        ordered = sorted(ordered, key=lambda row: (row.first is None, row.first or ""))
    else:
        ordered = sorted(ordered, key=lambda row: row.last or "", reverse=True)
        ordered = sorted(ordered, key=sorts.get(asked.sort, lambda row: 0), reverse=True)
    assert list(page.rows) == ordered[asked.offset : asked.offset + asked.limit]
