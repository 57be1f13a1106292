"""Rows as assistants read them: what the record says, and under `quoted` what articles say, with where they say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from dragoman.model import FusedEvent, Span
from dragoman.record import Store, schema
from dragoman.record.queries.conditions import terms_of

_REPORTS = 3  # sentences that a row of a list shows
_PASSAGES = 3
_AROUND = 120  # characters before and after a word that was looked for


def evidence(uri: str, span: Span | None, words: str | None) -> dict[str, Any]:
    """Exact words and where they stand; without a span they stand somewhere in the article."""
    return {"span": span, "quoted": {"uri": uri, "words": words}}


def texts(store: Store, uris: Iterable[str]) -> dict[str, str]:
    """The texts of articles; of several states of one the text that was added last."""
    a = schema.articles.c
    question = select(a.uri, a.text).where(a.uri.in_(sorted(set(uris)))).order_by(a.number)
    with store.read() as connection:
        return {row.uri: row.text for row in connection.execute(question)}


def passages(text: str, words: str) -> list[Span]:
    """Where in a text the first of each of the words that were looked for stands, with some of what is around it."""
    found: list[Span] = []
    for term in terms_of(words)[:_PASSAGES]:
        match = re.search(re.escape(term), text, re.IGNORECASE)
        if match and not any(start <= match.start() and match.end() <= end for start, end in found):
            found.append((max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)))
    return found


def event_rows(store: Store, events: Sequence[FusedEvent]) -> list[dict[str, Any]]:
    """Events as rows of a list, each with the first of the sentences that tell of it."""
    wanted = [(event, _first(event)) for event in events]
    held = texts(store, (report.uri for _, reports in wanted for report in reports))
    rows = []
    for event, reports in wanted:
        told = [evidence(r.uri, r.sentence, held.get(r.uri, "")[slice(*r.sentence)]) for r in reports]
        rows.append({**event_facts(event), "reports": len(event.reports), "evidence": told})
    return rows


def event_facts(event: FusedEvent) -> dict[str, Any]:
    """What the record says of an event."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "modality": event.modality,
        "date": event.date,
        "reported": event.reported,
        "articles": event.articles,
        "origins": event.origins,
        "origins_against": event.against,
        "articles_of_unknown_origin": event.unknown_origins,
        "credibility": event.credibility,
        "outcome": event.outcome,
        "became": event.became,
        "participants": [
            {"role": one.role, "country": one.country, "quoted": {"name": one.name}} for one in event.participants
        ],
        "quoted": {"word": event.word, "place": event.place, "vouched_for_by": event.sides},
    }


def _first(event: FusedEvent) -> Sequence[Any]:
    """The reports to show, those that speak for the event first."""
    return sorted(event.reports, key=lambda report: not report.counted)[:_REPORTS]
