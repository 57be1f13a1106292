"""What is asked of each page: a seeded choice of things that the record holds, so that no answer is one kept before."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.scale.questions import Subjects


def pages(record: Path, count: int, seed: int) -> dict[str, list[str]]:
    """By the name of a page, so many addresses of it."""
    with closing(sqlite3.connect(record)) as connection:
        of = Subjects(connection, random.Random(seed))
        return {name: [make() for _ in range(count)] for name, make in _makers(of).items()}


def _makers(of: Subjects) -> dict[str, Callable[[], str]]:
    def ask(path: str, **asked: object) -> str:
        return f"{path}?{urlencode({name: str(value) for name, value in asked.items() if value is not None})}"

    turn = iter(range(10**9))
    return {
        "today": lambda: ask("/", turn=next(turn)),
        "events, all": lambda: ask("/events", turn=next(turn)),
        "events of an actor": lambda: ask("/events", actor=of.person()),
        "events of a country in a month": lambda: ask("/events", actor=of.country(), **of.month()),
        "events by words": lambda: ask("/events", words=of.words()),
        "an event": lambda: f"/event/{of.identifier('fused', 'id')}",
        "statements by somebody": lambda: ask("/statements", by=of.speaker()),
        "statements by words": lambda: ask("/statements", words=of.words()),
        "a quotation": lambda: f"/quotation/{of.identifier('quotations', 'id')}",
        "who": lambda: ask("/who", q=of.person()[:4]),
        "dossier of a person": lambda: ask("/dossier", of=of.name()),
        "dossier of a state": lambda: ask("/dossier", of=of.country()),
        "a pair": lambda: ask("/pair", a=of.country(), b=of.country()),
        "stories": lambda: ask("/stories", **of.month()),
        "a story": lambda: f"/story/{of.story()}",
        "articles by words": lambda: ask("/articles", words=of.words()),
        "an article": lambda: ask("/article", uri=of.uri()),
        "conflicts": lambda: ask("/conflicts", **of.month()),
        "a conflict": lambda: f"/conflict/{of.identifier('conflicts', 'id')}",
        "map": lambda: ask("/map", **of.month()),
        "network": lambda: ask("/network", **of.month()),
        "review": lambda: ask("/review", article=of.uri()),
        "find": lambda: ask("/find", q=of.name()),
        "cite": lambda: ask("/cite", id=of.identifier("fused", "id")),
        "help": lambda: ask("/help", turn=next(turn)),
    }
