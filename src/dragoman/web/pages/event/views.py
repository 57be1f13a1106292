"""What the page of an event shows."""

from __future__ import annotations

from dragoman.model import Conflict, FusedEvent, Relation, Span, Struct


class EventMark(Struct, frozen=True, kw_only=True):
    """Words of a report and what they say of the event; the span is into the article's text."""

    label: str  # trigger, actor, recipient, place, date, or what stands where nobody is named
    span: Span
    words: str
    path: str | None = None  # the position in the sentence that it was found in
    note: str | None = None  # who is meant, or which date the words come to


class RejectedView(Struct, frozen=True, kw_only=True):
    """Another event that the rules made of the same sentence, and why it was thrown out."""

    type: str
    rule: str
    reason: str
    words: str


class ReportView(Struct, frozen=True, kw_only=True):
    """One article's report of an event: its sentence, what is read from it and by which rule."""

    number: int  # on this page, from 1
    id: str  # of the report
    uri: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None
    reliability: str | None  # the letter that a person gave the outlet
    counted: bool  # whether it speaks for the event
    kind: str
    modality: str
    asserted_by: str | None  # null: the article says so itself
    date: str | None
    date_basis: str | None
    sentence: Span
    words: str  # of the sentence
    marks: tuple[EventMark, ...]
    rule: str
    rejected: tuple[RejectedView, ...]
    relation: Relation | None  # to the text of its origin
    parent: str | None


class OriginView(Struct, frozen=True, kw_only=True):
    """Articles whose text goes back to one, and their reports of the event: the first, then its copies."""

    origin: str
    label: str | None
    reports: tuple[int, ...]  # their numbers


class Witness(Struct, frozen=True, kw_only=True):
    """A report that gives a value, and its words for it; none where the sentence as a whole does."""

    report: int
    spans: tuple[Span, ...]


class SlotValue(Struct, frozen=True, kw_only=True):
    """One thing that reports say of a slot."""

    value: str
    note: str | None = None
    stands: bool  # whether the event has it
    phrase: bool = False  # words of a report that name nobody and no place that is known
    articles: int  # that say so, as far as they are counted
    origins: int
    witnesses: tuple[Witness, ...]


class SlotView(Struct, frozen=True, kw_only=True):
    """A slot of an event: what the event has, and beside it everything else that reports say."""

    slot: str  # type, modality, actor, recipient, date, place, sides: as the cells of a citation
    values: tuple[SlotValue, ...]

    @property
    def dissent(self) -> tuple[SlotValue, ...]:
        """What reports say otherwise than the event has it."""
        return tuple(one for one in self.values if not (one.stands or one.phrase))


class DecidedView(Struct, frozen=True, kw_only=True):
    """What a reviewer decided on a cell of the event."""

    slot: str
    value: str
    verdict: str
    corrected: str | None
    reviewer: str
    time: str
    reason: str | None
    disputed: bool  # reviewers differ
    uri: str
    cell: str  # its name in the queue of reviewers
    of: str | None  # the report or the conflict that it is of; null: where the article stands among others

    @property
    def desk(self) -> str:
        """Where to decide on it again."""
        return "conflict" if self.slot.startswith("conflict.") else "link" if self.of is None else "cell"


class EventDetail(Struct, frozen=True, kw_only=True):
    """An event with everything that stands behind it and against it."""

    event: FusedEvent
    because: str  # the part of the rule that gives its credibility
    slots: tuple[SlotView, ...]
    reports: tuple[ReportView, ...]
    origins: tuple[OriginView, ...]
    left_out: int  # reports that are not shown
    conflicts: tuple[Conflict, ...]
    others: tuple[FusedEvent, ...]  # events that the other side of a conflict tells of: denials, contrary claims
    became: FusedEvent | None
    plans: tuple[FusedEvent, ...]  # that became this
    stories: tuple[str, ...]
    decided: tuple[DecidedView, ...]

    @property
    def sides(self) -> str:
        """Who vouches for it, in words."""
        return ", ".join(self.event.sides)

    def report(self, number: int) -> ReportView:
        """The report of this number."""
        return self.reports[number - 1]


class EventView(Struct, frozen=True, kw_only=True):
    """The event of an id; where the beginning of one fits several, these."""

    asked: str
    detail: EventDetail | None
    several: tuple[FusedEvent, ...] = ()


class EventValueRow(Struct, frozen=True, kw_only=True):
    """A value of an event in one report, as a row of a table."""

    event: str
    slot: str
    value: str
    stands: bool
    uri: str
    outlet: str | None
    published: str | None
    counted: bool
    origin: str | None
    relation: str | None
    words: str  # that give it
    start: int | None
    end: int | None
    sentence: str


def value_rows(view: EventView) -> list[EventValueRow]:
    """All values of an event, report by report."""
    detail = view.detail
    if detail is None:
        return []
    origin_of = {number: one.origin for one in detail.origins for number in one.reports}
    return [
        _row(detail, slot.slot, value, detail.report(witness.report), origin_of.get(witness.report), span)
        for slot in detail.slots
        for value in slot.values
        for witness in value.witnesses
        for span in witness.spans or (None,)
    ]


def _row(
    detail: EventDetail, slot: str, value: SlotValue, told: ReportView, origin: str | None, span: Span | None
) -> EventValueRow:
    return EventValueRow(
        event=detail.event.id,
        slot=slot,
        value=value.value,
        stands=value.stands,
        uri=told.uri,
        outlet=told.outlet,
        published=told.published,
        counted=told.counted,
        origin=origin,
        relation=told.relation,
        words=_words(told, span) if span else "",
        start=span[0] if span else None,
        end=span[1] if span else None,
        sentence=told.words,
    )


def _words(told: ReportView, span: Span) -> str:
    """The words of a span; of one that stands outside the sentence, those of its mark."""
    first, last = told.sentence
    if first <= span[0] and span[1] <= last:
        return told.words[span[0] - first : span[1] - first]
    return next((mark.words for mark in told.marks if mark.span == span), "")
