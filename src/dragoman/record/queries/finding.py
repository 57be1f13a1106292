"""What an identifier names."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, or_, select

from dragoman.record import schema
from dragoman.record.queries.conditions import uri_is
from dragoman.record.rows import Found
from dragoman.record.store import Store


def find(store: Store, identifier: str) -> list[Found]:
    """What an identifier names: a uri, its end, or the beginning of the id of anything that the lists print."""
    a, e, s = schema.articles.c, schema.events.c, schema.statements.c
    f, r, c = schema.fused.c, schema.fused_reports.c, schema.conflicts.c
    q, v = schema.quotations.c, schema.quotation_variants.c
    begins = identifier.lower()
    article_begins = begins if begins.startswith("sha256:") else f"sha256:{begins}"
    cited = schema.conflict_articles.c
    questions: list[tuple[str, Select[Any]]] = [
        (
            "article",
            select(a.id, a.uri).where(or_(uri_is(a.uri, identifier), a.id.startswith(article_begins, autoescape=True))),
        ),
        (
            "fused",  # by an identifier that it had before an earlier report, or another event, came to it, too
            select(f.id, r.uri)
            .join(schema.fused_reports, r.id == f.id)
            .where(
                or_(
                    f.id.startswith(begins, autoescape=True),
                    f.id.in_(select(r.id).where(r.alias.startswith(begins, autoescape=True))),
                )
            ),
        ),
        (
            "event",
            select(e.event, a.uri)
            .join(schema.articles, a.number == e.article)
            .where(e.event.startswith(begins, autoescape=True)),
        ),
        (
            "statement",
            select(s.statement, a.uri)
            .join(schema.articles, a.number == s.article)
            .where(s.statement.startswith(begins, autoescape=True)),
        ),
        (
            "quotation",
            select(q.id, v.uri)
            .join(schema.quotation_variants, v.id == q.id)
            .where(q.id.startswith(begins, autoescape=True)),
        ),
        (
            "conflict",
            select(c.id, cited.uri)
            .outerjoin(schema.conflict_articles, cited.id == c.id)
            .where(c.id.startswith(begins, autoescape=True)),
        ),
    ]
    if not identifier:
        return []  # every id begins with it
    found: dict[tuple[str, str], list[str]] = {}
    with store.read() as connection:
        for kind, question in questions:
            for name, uri in connection.execute(question.order_by(*question.selected_columns)):
                uris = found.setdefault((kind, name), [])
                if uri is not None and uri not in uris:
                    uris.append(uri)
    return [Found(kind=kind, id=name, uris=tuple(uris)) for (kind, name), uris in found.items()]
