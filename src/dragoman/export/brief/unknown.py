"""What is not known: counted from the record, never guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.export.brief.citing import Citations
from dragoman.export.brief.content import Line, Section
from dragoman.export.brief.sections import DONE
from dragoman.export.brief.subject import Gathered
from dragoman.export.brief.telling import count, refs
from dragoman.model import FusedEvent, Span
from dragoman.record import queries
from dragoman.record.store import Store

_EXAMPLES = 3  # that a gap cites
_Place = tuple[str, Span]


def unknown_section(store: Store, given: Gathered, cited: Citations) -> Section:
    """Each gap with its count and a few places in which it shows."""
    gaps = [*_events(given), *_statements(given), *_others(given, cited)]
    lines = [_line(f"unknown-{n}", text, places, cited) for n, (text, places) in enumerate(gaps) if places]
    lines += _of_the_record(store, cited)
    return Section(key="unknown", title="What is not known", empty="No gap was counted.", lines=tuple(lines))


def _line(key: str, text: str, places: Sequence[_Place], cited: Citations) -> Line:
    shown = tuple(cited.sentence(key, uri, span) for uri, span in places[:_EXAMPLES])
    meta = f"{len(shown)} cited" if len(places) > len(shown) else ""
    return Line(key=key, text=f"{text}: {len(places)}", meta=meta, refs=refs(shown))


def _events(given: Gathered) -> Iterator[tuple[str, list[_Place]]]:
    done = [event for event in given.events if event.modality in DONE]
    plans = [event for event in given.events if event.modality == "planned"]
    yield "events that happened, without a date", _places([e for e in done if e.date is None])
    yield "events that happened, without a place", _places([e for e in done if e.place is None])
    unnamed = [e for e in done if not any(p.role == "actor" for p in e.participants)]
    yield "events whose actor is not named", _places(unnamed)
    yield "events that happened, of a single origin", _places([e for e in done if e.origins == 1])
    yield "plans without an outcome", _places([e for e in plans if e.outcome is None])
    overdue = [e for e in plans if e.outcome == "not reported"]
    yield "plans whose day has passed and that no article tells the outcome of", _places(overdue)


def _places(events: list[FusedEvent]) -> list[_Place]:
    first = [next((r for r in e.reports if r.counted), None) for e in events]
    return [(report.uri, report.sentence) for report in first if report is not None]


def _statements(given: Gathered) -> Iterator[tuple[str, list[_Place]]]:
    rows = [row for row in (*given.statements, *given.about) if row.source is None or row.anonymity]
    yield "statements whose source is not named", [(row.uri, row.spans[0]) for row in rows]


def _others(given: Gathered, cited: Citations) -> Iterator[tuple[str, list[_Place]]]:
    bare = [row for row in given.offices if not row.office_from and not row.office_to]
    yield (
        "offices that are given without the dates of the term",
        [(row.uri, row.span) for row in bare if row.span is not None],
    )
    undated = [uri for uri in given.uris if uri in cited.articles and not cited.articles[uri].published]
    yield "articles without a publication date", [(uri, cited.opening(uri)) for uri in undated]
    first = [next((e for side in c.sides for e in side.evidence if not e.debris), None) for c in given.conflicts]
    yield "conflicts between reports, or with known facts", [(e.uri, e.span) for e in first if e is not None]


def _of_the_record(store: Store, cited: Citations) -> Iterator[Line]:
    """What the whole record could not read, whatever the brief is about: the record itself is the source of it."""
    failed = Counter(error.stage for error in queries.errors(store))
    if failed:
        stages = ", ".join(f"{number} in {stage}" for stage, number in sorted(failed.items()))
        text = f"{count(failed.total(), 'article')} of the whole record failed to be read: {stages}"
        yield Line(key="unknown-failed", text=text, known="the record; dragoman errors")
    skipped = Counter(row.skipped for row in cited.articles.values() if row.skipped)
    if skipped:
        why = ", ".join(f"{number} {reason}" for reason, number in sorted(skipped.items()))
        text = f"{count(skipped.total(), 'article')} of the whole record not read: {why}"
        yield Line(key="unknown-skipped", text=text, known="the record; dragoman articles")
