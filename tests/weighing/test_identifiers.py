"""Protects identifiers: they follow from what articles say, not from where the articles lie."""

from __future__ import annotations

import msgspec

from dragoman.model import Reading
from dragoman.weighing import weigh
from tests.readings import reading


def moved(given: Reading, uri: str) -> Reading:
    return msgspec.structs.replace(given, article=msgspec.structs.replace(given.article, uri=uri))


def test_moving_the_articles_changes_no_identifier() -> None:
    here = weigh([reading("a.txt")])
    there = weigh([moved(reading("a.txt"), "elsewhere/b.txt")])
    assert [e.id for e in here.events] == [e.id for e in there.events]
    assert [line.origin for line in here.lineage] == [line.origin for line in there.lineage]
    assert [s.story for s in here.stories] == [s.story for s in there.stories]


def test_equal_bytes_at_two_places_are_copies_with_one_identity_for_each_thing() -> None:
    weighed = weigh([reading("a.txt"), reading("b.txt")])
    assert len({line.origin for line in weighed.lineage}) == 1
    assert [(e.articles, e.origins) for e in weighed.events] == [(2, 1)]
    assert len({e.id for e in weighed.events}) == len(weighed.events)
    assert len({c.id for c in weighed.conflicts}) == len(weighed.conflicts)
