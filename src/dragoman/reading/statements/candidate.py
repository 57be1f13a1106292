"""What the finders hand on: a statement before it is settled against the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dragoman.knowledge.gazetteer import lookup
from dragoman.language import Parsed
from dragoman.language.datelines import dateline_ends
from dragoman.model import CueClass, Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.quotations import Quotations
from dragoman.reading.statements.spans import inside, joined, trim, whole_quotations

Token = Any

_CAPITAL_AND_COLON = re.compile(r"^[ \t]*(?P<place>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,2}): (?=\S)", re.MULTILINE)
_LONGEST_DATELINE = 60  # characters


class Source(msgspec.Struct, frozen=True):
    """Who says it: the phrase as written and the token that names it (for a relative pronoun, its antecedent)."""

    span: Span
    head: Token
    own: bool = True  # the subject of the reporting verb itself, not taken over from what governs it


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as one rule sees it."""

    rule: str
    cue: Span | None
    cue_class: CueClass
    source: Source | None
    content: tuple[Span, ...]
    at: int  # where its reporting words stand, for order and nesting
    quoted: bool = False  # reported inside a quotation: counts only within the statement that holds it
    intended: bool = False  # what somebody wants, or will not, say: "declined *to say* whether"
    cites: int | None = None  # where the verb stands whose subject cites this source: "…, he *wrote*, citing the army"
    inner: tuple[Candidate, ...] = ()  # what is reported inside its content


class Page(msgspec.Struct, frozen=True):
    """What every finder reads: the parse, the quotations, and which tokens stand inside quotations."""

    parsed: Parsed
    quotations: Quotations
    quoted: tuple[bool, ...]  # by token
    reports: tuple[int, ...]  # where a report begins behind its dateline
    anonymous: tuple[Span, ...]  # the words that say that somebody is not to be named

    @property
    def text(self) -> str:
        """The article's text."""
        return self.parsed.text

    def content(self, pieces: Iterable[Span], at: int) -> tuple[Span, ...]:
        """What is said, cut to what belongs to it: to whole quotations, or, where the reporting words stand inside one,
        to the part inside it.
        """
        quotation = self.quotations.at(at)
        if quotation is not None:
            return joined(self.text, (inside(self.text, piece, quotation) for piece in pieces))
        whole = (whole_quotations(self._behind_dateline(piece), self.quotations) for piece in pieces)
        return joined(self.text, (trim(self.text, piece, self.quotations) for piece in whole))

    def _behind_dateline(self, piece: Span) -> Span:
        start, end = piece
        return max([start, *(at for at in self.reports if start < at < min(end, start + _LONGEST_DATELINE))]), end


def capital_datelines(text: str) -> Iterator[int]:
    """Where reports begin behind a capital and a colon: "BELMOPAN: Belize is taking …"."""
    for found in _CAPITAL_AND_COLON.finditer(text):
        if any(entry.form == "capital" for entry in lookup(found["place"].title())):
            yield found.end()


def _quotes_a_verb(quoted: Any) -> bool:
    """Whether only the verb of somebody's clause is in marks: the text “*strongly condemns*” the raid."""
    words = [token for token in quoted if not token.is_punct]
    return len(words) <= 3 and any(_is_of_a_clause(token, quoted) for token in words)


def _is_of_a_clause(verb: Token, quoted: Any) -> bool:
    """Whether a finite verb has its subject before the marks around it, and its object behind them."""
    if verb.tag_ not in {"VBZ", "VBD", "VBP"}:
        return False
    subjects = [child.i for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    outside = all(place < quoted.start for place in subjects) if subjects else verb.dep_ == "conj"
    behind = any(child.dep_ in {"dobj", "prep", "ccomp"} and child.i >= quoted.end for child in verb.children)
    return outside and behind


def page_of(parsed: Parsed) -> Page:
    """Lay a parsed text out for the finders."""
    quotations = Quotations(parsed.text)
    spans = {one: parsed.doc.overlapping(*one.span) for one in quotations.all}
    quotations = quotations.without(
        {one for one, found in spans.items() if found is not None and _quotes_a_verb(found)}
    )
    quoted = [False] * len(parsed.doc)
    for quotation in quotations.all:
        found = spans[quotation]
        if found is not None:
            for index in range(found.start, found.end):
                quoted[index] = True
    anonymous = tuple(found.span() for found in cues.anonymous().finditer(parsed.text))
    reports = sorted({*dateline_ends(parsed.text), *capital_datelines(parsed.text)})
    return Page(parsed, quotations, tuple(quoted), tuple(reports), anonymous)
