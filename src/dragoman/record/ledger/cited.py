"""What is shown of articles that words are quoted from: their outlet, day and language, by uri."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from dragoman.model import Struct
from dragoman.record import schema
from dragoman.record.store import Store

_MANY = 500  # uris of one question


class Cited(Struct, frozen=True, kw_only=True):
    """An article that words are quoted from."""

    uri: str
    title: str | None
    outlet: str | None
    published: str | None  # EDTF
    language: str | None  # BCP 47


def cited(store: Store, uris: Iterable[str]) -> dict[str, Cited]:
    """The articles of these uris; of several states of one, the one added last."""
    a = schema.articles.c
    wanted = sorted(set(uris))
    found: dict[str, Cited] = {}
    with store.read() as connection:
        for start in range(0, len(wanted), _MANY):
            question = select(*(a[name] for name in Cited.__struct_fields__)).order_by(a.number)
            for row in connection.execute(question.where(a.uri.in_(wanted[start : start + _MANY]))).mappings():
                found[row["uri"]] = Cited(**row)
    return found
