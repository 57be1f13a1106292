"""Protects quotations in the record: found by any variant, and marked exactly where a variant differs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.model import Difference, Weighed
from dragoman.record import RecordError, Store, queries
from dragoman.record.quoted import differs, marked, other_speaker, pieces
from tests.record.making import drifted, put, quotation, quoting, show, variant, with_outlet

READINGS, DRIFTED = drifted()
SAME = [quoting(f"same-{n}.txt", "The harbour is shut,", "Ona Lind", f"2024-01-0{n}") for n in (1, 2)]
ALIKE = quotation(*(variant(one) for one in SAME), origins=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    put(opened, [*READINGS, *SAME], DRIFTED, ALIKE)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [ALIKE, DRIFTED]),  # in order of first publication
        ({"differing": True}, [DRIFTED]),
        ({"variants": 3}, [DRIFTED]),
        ({"variants": 5}, []),
        ({"by": "voss"}, [DRIFTED]),
        ({"by": "Ivo Kral"}, [DRIFTED]),  # whoever is given as the speaker
        ({"by": "Lind", "differing": True}, []),
        ({"about": "harbour"}, [ALIKE]),
        ({"about": "shall not return"}, [DRIFTED]),  # in the words of one variant
        ({"by": "Kral", "about": "shall not"}, []),  # but of the same one
        ({"since": "2024-03"}, [DRIFTED]),
        ({"until": "2024-01"}, [ALIKE]),
        ({"article": "c.txt"}, [DRIFTED]),
        ({"article": "none.txt"}, []),
    ],
)
def test_filters(store: Store, filters: dict[str, object], found: list[object]) -> None:
    assert queries.quotations(store, **filters) == found  # type: ignore[arg-type]


def test_a_new_weighing_takes_the_place_of_the_old(store: Store) -> None:
    show(store, Weighed(quotations=(ALIKE,)))
    assert queries.quotations(store) == [ALIKE]
    assert {row.quotation for row in queries.statements(store, about="table")} == {None}


def test_each_variant_is_marked_where_it_differs_from_the_first() -> None:
    assert [marked(DRIFTED, one) for one in DRIFTED.variants] == [
        "“We will never return to that table,”",
        "“We {shall not} return to that table,”",
        "“We will {left out: never} return to that table,”",
        "“We will never return to that table,”",
    ]


def test_pieces_lose_no_character() -> None:
    for one in DRIFTED.variants:
        assert "".join(piece.words for piece in pieces(DRIFTED, one) if piece.kind != "missing") == one.text


def test_differences_that_point_nowhere_mark_nothing() -> None:
    first = DRIFTED.variants[0]
    lost = msgspec.structs.replace(first, differences=(Difference(first=(900, 950), own=(800, 890)),))
    assert marked(quotation(first, lost), lost) == first.text


def test_differences_across_the_spans_of_a_variant_are_marked_in_each() -> None:
    first = DRIFTED.variants[0]
    spans = ((0, 8), (14, 20))
    torn = msgspec.structs.replace(
        first, spans=spans, text="“We will … return", differences=(Difference(first=(1, 20), own=(4, 20)),)
    )
    assert marked(quotation(first, torn), torn) == "“We {will} … {return}"


def test_words_left_out_at_the_edges() -> None:
    first = variant(quoting("x.txt", "No, it is open,", "Ona Lind"))
    start = variant(quoting("y.txt", "it is open,", "Ona Lind"), ((1, 4), (1, 1)))
    end = variant(quoting("z.txt", "No, it is", "Ona Lind"), ((10, 16), (10, 10)))
    assert marked(quotation(first, start, end), start) == "“{left out: No,} it is open,”"
    assert marked(quotation(first, start, end), end) == "“No, it is {left out: open,}”"


def test_another_speaker_is_somebody_else_not_another_form_of_the_name() -> None:
    first, *_, mouth = DRIFTED.variants
    assert other_speaker(DRIFTED, mouth)
    for name, entity, other in (
        ("Voss", None, False),
        ("Mira Voss", None, False),
        ("Voss", first.entity, False),
        ("she", None, False),  # a pronoun that nobody is known for
        ("a spokesman", None, True),
        (None, None, False),
    ):
        again = msgspec.structs.replace(mouth, speaker=name, entity=entity)
        assert other_speaker(quotation(first, again), again) is other, name
        assert differs(quotation(first, again)) is other


def test_variants_come_with_what_is_known_of_their_articles(tmp_path: Path) -> None:
    opened = Store(tmp_path / "outlets.sqlite", create=True)
    put(opened, [with_outlet(READINGS[0], "Harbour Chronicle"), *READINGS[1:]], DRIFTED)
    rows = queries.variants(opened, queries.quotations(opened))
    opened.close()
    assert [(row.uri, row.outlet, row.published, row.other_speaker) for row in rows] == [
        ("a.txt", "Harbour Chronicle", "2024-03-01", False),
        ("b.txt", None, "2024-03-02", False),
        ("c.txt", None, "2024-03-03", False),
        ("d.txt", None, None, True),
    ]
    assert {(row.quotation, row.articles, row.origins) for row in rows} == {(DRIFTED.id, 4, 2)}


def test_of_several_quotations_a_statement_names_the_one_with_most_origins(store: Store) -> None:
    twice = quotation(*DRIFTED.variants[:2], origins=9)
    show(store, Weighed(quotations=(DRIFTED, twice)))
    (row,) = queries.statements(store, article="a.txt")
    assert (row.quotation, row.articles, row.origins) == (twice.id, 2, 9)
    assert queries.quotation_of(store, "a.txt", row.id) == twice


def test_a_record_of_the_format_before_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.execute("INSERT INTO about VALUES ('schema', '3')")
    connection.close()
    with pytest.raises(RecordError, match=r"format 3; this version reads format 5\. Add its articles to a new record"):
        Store(path, create=True)
