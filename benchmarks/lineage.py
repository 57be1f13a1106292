"""Lineage of articles of the project's own: what was made from what, and what only looks like it.

`benchmarks/lineage` holds tables `[[article]]`.  An article has a `text`, or is made `of` another one by edits that
the table names: the `lines` that it takes (all but those in `skip`), sentences in `reverse` order within each line,
words that are `swap`ped, and what stands `before` and `after`.  `relation` and `parent` say what it is; `accept` names
relations that are as good, `parents` others that may be named.  One that is `mixed` keeps an origin of its own; of one
that is `loose` it is not judged.  Articles of one `story` that have no parent are the hard ones: they may not be put
together, nor may those of `unrelated.toml`.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.data import WORK, readings, tables
from dragoman.model import Lineage, Reading, Relation
from dragoman.weighing.lineage import sketch, trace

HERE = Path(__file__).with_suffix("")


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article, and what a careful reader says of where it comes from."""

    uri: str
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    text: str = ""
    of: str | None = None
    lines: tuple[int, ...] | None = None
    skip: tuple[int, ...] = ()
    reverse: bool = False
    swap: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""
    relation: Relation = "original"
    accept: tuple[Relation, ...] = ()
    parent: str | None = None
    parents: tuple[str, ...] = ()
    origin: str | None = None
    mixed: bool = False
    loose: bool = False
    story: str | None = None


def articles(folder: Path = HERE) -> dict[str, Article]:
    """All articles by their uri, with their texts made."""
    found: dict[str, Article] = {}
    for article in tables(folder, "article", Article):
        text = _made(article, found[article.of].text) if article.of else article.text
        found[article.uri] = msgspec.structs.replace(article, text=text)
    return found


def _made(article: Article, text: str) -> str:
    lines = text.split("\n")
    chosen = article.lines if article.lines is not None else range(len(lines))
    kept = [lines[i] for i in chosen if i not in article.skip]
    if article.reverse:
        kept = [" ".join(reversed(re.split(r"(?<=[.!?]) ", line))) for line in kept]
    body = "\n".join(kept)
    for words, other in article.swap:
        body = re.sub(rf"\b{words}\b", other, body)
    return "\n".join(part for part in (article.before, body, article.after) if part)


def figures(folder: Path = HERE) -> dict[str, float]:
    """Shares of parents, relations, originals left alone and pairs of one origin; what is wrong goes to stderr."""
    every = articles(folder)
    found = {row.uri: row for row in trace([sketch(reading) for reading in read(every)])}
    derived = [one for one in every.values() if one.parent]
    parents = [one for one in derived if _right_parent(one, found[one.uri], every)]
    relations = [one for one in every.values() if found[one.uri].relation in (one.relation, *one.accept)]
    alone = [one for one in every.values() if not one.parent and not found[one.uri].parent]
    for one in every.values():
        wrong = [
            w
            for w, right in (("parent", parents if one.parent else alone), ("relation", relations))
            if one not in right
        ]
        if wrong:
            row = found[one.uri]
            shown = f"is {one.relation} of {one.parent}, found {row.relation} of {row.parent}: {'; '.join(row.basis)}"
            print(f"{' and '.join(wrong)}: {one.uri} {shown}", file=sys.stderr)
    expected = _pairs({one.uri: _origin(one, every) for one in every.values() if not one.loose})
    together = _pairs({one.uri: found[one.uri].origin for one in every.values() if not one.loose})
    for first, second in sorted(together - expected):
        print(f"put together: {first} and {second}", file=sys.stderr)
    return {
        "parents found": len(parents) / len(derived),
        "relations right": len(relations) / len(every),
        "originals left alone": len(alone) / (len(every) - len(derived)),
        "origins' precision": len(expected & together) / max(1, len(together)),
        "origins' recall": len(expected & together) / len(expected),
    }


def _right_parent(one: Article, row: Lineage, every: dict[str, Article]) -> bool:
    """Whether the parent is the right one, or another article of the same origin that is no child of this one."""
    if row.parent in (one.parent, *one.parents):
        return True
    other = every.get(row.parent or "")
    return other is not None and not other.mixed and other.uri != one.uri and _origin(other, every) == _root(one, every)


def _origin(one: Article, every: dict[str, Article]) -> str:
    return one.uri if one.mixed else _root(one, every)


def _root(one: Article, every: dict[str, Article]) -> str:
    return one.origin or (_root(every[one.parent], every) if one.parent else one.uri)


def _pairs(origins: dict[str, str]) -> set[tuple[str, str]]:
    return {(a, b) for a, b in itertools.combinations(sorted(origins), 2) if origins[a] == origins[b]}


def read(every: dict[str, Article]) -> Iterator[Reading]:
    path = WORK / "own-lineage.jsonl"
    fields = ("uri", "text", "published", "outlet", "language")
    rows = ({field: getattr(one, field) for field in fields if getattr(one, field)} for one in every.values())
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    with readings(path).open("rb") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=Reading)
