"""What every check gets to see, and how it says what it found."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.model import (
    Conflict,
    ConflictKind,
    Evidence,
    Lineage,
    Published,
    Quotation,
    Reading,
    Severity,
    Side,
    Span,
    content_id,
    overlap,
)
from dragoman.weighing.conflicts.causes import changed_by
from dragoman.weighing.conflicts.telling import Pair, Telling, aligned, tellings
from dragoman.weighing.fusion.identity import EntityKey, Identity
from dragoman.weighing.fusion.match import Told

_CHANGED = {
    "translation artefact": " One of them is a translation of the text that both go back to.",
    "copying error": " Both go back to one text, so one of them was changed.",
}
# In a story of more articles than this each is held against the next ones in time only.
CROWD = 40


class Case(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All that is known when conflicts are looked for in one story."""

    readings: Sequence[Reading]
    lineage: Mapping[str, Lineage]  # by uri
    reports: Sequence[Told]
    who: Mapping[EntityKey, Identity]
    quotations: Sequence[Quotation] = ()
    retiring: Sequence[Reading] = ()  # articles of other stories that say that somebody of this one left an office

    def in_time(self) -> list[Reading]:
        """The articles in order of publication."""
        return sorted(self.readings, key=_when)

    def pairs(self) -> Iterator[tuple[Reading, Reading]]:
        """The pairs of articles that are worth comparing."""
        articles = self.in_time()
        for at, one in enumerate(articles):
            for other in itertools.islice(articles, at + 1, at + 1 + CROWD):
                yield one, other

    @functools.cached_property
    def told(self) -> dict[str, list[Telling]]:
        """The sentences of each article, by uri, by what they speak of."""
        return {reading.article.uri: tellings(reading, self.who) for reading in self.readings}

    @functools.cached_property
    def aligned(self) -> list[tuple[str, str, list[Pair]]]:
        """For each pair of articles the pairs of their sentences that tell of one matter."""
        uris = [(one.article.uri, other.article.uri) for one, other in self.pairs()]
        return [(one, other, list(aligned(self.told[one], self.told[other]))) for one, other in uris]


def _when(reading: Reading) -> tuple[str, str]:
    published = reading.article.published
    return (published.edtf if published else "", reading.article.uri)


def quoting(reading: Reading, span: Span) -> tuple[Evidence, ...]:
    """The exact words of an article as evidence; none for an empty span."""
    text = reading.words(span)
    return (Evidence(uri=reading.article.uri, span=span, text=text),) if text.strip() else ()


def cause_of(case: Case, one: str, other: str, otherwise: str) -> tuple[str, str]:
    """The likely cause of a difference between two articles, by where they come from, and what speaks for it."""
    cause = changed_by(case.lineage.get(one), case.lineage.get(other))
    return (cause, _CHANGED[cause]) if cause else (otherwise, "")


def side(value: str, reading: Reading, span: Span, sentence: Span) -> Side:
    """A side with the words that say its value, and their sentence."""
    evidence = quoting(reading, span) if span == sentence else (*quoting(reading, span), *quoting(reading, sentence))
    return Side(value=value, evidence=evidence)


def sentence_at(reading: Reading, position: int) -> Span:
    """The sentence that holds a position; the whole text where no sentences were found."""
    return next((span for span in reading.sentences if span[0] <= position < span[1]), (0, len(reading.article.text)))


def is_quoted(reading: Reading, span: Span) -> bool:
    """Whether words stand in quoted speech, also where its marks are in other sentences."""
    return any(
        statement.kind != "indirect" and overlap(content, span)
        for statement in reading.statements
        for content in statement.content
    )


def conflict(
    kind: ConflictKind, slot: str, severity: Severity, cause: str, explanation: str, sides: Sequence[Side]
) -> Conflict:
    """A conflict with the identifier that follows from its kind, slot and sides."""
    parts = [(side.value, side.source, *((item.span, item.text) for item in side.evidence)) for side in sides]
    return Conflict(
        id=content_id("conflict", kind, slot, *parts),
        kind=kind,
        slot=slot,
        severity=severity,
        cause=cause,
        explanation=explanation,
        sides=tuple(sides),
    )


def published_day(published: Published | None) -> str | None:
    """The day of a publication date, None where it is not known to the day."""
    known = published is not None and len(published.edtf) >= 10 and "/" not in published.edtf
    return published.edtf[:10] if published and known else None
