"""A general mix of news of the project's own, to measure how quickly what is not foreign affairs is passed over.

`benchmarks/mix` holds two files of tables `[[articles]]`, each with its subject and whether it is foreign affairs.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from benchmarks.data import table

HERE = Path(__file__).with_suffix("")


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article, and whether a reader of diplomatic news would want anything in it."""

    title: str
    subject: str
    foreign: bool
    published: str
    text: str


def articles(name: str) -> list[Article]:
    """The articles of `first`, which may be looked at, or of `second`, which is held back; in the order of the file."""
    return table(HERE / f"{name}.toml", "articles", Article)
