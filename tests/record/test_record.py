"""Protects the record: what goes in comes out, nothing twice, nothing half-written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.model import (
    Conflict,
    Evidence,
    Failure,
    FusedEvent,
    FusedParticipant,
    Lineage,
    Reading,
    Report,
    Side,
    Story,
    Weighed,
)
from dragoman.record import RecordError, Store, queries, writing
from dragoman.record.explaining import Explanation, explain
from tests.readings import at, reading
from tests.record.making import show


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def put(store: Store, *results: Reading | Failure) -> None:
    run = writing.start_run(store, ["given"])
    writing.write_results(store, run, results)
    writing.finish_run(store, run)


def weighed(given: Reading) -> Weighed:
    event = given.events[0]
    report = Report(uri=given.article.uri, event=event.id, trigger=event.trigger, sentence=event.sentence)
    return Weighed(
        lineage=(
            Lineage(uri=given.article.uri, origin="o1", origin_label="A", relation="original", parent=None, basis=()),
        ),
        stories=(Story(uri=given.article.uri, story="s1"),),
        events=(
            FusedEvent(
                id="f1",
                type="CONSULT",
                mode=None,
                cameo="040",
                modality="happened",
                date="2023-05-04",
                place="Lisbon",
                reported="2023-05-05",
                participants=(
                    FusedParticipant(role="actor", entity="p1", name="Ana Ruiz", country="PRT"),
                    FusedParticipant(role="recipient", entity="p2", name="Ivo Kral", country="CZE"),
                ),
                reports=(report,),
                articles=1,
                origins=1,
            ),
        ),
        conflicts=(
            Conflict(
                id="c1",
                kind="date",
                slot="meeting",
                severity="soft",
                cause="rounding",
                explanation="Two dates.",
                sides=(
                    Side(
                        value="4 May",
                        evidence=(Evidence(uri=given.article.uri, span=at("4 May 2023"), text="4 May 2023"),),
                    ),
                    Side(value="5 May", source="calendar"),
                ),
            ),
        ),
    )


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    given = reading()
    put(store, given)
    assert queries.reading(store, "a.txt") == given


def test_the_same_article_twice_changes_nothing(store: Store) -> None:
    put(store, reading())
    put(store, reading())
    assert len(queries.articles(store)) == 1
    assert len(queries.statements(store)) == 1


def test_two_uris_with_equal_bytes_are_two_articles(store: Store) -> None:
    put(store, reading("a.txt"), reading("b.txt"))
    assert [row.uri for row in queries.articles(store)] == ["a.txt", "b.txt"]
    assert len({s.id for s in queries.statements(store)}) == 1  # identifiers follow from content, not from place


def test_a_failure_is_kept_once_and_cleared_by_success(store: Store) -> None:
    failure = Failure(uri="a.txt", stage="read", error="broken")
    put(store, failure)
    put(store, failure)
    assert [row.error for row in queries.errors(store)] == ["broken"]
    put(store, reading("a.txt"))
    assert queries.errors(store) == []


def test_a_write_that_fails_leaves_nothing_half_written(store: Store) -> None:
    def results() -> Iterator[Reading]:
        yield reading("a.txt")
        raise KeyboardInterrupt

    run = writing.start_run(store, [])
    with pytest.raises(KeyboardInterrupt):
        writing.write_results(store, run, results())
    assert queries.articles(store) == []


def test_weighing_is_known_to_be_stale_after_an_add(store: Store) -> None:
    assert writing.is_weighed(store)
    put(store, reading("a.txt"))
    assert not writing.is_weighed(store)
    show(store, weighed(reading("a.txt")))
    assert writing.is_weighed(store)
    put(store, reading("b.txt"))
    assert not writing.is_weighed(store)


@pytest.fixture
def full(store: Store) -> Store:
    given = reading()
    put(store, given)
    show(store, weighed(given))
    return store


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 1),
        ({"actor": "ruiz"}, 1),
        ({"actor": "RUÍZ"}, 1),
        ({"actor": "Rui"}, 0),  # whole words only
        ({"actor": "CZE"}, 1),
        ({"pair": ("Ruiz", "Kral")}, 1),
        ({"pair": ("Ruiz", "Novak")}, 0),
        ({"type": "consult"}, 1),
        ({"type": "ASSAULT"}, 0),
        ({"modality": "planned"}, 0),
        ({"since": "2023-05"}, 1),
        ({"since": "2023-06"}, 0),
        ({"until": "2023-05-04"}, 1),
        ({"until": "2023-05-03"}, 0),
        ({"article": "a.txt"}, 1),
        ({"article": "other.txt"}, 0),
    ],
)
def test_filters_of_events(full: Store, filters: dict[str, object], found: int) -> None:
    assert len(queries.events(full, **filters)) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"by": "Ruiz"}, 1),
        ({"by": "Kral"}, 0),
        ({"about": "will return"}, 1),
        ({"about": "return will"}, 0),
        ({"about": "100%_"}, 0),  # the wildcards of LIKE mean nothing
        ({"kind": "direct"}, 1),
        ({"kind": "indirect"}, 0),
        ({"since": "2023-05-06"}, 0),
    ],
)
def test_filters_of_statements(full: Store, filters: dict[str, str], found: int) -> None:
    assert len(queries.statements(full, **filters)) == found


def test_a_statement_carries_its_exact_words(full: Store) -> None:
    (row,) = queries.statements(full)
    assert row.content == '"We will return,"'
    assert row.office == "Minister"
    assert row.origin == "o1"


def test_offices_with_their_words(full: Store) -> None:
    (row,) = queries.offices(full, person="Ruiz", office="minister", of="prt")
    assert (row.words, row.span) == ("Minister", (0, 8))


@pytest.mark.parametrize("words", ['"met President"', "kral lisbon", "LISBON"])
def test_full_text_search_finds_words_and_phrases(full: Store, words: str) -> None:
    assert len(queries.articles(full, words=words)) == 1


@pytest.mark.parametrize("words", ['"President met"', "absent", '"', "AND", "a:b*(", "", "\0"])
def test_full_text_search_takes_nothing_as_syntax(full: Store, words: str) -> None:
    assert queries.articles(full, words=words) == []


def test_lineage_stories_and_conflicts(full: Store) -> None:
    assert [row.origin for row in queries.lineage(full, article="a.txt")] == ["o1"]
    assert queries.lineage(full, origin="nothing") == []
    assert [row.story for row in queries.stories(full, article="a.txt")] == ["s1"]
    assert [row.id for row in queries.conflicts(full, article="a.txt", kind="date")] == ["c1"]
    assert queries.conflicts(full, severity="hard") == []
    assert [row.id for row in queries.conflicts(full, actor="calendar")] == []
    assert [row.id for row in queries.conflicts(full, since="2023-05", until="2023-05-05")] == ["c1"]
    assert queries.conflicts(full, since="2023-06") == []


def test_explain_shows_sentence_rule_article_and_clues(full: Store) -> None:
    event = reading().events[0]
    (found,) = explain(full, event.id[:8])
    assert isinstance(found, Explanation)
    assert found.rule == "meet.v"
    assert found.words.startswith("Minister Ana Ruiz met")
    assert {(m.label, m.words) for m in found.marks} >= {("trigger", "met"), ("actor", "Ana Ruiz"), ("place", "Lisbon")}
    assert found.source.lineage is not None
    assert found.source.lineage.origin == "o1"
    assert found.source.clues[0].value == "img.example.org"


def test_explain_leads_from_a_fused_event_to_its_reports(full: Store) -> None:
    kinds = [type(item).__name__ for item in explain(full, "f1")]
    assert kinds == ["FusedEvent", "Explanation"]


def test_explain_takes_the_end_of_an_articles_uri(store: Store) -> None:
    put(store, reading("news/2019/a.txt"))
    (found,) = explain(store, "a.txt")
    assert isinstance(found, Explanation)
    assert (found.kind, found.source.uri) == ("article", "news/2019/a.txt")
    assert explain(store, "019/a.txt") == []


def test_explain_names_nothing(full: Store) -> None:
    assert explain(full, "zzzz") == []


def test_no_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="dragoman add"):
        Store(tmp_path / "none.sqlite", create=False)


def test_another_file_is_not_taken_for_a_record(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database at all, only words " * 40)
    with pytest.raises(RecordError, match="cannot be used as a record"):
        Store(text, create=True)
    database = tmp_path / "other.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE x (y)")
    with pytest.raises(RecordError, match="not a Dragoman record"):
        Store(database, create=True)


def test_a_record_of_another_format_says_so(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    Store(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE about SET value = '99' WHERE key = 'schema'")
    with pytest.raises(RecordError, match="format 99"):
        Store(path, create=False)


def test_readers_see_one_state_while_a_writer_writes(store: Store) -> None:
    put(store, reading("a.txt"))
    with store.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM articles").scalar()
        put(store, reading("b.txt"))
        assert connection.exec_driver_sql("SELECT count(*) FROM articles").scalar() == before
    assert len(queries.articles(store)) == 2


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "50% of? what#.sqlite"
    Store(path, create=True).close()
    assert path.exists()
