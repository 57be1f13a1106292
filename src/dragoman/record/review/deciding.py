"""Deciding: a reviewer's verdict on a cell, put into the file beside the record."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman import __version__
from dragoman.model import Span
from dragoman.record import queries
from dragoman.record.beside import decisions as decisions_of
from dragoman.record.names import folded
from dragoman.record.review.cells import Cell
from dragoman.record.review.decision import Correction, Decision, Verdict, now, wrong
from dragoman.record.review.file import change
from dragoman.record.review.slots import LINK, SLOTS, link_of, wrong_value
from dragoman.record.store import Store


def decide(
    store: Store,
    cell: Cell,
    verdict: Verdict,
    *,
    reviewer: str,
    corrected: str | None = None,
    span: Span | None = None,
    reason: str | None = None,
    blind: bool = False,
    time: str | None = None,
) -> Decision:
    """Write down a decision, at once, and return it.

    A correction has a `span` into the article's text, or is the reviewer's own.  `time` is UTC, ISO 8601; else now.

    Raises `ValueError` where the decision makes no sense, `RecordError` where it cannot be written.
    """
    store.must_be_writable()
    decision = Decision(
        article=cell.article,
        uri=cell.uri,
        slot=cell.slot,
        at=cell.at,
        spans=cell.spans,
        value=cell.value,
        verdict=verdict,
        corrected=None if corrected is None else Correction(value=corrected, span=span, own=span is None),
        reviewer=reviewer,
        time=time or now(),
        reason=reason or None,
        rule=cell.rule,
        version=__version__,
        blind=blind,
    )
    problem = wrong(decision) or _not_there(store, decision)
    if problem:
        raise ValueError(problem)
    change(decisions_of(store.path), lambda held: [*held, decision])
    return decision


def withdraw(store: Store, gone: Decision) -> None:
    """Take a decision out of the file again.

    Raises `RecordError` where it cannot be written.
    """
    store.must_be_writable()
    change(decisions_of(store.path), lambda held: [one for one in held if one != gone])


def _not_there(store: Store, decision: Decision) -> str | None:
    """What a correction points at that the record does not have."""
    if decision.corrected is None:
        return None
    span = decision.corrected.span
    if span is not None:
        if not SLOTS[decision.slot].spanned:
            return f"a correction of {decision.slot} has no span: it is the reviewer's own"
        reading = queries.reading(store, decision.uri)
        if reading is None or span[1] > len(reading.article.text):
            return f"{list(span)} is beyond the end of the text of {decision.uri}"
    return _no_parent(store, decision) if decision.slot == LINK else None


def _no_parent(store: Store, decision: Decision) -> str | None:
    _, parent = link_of(decision.corrected.value if decision.corrected else "") or ("", None)
    if parent is None:
        return None
    lines = {line.uri: line.parent for line in queries.lineage(store)}
    if parent not in lines:
        return f"no article in the record has the uri {parent!r}. They are listed by: dragoman articles"
    seen: set[str] = set()
    at: str | None = parent
    while at is not None and at not in seen:
        if at == decision.uri:
            return f"{parent} was itself made of {decision.uri}: correct that first"
        seen.add(at)
        at = lines.get(at)
    return None


def answered(store: Store, cell: Cell, value: str) -> tuple[Verdict, str | None, Span | None]:
    """What an answer of somebody who has not seen the value comes to: the same value accepts it, any other corrects it.

    Raises `ValueError` where the cell cannot have this value.
    """
    slot = SLOTS[cell.slot]
    if slot.fixed:
        return "accept", None, None
    if problem := wrong_value(cell.slot, value):
        raise ValueError(problem)
    if value == cell.value or (not slot.words and folded(value) == folded(cell.value) != "  "):
        return "accept", None, None
    found = spans_of(store, cell, value) if slot.spanned else ()
    return "correct", value, next(iter(found), None)


def spans_of(store: Store, cell: Cell, words: str) -> Sequence[Span]:
    """Where words stand in the article of a cell, letter for letter: those in its sentence first, then the nearest."""
    reading = queries.reading(store, cell.uri)
    if reading is None or not words:
        return ()
    text, found, start = reading.article.text, [], 0
    while (start := text.find(words, start)) >= 0:
        found.append((start, start + len(words)))
        start += 1
    first, last = cell.sentence or (0, len(text))
    return sorted(found, key=lambda one: (not first <= one[0] < last, abs(one[0] - first), one))
