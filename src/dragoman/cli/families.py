"""`lineage --tree`: families of texts, each article below the one that it was made from."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from dragoman.cli.output import count, day, open_console, plain, short
from dragoman.model import Lineage

if TYPE_CHECKING:
    from rich.tree import Tree

_BRANCH, _LAST, _DOWN, _BLANK = "├── ", "└── ", "│   ", "    "


class Node(NamedTuple):
    """An article with what was made from it."""

    article: Lineage
    below: tuple[Node, ...]


class Family(NamedTuple):
    """Texts that go back to one: those without a parent, and below each what was made from it."""

    roots: tuple[Node, ...]
    size: int


def print_families(rows: Sequence[Lineage], published: Mapping[str, str | None]) -> None:
    """Print the families, the biggest first; articles without kin are only counted, on stderr."""
    families = find_families(rows)
    kin = [family for family in families if family.size > 1]
    if sys.stdout.isatty():
        for family in kin:
            open_console().print(_rich(family, published))
    else:
        for family in kin:
            sys.stdout.write("".join(f"{line}\n" for line in _lines(family, published)) + "\n")
    typer.echo(_counted(rows, families), err=True)


def find_families(rows: Sequence[Lineage]) -> list[Family]:
    """The families of the rows, the biggest first, then by the name of their first article.

    An article that only quotes a passage has an origin of its own, and yet stands below the one that it quotes.
    """
    here = {row.uri: row for row in rows}
    made: dict[str, list[Lineage]] = defaultdict(list)
    roots: dict[str, list[Lineage]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.uri):
        if row.parent in here:
            made[row.parent].append(row)
        else:
            roots[row.origin].append(row)

    def node(row: Lineage) -> Node:
        return Node(row, tuple(node(child) for child in made[row.uri]))

    families = [_family(tuple(node(row) for row in together)) for together in roots.values()]
    return sorted(families, key=lambda family: (-family.size, family.roots[0].article.uri))


def _family(roots: tuple[Node, ...]) -> Family:
    return Family(roots, sum(_size(root) for root in roots))


def _size(node: Node) -> int:
    return 1 + sum(_size(child) for child in node.below)


def _counted(rows: Sequence[Lineage], families: Sequence[Family]) -> str:
    """How many articles there are, of how many origins, and of how many of these is not known where they come from."""
    if not rows:
        return "no articles found"
    alone = [family.roots[0].article for family in families if family.size == 1]
    lost = sum(row.relation != "original" and row.parent is None for row in rows)
    told = [
        f"{count(len(rows), 'article')} of {count(len({row.origin for row in rows}), 'origin')}",
        f"{len(alone)} without kin",
    ]
    if lost:
        told.append(f"{lost} made from texts that are not in the record")
    nameless = {row.origin for row in rows} - {row.origin for row in rows if row.origin_label}
    if nameless:
        told.append(f"{count(len(nameless), 'origin')} nobody names")
    return "; ".join(told)


def _heading(family: Family) -> str:
    first = family.roots[0].article
    parts = (f"origin {short(first.origin)}", plain(first.origin_label), count(family.size, "article"))
    return " · ".join(part for part in parts if part)


def _told(node: Node, published: Mapping[str, str | None]) -> str:
    """An article in one line: what it is, of which day, and the first reason."""
    row = node.article
    parts = (row.uri, row.relation, day(published.get(row.uri)), row.basis[0] if row.basis else None)
    return " · ".join(plain(part) for part in parts if part)


def _lines(family: Family, published: Mapping[str, str | None]) -> Iterator[str]:
    yield _heading(family)
    yield from _below(family.roots, "", published)


def _below(nodes: Sequence[Node], margin: str, published: Mapping[str, str | None]) -> Iterator[str]:
    for place, node in enumerate(nodes):
        last = place == len(nodes) - 1
        yield f"{margin}{_LAST if last else _BRANCH}{_told(node, published)}"
        yield from _below(node.below, margin + (_BLANK if last else _DOWN), published)


def _rich(family: Family, published: Mapping[str, str | None]) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    def hang(tree: Tree, nodes: Sequence[Node]) -> None:
        for node in nodes:
            uri, _, rest = _told(node, published).partition(" · ")
            line = Text(uri, style="bold", overflow="fold").append(f" · {rest}", style="not bold")
            hang(tree.add(line), node.below)

    found = Tree(Text(_heading(family)))
    hang(found, family.roots)
    return found
