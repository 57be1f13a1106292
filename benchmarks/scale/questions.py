"""What a person asks a large record: a seeded mix of questions, each about something that the record holds.

A question names who, what or when, as one does who looks something up: lists are of one person, one pair in a month,
one article.  The whole list of a table is no question here; it is as long as the record.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from dragoman.api import Record

_OTHERS = ("statements", "conflicts", "quotations", "offices")


class Question(msgspec.Struct, frozen=True):
    """A question: its kind, and the call on a record that asks it."""

    kind: str
    ask: Callable[[Record], object]


def questions(path: Path, count: int, seed: int) -> list[Question]:
    """That many questions, the kinds in turn, in a seeded order."""
    chance = random.Random(seed)
    with closing(sqlite3.connect(path)) as connection:
        subjects = Subjects(connection, chance)
        kinds = _kinds(subjects)
        found = [kind() for _ in range(-(-count // len(kinds))) for kind in kinds][:count]
    chance.shuffle(found)
    return found


class Subjects:
    """Things of the record that are asked about, drawn by chance."""

    def __init__(self, connection: sqlite3.Connection, chance: random.Random) -> None:
        self._connection = connection
        self._chance = chance
        self._last = {
            table: connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0
            for table in ("articles", "entities", "fused", "fused_participants", *_OTHERS)
        }

    def one(self, table: str, columns: str, condition: str = "1") -> tuple[Any, ...]:
        """The columns of a row of a table, where the condition holds."""
        for _ in range(1000):
            at = self._chance.randint(1, self._last[table])
            asked = f"SELECT {columns} FROM {table} WHERE rowid >= ? AND {condition} ORDER BY rowid LIMIT 1"
            if row := self._connection.execute(asked, (at,)).fetchone():
                return tuple(row)
        raise LookupError(f"no {table} where {condition}")

    def month(self) -> dict[str, str]:
        """A month in which articles were published."""
        (day,) = self.one("articles", "published_from", "published_from IS NOT NULL")
        first = date.fromisoformat(day)
        return {"since": first.isoformat(), "until": (first + timedelta(days=30)).isoformat()}

    def person(self) -> str:
        """The folded name of somebody who takes part in an event."""
        return str(self.one("fused_participants", "folded", "length(folded) > 8")[0])

    def name(self) -> str:
        """The name of somebody of an article, as it is written."""
        return str(self.one("entities", "name", "kind = 'person' AND length(name) > 8")[0])

    def country(self) -> str:
        """The code of a country that takes part in an event."""
        return str(self.one("fused_participants", "country", "country IS NOT NULL")[0])

    def uri(self) -> str:
        """The uri of an article."""
        return str(self.one("articles", "uri")[0])

    def identifier(self, table: str, column: str) -> str:
        """The identifier of a row of a table."""
        return str(self.one(table, column)[0])

    def speaker(self) -> str:
        """The folded name of somebody who is quoted."""
        return str(self.one("statements", "folded", "length(folded) > 6")[0]).split("|")[0]

    def office(self) -> str:
        """The folded name of somebody to whom an office is given."""
        return str(self.one("offices", "folded")[0])

    def kind_of_event(self) -> str:
        """A PLOVER type."""
        return str(self.one("fused", "type", "type IS NOT NULL")[0])

    def story(self) -> str:
        """The story of an article."""
        asked = "SELECT story FROM stories WHERE uri = ?"
        return str(self._connection.execute(asked, (self.uri(),)).fetchone()[0])

    def words(self) -> str:
        """Two words of a text."""
        (text,) = self.one("articles", "text", "length(text) > 200")
        long = [word for word in text.split() if word.isalpha() and len(word) > 5]
        return " ".join(self._chance.sample(long, 2)) if len(long) > 1 else text.split()[0]


def _kinds(of: Subjects) -> list[Callable[[], Question]]:
    """What makes a question of each kind."""

    def asked(kind: str, method: str, *given: str, **filters: Any) -> Question:
        return Question(kind, lambda record: getattr(record, method)(*given, **filters))

    return [
        lambda: asked("events of an actor", "events", actor=of.person()),
        lambda: asked("events of a pair in a month", "events", pair=(of.country(), of.country()), **of.month()),
        lambda: asked("events of a type in a month", "events", type=of.kind_of_event(), **of.month()),
        lambda: asked("events of an article", "events", article=of.uri()),
        lambda: asked("articles by words", "articles", words=of.words()),
        lambda: asked("one article's row", "articles", article=of.uri()),
        lambda: asked("a reading", "reading", of.uri()),
        lambda: asked("statements by somebody", "statements", by=of.speaker()),
        lambda: asked("statements of an article", "statements", article=of.uri()),
        lambda: asked("offices of a person", "offices", person=of.office()),
        lambda: asked("conflicts of an article", "conflicts", article=of.uri()),
        lambda: asked("quotations of an article", "quotations", article=of.uri()),
        lambda: asked("lineage of an article", "lineage", article=of.uri()),
        lambda: asked("story of an article", "told_stories", article=of.uri()),
        lambda: asked("chapters of a story", "chapters", of.story()),
        lambda: asked("an event by its id", "event", of.identifier("fused", "id")),
        lambda: asked("explain a statement", "explain", of.identifier("statements", "statement")),
        lambda: asked("explain a conflict", "explain", of.identifier("conflicts", "id")),
        lambda: asked("explain a quotation", "explain", of.identifier("quotations", "id")),
    ]


def by_kind(found: list[tuple[Question, float]]) -> Iterator[tuple[str, list[float]]]:
    """The seconds that the questions of each kind took."""
    kinds: dict[str, list[float]] = {}
    for question, seconds in found:
        kinds.setdefault(question.kind, []).append(seconds)
    yield from sorted(kinds.items())
