"""Protects the units that are aligned: what stands between quotation marks, a sentence in parts taken as one."""

from __future__ import annotations

import msgspec

from dragoman.model import Reading, Statement
from dragoman.weighing.quotations.sayings import sayings
from tests.weighing.making import at, reading
from tests.weighing.quotations.quoting import article


def texts(one: Reading) -> list[tuple[str, ...]]:
    return [tuple(one.words(span) for span in saying.spans) for saying in sayings(one, {})]


def test_a_sentence_with_words_put_in_is_one() -> None:
    told = article("a", ("Dora Lind", "The ferry is late,", "and nobody waits for it.", "Waiting is for the rich."))
    assert texts(told) == [
        ("“The ferry is late,”", "“and nobody waits for it.”"),
        ("“Waiting is for the rich.”",),
    ]


def test_two_quotations_side_by_side_are_two() -> None:
    text = "“The ferry is late.” “The pilot has gone home,” Dora Lind said."
    told = _stated(text, "direct", text.removesuffix(" Dora Lind said."))
    assert texts(told) == [("“The ferry is late.”",), ("“The pilot has gone home,”",)]


def test_of_a_mixed_statement_only_what_is_quoted() -> None:
    text = "Dora Lind said the pilot had “gone home by the last tram” and that the ferry was late."
    told = _stated(text, "mixed", text.removeprefix("Dora Lind said "))
    assert texts(told) == [("“gone home by the last tram”",)]


def test_an_indirect_statement_quotes_nothing() -> None:
    text = "Dora Lind said the pilot had gone home by the last tram."
    assert texts(_stated(text, "indirect", text.removeprefix("Dora Lind said "))) == []


def test_a_direct_statement_that_lost_its_marks_is_quoted_whole() -> None:
    text = "The pilot has gone home by the last tram, Dora Lind said."
    assert texts(_stated(text, "direct", "The pilot has gone home by the last tram,")) == [
        ("The pilot has gone home by the last tram,",)
    ]


def _stated(text: str, kind: str, content: str) -> Reading:
    raw = {"id": "s", "kind": kind, "source": None, "cue": None, "cue_class": None}
    statement = msgspec.convert({**raw, "content": [at(text, content)], "sentence": (0, len(text))}, Statement)
    return reading("a", text, statements=[statement])
