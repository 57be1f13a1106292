"""An event of the record with the sentences that tell of it, their words marked."""

from __future__ import annotations

from dragoman.model import FusedEvent
from dragoman.notebook.article import STYLE
from dragoman.notebook.columns import who
from dragoman.notebook.html import escaped
from dragoman.notebook.marked import Highlight, marked
from dragoman.record.explaining import Explanation, explain
from dragoman.record.store import NoSuchThingError, RecordError, Store

_KINDS = {"trigger": "event", "date": "date"}  # every other mark is on somebody or a place


class ShownEvent:
    """An event and, for each report of it, the sentence with its marks."""

    def __init__(self, event: FusedEvent, reports: list[Explanation]) -> None:
        """Keep the event and what each report says."""
        self.event = event
        self.reports = reports

    def to_html(self) -> str:
        """The event as HTML that needs nothing else."""
        event = self.event
        parties = " → ".join(side for side in (who(event, "actor"), who(event, "recipient")) if side)
        head = [
            " ".join(filter(None, (event.type or event.word, event.mode))),
            event.modality,
            parties or "nobody named",
        ]
        facts = [
            event.date or "no date",
            event.place,
            f"{event.articles} article{'' if event.articles == 1 else 's'}",
            f"{event.origins} origin{'' if event.origins == 1 else 's'}",
            f"outcome: {event.outcome}" if event.outcome else None,
        ]
        return (
            f'{STYLE}<div class="dragoman-text"><p><strong>{escaped(" · ".join(head))}</strong></p>'
            f'<p class="d-meta">{escaped(" · ".join(filter(None, facts)))}</p>'
            f"{''.join(map(_sentence, self.reports))}</div>"
        )

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        """Which event it is."""
        return f"<Event {self.event.id}>"


def show_event(store: Store, identifier: str) -> ShownEvent:
    """The event with this identifier, or the beginning of one.

    Raises `RecordError` where it fits no event, or several.
    """
    found = explain(store, identifier)
    events = [one for one in found if isinstance(one, FusedEvent)]
    if not events:
        raise NoSuchThingError(
            f"no event in {store.path} has the identifier {identifier!r}. They are listed by: dragoman events"
        )
    if len(events) > 1:
        fitting = ", ".join(event.id for event in events[:5])
        raise RecordError(f"{identifier!r} fits several events: {fitting}. Give more of the identifier.")
    told = {report.event for report in events[0].reports}
    reports = {one.id: one for one in found if isinstance(one, Explanation) and one.id in told}
    return ShownEvent(events[0], list(reports.values()))


def _sentence(report: Explanation) -> str:
    start = report.sentence[0] if report.sentence else 0
    highlights = [
        Highlight(
            mark.span[0] - start,
            mark.span[1] - start,
            _KINDS.get(mark.label, "entity"),
            f"{mark.label}: {mark.note}" if mark.note else f"{mark.label} (rule {report.rule})",
        )
        for mark in report.marks
    ]
    source = report.source
    facts = " · ".join(filter(None, (source.outlet, source.published, source.uri)))
    return (
        f'<blockquote><div class="d-body" dir="auto">{marked(report.words, highlights)}</div>'
        f'<p class="d-meta">{escaped(facts)}</p></blockquote>'
    )
