"""Protects two articles side by side: what both tell, what one tells, in the exact words of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dragoman.engine.weighing import weigh_record
from dragoman.model import Evidence, Lineage, Reading, Side, Story, Weighed
from dragoman.record import RecordError, Store, writing
from dragoman.record.comparing import Compared, Comparison, compare, described
from tests.record.making import drifted, show
from tests.weighing.making import at, conflict, entity, event, fused, kin, reading, taking_part

ONE = "Ona Lind greeted Tariq Osei on 2023-03-02. Bells rang. Lind left Marrow on 2023-03-03."
OTHER = "Bells rang. On 2023-03-02 Ona Lind greeted Tariq Osei. Osei fired the pilot."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def told(uri: str, text: str, *more: tuple[str, str]) -> Reading:
    """An article of a greeting and of other things done by one of two; given as who and the word."""
    people = [entity(text, 1, "person", "Ona Lind"), entity(text, 2, "person", "Tariq Osei")]
    day = ("2023-03-02", "2023-03-02")
    events = [event(text, "greeted", [("e1", "Ona Lind")], [("e2", "Tariq Osei")], date=day)]
    events += [event(text, word, [(who, word)], kind="RETREAT") for who, word in more]
    return reading(uri, text, "2023-03-03", entities=people, events=events, times=[day])


def put(store: Store, *readings: Reading) -> None:
    writing.write_results(store, writing.start_run(store, []), readings)


def compared(store: Store, a: str = "in/a.txt", b: str = "in/b.txt") -> Comparison:
    put(store, told("in/a.txt", ONE, ("e1", "left")), told("in/b.txt", OTHER, ("e2", "fired")))
    weigh_record(store)
    return compare(store, a, b)


def where(rows: Sequence[Compared]) -> list[tuple[str, str]]:
    return [(row.where, row.kind) for row in rows]


def test_what_both_tell_comes_before_what_one_tells(store: Store) -> None:
    found = compared(store)
    assert where(found.rows) == [("shared", "event"), ("only a", "event"), ("only b", "event")]
    shared, mine, theirs = found.rows
    assert shared.what == "CONSULT, happened: Ona Lind → Tariq Osei, 2023-03-02"
    assert [words.text for words in (*shared.a, *shared.b)] == [
        "Ona Lind greeted Tariq Osei on 2023-03-02.",
        "On 2023-03-02 Ona Lind greeted Tariq Osei.",
    ]
    assert (mine.b, theirs.a) == ((), ())


def test_every_span_is_exact(store: Store) -> None:
    for row in compared(store).rows:
        for text, words in ((ONE, row.a), (OTHER, row.b)):
            assert all(one.text == text[slice(*one.spans[0])] for one in words)


def test_turned_round_it_is_the_same_turned_round(store: Store) -> None:
    there, back = compared(store), compare(store, "b.txt", "a.txt")
    assert (back.a, back.b) == (there.b, there.a)
    assert {(row.id, row.a, row.b) for row in back.rows} == {(row.id, row.b, row.a) for row in there.rows}


def test_where_they_contradict_each_other_comes_first(store: Store) -> None:
    a, b = told("in/a.txt", ONE), told("in/b.txt", OTHER)
    put(store, a, b, told("in/c.txt", ONE))

    def cites(*given: tuple[str, str, str]) -> list[Side]:
        return [
            Side(value=words, evidence=(Evidence(uri=uri, span=at(text, words), text=words),))
            for uri, text, words in given
        ]

    both = conflict("k", *cites(("in/a.txt", ONE, "on 2023-03-02"), ("in/b.txt", OTHER, "On 2023-03-02")))
    other = conflict("l", *cites(("in/a.txt", ONE, "Bells"), ("in/c.txt", ONE, "rang")))
    show(store, Weighed(conflicts=(both, other), events=(fused("x", "in/a.txt"),)))
    found = compare(store, "a.txt", "b.txt")
    assert where(found.rows) == [("contradicting", "conflict"), ("only a", "event")]
    assert [words.text for words in (*found.rows[0].a, *found.rows[0].b)] == ["on 2023-03-02", "On 2023-03-02"]


def test_what_both_quote_is_shared(store: Store) -> None:
    readings, quotation = drifted()
    put(store, *readings)
    show(store, Weighed(quotations=(quotation,)))
    (row,) = compare(store, "a.txt", "c.txt").rows
    assert (row.where, row.kind, row.what) == ("shared", "quotation", "Mira Voss, Ivo Kral")
    assert row.a[0].text == "“We will never return to that table,”"
    assert row.b[0].text == "“We will return to that table,”"


@pytest.mark.parametrize(
    ("rows", "stories", "expected"),
    [
        ([kin("a"), kin("b", "a", relation="copy", parent="a", basis=("x", "y"))], "ss", "copy: b of a (x; y)"),
        ([kin("a", "b", relation="excerpt", parent="b", basis=("x",)), kin("b")], "ss", "excerpt: a of b (x)"),
        ([kin("a", "o"), kin("b", "o")], "ss", "of one origin"),
        ([kin("a"), kin("b")], "ss", "independent reports of one story"),
        ([kin("a"), kin("b")], "st", "of different stories"),
    ],
)
def test_what_they_are_to_one_another(store: Store, rows: list[Lineage], stories: str, expected: str) -> None:
    put(store, reading("a", "Bells rang."), reading("b", "Bells rang again."))
    put_in = tuple(Story(uri=uri, story=story) for uri, story in zip("ab", stories, strict=True))
    show(store, Weighed(lineage=tuple(rows), stories=put_in))
    assert compare(store, "a", "b").kinship == expected


def test_a_name_that_fits_no_article_or_several_is_refused(store: Store) -> None:
    put(store, reading("x/a.txt", "Bells."), reading("y/a.txt", "Drums."), reading("b.txt", "Horns."))
    for one, other in (("none.txt", "b.txt"), ("b.txt", "a.txt"), ("b.txt", "b.txt")):
        with pytest.raises(RecordError):
            compare(store, one, other)
    assert compare(store, "x/a.txt", "y/a.txt").a.uri == "x/a.txt"


def test_a_whole_uri_that_is_the_end_of_another_names_its_article(store: Store) -> None:
    put(store, told("a.txt", ONE), told("old/a.txt", OTHER, ("e2", "fired")), reading("b.txt", "Horns."))
    weigh_record(store)
    found = compare(store, "a.txt", "b.txt")
    assert found.a.uri == "a.txt"
    assert where(found.rows) == [("only a", "event")]


def test_an_event_is_one_line() -> None:
    party = taking_part
    given = fused(
        "x", "a", mode="visit", date="2023", participants=(party("Ona"), party("Karl"), party("Chad", "recipient"))
    )
    assert described(given) == "CONSULT (visit), happened: Ona, Karl → Chad, 2023"
    assert described(fused("x", "a")) == "CONSULT, happened: somebody"
