"""Explaining a statement."""

from __future__ import annotations

from dragoman.model import Reading, Statement
from dragoman.record.explaining.naming import Names, mark, source_of
from dragoman.record.explaining.structs import Explanation, Mark
from dragoman.record.store import Store


def explain_statement(store: Store, reading: Reading, said: Statement) -> Explanation:
    names = Names(reading)
    marks = [Mark(label="content", span=span, words=reading.words(span)) for span in said.content]
    if said.source:
        marks.append(mark(reading, "source", said.source, names))
    if said.cue:
        marks.append(Mark(label="cue", span=said.cue, words=reading.words(said.cue), note=said.cue_class))
    speaker = names.of(said.source) if said.source else "a source that is not named"
    return Explanation(
        kind="statement",
        id=said.id,
        summary=f"{said.kind} statement by {speaker}",
        rule=None,
        sentence=said.sentence,
        words=reading.words(said.sentence),
        marks=tuple(marks),
        source=source_of(store, reading),
    )
