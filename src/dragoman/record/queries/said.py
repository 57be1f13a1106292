"""Questions about what was said."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select

from dragoman.record import schema
from dragoman.record.names import folded
from dragoman.record.queries.conditions import article_is, named, open_reading, published
from dragoman.record.rows import StatementRow
from dragoman.record.store import Store


def statements(
    store: Store,
    *,
    by: str | None = None,
    about: str | None = None,
    kind: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> list[StatementRow]:
    """Statements by speaker, by words of what was said, by kind, publication date and article."""
    s, a = schema.statements.c, schema.articles.c
    question = (
        select(schema.statements, a.uri, a.published, a.reading, _origin_of(a.uri))
        .join(schema.articles, a.number == s.article)
        .where(*article_is(article), *published(since, until))
        .order_by(a.published_from.is_(None), a.published_from, a.uri, a.id, s.start)
    )
    if by:
        question = question.where(named(s.folded, s.country, by))
    if about:
        question = question.where(s.content_folded.contains(folded(about), autoescape=True))
    if kind:
        question = question.where(s.kind == kind.lower())
    with store.read() as connection:
        found = connection.execute(question).mappings().all()
    spans = _Spans()
    return [
        StatementRow(
            id=row["statement"],
            spans=spans.of(row["reading"], row["statement"]),
            **{name: row[name] for name in StatementRow.__struct_fields__ if name not in ("id", "spans")},
        )
        for row in found
    ]


class _Spans:
    """The content spans of statements, each article's reading opened once."""

    def __init__(self) -> None:
        self._blob: bytes | None = None
        self._spans: dict[str, tuple[tuple[int, int], ...]] = {}

    def of(self, blob: bytes, statement: str) -> tuple[tuple[int, int], ...]:
        if blob is not self._blob:
            self._blob = blob
            self._spans = {s.id: s.content for s in open_reading(blob).statements}
        return self._spans[statement]


def _origin_of(uri: ColumnElement[Any]) -> Any:
    line = schema.lineage.c
    return select(line.origin).where(line.uri == uri).limit(1).scalar_subquery().label("origin")
