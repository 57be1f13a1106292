"""What questions have in common: conditions on names, dates and articles, and rows made of what is found."""

from __future__ import annotations

import re
import zlib
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, literal_column, or_, select
from sqlalchemy import text as sql

from dragoman.model import Reading
from dragoman.ontology.edtf import interval
from dragoman.record import schema
from dragoman.record.names import folded
from dragoman.record.store import Store
from dragoman.weighing import story_id

_T = TypeVar("_T", bound=msgspec.Struct)
_TERM = re.compile(r'"([^"]+)"|([^"\s]+)')
_HIGHEST = "\U0010ffff"  # stands after every character of an identifier
_COUNTRY = re.compile(r"[A-Z]{3}")


def open_reading(blob: bytes) -> Reading:
    """A reading as the record keeps it."""
    return msgspec.json.decode(zlib.decompress(blob), type=Reading)


def rows(store: Store, question: Select[Any], row: type[_T]) -> list[_T]:
    """The answer as structures whose fields are the columns of the same names."""
    with store.read() as connection:
        found = connection.execute(question).mappings().all()
    return [row(**{name: one[name] for name in row.__struct_fields__}) for one in found]


def bodies(store: Store, question: Select[Any], body: type[_T]) -> list[_T]:
    """The answer of a question for one column, which holds structures as JSON."""
    with store.read() as connection:
        return [msgspec.json.decode(text, type=body) for text in connection.execute(question).scalars()]


def terms_of(words: str) -> list[str]:
    """What is looked for by words as given: single ones, and phrases that stand in double quotes."""
    return [phrase or word for phrase, word in _TERM.findall(words.replace("\0", " "))]


def matching(words: str) -> Any:
    """Articles that hold all the words.  Each goes in as a quoted string, so that nothing is read as query syntax."""
    terms = " ".join(f'"{term}"' for term in terms_of(words))
    return sql("SELECT rowid FROM article_words WHERE article_words MATCH :terms").bindparams(terms=terms or '""')


def uri_is(column: ColumnElement[Any], given: str) -> ColumnElement[bool]:
    """A uri as given, or its last part after a slash: what a person types.

    What stands after the last slash is indexed, so that not every uri is looked at.
    """
    table = column.table.name
    last = literal_column(schema.last_of_uri(f"{table}.{column.name}")) == func.lower(given.rpartition("/")[2])
    return and_(last, or_(column == given, column.endswith(f"/{given}", autoescape=True)))


def begins_with(column: ColumnElement[Any], given: str) -> ColumnElement[bool]:
    """Identifiers that begin so, by a range that an index can be asked for."""
    return and_(column >= given, column < given + _HIGHEST)


def story_is(store: Store, begins: str) -> ColumnElement[bool]:
    """The stories whose identifier begins so; where there are none, those that had one before an earlier article came.

    A story is called by its earliest article, so any of its articles may have given it its name once.
    """
    a, s = schema.articles.c, schema.stories.c
    begins = begins.lower()
    with store.read() as connection:
        if connection.execute(select(s.story).where(begins_with(s.story, begins)).limit(1)).first():
            return begins_with(s.story, begins)
        every = connection.execute(select(a.id, s.story).join(schema.stories, s.uri == a.uri)).tuples().all()
    return s.story.in_({story for article, story in every if story_id(article).startswith(begins)})


def article_is(given: str | None) -> list[ColumnElement[bool]]:
    """The article with this uri, where one is asked for."""
    return [uri_is(schema.articles.c.uri, given)] if given else []


def published(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Articles that may have been published in the period."""
    return overlaps(schema.articles.c.published_from, schema.articles.c.published_to, since, until)


def overlaps(
    first: ColumnElement[Any], last: ColumnElement[Any], since: str | None, until: str | None
) -> list[ColumnElement[bool]]:
    """What could lie in the period; what has no date could not be said to."""
    found = []
    if since:
        found.append(last >= interval(since)[0].isoformat())
    if until:
        found.append(first <= interval(until)[1].isoformat())
    return found


def is_code(given: str) -> bool:
    """Whether a name as given is a country code: three capital letters."""
    return _COUNTRY.fullmatch(given) is not None


def holds(column: ColumnElement[Any], term: str) -> ColumnElement[bool]:
    """Whether a column of folded words holds a folded term; both are without capitals, so that LIKE is not needed."""
    return func.instr(column, term) > 0


def named(name: ColumnElement[Any], country: ColumnElement[Any], given: str) -> ColumnElement[bool]:
    """Somebody by words of a folded name, or by a country code."""
    by_name = holds(name, folded(given))
    return or_(country == given, by_name) if is_code(given) else by_name
