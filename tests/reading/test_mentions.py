"""Protects looking up entities by position."""

from __future__ import annotations

from dragoman.model import Entity, Mention
from dragoman.reading.mentions import Mentions

RUIZ = Entity(id="e1", kind="person", name="Ruiz", mentions=(Mention(span=(10, 14)), Mention(span=(40, 44))))
MINISTRY = Entity(id="e2", kind="organisation", name="the ministry of Ruiz", mentions=(Mention(span=(30, 50)),))
MENTIONS = Mentions([RUIZ, MINISTRY])


def test_the_shortest_mention_answers() -> None:
    found = MENTIONS.at(41)
    assert found is not None
    assert found[0] is RUIZ
    outer = MENTIONS.at(35)
    assert outer is not None
    assert outer[0] is MINISTRY


def test_ends_are_outside() -> None:
    assert MENTIONS.at(14) is None
    assert MENTIONS.at(9) is None


def test_within_takes_whole_mentions_only() -> None:
    assert [m.span for _, m in MENTIONS.within((10, 44))] == [(10, 14), (40, 44)]
    assert [m.span for _, m in MENTIONS.within((11, 20))] == []
    assert [m.span for _, m in MENTIONS.within((0, 99))] == [(10, 14), (30, 50), (40, 44)]


def test_no_mentions_at_all() -> None:
    assert Mentions([]).at(0) is None
    assert Mentions([]).within((0, 5)) == []
