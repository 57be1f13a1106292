"""Questions about events, offices and conflicts."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from dragoman.model import Conflict, FusedEvent
from dragoman.record import schema
from dragoman.record.names import folded
from dragoman.record.queries.conditions import article_is, bodies, is_code, named, overlaps, published, uri_is
from dragoman.record.rows import OfficeRow
from dragoman.record.store import Store


def events(
    store: Store,
    *,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    type: str | None = None,
    modality: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
    uncoded: bool = False,
) -> list[FusedEvent]:
    """Fused events by who takes part in whatever role, by both of a pair, PLOVER type, modality, date and article.

    Those without a code, which are happenings, only where `uncoded` asks for them as well.
    """
    f = schema.fused.c
    when = func.coalesce(f.date_from, f.reported)  # an event without a date stands where it was first told of
    conditions = event_conditions(
        actor=actor,
        pair=pair,
        type=type,
        modality=modality,
        since=since,
        until=until,
        article=article,
        uncoded=uncoded,
    )
    return bodies(store, select(f.body).where(*conditions).order_by(when.is_(None), when, f.id), FusedEvent)


def event(store: Store, identifier: str) -> list[FusedEvent]:
    """The fused event with this identifier, coded or not, if there is one."""
    f = schema.fused.c
    return bodies(store, select(f.body).where(f.id == identifier), FusedEvent)


def event_conditions(
    *,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    type: str | None = None,
    modality: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
    uncoded: bool = False,
) -> list[ColumnElement[bool]]:
    """What holds of the events that are asked for by these filters."""
    f, r = schema.fused.c, schema.fused_reports.c
    conditions = [_takes_part(name) for name in (actor, *(pair or ())) if name]
    if type:
        conditions.append(f.type == type.upper())
    if not uncoded:
        conditions.append(f.type.is_not(None))
    if modality:
        conditions.append(f.modality == modality.lower())
    if article:
        conditions.append(f.id.in_(select(r.id).where(uri_is(r.uri, article))))
    return [*conditions, *overlaps(f.date_from, f.date_to, since, until)]


def _takes_part(given: str) -> ColumnElement[bool]:
    p = schema.fused_participants.c
    if is_code(given):  # many take part for a country: better to look at the events that the other filters leave
        return exists().where(and_(p.id == schema.fused.c.id, named(p.folded, p.country, given)))
    return schema.fused.c.id.in_(select(p.id).where(named(p.folded, p.country, given)))


def offices(
    store: Store,
    *,
    person: str | None = None,
    office: str | None = None,
    of: str | None = None,
    since: str | None = None,
    until: str | None = None,
    article: str | None = None,
) -> list[OfficeRow]:
    """Offices that articles give to persons, by person, the office's words, country code, publication date, article."""
    o, a = schema.offices.c, schema.articles.c
    question = (
        select(schema.offices, a.uri, a.published)
        .join(schema.articles, a.number == o.article)
        .where(*article_is(article), *published(since, until))
        .order_by(o.folded, a.published_from.is_(None), a.published_from, a.uri, o.start)
    )
    if person:
        question = question.where(named(o.folded, o.country, person))
    if office:
        question = question.where(
            or_(func.lower(o.office).contains(office.lower()), func.lower(o.words).contains(office.lower()))
        )
    if of:
        question = question.where(o.country == of.upper())
    with store.read() as connection:
        found = connection.execute(question).mappings().all()
    return [
        OfficeRow(
            span=(row["words_start"], row["words_end"]) if row["words"] else None,
            **{name: row[name] for name in OfficeRow.__struct_fields__ if name != "span"},
        )
        for row in found
    ]


def conflicts(
    store: Store,
    *,
    kind: str | None = None,
    severity: str | None = None,
    article: str | None = None,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[Conflict]:
    """Conflicts by kind, severity, article, publication of an article cited, and a name that stands in their words."""
    c = schema.conflicts.c
    question = select(c.body).order_by(c.kind, c.id)
    if kind:
        question = question.where(c.kind == kind.lower())
    if severity:
        question = question.where(c.severity == severity.lower())
    if article:
        cited = schema.conflict_articles.c
        question = question.where(c.id.in_(select(cited.id).where(uri_is(cited.uri, article))))
    if since or until:
        cited = schema.conflict_articles.c
        dated = select(cited.id).join(schema.articles, schema.articles.c.uri == cited.uri)
        question = question.where(c.id.in_(dated.where(*published(since, until))))
    found = bodies(store, question, Conflict)
    return [conflict for conflict in found if not actor or folded(actor) in folded(_words(conflict))]


def conflict(store: Store, identifier: str) -> list[Conflict]:
    """The conflict with this identifier, if there is one."""
    c = schema.conflicts.c
    return bodies(store, select(c.body).where(c.id == identifier), Conflict)


def _words(conflict: Conflict) -> str:
    sides = " ".join(" ".join((side.value, *(e.text for e in side.evidence))) for side in conflict.sides)
    return f"{conflict.slot} {conflict.explanation} {sides}"
