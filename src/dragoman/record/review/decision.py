"""A decision of a reviewer on one cell of the record: `dragoman.decision/1`.

A cell is told by its content: the article's id, the slot, where it stands, and the value.  So a decision outlives that
an article is read again, and a value that changed is another cell: nothing is decided on what nobody saw.
"""

from __future__ import annotations

import datetime
import re
from typing import Literal

import msgspec

from dragoman.model import Span, Struct
from dragoman.record.review.slots import LINK, SLOTS, wrong_rejection, wrong_value

DECISION_SCHEMA = "dragoman.decision/1"

Verdict = Literal["accept", "reject", "correct"]
Place = tuple[str, str, tuple[Span, ...], tuple[Span, ...], str]  # where a cell stands, whatever its value
Key = tuple[Place, str]  # the cell: its place and its value

_ARTICLE = re.compile(r"sha256:[0-9a-f]{8,64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONGEST = 10_000  # characters of a field: more is no decision of a person


class Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a reviewer puts in place of a value: with the words that say so, or as his own."""

    value: str
    span: Span | None = None  # into the article's text
    own: bool = False  # the reviewer's own: no words of the article say it


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one reviewer decided on one cell, when and why.  The fields are written in this order."""

    schema: str = DECISION_SCHEMA
    article: str  # id, sha256:…
    uri: str
    slot: str
    at: tuple[
        Span, ...
    ]  # what the cell is a part of: the trigger of the event, the content of the statement, the mention
    spans: tuple[Span, ...]  # the words of the cell itself; empty where it has none of its own
    value: str  # what the program said, and the reviewer saw or would have seen
    verdict: Verdict
    corrected: Correction | None = None
    reviewer: str
    time: str  # UTC, ISO 8601 with Z
    reason: str | None = None
    rule: str | None = None  # that made the value
    version: str | None = None  # of the program that made it
    blind: bool = False  # decided without having seen the value

    @property
    def place(self) -> Place:
        """Where the cell stands.  Equal bytes at two uris read the same, but come from different places."""
        return self.article, self.slot, self.at, self.spans, self.uri if self.slot == LINK else ""

    @property
    def key(self) -> Key:
        """The cell that is decided on."""
        return self.place, self.value

    @property
    def answer(self) -> str | None:
        """The value that the reviewer holds right; None where there should be none."""
        if self.verdict == "reject":
            return None
        return self.corrected.value if self.corrected else self.value

    def order(self) -> tuple[object, ...]:
        """Where the decision stands in the file; what follows the reviewer only makes the order certain."""
        return (self.article, self.slot, self.at, self.spans, self.time, self.reviewer, self.uri, encoded(self))


def encoded(decision: Decision) -> bytes:
    """The decision as a line of the file, without its end."""
    return msgspec.json.encode(decision)


def wrong(decision: Decision) -> str | None:
    """What is wrong with a decision; None where it can be used."""
    return _wrong_key(decision) or _wrong_verdict(decision) or _wrong_reviewer(decision)


def _wrong_key(one: Decision) -> str | None:
    if one.schema != DECISION_SCHEMA:
        return f"schema is {one.schema!r}, this version reads {DECISION_SCHEMA}"
    if not _ARTICLE.fullmatch(one.article):
        return f"article {one.article[:80]!r} is not an id such as sha256:…"
    if one.slot not in SLOTS:
        return f"slot {one.slot[:80]!r} is not one of {', '.join(SLOTS)}"
    spans = (*one.at, *one.spans, *([one.corrected.span] if one.corrected and one.corrected.span else ()))
    bad = next((span for span in spans if not 0 <= span[0] < span[1]), None)
    return f"{list(bad)} is not a span [start, end)" if bad else None


def _wrong_verdict(one: Decision) -> str | None:
    if one.verdict == "reject" and (problem := wrong_rejection(one.slot, one.value)):
        return problem
    if one.verdict != "correct":
        return "only the verdict correct has a correction" if one.corrected else None
    if one.corrected is None:
        return "the verdict correct has no correction"
    if SLOTS[one.slot].fixed:
        return f"{one.slot} can be accepted or rejected, not corrected"
    if (one.corrected.span is None) != one.corrected.own:
        return 'a correction has a span, or says "own": true and has none'
    return wrong_value(one.slot, one.corrected.value)


def _wrong_reviewer(one: Decision) -> str | None:
    if not one.reviewer.strip() or _CONTROL.search(one.reviewer):
        return "a decision has the name of its reviewer, on one line"
    if not _TIME.fullmatch(one.time):
        return f"time {one.time[:80]!r} is not UTC as in 2023-02-22T10:00:00Z"
    try:
        datetime.datetime.fromisoformat(one.time)
    except ValueError:
        return f"time {one.time[:80]!r} does not exist"
    texts = (one.uri, one.value, one.reviewer, one.reason or "", one.corrected.value if one.corrected else "")
    return f"a field is longer than {_LONGEST:,} characters" if max(map(len, texts)) > _LONGEST else None


def now() -> str:
    """The time as decisions have it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
