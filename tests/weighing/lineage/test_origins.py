"""Families from links, whatever the links are."""

from __future__ import annotations

from dragoman.weighing.lineage.origins import origins
from dragoman.weighing.lineage.relation import Link
from dragoman.weighing.lineage.sketch import sketch
from tests.weighing.making import reading


def link(child: int, parent: int) -> Link:
    return Link(child=child, parent=parent, relation="copy", strength=0.9, basis=("test",))


def test_no_article_is_its_own_forebear() -> None:
    sketches = [sketch(reading(name, "Text")) for name in "abc"]
    found = origins(sketches, [link(0, 1), link(1, 2), link(2, 0)])
    parents = {row.uri: row.parent for row in found}
    assert parents == {"a": None, "b": "c", "c": "a"}
    assert len({row.origin for row in found}) == 1
