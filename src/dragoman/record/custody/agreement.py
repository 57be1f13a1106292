"""Whether what stands in the record says the same everywhere: columns, readings, and what weighing made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Select, Table, select

from dragoman.model import Conflict, Event, FusedEvent, Happening, Quotation, Reading
from dragoman.record import schema
from dragoman.record.custody.structs import Finding, wrong
from dragoman.record.writing.part_rows import PartRows
from dragoman.record.writing.reading_rows import article_row, rows_of
from dragoman.sources.checking import problems
from dragoman.weighing import article_key, fused_id

Row = dict[str, object]


def of_article(connection: Connection, row: RowMapping, reading: Reading) -> Iterator[Finding]:
    """Whether an article's reading holds together, its columns say what it says, and what cites it quotes it."""
    uri = str(row["uri"])
    for problem in problems(reading):
        yield wrong("reading", uri, problem)
    if row["key"] != article_key(reading.article.uri, reading.article.id):
        yield wrong("article", uri, "its key does not follow from its uri and id")
    for column, value in article_row(reading).items():
        if column != "reading" and row[column] != value:
            yield wrong("article", uri, f"the column {column} is not what the reading says")
    for table, rows in rows_of(reading).items():
        if _held(connection, table, table.c.article == row["number"], rows) != _plain(rows):
            yield wrong("article", uri, f"its rows in {table.name} are not what the reading says")
    yield from _citing(connection, reading)


def _citing(connection: Connection, reading: Reading) -> Iterator[Finding]:
    """What weighing says of an article: every report, every piece of evidence, every variant of a quotation."""
    r, c, v = (table.c for table in (schema.fused_reports, schema.conflict_articles, schema.quotation_variants))
    uri = reading.article.uri
    told: dict[str, Event | Happening] = {one.id: one for one in reading.events}
    told.update((one.id, one) for one in reading.happenings)
    for event in _bodies(connection, schema.fused, select(r.id).where(r.uri == uri), FusedEvent):
        yield from _reports(event, uri, told)
    for conflict in _bodies(connection, schema.conflicts, select(c.id).where(c.uri == uri), Conflict):
        for item in (item for side in conflict.sides for item in side.evidence if item.uri == uri and not item.debris):
            if reading.words(item.span) != item.text:
                yield wrong("conflict", conflict.id, f"its evidence is not what {uri} has at {list(item.span)}")
    for quotation in _bodies(connection, schema.quotations, select(v.id).where(v.uri == uri), Quotation):
        for variant in quotation.variants:
            if variant.uri == uri and " … ".join(reading.words(span) for span in variant.spans) != variant.text:
                yield wrong("quotation", quotation.id, f"a variant is not what {uri} has there")


def _reports(event: FusedEvent, uri: str, told: dict[str, Event | Happening]) -> Iterator[Finding]:
    for report in event.reports:
        if report.uri != uri:
            continue
        one = told.get(report.event)
        if one is None:
            yield wrong("event", event.id, f"its report {report.event} is not in the reading of {uri}")
        elif (one.trigger, one.sentence) != (report.trigger, report.sentence):
            yield wrong("event", event.id, f"its report {report.event} stands elsewhere in {uri}")


def of_weighed(connection: Connection) -> Iterator[Finding]:
    """Whether the columns of events, conflicts and quotations say what these are, and events have their names."""
    for row in _stream(connection, select(schema.fused.c.id, schema.fused.c.body)):
        event = msgspec.json.decode(row["body"], type=FusedEvent)
        if event.id not in {fused_id(report.event) for report in event.reports}:
            yield wrong("event", event.id, "its identifier follows from none of its reports")
        yield from _columns(connection, row["id"], "event", event)
    for row in _stream(connection, select(schema.conflicts.c.id, schema.conflicts.c.body)):
        yield from _columns(connection, row["id"], "conflict", msgspec.json.decode(row["body"], type=Conflict))
    for row in _stream(connection, select(schema.quotations.c.id, schema.quotations.c.body)):
        yield from _columns(connection, row["id"], "quotation", msgspec.json.decode(row["body"], type=Quotation))


def _columns(
    connection: Connection, identifier: str, what: str, body: FusedEvent | Conflict | Quotation
) -> Iterator[Finding]:
    made = PartRows("")
    getattr(made, what)(body)
    for table, rows in made.rows.items():
        for row in rows:
            row.pop("part", None)
        if _held(connection, table, table.c.id == identifier, rows) != _plain(rows):
            yield wrong(what, identifier, f"its rows in {table.name} are not what it says")


def _held(connection: Connection, table: Table, condition: Any, like: Sequence[Row]) -> list[tuple[object, ...]]:
    """The rows of a table, with the columns that some rows have."""
    names = sorted(like[0]) if like else [column.name for column in table.columns]
    found = connection.execute(select(*(table.c[name] for name in names)).where(condition))
    return sorted((tuple(row) for row in found), key=repr)


def _plain(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """The rows as the record would hold them: each once."""
    return sorted({tuple(row[name] for name in sorted(row)) for row in rows}, key=repr)


def _bodies(connection: Connection, table: Table, ids: Select[Any], body: type[Any]) -> Iterator[Any]:
    for text in connection.execute(select(table.c.body).where(table.c.id.in_(ids))).scalars():
        yield msgspec.json.decode(text, type=body)


def _stream(connection: Connection, question: Select[Any]) -> Iterator[RowMapping]:
    return iter(connection.execution_options(stream_results=True).execute(question).yield_per(500).mappings())
