"""Protects who said what: a row for everything that is said, at whatever hand, and the questions that find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.model import Participant
from dragoman.record import Store, queries
from dragoman.record.rows import StatementRow
from dragoman.record.speakers import reporters, second_hand
from tests.record.making import SPEECH, at, drifted, put, speech


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


@pytest.fixture
def store(empty: Store) -> Store:
    put(empty, [speech()])
    return empty


def told(store: Store, **filters: str) -> list[str]:
    return [row.content for row in queries.statements(store, **filters)]


WHOLE = SPEECH[SPEECH.index("that a senior") : SPEECH.index(" sign") + 5]
INNER = "the pilot would not sign"
DEMAND = "that Kyiv open the strait"
DIRECT = "“They will never close it again,”"


def test_what_is_reported_inside_a_statement_comes_right_after_it(store: Store) -> None:
    assert told(store) == [WHOLE, INNER, DEMAND, DIRECT]
    assert [row.via for row in queries.statements(store)] == [None, "Mira Voss", None, None]


def test_articles_count_the_statements_that_they_make_themselves(store: Store) -> None:
    assert [row.statements for row in queries.articles(store)] == [3]


def test_a_source_without_a_name_is_shown_as_written_with_the_words_that_keep_it_so(store: Store) -> None:
    (row,) = queries.statements(store, by="harbour official")
    assert (row.source, row.anonymity) == ("a senior harbour official", "spoke on condition of anonymity")


def test_a_pronoun_is_shown_as_the_name_it_stands_for(store: Store) -> None:
    (row,) = queries.statements(store, kind="direct")
    assert row.source == "Mira Voss"


def test_the_office_is_the_one_given_there_or_nearest_before(store: Store) -> None:
    offices = {row.content: row.office for row in queries.statements(store, by="Voss")}
    assert offices == {WHOLE: "Minister of Foreign Affairs", DEMAND: "Prime Minister", DIRECT: "Prime Minister"}


def test_an_office_that_is_given_only_later_is_better_than_none(empty: Store) -> None:
    given = speech()
    bare = msgspec.structs.replace(given.entities[0].mentions[0], office=None)
    voss = msgspec.structs.replace(given.entities[0], mentions=(bare, *given.entities[0].mentions[1:]))
    put(empty, [msgspec.structs.replace(given, entities=(voss, *given.entities[1:]))])
    assert queries.statements(empty, about="pilot")[0].office == "Prime Minister"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"by": "Voss"}, [WHOLE, DEMAND, DIRECT]),
        ({"by": "miroslava"}, [WHOLE, DEMAND, DIRECT]),  # as the tables of facts know her
        ({"by": "SVN"}, [WHOLE, DEMAND, DIRECT]),
        ({"by": "Kyiv"}, []),
        ({"about": "strait"}, [DEMAND]),
        ({"about": "open the strait"}, [DEMAND]),
        ({"about": "strait open"}, []),
        ({"about": "Kyiv"}, [DEMAND, DIRECT]),  # by name, and by a pronoun that stands for it
        ({"about": "ukraine"}, [DEMAND, DIRECT]),  # under its common name
        ({"about": "UKR"}, [DEMAND, DIRECT]),
        ({"about": "Ukr"}, []),
        ({"about": "SVN"}, []),
        ({"about": "harbour official"}, [WHOLE]),
        ({"about": "NOT"}, []),  # capitals are a code, a name or a word in capitals
        ({"about": "not"}, [WHOLE, INNER]),
        ({"kind": "direct"}, [DIRECT]),
        ({"cue_class": "demand"}, [DEMAND]),
        ({"polarity": "negative"}, [INNER, DIRECT]),
        ({"polarity": "positive", "by": "Voss"}, [WHOLE, DEMAND]),
        ({"act": "request"}, [DEMAND]),
        ({"act": "THREATEN"}, []),
        ({"since": "2024-02-06"}, []),
        ({"until": "2024-02", "article": "speech.txt", "cue_class": "demand"}, [DEMAND]),
    ],
)
def test_filters(store: Store, filters: dict[str, str], found: list[str]) -> None:
    assert told(store, **filters) == found


def test_names_do_not_run_into_one_another(empty: Store) -> None:
    put(empty, [speech()])
    assert told(empty, about="pilot Kyiv") == []
    assert told(empty, by="Voss Miroslava") == []


@pytest.mark.parametrize("term", ["%", "_", "'; DROP TABLE statements; --", "*", "[A-Z]", "\0", "“"])
def test_what_is_asked_for_is_only_text(store: Store, term: str) -> None:
    assert told(store, about=term) == []
    assert told(store, by=term) == []


def test_act_is_the_type_of_the_event_that_it_is(store: Store) -> None:
    assert {row.content: row.act for row in queries.statements(store) if row.act} == {DEMAND: "REQUEST"}


def test_an_act_that_is_not_there_is_none(empty: Store) -> None:
    put(empty, [msgspec.structs.replace(speech(), events=())])
    assert {row.act for row in queries.statements(empty)} == {None}


def test_spans_are_those_of_the_words(store: Store) -> None:
    for row in queries.statements(store):
        assert " … ".join(SPEECH[start:end] for start, end in row.spans) == row.content


def counted(row: StatementRow) -> tuple[int | None, int | None, str | None]:
    return row.articles, row.origins, row.quotation


def test_counts_are_those_of_the_quotation_else_of_the_article_alone(empty: Store) -> None:
    readings, quotation = drifted()
    put(empty, [*readings, speech()], quotation)
    quoted = queries.statements(empty, about="table")
    assert {counted(row) for row in quoted} == {(4, 2, quotation.id)}
    assert {counted(row) for row in queries.statements(empty, article="speech.txt")} == {(1, 1, None)}


def test_what_is_not_weighed_is_not_counted(empty: Store) -> None:
    put(empty, [speech()], weighed=False)
    assert {counted(row) for row in queries.statements(empty)} == {(None, None, None)}


def test_an_unresolved_speaker_is_the_phrase_and_none_is_none(empty: Store) -> None:
    given = speech()
    first, second, third = given.statements
    he = msgspec.structs.replace(first, source=Participant(entity=None, span=at("deputies")), inner=())
    nobody = msgspec.structs.replace(second, source=None, inner=(first.inner[0],))
    put(empty, [msgspec.structs.replace(given, statements=(he, nobody, third))])
    rows = queries.statements(empty)
    assert [(row.source, row.via) for row in rows[:3]] == [
        ("deputies", None),
        (None, None),
        ("a senior harbour official", "somebody"),
    ]


@pytest.mark.parametrize(
    ("via", "speaker", "names", "words"),
    [
        (None, "Mira Voss", [], None),
        ("Mira Voss", "pilot", ["Mira Voss"], "as Mira Voss reports"),
        ("Mira Voss", "Mira Voss", [], None),  # she said that she believed
        ("Mira Voss → Mira Voss", "pilot", ["Mira Voss"], "as Mira Voss reports"),
        ("Ivo Kral → Mira Voss", "pilot", ["Ivo Kral", "Mira Voss"], "via Ivo Kral → Mira Voss"),
        ("Ivo Kral", None, ["Ivo Kral"], "as Ivo Kral reports"),
    ],
)
def test_nobody_reports_himself(via: str | None, speaker: str | None, names: list[str], words: str | None) -> None:
    assert reporters(via, speaker) == names
    assert second_hand(via, speaker) == words
