"""Walking through a large record: the keys in their order first, then what belongs to them, some at a time."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Select, func, select

from dragoman.export.forms import Wanted
from dragoman.model import FusedEvent
from dragoman.record import schema
from dragoman.record.queries.conditions import article_is, published
from dragoman.record.queries.events import event_conditions

_SOME = 500  # keys asked for at once


def fused_events(connection: Connection, wanted: Wanted, *, uncoded: bool) -> Iterator[FusedEvent]:
    """The events asked for by date, then by id; happenings without a code where `uncoded` says so."""
    f = schema.fused.c
    when = func.coalesce(f.date_from, f.reported)
    conditions = event_conditions(**wanted.of_events(), uncoded=uncoded)
    ids = connection.execute(select(f.id).where(*conditions).order_by(when.is_(None), when, f.id)).scalars().all()
    decode = msgspec.json.Decoder(FusedEvent).decode
    for some in _batches(ids):
        found = connection.execute(select(f.id, f.body).where(f.id.in_(some))).tuples()
        bodies: dict[str, str] = dict(found.all())
        yield from (decode(bodies[one]) for one in some)


def by_article(connection: Connection, wanted: Wanted, question: Select[Any], key: str) -> Iterator[RowMapping]:
    """The rows of a question article by article: by publication, then by uri; in each in the question's order.

    `key` is the column of the question that holds the article's number.
    """
    a = schema.articles.c
    conditions = [*article_is(wanted.article), *published(wanted.since, wanted.until)]
    order = (a.published_from.is_(None), a.published_from, a.uri, a.id)
    numbers = connection.execute(select(a.number).where(*conditions).order_by(*order)).scalars().all()
    column = question.selected_columns[key]
    for some in _batches(numbers):
        found: dict[int, list[RowMapping]] = defaultdict(list)
        for row in connection.execute(question.where(column.in_(some))).mappings():
            found[row[key]].append(row)
        for number in some:
            yield from found.get(number, ())


def _batches(keys: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(keys)
    while some := list(itertools.islice(left, _SOME)):
        yield some
