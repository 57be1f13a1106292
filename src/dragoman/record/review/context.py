"""What a reviewer sees of a cell: its words in their sentence, the sides of a conflict, the reasons for a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.model import Conflict, Reading, Span, Struct
from dragoman.record import queries
from dragoman.record.explaining import describe_event
from dragoman.record.review.cells import Cell, every_statement
from dragoman.record.review.marking import Piece, inside, pieces
from dragoman.record.review.slots import LINK
from dragoman.record.store import Store

Mark = Callable[[str], str]

# What could move the cursor, ring or recolour a terminal: articles are not trusted.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_HEAD = 300  # characters of an article that stand for it, and of what stands before and after a sentence


class Seen(Struct, frozen=True, kw_only=True):
    """What a cell is about."""

    language: str | None = None  # of its article
    summary: str | None = None  # of the event that it is a cell of
    before: str = ""  # what stands before the sentence and after it
    words: tuple[Piece, ...] = ()  # the sentence with the cell's words marked; of a link the beginning of the article
    after: str = ""
    also: tuple[str, ...] = ()  # words of the cell that stand elsewhere
    conflict: Conflict | None = None
    reasons: tuple[str, ...] = ()  # for a link
    parent: str | None = None  # the uri of the article that a link leads to, and its beginning
    parent_words: str = ""


def seen(store: Store, cell: Cell, *, blind: bool) -> Seen | None:
    """What a cell is about; `blind` gives none of the program's values away.  None where the record has it no more."""
    if cell.slot.startswith("conflict."):
        found = queries.conflict(store, cell.of or "")
        return Seen(conflict=found[0]) if found else None
    reading = queries.reading(store, cell.uri)
    if reading is None:
        return None
    return _link(store, cell, reading, blind) if cell.slot == LINK else _in_text(cell, reading, blind)


def _in_text(cell: Cell, reading: Reading, blind: bool) -> Seen:
    event = next((one for one in reading.events if one.id == cell.of), None)
    text, sentence = reading.article.text, cell.sentence or (0, _HEAD)
    # of what is asked blind only the whole is marked that it is a part of: the trigger, what was said, the mention
    marked = (_blindly(reading, cell) if blind else cell.spans) or cell.at
    return Seen(
        language=reading.article.language,
        summary=describe_event(reading, event) if event and not blind else None,
        before=text[max(0, sentence[0] - _HEAD) : sentence[0]],
        words=pieces(text, sentence, marked),
        after=text[sentence[1] : sentence[1] + _HEAD],
        also=tuple(reading.words(span) for span in marked if cell.sentence and not inside(span, cell.sentence)),
    )


def _blindly(reading: Reading, cell: Cell) -> tuple[Span, ...]:
    """What may be marked where the value is not to be seen; of what was said only the words that report it."""
    if cell.slot != "statement.content":
        return cell.at
    cues = (said.cue for said in every_statement(reading.statements) if said.id == cell.of)
    cue = next(cues, None)
    return (cue,) if cue else (cell.sentence or cell.at[0],)


def _link(store: Store, cell: Cell, reading: Reading, blind: bool) -> Seen:
    line = next((one for one in queries.lineage(store, article=cell.uri) if one.uri == cell.uri), None)
    told = line if line and not blind else None
    parent = queries.reading(store, told.parent) if told and told.parent else None
    return Seen(
        language=reading.article.language,
        words=pieces(reading.article.text, (0, _HEAD), ()),
        reasons=told.basis if told else (),
        parent=told.parent if told and parent else None,
        parent_words=parent.article.text[:_HEAD] if parent else "",
    )


def context_of(store: Store, cell: Cell, *, blind: bool, mark: Mark) -> Iterator[str]:
    """The lines that show what a cell is about; `blind` ones give none of the program's values away."""
    found = seen(store, cell, blind=blind)
    if found is None:
        return
    if found.conflict:
        yield from _sides(found.conflict)
    elif cell.slot == LINK:
        yield f"“{_in_line(found.words, mark)}…”"
        yield from (f"because: {_plain(basis)}" for basis in found.reasons)
        if found.parent:
            yield f"{_plain(found.parent)}: “{_plain(found.parent_words)}…”"
    else:
        if found.summary:
            yield _plain(found.summary)
        yield f"“{_in_line(found.words, mark)}”"
        yield from (f"and: {mark(_plain(words))}" for words in found.also)


def _in_line(words: Sequence[Piece], mark: Mark) -> str:
    return "".join(mark(one.text) if one.marked else _plain(one.text) for one in words)


def _sides(conflict: Conflict) -> Iterator[str]:
    yield _plain(conflict.explanation)
    for side in conflict.sides:
        yield _plain(side.value) + (f" (known: {_plain(side.source)})" if side.source else "")
        yield from (f"  {_plain(piece.uri)}: “{_plain(piece.text)}”" for piece in side.evidence)


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text)
