"""Protects the tree of families: each article below its parent, the biggest family first, the lonely only counted."""

from __future__ import annotations

import pytest

from dragoman.cli.families import find_families, print_families
from dragoman.model import Lineage, Relation


def row(uri: str, origin: str, relation: Relation = "original", parent: str | None = None, reason: str = "") -> Lineage:
    return Lineage(
        uri=uri,
        origin=origin,
        origin_label="Andes Wire" if origin == "o1" else None,
        relation=relation,
        parent=parent,
        basis=(reason,) if reason else (),
    )


ROWS = [
    row("lonely", "o3"),
    row("b/1", "o2"),
    row("b/2", "o2", "copy", "b/1", "95% of its words stand in the parent in the same order"),
    row("a/1", "o1"),
    row("a/2", "o1", "excerpt", "a/1"),
    row("a/3", "o1", "translation", "a/2"),
    row("quoting", "o4", "excerpt", "a/1", "a passage of 40 words"),
    row("lost", "o5", "translation"),
]


def test_the_biggest_family_comes_first_and_the_lonely_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    print_families(ROWS, {"a/1": "2024-03-02T10:00", "b/2": "2024-03-05"})
    out, err = capsys.readouterr()
    assert out == (
        "origin o1 · Andes Wire · 4 articles\n"
        "└── a/1 · original · 2024-03-02\n"
        "    ├── a/2 · excerpt\n"
        "    │   └── a/3 · translation\n"
        "    └── quoting · excerpt · a passage of 40 words\n"
        "\n"
        "origin o2 · 2 articles\n"
        "└── b/1 · original\n"
        "    └── b/2 · copy · 2024-03-05 · 95% of its words stand in the parent in the same order\n"
        "\n"
    )
    assert err == (
        "8 articles of 5 origins; 2 without kin; 1 made from texts that are not in the record; 4 origins nobody names\n"
    )


def test_an_article_whose_parent_is_not_listed_heads_its_own_tree() -> None:
    families = find_families([row("x", "o1", "copy", "elsewhere"), row("y", "o1", "copy", "x")])
    assert [family.size for family in families] == [2]


def test_hostile_names_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_families([row("a\x1b[2J", "o1"), row("b", "o1", "copy", "a\x1b[2J")], {})
    assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())


def test_nothing_found_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_families([], {})
    assert capsys.readouterr().err == "no articles found\n"
