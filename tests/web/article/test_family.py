"""Protects the order of families: each text behind what it was made of, also where the record is broken or large."""

from __future__ import annotations

from pathlib import Path

from dragoman.model import Lineage
from dragoman.record import Store
from dragoman.web.article import family as module
from dragoman.web.article.family import family


def _line(uri: str, parent: str | None) -> Lineage:
    relation = "copy" if parent else "original"
    return Lineage(uri=uri, origin="o", origin_label=None, relation=relation, parent=parent, basis=("why",))  # type: ignore[arg-type]


def _told(tmp_path: Path, lines: list[Lineage], first: str | None = None) -> tuple[list[tuple[str, int]], int]:
    store = Store(tmp_path / "empty.sqlite", create=True)
    found = family(store, lines, first)
    store.close()
    return [(one.uri, one.depth) for one in found.members], found.left_out


def test_each_stands_behind_what_it_was_made_of(tmp_path: Path) -> None:
    lines = [_line("c", "b"), _line("b", "a"), _line("a", None), _line("d", "a"), _line("e", "lost")]
    assert _told(tmp_path, lines) == ([("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)], 0)


def test_a_circle_of_parents_is_listed_too(tmp_path: Path) -> None:
    members, _ = _told(tmp_path, [_line("a", "b"), _line("b", "a"), _line("c", "c")])
    assert sorted(uri for uri, _ in members) == ["a", "b", "c"]


def test_a_large_family_is_cut_but_not_away_from_the_article(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "MOST", 5)
    lines = [_line("a", None), *(_line(f"b{number:03}", "a") for number in range(90)), _line("z", "b080")]
    members, left_out = _told(tmp_path, lines, "z")
    assert [one for one in members if one[0] in ("a", "b080", "z")] == [("a", 0), ("b080", 1), ("z", 2)]
    assert (len(members), left_out) == (5, 87)
