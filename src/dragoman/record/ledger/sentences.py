"""Full-text search for events: by what the sentences that tell of them hold, not their whole articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from sqlalchemy import Connection, exists, func, select, tuple_

from dragoman.record import schema
from dragoman.record.ledger import kept
from dragoman.record.ledger.columns import Ints
from dragoman.record.ledger.event_columns import EventColumns
from dragoman.record.names import folded
from dragoman.record.queries.conditions import matching
from dragoman.record.queries.conditions import terms_of as words_of
from dragoman.record.store import Store


def terms_of(words: str) -> list[str]:
    """The words and quoted phrases that are sought, folded; those of nothing but marks are none."""
    found = map(folded, words_of(words))
    return [term for term in found if term.strip()]


def holds(text: str, terms: Sequence[str]) -> bool:
    """Whether a text holds all the terms as whole words."""
    if text.isascii():  # most are, and most do not hold them: not all that folding does is needed to know
        plain = text.lower()
        if not all(word in plain for term in terms for word in term.split()):
            return False
    told = folded(text)
    return all(term in told for term in terms)


def told_with(store: Store, connection: Connection, columns: EventColumns, words: str) -> Ints:
    """Where the events stand that are told by a sentence which holds all the words."""
    version = kept.version(store, connection, "articles", "fused")
    name = ("sentences", columns.uncoded, words, version)
    return kept.recent(store, name, lambda: _told_with(connection, columns, words))


def _told_with(connection: Connection, columns: EventColumns, words: str) -> Ints:
    terms = terms_of(words)
    reports = columns.reports
    found: set[int] = set()
    if terms:
        for uri, text in _articles(connection, words):
            for event, start, end in reports.of(uri):
                if event not in found and holds(text[start:end], terms):
                    found.add(event)
    return np.array(sorted(found), np.int64)


def _articles(connection: Connection, words: str) -> Iterator[tuple[str, str]]:
    """The articles that hold the words: of several of one uri, the one that is weighed."""
    a = schema.articles.c
    other = schema.articles.alias("other")
    later = tuple_(func.coalesce(other.c.published, ""), other.c.id) > tuple_(func.coalesce(a.published, ""), a.id)
    question = select(a.uri, a.text).where(a.number.in_(matching(words)), ~exists().where(other.c.uri == a.uri, later))
    yield from connection.execute(question).tuples()
