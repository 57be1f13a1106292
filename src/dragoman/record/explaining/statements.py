"""Explaining a statement, with what is reported inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Reading, Span, Statement
from dragoman.record import queries
from dragoman.record.explaining.events import describe_event
from dragoman.record.explaining.naming import Names, mark, source_of
from dragoman.record.explaining.structs import Act, Explanation, Inside, Mark, Quoted, Said
from dragoman.record.speakers import NOBODY, Speakers, joined, second_hand
from dragoman.record.store import Store

Told = tuple[Statement, tuple[str, ...]]  # a statement, and in whose statements it is reported, outermost first


def explain_statements(store: Store, reading: Reading, identifier: str) -> list[Explanation]:
    """The statement of this id, wherever in the article or inside another statement it stands."""
    teller = _Teller(reading)
    found = [told for told in teller.all(reading.statements) if told[0].id == identifier]
    return [
        Explanation(
            kind="statement",
            id=said.id,
            summary=teller.summary(said, via),
            rule=said.rule,
            sentence=said.sentence,
            words=reading.words(said.sentence),
            marks=teller.marks(said),
            source=source_of(store, reading),
            said=teller.said(said, via),
            quotation=_quoted(store, reading.article.uri, said.id),
        )
        for said, via in found[:1]
    ]


def _quoted(store: Store, uri: str, statement: str) -> Quoted | None:
    found = queries.quotation_of(store, uri, statement)
    return Quoted(id=found.id, articles=found.articles, origins=found.origins) if found else None


class _Teller:
    """Tells of one article's statements."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names = Names(reading)
        self._speakers = Speakers(reading)

    def all(self, statements: Sequence[Statement], via: tuple[str, ...] = ()) -> Iterator[Told]:
        for said in statements:
            yield said, via
            yield from self.all(said.inner, self._inward(said, via))

    def _inward(self, said: Statement, via: tuple[str, ...]) -> tuple[str, ...]:
        return (*via, self._speakers.shown(said) or NOBODY)

    def summary(self, said: Statement, via: tuple[str, ...]) -> str:
        """A statement in one line: "indirect statement by Ana Ruiz, Minister, as Ona Lind reports"."""
        speaker = self._speakers.shown(said) or "a source that is not named"
        office = self._speakers.office(said)
        reported = second_hand(joined(via), speaker)
        return ", ".join(part for part in (f"{said.kind} statement by {speaker}", office, reported) if part)

    def marks(self, said: Statement) -> tuple[Mark, ...]:
        marks = [self._mark("content", span) for span in said.content]
        if said.source:
            marks.append(mark(self._reading, "source", said.source, self._names))
        if said.cue:
            marks.append(self._mark("cue", said.cue, said.cue_class))
        if said.anonymity:
            marks.append(self._mark("unnamed", said.anonymity))
        marks += [self._mark("negation", span) for span in said.negations]
        marks += [mark(self._reading, "about", participant, self._names) for participant in said.about]
        return tuple(marks)

    def _mark(self, label: str, span: Span, note: str | None = None) -> Mark:
        return Mark(label=label, span=span, words=self._reading.words(span), note=note)

    def said(self, said: Statement, via: tuple[str, ...]) -> Said:
        inward = self._inward(said, via)
        return Said(
            cue_class=said.cue_class,
            polarity=said.polarity,
            act=self._act(said),
            inner=tuple(
                Inside(
                    id=inner.id,
                    summary=self.summary(inner, inward),
                    rule=inner.rule,
                    marks=self.marks(inner),
                    said=self.said(inner, inward),
                )
                for inner in said.inner
            ),
        )

    def _act(self, said: Statement) -> Act | None:
        event = next((event for event in self._reading.events if event.id == said.act), None)
        return Act(id=event.id, summary=describe_event(self._reading, event)) if event else None
