"""Tools that give reasons: why the record says something, and how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from dragoman.api import Record
from dragoman.export.citing import CitationFormat
from dragoman.mcp.arguments import Limit, Start
from dragoman.mcp.bounds import MAX_TEXT, page
from dragoman.mcp.evidence import event_facts
from dragoman.mcp.marking import shown
from dragoman.mcp.naming import named
from dragoman.model import Conflict, FusedEvent, Quotation
from dragoman.record.explaining import Explained, Explanation

_Named = Annotated[
    str,
    Field(min_length=1, max_length=2_000, description="An id, its beginning, or the end of an article's uri."),
]


def reason(one: Explained) -> dict[str, Any]:
    """One thing that an identifier leads to, as a row."""
    if isinstance(one, Explanation):
        return _explanation(one)
    if isinstance(one, FusedEvent):
        return {"kind": "event", **event_facts(one)}
    if isinstance(one, Quotation):
        return {
            "kind": "quotation",
            "id": one.id,
            "articles": one.articles,
            "origins": one.origins,
            "variants": len(one.variants),
            "quoted": {"speakers": one.speakers},
        }
    return {"kind": "conflict", **conflict_row(one)}


def conflict_row(one: Conflict) -> dict[str, Any]:
    """A conflict with its sides, each with the exact words."""
    sides = [
        {
            "articles": side.articles,
            "origins": side.origins,
            "known_fact": not side.evidence,
            "quoted": {"value": side.value, "source": side.source},
            "evidence": [
                {"span": e.span, "in_removed_debris": e.debris, "quoted": {"uri": e.uri, "words": e.text}}
                for e in side.evidence
            ],
        }
        for side in one.sides
    ]
    return {
        "id": one.id,
        "about": one.kind,
        "severity": one.severity,
        "quoted": {"slot": one.slot, "cause": one.cause, "explanation": one.explanation, "grounds": one.grounds},
        "sides": sides,
    }


def _explanation(one: Explanation) -> dict[str, Any]:
    source = one.source
    line = source.lineage
    said = msgspec.to_builtins(one.said) if one.said else None
    return {
        "kind": one.kind,
        "id": one.id,
        "sentence": {"span": one.sentence, "quoted": {"uri": source.uri, "words": one.words}},
        "marks": [
            {"label": mark.label, "span": mark.span, "quoted": {"words": mark.words, "note": mark.note}}
            for mark in one.marks
        ],
        "article": {
            "published": source.published,
            "published_basis": source.published_basis,
            "reliability": source.reliability,
            "relation": line.relation if line else None,
            "origin": line.origin if line else None,
            "quoted": {
                "title": source.title,
                "outlet": source.outlet,
                "parent": line.parent if line else None,
                "origin_label": line.origin_label if line else None,
                "basis": line.basis if line else None,
                "clues": source.clues,
            },
        },
        "quotation": one.quotation.id if one.quotation else None,
        "quoted": {"summary": one.summary, "rule": one.rule, "said": said},
    }


class ReasonTools:
    """Tools that explain and cite."""

    def __init__(self, record: Record) -> None:
        """Ask this record."""
        self.record = record

    def explain(self, id: _Named, start: Start = 0, limit: Limit = 10) -> dict[str, Any]:
        """Say why the record says what it says: the sentence, the words of every slot, the rule, article and origin.

        Takes the id of an event, a report of one, a statement, a quotation, a conflict or an article, or an article's
        uri.
        """
        named(self.record.store, id)

        def show(found: Sequence[Explained]) -> list[dict[str, Any]]:
            return [reason(one) for one in found]

        return page(self.record.explain(id), start, limit, show)

    def cite(
        self,
        id: Annotated[
            str | None, Field(max_length=2_000, description="An id, or an article's uri; without it, the whole record.")
        ] = None,
        format: CitationFormat = "text",
    ) -> dict[str, Any]:
        """Write how to cite the record, or what an id names: exact words, article, run, program, digest."""
        if id is not None:
            named(self.record.store, id)
        written = self.record.cite(id, format=format)
        if len(written) > MAX_TEXT:
            raise ToolError("This names very much. Give the id of one thing.")
        return {"format": format, "quoted": {"citation": shown(written)}}
