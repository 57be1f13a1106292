"""Questions about what was said, and about words that several articles quote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, RowMapping, Select, and_, func, literal, or_, select, tuple_

from dragoman.model import Quotation, Span
from dragoman.record import schema
from dragoman.record.names import folded
from dragoman.record.queries.conditions import article_is, bodies, holds, is_code, published
from dragoman.record.quoted import marked, other_speaker
from dragoman.record.rows import StatementRow, VariantRow
from dragoman.record.store import Store

_MOST_URIS = 1000
_COUNTED = ("spans", "articles", "origins")  # the fields that are worked out from what the columns hold


def statements(
    store: Store,
    *,
    by: str | None = None,
    about: str | None = None,
    kind: str | None = None,
    cue_class: str | None = None,
    polarity: str | None = None,
    act: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> list[StatementRow]:
    """Statements by speaker, by whom or what the content is about, by kind, class of the cue, polarity, the PLOVER type
    of the act that they are, publication date and article.
    """
    s = schema.statements.c
    question = statements_question().where(*article_is(article), *published(since, until))
    if by:
        question = question.where(_those(_says(by)))
    if about:
        question = question.where(_is_about(about))
    for column, given in ((s.kind, kind), (s.cue_class, cue_class), (s.polarity, polarity), (s.act, act)):
        if given:
            question = question.where(func.lower(column) == given.lower())
    with store.read() as connection:
        found = connection.execute(question).mappings().all()
    return [statement_row(one) for one in found]


def statement(store: Store, identifier: str) -> list[StatementRow]:
    """The statements with this identifier: one, or those of several states of an article."""
    with store.read() as connection:
        asked = statements_question().where(schema.statements.c.statement == identifier)
        return [statement_row(one) for one in connection.execute(asked).mappings()]


def statements_question() -> Select[Any]:
    """What is shown of statements, in the order of publication; each is a `statement_row`."""
    s, a, q = schema.statements.c, schema.articles.c, schema.quotations.c
    return (
        select(
            schema.statements,
            s.statement.label("id"),
            a.uri,
            a.published,
            _origin_of(a.uri),
            q.id.label("quotation"),
            q.articles.label("quoting"),
            q.origins.label("quoting_origins"),
        )
        .join(schema.articles, a.number == s.article)
        .outerjoin(schema.quotations, q.id == _quotation())
        .order_by(a.published_from.is_(None), a.published_from, a.uri, a.id, s.position)
    )


def statement_row(found: RowMapping) -> StatementRow:
    """A statement as it is shown."""
    alone = 1 if found["origin"] else None  # an article that is not weighed yet stands nowhere among the others
    columns = {name: found[name] for name in StatementRow.__struct_fields__ if name not in _COUNTED}
    return StatementRow(
        **columns,
        spans=msgspec.json.decode(found["spans"], type=tuple[Span, ...]),
        articles=found["quoting"] or alone,
        origins=found["quoting_origins"] or alone,
    )


def _origin_of(uri: ColumnElement[Any]) -> Any:
    line = schema.lineage.c
    return select(line.origin).where(line.uri == uri).limit(1).scalar_subquery().label("origin")


def _quotation() -> Any:
    """The quotation that a statement is a variant of; of several, the one with the most origins."""
    v, q = schema.quotation_variants.c, schema.quotations.c
    return (
        select(v.id)
        .join(schema.quotations, q.id == v.id)
        .where(v.statement == schema.statements.c.statement, v.uri == schema.articles.c.uri)
        .order_by(q.origins.desc(), q.articles.desc(), v.id)
        .limit(1)
        .correlate(schema.statements, schema.articles)
        .scalar_subquery()
    )


def _says(given: str) -> ColumnElement[bool]:
    """Statements by somebody of that name, or of the country of that code, alone or with others."""
    s = schema.statements.c
    by_name = holds(s.folded, folded(given))
    return or_(s.speaking.contains(f" {given} "), by_name) if is_code(given) else by_name


def _those(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The statements of which something holds; what is not shown of the others need not be read to know."""
    s = schema.statements.c
    return tuple_(s.article, s.statement).in_(select(s.article, s.statement).where(condition))


