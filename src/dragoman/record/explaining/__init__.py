"""Explaining: the sentence behind a cell, the rule that made it, the article, its origin and its clues."""

from __future__ import annotations

from dragoman.model import Conflict, FusedEvent, Quotation, Reading, Variant
from dragoman.record import queries
from dragoman.record.explaining.events import describe_event, explain_event
from dragoman.record.explaining.naming import source_of
from dragoman.record.explaining.statements import explain_statements
from dragoman.record.explaining.structs import Explanation, Inside, Mark, Said, Source
from dragoman.record.rows import Found
from dragoman.record.store import Store

Explained = Explanation | FusedEvent | Conflict | Quotation

__all__ = ["Explained", "Explanation", "Inside", "Mark", "Said", "Source", "describe_event", "explain"]


def explain(store: Store, identifier: str) -> list[Explained]:
    """Everything that an identifier leads to; the list is empty where it names nothing.

    A fused event comes first as itself and then with each of its reports, a quotation with each of its variants; a
    conflict comes as itself.
    """
    out: list[Explained] = []
    for found in queries.find(store, identifier):
        out += _explain(store, found)
    return out


def _explain(store: Store, found: Found) -> list[Explained]:
    if found.kind == "conflict":
        return [*queries.conflict(store, found.id)]
    if found.kind == "fused":
        fused = queries.event(store, found.id)
        reports = [_report(store, report.uri, report.event) for event in fused for report in event.reports]
        return [*fused, *(report for report in reports if report)]
    if found.kind == "quotation":
        quotations = queries.quotation(store, found.id)
        variants = [_variant(store, one) for quotation in quotations for one in quotation.variants]
        return [*quotations, *(variant for said in variants for variant in said)]
    out: list[Explained] = []
    for uri in found.uris:
        reading = queries.reading(store, uri)
        if reading is None:
            continue
        if found.kind == "article":
            out.append(_article(store, reading))
        elif found.kind == "event":
            out += [explain_event(store, reading, event) for event in reading.events if event.id == found.id]
        else:
            out += explain_statements(store, reading, found.id)
    return out


def _report(store: Store, uri: str, event_id: str) -> Explanation | None:
    reading = queries.reading(store, uri)
    if reading is None:
        return None
    return next((explain_event(store, reading, event) for event in reading.events if event.id == event_id), None)


def _variant(store: Store, variant: Variant) -> list[Explanation]:
    reading = queries.reading(store, variant.uri)
    return explain_statements(store, reading, variant.statement) if reading else []


def _article(store: Store, reading: Reading) -> Explanation:
    first = reading.sentences[0] if reading.sentences else (0, min(300, len(reading.article.text)))
    counts = (
        f"{len(reading.events)} events, {len(reading.statements)} statements, {len(reading.entities)} entities, "
        f"{len(reading.removed)} pieces of debris removed"
    )
    skipped = f"; not read in full: {reading.article.skipped}" if reading.article.skipped else ""
    return Explanation(
        kind="article",
        id=reading.article.id,
        summary=counts + skipped,
        rule=None,
        sentence=first,
        words=reading.words(first),
        marks=(),
        source=source_of(store, reading),
    )
