"""Protects the first sentence from the dateline before it."""

from __future__ import annotations

import pytest

from dragoman.language import parse
from dragoman.language.datelines import dateline_ends

REPORT = "The premier arrived."


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO — ",
        "OSLO, Norway (AP) — ",
        "Oslo, March 3 (Nordic Press) - ",
        "NEW DELHI, 4 May 2021 -- ",
        "(Reuters) - ",
        "UNITED NATIONS (AP) _ ".replace("_", "--"),
        "SAINT-DENIS, France, Jan. 5 (AFP) – ",
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(dateline: str) -> None:
    text = dateline + REPORT
    assert list(dateline_ends(text)) == [len(dateline)]
    parsed = parse(text)
    assert parsed.words(parsed.sentences[-1]) == REPORT


@pytest.mark.parametrize(
    "text",
    [
        "The premier — a former judge — arrived.",
        "Oslo - the capital - was quiet.",
        "NATO said on Monday - in a statement - it would wait.",
        "Putin (president) met him.",
        "A well-known envoy - of late - left.",
    ],
)
def test_a_dash_in_a_sentence_is_no_dateline(text: str) -> None:
    assert list(dateline_ends(text)) == []


def test_every_line_may_have_one() -> None:
    assert len(list(dateline_ends(f"Talks begin\n\nOSLO (AP) — {REPORT}\n\nROME — {REPORT}"))) == 2
