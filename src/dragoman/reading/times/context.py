"""What surrounds a time expression: the words beside it, the tense of its verb, the dates named before it."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from dragoman.language import Parsed
from dragoman.language.document import Token
from dragoman.model import Span
from dragoman.ontology import edtf as dates
from dragoman.reading.times.anchor import Anchor, Meaning, day_date
from dragoman.reading.times.tense import Direction, direction_of, verb_of

_PLAIN_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?=T|$)")

# said before an expression that opens a sentence
_OPENING = re.compile(r"\W*(?:(?:in|on|by|since|late in|early in|then,? in|and|but)\s+)*", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:the|that)?\s*(?:previous|following|next|same|preceding)\s+\w+|the\s+\w+\s+(?:before|after)", re.IGNORECASE
)


class Context(msgspec.Struct):
    """The text around the expressions, and what has been found so far."""

    parsed: Parsed
    text: str  # as the parser sees it: same offsets, plain punctuation
    anchor: Anchor | None
    day_first: bool | None = None  # whether the article's dates in numbers begin with the day
    found: list[tuple[Span, Meaning]] = msgspec.field(default_factory=list)

    def token(self, position: int) -> Token | None:
        """The token that holds a character."""
        span = self.parsed.doc.overlapping(position, position + 1)
        return span[0] if span else None

    def before(self, position: int, length: int = 40) -> str:
        """The words before a position, in lower case."""
        return self.text[max(0, position - length) : position].lower()

    def after(self, position: int, length: int = 40) -> str:
        """The words after a position, in lower case."""
        return self.text[position : position + length].lower()

    def direction(self, span: Span) -> Direction:
        """Whether an expression without a year, week … looks back or ahead; news looks back unless told."""
        token = self.token(span[0])
        return direction_of(token, self.before(span[0], 80)) if token is not None else "past"

    def attributive(self, position: int) -> bool:
        """Whether a word stands before a noun and describes it: `the March summit`."""
        token = self.token(position)
        return token is not None and token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i

    def promised(self, span: Span) -> bool:
        """Whether the verb is in the plain future: `will meet in two weeks`, not `could be done in two weeks`."""
        token = self.token(span[0])
        verb = verb_of(token) if token is not None else None
        return verb is not None and any(child.lower_ in ("will", "shall", "'ll", "wo") for child in verb.children)

    def reference(self, position: int, reach: int = 400, *, to_the_day: bool = False) -> Anchor | None:
        """The last date named before a position, near enough to be what "the next day" counts from.

        What is said aside counts only where there is nothing else.
        """
        return self._reference(position, reach, to_the_day, asides=False) or self._reference(
            position, reach, to_the_day, asides=True
        )

    def _reference(self, position: int, reach: int, to_the_day: bool, *, asides: bool) -> Anchor | None:
        low = self.parsed.sentence_of(position)[0]
        for span, meaning in reversed(self.found):
            if position - span[1] > reach:
                return None
            plain = _PLAIN_DATE.match(meaning.edtf or "")
            if plain is None or meaning.value == "PRESENT_REF" or (not asides and self._aside(span, position)):
                continue
            if to_the_day and plain[3] is None:
                continue
            if low <= span[0] and _COUNTED.fullmatch(self.text, *span):
                continue  # "learnt it the previous day, read it the following day": both from the day before
            year, month, day = (int(part) if part else None for part in plain.groups())
            if year:
                return Anchor(year, month, dates.interval(plain[0])[0] if day else None)
        return None

    def told_of(self, position: int) -> Anchor | None:
        """The day, month or year with its year named that the sentence before, or this one so far, speaks of."""
        low = self._sentence_before(position)
        for span, meaning in reversed(self.found):
            if span[0] < low:
                return None
            plain = _PLAIN_DATE.fullmatch(meaning.edtf or "")
            if plain is not None and re.search(r"\d{4}", self.text[span[0] : span[1]]):
                day = dates.interval(plain[0])[0] if plain[3] else None
                return Anchor(int(plain[1]), int(plain[2]) if plain[2] else None, day)
        return None

    def frame(self, position: int) -> int | None:
        """The year of the tale: "*In 2014* they shared an office. In March they were told …"."""
        low = self._sentence_before(position)
        if self.direction((position, position)) != "past":
            return None
        first = next((row for row in self.found if low <= row[0][0] < position), None)
        if first is None or not re.fullmatch(r"\d{4}", first[1].edtf or "") or not self.fronted(first[0][0]):
            return None
        year = int(first[1].edtf or 0)
        return year if self.anchor is not None and year < self.anchor.year else None

    def fronted(self, position: int) -> bool:
        """Whether an expression opens its sentence, by itself or after a preposition."""
        start, _ = self.parsed.sentence_of(position)
        return bool(_OPENING.fullmatch(self.text, start, position))

    def _sentence_before(self, position: int) -> int:
        """Where the sentence before that of a position begins; the same paragraph only."""
        start, _ = self.parsed.sentence_of(position)
        if start == 0 or "\n" in self.text[max(0, start - 2) : start]:
            return start
        return self.parsed.sentence_of(start - 2)[0]

    def last_clock(self, position: int, reach: int = 300) -> datetime | None:
        """The last moment named before a position: what "two hours later" counts from."""
        for span, meaning in reversed(self.found):
            if position - span[1] > reach:
                return None
            moment = re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", meaning.edtf or "")
            if moment:
                return datetime.fromisoformat(moment[0])
        return None

    def _aside(self, span: Span, position: int) -> bool:
        """Whether a date stands in a clause about a noun, which has ended: "the sailors *held since May 3* left …"."""
        token = self.token(span[0])
        clause = next((t for t in (token, *token.ancestors) if t.dep_ in ("relcl", "acl")), None) if token else None
        return clause is not None and clause.right_edge.idx < position

    def named_beside(self, span: Span) -> Meaning | None:
        """The day named nearest in the same sentence: what "at 3 p.m." belongs to."""
        first, last = self.parsed.sentence_of(span[0])
        for other, meaning in reversed(self.found):
            if other[0] < first:
                break
            if other[1] <= last and (day := meaning.day_around):
                return day_date(day)
        return self._named_before(first)

    def _named_before(self, sentence: int) -> Meaning | None:
        """The one day that the sentence before names, in the same paragraph."""
        low = self._sentence_before(sentence)
        days = {day for span, meaning in self.found if low <= span[0] < sentence and (day := meaning.day_around)}
        return day_date(days.pop()) if len(days) == 1 else None
