"""Lines of a brief: an event, a statement, a conflict, each with its citations."""

from __future__ import annotations

from dragoman.export.brief.citing import Citations
from dragoman.export.brief.content import Line, Ref, Shown, SideLine
from dragoman.model import CREDIBILITY, Conflict, FusedEvent, Report
from dragoman.record.rows import StatementRow
from dragoman.record.speakers import second_hand

CITED = 5  # reports of one event that are cited; the rest are counted
OUTCOMES = {
    "happened": "it is reported as having happened",
    "cancelled": "it is reported as cancelled",
    "not reported": "its day has passed and no article tells that it happened",
    None: "nothing in the record tells what came of it",
}


def count(number: int, noun: str) -> str:
    """How many there are of something."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def refs(shown: tuple[Shown, ...]) -> tuple[Ref, ...]:
    """The citations of words, each once."""
    return tuple(dict.fromkeys(one.ref for one in shown))


def event_line(section: str, event: FusedEvent, cited: Citations, *, tags: tuple[str, ...] = ()) -> Line:
    """An event: when, what, who to whom, where, by how many articles and origins."""
    key = f"{section}-{event.id}"
    reports = _cited(event, cited)
    shown = tuple(cited.sentence(key, report.uri, report.sentence) for report in reports)
    kind = " · ".join(part for part in (event.type, event.mode) if part)
    return Line(
        key=key,
        when=event.date or "no date",
        tags=(*tags, kind or event.word, event.modality),
        text=who_whom(event) + (f", in {event.place}" if event.place else ""),
        meta=" · ".join(part for part in _support(event, len(reports)) if part),
        refs=refs(shown),
        shown=shown[:1],
    )


def plan_line(event: FusedEvent, became: FusedEvent | None, cited: Citations) -> Line:
    """A plan with what became of it, as far as articles tell; its outcome has citations of its own."""
    line = event_line("plans", event, cited)
    outcome = OUTCOMES[event.outcome]
    later: tuple[Shown, ...] = ()
    if became is not None:
        later = tuple(cited.sentence(line.key, r.uri, r.sentence) for r in _cited(became, cited)[:1])
    return Line(
        key=line.key,
        when=line.when,
        tags=line.tags,
        text=line.text,
        meta=f"{outcome} · {line.meta}",
        refs=tuple(dict.fromkeys((*line.refs, *refs(later)))),
        shown=(*line.shown, *later),
    )


def statement_line(section: str, row: StatementRow, cited: Citations) -> Line:
    """A statement: who, in what office, how, and the exact words."""
    key = f"{section}-{cited.articles[row.uri].id[-12:] if row.uri in cited.articles else ''}-{row.id}"
    shown = cited.words(key, row.uri, row.spans[0], row.content)
    who = [row.source or "A source that is not named", row.office, second_hand(row.via, row.source)]
    support = f"{count(row.articles, 'article')}, {count(row.origins or 0, 'origin')}" if row.articles else ""
    meta = [f"“{row.cue}”" if row.cue else "", row.anonymity and f"not named: “{row.anonymity}”", support]
    return Line(
        key=key,
        when=row.published.partition("T")[0] if row.published else "no date",
        tags=tuple(part for part in (row.kind, row.cue_class) if part),
        text=", ".join(part for part in who if part),
        meta=" · ".join(part for part in meta if part),
        refs=(shown.ref,),
        shown=(shown,),
    )


def conflict_line(conflict: Conflict, cited: Citations) -> Line:
    """A conflict with its sides, each with the words that are on it."""
    key = f"conflicts-{conflict.id}"
    sides = tuple(
        SideLine(
            value=side.value,
            known=side.source,
            counts="" if side.source else f"{count(side.articles, 'article')}, {count(side.origins, 'origin')}",
            shown=tuple(cited.words(key, e.uri, e.span, e.text, debris=e.debris) for e in side.evidence[:CITED]),
        )
        for side in conflict.sides
    )
    grounds = f" ({conflict.grounds})" if conflict.grounds else ""
    return Line(
        key=key,
        tags=(conflict.severity, conflict.kind),
        text=conflict.explanation,
        meta=f"likely cause: {conflict.cause}{grounds}",
        refs=refs(tuple(shown for side in sides for shown in side.shown)),
        sides=sides,
    )


def who_whom(event: FusedEvent) -> str:
    """Who acts, and on whom."""
    who = ", ".join(p.name for p in event.participants if p.role == "actor")
    whom = ", ".join(p.name for p in event.participants if p.role == "recipient")
    return (who or "An actor that is not named") + (f" → {whom}" if whom else "")


def _cited(event: FusedEvent, cited: Citations) -> list[Report]:
    """The reports that are cited: one of each origin before a second of any."""
    seen: set[str] = set()
    first: list[Report] = []
    later: list[Report] = []
    for report in event.reports:
        if not report.counted:
            continue
        row = cited.articles.get(report.uri)
        origin = (row.origin if row else None) or report.uri
        (later if origin in seen else first).append(report)
        seen.add(origin)
    return [*first, *later][:CITED]


def _support(event: FusedEvent, cited: int) -> list[str]:
    of = f"in {count(event.articles, 'article')}, of {count(event.origins, 'origin')}"
    return [
        of,
        f"{event.unknown_origins} of them of unknown origin" if event.unknown_origins else "",
        CREDIBILITY[event.credibility] if event.credibility else "",
        f"{count(event.against, 'origin')} against it" if event.against else "",
        f"first reported {event.reported}" if event.reported else "",
        f"{cited} cited" if event.articles > cited else "",
    ]
