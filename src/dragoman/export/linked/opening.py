"""The readings behind what goes out: one after another, or by uri."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import func, select

from dragoman.cleaning.dating import moment
from dragoman.export.forms import Wanted
from dragoman.model import Declared, Reading
from dragoman.record import schema
from dragoman.record.queries.conditions import article_is, open_reading, published
from dragoman.record.store import Store

_AT_ONCE = 100  # readings fetched in one question
_KEPT = 200  # readings held open for those who ask by uri


def readings(store: Store, wanted: Wanted | None = None) -> Iterator[Reading]:
    """The readings of the articles that are wanted, by uri and publication date, in the order of uris.

    Of several states of an article the last, which is the one that weighing goes by.
    """
    a = schema.articles.c
    question = select(a.uri, a.number).order_by(a.uri, func.coalesce(a.published, ""), a.id)
    with store.read() as connection:
        last = dict(connection.execute(question).tuples().all())
        if wanted and (wanted.article or wanted.since or wanted.until):
            within = select(a.number).where(*article_is(wanted.article), *published(wanted.since, wanted.until))
            asked = set(connection.execute(within).scalars())
            last = {uri: number for uri, number in last.items() if number in asked}
    numbers = list(last.values())
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        with store.read() as connection:
            found = dict(connection.execute(select(a.number, a.reading).where(a.number.in_(some))).tuples().all())
        # One that was taken out of the record in the meantime is not there any more.
        yield from (open_reading(found[number]) for number in some if number in found)


def fetched(store: Store) -> dict[str, str]:
    """When articles were taken from the web (EDTF), by uri, where what came with them says so."""
    a = schema.articles.c
    question = select(a.uri, a.declared).where(a.declared.is_not(None))
    with store.read() as connection:
        rows = connection.execute(question.order_by(func.coalesce(a.published, ""), a.id)).tuples().all()
    decode = msgspec.json.Decoder(Declared).decode
    return {uri: when for uri, declared in rows if (when := moment(decode(declared).fetched))}


def opener(store: Store) -> Callable[[str], Reading | None]:
    """Readings by uri, of several states of an article the last; a few are kept open."""
    a = schema.articles.c

    @functools.lru_cache(maxsize=_KEPT)
    def opened(uri: str) -> Reading | None:
        question = select(a.reading).where(a.uri == uri)
        with store.read() as connection:
            states = question.order_by(func.coalesce(a.published, "").desc(), a.id.desc())
            blob = connection.execute(states).scalars().first()
        return open_reading(blob) if blob is not None else None

    return opened
