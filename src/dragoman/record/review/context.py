"""What a reviewer sees of a cell: its words in their sentence, the sides of a conflict, the reasons for a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.model import Reading, Span
from dragoman.record import queries
from dragoman.record.explaining import describe_event
from dragoman.record.review.cells import Cell, every_statement
from dragoman.record.review.slots import LINK
from dragoman.record.store import Store

Mark = Callable[[str], str]

# What could move the cursor, ring or recolour a terminal: articles are not trusted.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_HEAD = 300  # characters of an article that stand for it


def context_of(store: Store, cell: Cell, *, blind: bool, mark: Mark) -> Iterator[str]:
    """The lines that show what a cell is about; `blind` ones give none of the program's values away."""
    if cell.slot.startswith("conflict."):
        yield from _conflict(store, cell)
        return
    reading = queries.reading(store, cell.uri)
    if reading is None:
        return
    if cell.slot == LINK:
        yield from _link(store, cell, reading, blind)
        return
    event = next((one for one in reading.events if one.id == cell.of), None)
    if event and not blind:
        yield _plain(describe_event(reading, event))
    # of what is asked blind only the whole is marked that it is a part of: the trigger, what was said, the mention
    marked = (_blindly(reading, cell) if blind else cell.spans) or cell.at
    yield f"“{_marked(reading.article.text, cell.sentence or (0, _HEAD), marked, mark)}”"
    outside = [span for span in marked if cell.sentence and not _inside(span, cell.sentence)]
    for span in outside:
        yield f"and: {mark(_plain(reading.words(span)))}"


def _blindly(reading: Reading, cell: Cell) -> tuple[Span, ...]:
    """What may be marked where the value is not to be seen; of what was said only the words that report it."""
    if cell.slot != "statement.content":
        return cell.at
    cues = (said.cue for said in every_statement(reading.statements) if said.id == cell.of)
    cue = next(cues, None)
    return (cue,) if cue else (cell.sentence or cell.at[0],)


def _inside(span: Span, sentence: Span) -> bool:
    return sentence[0] <= span[0] and span[1] <= sentence[1]


def _marked(text: str, sentence: Span, spans: Sequence[Span], mark: Mark) -> str:
    out, at = [], sentence[0]
    for start, end in sorted(span for span in spans if _inside(span, sentence)):
        if start >= at:
            out += [_plain(text[at:start]), mark(text[start:end])]
            at = end
    return "".join([*out, _plain(text[at : sentence[1]])])


def _conflict(store: Store, cell: Cell) -> Iterator[str]:
    for conflict in queries.conflicts(store, article=cell.uri):
        if conflict.id != cell.of:
            continue
        yield _plain(conflict.explanation)
        for side in conflict.sides:
            yield _plain(side.value) + (f" (known: {_plain(side.source)})" if side.source else "")
            yield from (f"  {_plain(piece.uri)}: “{_plain(piece.text)}”" for piece in side.evidence)


def _link(store: Store, cell: Cell, reading: Reading, blind: bool) -> Iterator[str]:
    yield f"“{_plain(reading.article.text[:_HEAD])}…”"
    for line in queries.lineage(store, article=cell.uri):
        if line.uri != cell.uri or blind:
            continue
        yield from (f"because: {_plain(basis)}" for basis in line.basis)
        parent = queries.reading(store, line.parent) if line.parent else None
        if parent:
            yield f"{_plain(line.parent or '')}: “{_plain(parent.article.text[:_HEAD])}…”"


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text)
