"""Tools for events: which there are, and everything on one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from dragoman.api import Record
from dragoman.mcp.arguments import Identifier, Limit, Name, OfArticle, Since, Start, Until, Who, check_dates
from dragoman.mcp.bounds import page
from dragoman.mcp.evidence import event_facts, event_rows
from dragoman.mcp.naming import named, the_only
from dragoman.mcp.reasons import reason
from dragoman.model import CREDIBILITY, Modality, Report
from dragoman.notebook.periods import By
from dragoman.ontology.plover import TYPES
from dragoman.record import queries
from dragoman.record.explaining import Explanation

Type = Annotated[
    str | None, Field(max_length=40, description=f"The PLOVER type of the event, one of {', '.join(TYPES)}.")
]


class EventTools:
    """Tools that ask for events."""

    def __init__(self, record: Record) -> None:
        """Ask this record."""
        self.record = record

    def search_events(
        self,
        actor: Name = None,
        other_actor: Name = None,
        type: Type = None,
        modality: Modality | None = None,
        since: Since = None,
        until: Until = None,
        article: OfArticle = None,
        uncoded: Annotated[bool, Field(description="Also happenings that no PLOVER type fits.")] = False,
        start: Start = 0,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """List events that articles report: who did what to whom, when, with the sentences that say so.

        Rows are in the order of time.  Only modality "happened" and "ongoing" took place; "planned", "conditional",
        "speculated" and "denied" did not, as far as the articles say.  "origins" counts independent sources, "articles"
        counts texts.  With actor and other_actor both must take part.
        """
        check_dates(since, until)
        if type and type.upper() not in TYPES:
            raise ToolError(f"There is no such type. The types are {', '.join(TYPES)}.")
        one, other = actor or other_actor, other_actor if actor else None
        found = self.record.events(
            actor=None if other else one,
            pair=(one, other) if one and other else None,
            type=type,
            modality=modality,
            since=since,
            until=until,
            article=article,
            uncoded=uncoded,
        )
        return page(found, start, limit, lambda rows: event_rows(self.record.store, rows))

    def get_event(self, event: Identifier, start: Start = 0, limit: Limit = 5) -> dict[str, Any]:
        """Everything on one event: its slots, what its reports disagree about, what came of a plan, and each report.

        "values" lists what reports say of date and place, the best supported first: more than one value of a slot is
        dissent.  "rows" are the reports, page by page, each with its sentence, the words of every slot marked in it,
        the article, and where that has its text from (lineage, origin).
        """
        store = self.record.store
        (found,) = queries.event(store, the_only(named(store, event, "fused")))
        values = [
            {"slot": one.slot, "articles": one.articles, "origins": one.origins, "quoted": {"value": one.value}}
            for one in found.values
        ]
        credible = CREDIBILITY.get(found.credibility) if found.credibility else None

        def show(reports: Sequence[Report]) -> list[dict[str, Any]]:
            return [self._report(report) for report in reports]

        return page(
            found.reports, start, limit, show, event={**event_facts(found), "credible": credible, "values": values}
        )

    def _report(self, report: Report) -> dict[str, Any]:
        told = self.record.explain(report.event)
        fitting = [one for one in told if isinstance(one, Explanation) and one.source.uri == report.uri]
        row = reason(fitting[0]) if fitting else {"quoted": {"uri": report.uri}}
        return {"counted": report.counted, **row}

    def relation_counts(
        self,
        a: Who,
        b: Who,
        since: Since = None,
        until: Until = None,
        by: By = "month",
        start: Start = 0,
        limit: Limit = 50,
    ) -> dict[str, Any]:
        """Count what two did to one another, period by period: cooperation, conflict, scores, attention.

        "events", "cooperation", "conflict" and the scores count only what happened or goes on; "planned",
        "conditional", "speculated" and "denied" stand apart.  "left_out" says what no period holds.
        """
        check_dates(since, until)
        relation = self.record.relation(a, b, since=since, until=until)
        return page(relation.counts(by), start, limit, list, left_out=relation.left_out(by))
