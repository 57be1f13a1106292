"""What drawings are made of, made of the record's events."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from dragoman.export.linked.dates import bounds
from dragoman.export.wording import title_of
from dragoman.model import FusedEvent
from dragoman.ontology.plover import quad
from dragoman.web.drawing.shapes import Lane, Look, Timeline, TimelineItem

MOST = 400  # marks of a timeline: with more, each would hide another
_LANE: dict[int, Lane] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
_LOOK: dict[str, Look] = {
    "happened": "done",
    "ongoing": "done",
    "planned": "planned",
    "conditional": "unsure",
    "speculated": "unsure",
    "denied": "denied",
}


def timeline_of(
    events: Iterable[FusedEvent], url: Callable[[FusedEvent], str], contradicted: Collection[str] = ()
) -> Timeline:
    """Events as marks on a line of time, the latest `MOST`; `contradicted` holds the ids of those in a conflict.

    An event stands at the first day that its date can mean.
    """
    items, undated = [], 0
    for event in events:
        first, last = bounds(event.date)
        if event.date is None or first is None or last is None:
            undated += 1
            continue
        items.append(
            TimelineItem(
                id=event.id,
                url=url(event),
                title=title_of(event),
                date=event.date,
                first=first,
                last=last,
                modality=event.modality,
                look=_LOOK[event.modality],
                lane=_LANE[quad(event.type)] if event.type else "no code",
                conflict=event.id in contradicted,
                articles=event.articles,
                origins=event.origins,
            )
        )
    items.sort(key=lambda item: (item.first, item.id))
    return Timeline(items=tuple(items[-MOST:]), undated=undated, left_out=max(len(items) - MOST, 0))
