"""What the record notes of fetching: which addresses gave which pages."""

from __future__ import annotations

from sqlalchemy import exists, or_, select
from sqlalchemy.dialects.sqlite import insert

from dragoman.model import Struct
from dragoman.record import schema
from dragoman.record.store import Store


class Note(Struct, frozen=True, kw_only=True):
    """What an address gave when it was last asked."""

    url: str
    uri: str
    date: str
    id: str
    archive: str | None = None
    etag: str | None = None
    modified: str | None = None


def note(store: Store, row: Note) -> None:
    """Note what an address gave, in place of what it gave before."""
    values = {name: getattr(row, name) for name in Note.__struct_fields__}
    with store.write() as connection:
        connection.execute(insert(schema.fetched).prefix_with("OR REPLACE").values(values))


def noted(store: Store, url: str) -> Note | None:
    """What an address gave when it was last asked, where the record has the article of it."""
    f, a = schema.fetched.c, schema.articles.c
    with store.read() as connection:
        row = connection.execute(
            select(schema.fetched).where(f.url == url, exists().where(a.uri == f.uri))
        ).mappings().first()  # fmt: skip
    return Note(**row) if row else None


def has_article(store: Store, *uris: str) -> bool:
    """Whether the record has an article by one of these addresses."""
    a = schema.articles.c
    with store.read() as connection:
        wanted = select(a.uri).where(or_(*(a.uri == uri for uri in uris))).limit(1)
        return connection.execute(wanted).first() is not None
