"""Quotation marks of every kind, whole and damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.statements.quotations import Quotations

CASES = [
    ("He said “yes” and “no”.", ["“yes”", "“no”"]),
    ('He said "yes" and "no".', ['"yes"', '"no"']),
    ("He said ''yes'' and left.", ["''yes''"]),
    ("«Oui», dit-il. „Ja“, sagte er. „Tak”.", ["«Oui»", "„Ja“", "„Tak”"]),
    ("»Ja«, sagte er.", ["»Ja«"]),
    ("”Ja”, sade han.", ["”Ja”"]),
    ("他说「是」。", ["「是」"]),
    ("The ‘peace train’ left.", ["‘peace train’"]),
    ("“He told me ‘no’ twice.”", ["“He told me ‘no’ twice.”"]),
    ("“The “A” plan is dead,” he said.", ["“The “A” plan is dead,”"]),
    ("the states' border and the cities' mayors", []),
    ("a 5'10\" pipe", []),
    ("It rained. We will return,” he said.", ["We will return,”"]),
    ("He said “one thing. Nothing else.", ["“one thing."]),
    ("“First paragraph.\n\n“Second paragraph.”", ["“First paragraph.", "“Second paragraph.”"]),
    ('“We agree," he said. "They do not,” she said.', ['“We agree,"', '"They do not,”']),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert [text[slice(*one.span)] for one in Quotations(text).all] == expected


def test_kind_is_by_the_marks() -> None:
    text = "He said “yes, of course” to them"
    quotations = Quotations(text)
    assert quotations.kind([(8, 24)]) == "direct"
    assert quotations.kind([(8, 32)]) == "mixed"
    assert quotations.kind([(0, 7)]) == "indirect"


@given(st.text(alphabet="ab .,\n“”\"'‘’«»„「」`—5", max_size=60))
def test_quotations_never_overlap_and_never_leave_their_paragraph(text: str) -> None:
    last = 0
    for quotation in Quotations(text).all:
        start, end = quotation.span
        assert last <= start < end <= len(text)
        assert "\n" not in text[start:end]
        last = end