def _is_about(given: str) -> ColumnElement[bool]:
    """Statements whose words hold the term, or that mention or are about somebody of that name or country."""
    s = schema.statements.c
    if not is_code(given):
        term = folded(given)
        return or_(holds(s.content_folded, term), holds(s.names, term))
    # Three capitals are a code, a whole name, or a word in capitals: AND is Andorra, and no other "and".
    return or_(
        s.countries.contains(f" {given} "),
        (literal("|") + s.names + "|").contains(f"|{folded(given)}|"),
        (literal(" ") + s.content + " ").op("GLOB")(f"*[^A-Za-z0-9]{given}[^A-Za-z0-9]*"),
    )


def quotations(
    store: Store,
    *,
    by: str | None = None,
    about: str | None = None,
    variants: int = 1,
    differing: bool = False,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> list[Quotation]:
    """Words that several articles quote, by speaker, topic, publication date and article of one of the variants, by the
    least number of variants; with `differing`, only those whose variants differ in words or speaker.
    """
    q, v, a, s = (
        table.c for table in (schema.quotations, schema.quotation_variants, schema.articles, schema.statements)
    )
    told = schema.quotation_variants.join(schema.articles, a.uri == v.uri)
    first = select(func.min(a.published_from)).select_from(told).where(v.id == q.id).scalar_subquery()
    question = select(q.body).where(q.variants >= variants).order_by(first.is_(None), first, q.id)
    if differing:
        question = question.where(q.differs != 0)
    conditions = [*article_is(article), *published(since, until)]
    if by:
        conditions.append(or_(holds(v.folded, folded(by)), _says(by)))
    if about:
        conditions.append(_is_about(about))
    if conditions:
        said = told.outerjoin(schema.statements, and_(s.article == a.number, s.statement == v.statement))
        question = question.where(q.id.in_(select(v.id).select_from(said).where(*conditions)))
    return bodies(store, question, Quotation)


def quotation(store: Store, identifier: str) -> list[Quotation]:
    """The quotation with this identifier, if there is one."""
    q = schema.quotations.c
    return bodies(store, select(q.body).where(q.id == identifier), Quotation)


def quotation_of(store: Store, uri: str, statement: str) -> Quotation | None:
    """The quotation that a statement is a variant of; of several, the one with the most origins."""
    q, v = schema.quotations.c, schema.quotation_variants.c
    question = (
        select(q.body)
        .join(schema.quotation_variants, v.id == q.id)
        .where(v.uri == uri, v.statement == statement)
        .order_by(q.origins.desc(), q.articles.desc(), q.id)
    )
    return next(iter(bodies(store, question, Quotation)), None)


def variants(store: Store, found: Iterable[Quotation]) -> list[VariantRow]:
    """The variants of quotations in their order, a row each, with what is known of their articles."""
    a, found = schema.articles.c, list(found)
    uris = {variant.uri for quotation in found for variant in quotation.variants}
    # Of many quotations the articles are taken from the table: a question cannot hold so many uris.
    cited = sorted(uris) if len(uris) <= _MOST_URIS else select(schema.quotation_variants.c.uri)
    with store.read() as connection:
        question = select(a.uri, a.published, a.outlet).where(a.uri.in_(cited)).order_by(a.number)
        articles = {row.uri: row for row in connection.execute(question)}
    return [
        VariantRow(
            quotation=quotation.id,
            articles=quotation.articles,
            origins=quotation.origins,
            uri=variant.uri,
            published=articles[variant.uri].published if variant.uri in articles else None,
            outlet=articles[variant.uri].outlet if variant.uri in articles else None,
            statement=variant.statement,
            speaker=variant.speaker,
            other_speaker=other_speaker(quotation, variant),
            text=variant.text,
            marked=marked(quotation, variant),
        )
        for quotation in found
        for variant in quotation.variants
    ]
