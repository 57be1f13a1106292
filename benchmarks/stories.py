"""Twin stories of the project's own: what belongs together must stay together, and its look-alike apart.

`benchmarks/stories` holds tables `[[article]]` with the story that each tells and the kind of story that has twins.
"""

from __future__ import annotations

import collections
import itertools
import sys
from pathlib import Path

import msgspec

from benchmarks.data import read_own, table, tables
from dragoman.weighing import weigh

HERE = Path(__file__).with_suffix("")


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article and its story as a careful reader has it."""

    story: str
    text: str
    twins: str | None = None
    chapter: str | None = None
    published: str | None = None
    title: str | None = None


def articles(folder: Path = HERE) -> list[Article]:
    """All articles, in the order of the files."""
    return tables(folder, "article", Article)


def figures(folder: Path = HERE) -> dict[str, float]:
    """B-cubed precision, recall and F1, and the shares of pairs rightly apart or together; the wrong go to stderr."""
    every = articles(folder)
    readings = list(read_own("stories", every))
    told = {row.uri: row for row in weigh(readings).stories}
    found = [told[reading.article.uri].story for reading in readings]
    chapters = [(row.story, row.chapter) for row in (told[reading.article.uri] for reading in readings)]
    right = [article.story for article in every]
    precision, recall = _share(right, found), _share(found, right)
    pairs = [
        one == other
        for (a, one), (b, other) in itertools.combinations(zip(every, found, strict=True), 2)
        if a.twins and a.twins == b.twins and a.story != b.story
    ]
    of_chapters = [
        (one == other) == (a.chapter == b.chapter)
        for (a, one), (b, other) in itertools.combinations(zip(every, chapters, strict=True), 2)
        if a.chapter and a.story == b.story
    ]
    _show(right, found)
    return _short() | {
        "stories: precision": precision,
        "stories: recall": recall,
        "stories: F1": 2 * precision * recall / (precision + recall),
        "twin pairs kept apart": 1 - sum(pairs) / len(pairs),
        "pairs rightly in one chapter or in two": sum(of_chapters) / len(of_chapters),
    }


def _short() -> dict[str, float]:
    """Of the stories of short reports, file by file: the share that came together whole, and B-cubed precision."""
    shares = {}
    for path in sorted((HERE / "short").glob("*.toml")):
        every = table(path, "article", Article)
        read = list(read_own(f"short-{path.stem}", every))
        told = {row.uri: row.story for row in weigh(read).stories}
        found = [told[reading.article.uri] for reading in read]
        right = [article.story for article in every]
        parts = collections.Counter(story for story, _ in set(zip(right, found, strict=True)))
        shares[f"short reports, {path.stem}: stories whole"] = sum(n == 1 for n in parts.values()) / len(parts)
        shares[f"short reports, {path.stem}: precision"] = _share(right, found)
        _show(right, found)
    return shares


def _share(one: list[str], other: list[str]) -> float:
    """The mean share of the articles of each article's group in `other` that are of its group in `one` too."""
    groups = collections.Counter(other)
    both = collections.Counter(zip(one, other, strict=True))
    return sum(both[pair] / groups[pair[1]] for pair in zip(one, other, strict=True)) / len(one)


def _show(right: list[str], found: list[str]) -> None:
    parts: dict[str, set[str]] = collections.defaultdict(set)
    mixed: dict[str, set[str]] = collections.defaultdict(set)
    for story, group in zip(right, found, strict=True):
        parts[story].add(group)
        mixed[group].add(story)
    for story, groups in sorted(parts.items()):
        if len(groups) > 1:
            print(f"in {len(groups)} parts: {story}", file=sys.stderr)
    for stories in sorted(map(sorted, mixed.values())):
        if len(stories) > 1:
            print(f"put together: {'; '.join(stories)}", file=sys.stderr)
