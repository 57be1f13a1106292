"""What an identifier names."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, or_, select

from dragoman.record import schema
from dragoman.record.queries.conditions import begins_with, uri_is
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
        ("article", select(a.id, a.uri).where(or_(uri_is(a.uri, identifier), begins_with(a.id, article_begins)))),
        (
            "fused",  # by an identifier that it had before an earlier report, or another event, came to it, too
            select(f.id, r.uri)
            .join(schema.fused_reports, r.id == f.id)
            .where(or_(begins_with(f.id, begins), f.id.in_(select(r.id).where(begins_with(r.alias, begins))))),
        ),
        (
            "event",
            select(e.event, a.uri).join(schema.articles, a.number == e.article).where(begins_with(e.event, begins)),
        ),
        (
            "statement",
            select(s.statement, a.uri)
            .join(schema.articles, a.number == s.article)
            .where(begins_with(s.statement, begins)),
        ),
        (
            "quotation",
            select(q.id, v.uri).join(schema.quotation_variants, v.id == q.id).where(begins_with(q.id, begins)),
        ),
        (
            "conflict",
            select(c.id, cited.uri)
            .outerjoin(schema.conflict_articles, cited.id == c.id)
            .where(begins_with(c.id, begins)),
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
