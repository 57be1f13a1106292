"""Days, ranges, parts and deeds that cannot be."""

from __future__ import annotations

import pytest

from dragoman.weighing.conflicts import impossible, slips, wholes
from tests.weighing.conflicts.cases import found
from tests.weighing.making import entity, reading


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They meet on November 31.", 1),
        ("They met on 30 February 2011.", 1),
        ("They met on 29 February 2012.", 0),
        ("They met on Monday, 2 May 2011.", 0),
        ("They met on Tuesday, 2 May 2011.", 1),
        ("They met on Tuesday, May 3.", 0),
        ("They met on Wednesday, May 3.", 1),
        ("They met on Wednesday, July 3.", 0),  # far off: it may be of another year
        ("He ruled from 1990 to 1986.", 1),
        ("He ruled from 1986 to 1990.", 0),
        ("The fee rises from May 45 dollars.", 0),
    ],
)
def test_the_calendar(text: str, number: int) -> None:
    assert len(found(slips.check, reading("a", text, "2011-05-04"))) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Of the body, 138 of the 120 members voted for it.", 1),
        ("In the hall 39 of the 54 member states spoke.", 0),
        ("The Security Council adopted it by 17 votes to none.", 1),
        ("The Security Council adopted it with 12 votes in favour and 3 abstentions.", 0),
        ("The General Assembly adopted it with 121 votes in favour, 17 against and 33 abstentions.", 0),
        ("The General Assembly adopted it with 171 votes in favour and 52 abstentions.", 1),
        ("The first of 1990 was better than 3 of the 5 wines.", 0),
    ],
)
def test_parts_and_wholes(text: str, number: int) -> None:
    assert len(found(wholes.check, reading("a", text, "2012-11-30"))) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Anna Berg and Anna Berg signed the accord.", 1),
        ("President Anna Berg thanked President Anna Berg.", 1),
        ("Anna Berg was received by Premier Anna Berg.", 1),
        ("Anna Berg spoke, and the crowd cheered Anna Berg.", 0),
        ("Anna Berg said that Anna Berg would stay.", 0),
    ],
)
def test_nobody_does_it_with_himself(text: str, number: int) -> None:
    assert (
        len(found(impossible.check, reading("a", text, entities=(entity(text, 1, "person", "Anna Berg"),)))) == number
    )
