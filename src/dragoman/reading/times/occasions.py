"""The days of what a text names: when its summit was held, how long its visit lasts."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import msgspec

from dragoman.language.document import Token
from dragoman.model import Span
from dragoman.reading.times.anchor import Meaning, days_from
from dragoman.reading.times.context import Context
from dragoman.reading.times.words import word_set

_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_DAYS_LONG = re.compile(r"P(\d{1,2})D")
_JOINED = re.compile(r"\s*(?:-|–|—|to|until|till|through|and)\s*(?:the\s+|on\s+)?", re.IGNORECASE)

# "the summit was held on", "it took place on", "they signed the pact on": what is held, or else who takes place
BEFALLS = word_set(
    "hold take begin start open occur happen convene sign adopt conclude launch stage schedule be erupt win host"
)
_SETS_OUT = word_set("arrive begin start open kick fly travel land pay embark come go set depart")
_DATED_BY = word_set("on of in from")


class Occasions(msgspec.Struct):
    """What a text dates, by the lemma of the noun that names it; what it dates twice is left out."""

    days: dict[str, str]  # EDTF: a day, a month or a year
    stretches: dict[str, tuple[date, date]]  # first and last day
    only: tuple[date, date] | None = None  # the one stretch that the text speaks of

    def date_of(self, noun: Token) -> str | None:
        """When what a noun names was, as exactly as the text says."""
        return self.days.get(noun.lemma_.lower())

    def stretch_of(self, noun: Token) -> tuple[date, date] | None:
        """From when to when what a noun names lasted."""
        return self.stretches.get(noun.lemma_.lower())


def occasions(ctx: Context, found: list[tuple[Span, Meaning]]) -> Occasions:
    """What the time expressions of a text say of the things that it names."""
    days: dict[str, set[str]] = defaultdict(set)
    for span, meaning in found:
        if meaning.type == "DATE" and _PLAIN.fullmatch(meaning.edtf or "") and meaning.value == meaning.edtf:
            for noun in _dated(ctx, span):
                days[noun.lemma_.lower()].add(meaning.edtf or "")
    stretches: dict[str, set[tuple[date, date]]] = defaultdict(set)
    whole: set[tuple[date, date]] = set(_joined(ctx, found))
    for noun, stretch in _stretches(ctx, found):
        stretches[noun.lemma_.lower()].add(stretch)
        whole.add(stretch)
    return Occasions(
        days={lemma: next(iter(dates)) for lemma, dates in days.items() if len(dates) == 1},
        stretches={lemma: next(iter(rows)) for lemma, rows in stretches.items() if len(rows) == 1},
        only=next(iter(whole)) if len(whole) == 1 else None,
    )


def _dated(ctx: Context, span: Span) -> Iterator[Token]:
    """The nouns that a date tells the time of."""
    token = _head(ctx, span)
    if token is None:
        return
    above = token.head
    if token.dep_ in {"compound", "nmod", "amod", "poss", "nummod"} and above.pos_ == "NOUN":
        yield above
        return
    if token.dep_ == "pobj" and above.lower_ in _DATED_BY:
        above = above.head
    if above.pos_ == "NOUN":
        yield above
    elif above.pos_ in {"VERB", "AUX"}:
        yield from _of_verb(above)


def _of_verb(verb: Token) -> Iterator[Token]:
    lemma = verb.lemma_.lower()
    if lemma not in BEFALLS:
        return
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ == "NOUN":
        yield verb.head
    made = [child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    if made and lemma != "take":  # "held the summit", but "the summit took place"
        yield from made
    else:
        yield from (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ == "NOUN")


def _head(ctx: Context, span: Span) -> Token | None:
    """The word of an expression that hangs on one outside it."""
    tokens = ctx.parsed.tokens(span)
    return next((token for token in tokens if not span[0] <= token.head.idx < span[1]), None)


def _stretches(ctx: Context, found: list[tuple[Span, Meaning]]) -> Iterator[tuple[Token, tuple[date, date]]]:
    """What lasts from one day to another, or begins on a day and lasts some: "a three-day visit"."""
    for stretch, span in _joined(ctx, found).items():
        yield from ((noun, stretch) for noun in _nouns_beside(ctx, span))
    for span, meaning in found:
        lasting = _DAYS_LONG.fullmatch(meaning.value)
        token = _head(ctx, span)
        if lasting is None or token is None or token.head.pos_ != "NOUN":
            continue
        start = _beginning(ctx, span, found)
        end = days_from(start, int(lasting[1]) - 1) if start else None
        if start and end and start < end:
            yield token.head, (start, end)


def _joined(ctx: Context, found: list[tuple[Span, Meaning]]) -> dict[tuple[date, date], Span]:
    """From one day to another, with the place of the first: "from 3 to 5 May", "on 7 and 8 November"."""
    rows: dict[tuple[date, date], Span] = {}
    for (first, one), (second, other) in itertools.pairwise(found):
        if _is_day(one) and _is_day(other) and _JOINED.fullmatch(ctx.text[first[1] : second[0]]):
            stretch = (date.fromisoformat(one.edtf or ""), date.fromisoformat(other.edtf or ""))
            if stretch[0] < stretch[1]:
                rows.setdefault(stretch, first)
    return rows


def _beginning(ctx: Context, span: Span, found: list[tuple[Span, Meaning]]) -> date | None:
    """The one day of the sentence, where its verb tells of setting out."""
    low, high = ctx.parsed.sentence_of(span[0])
    days = [meaning.edtf or "" for other, meaning in found if low <= other[0] < high and _is_day(meaning)]
    token = ctx.token(span[0])
    sets_out = token is not None and any(
        word.lemma_.lower() in _SETS_OUT and word.pos_ == "VERB" for word in (token, *token.ancestors)
    )
    return date.fromisoformat(days[0]) if len(days) == 1 and sets_out else None


def _nouns_beside(ctx: Context, span: Span) -> Iterator[Token]:
    """The nouns that the expression hangs on, upwards to the verb of the clause, and that verb's own."""
    token = _head(ctx, span)
    while token is not None and token.head.i != token.i:
        token = token.head
        if token.pos_ == "NOUN":
            yield token
        if token.pos_ in {"VERB", "AUX"}:
            if token.dep_ in {"relcl", "acl"} and token.head.pos_ == "NOUN":
                yield token.head  # "his visit, which lasted from 3 to 5 May"
            yield from (
                child
                for child in token.children
                if child.pos_ == "NOUN" and child.dep_ in {"nsubj", "dobj", "nsubjpass"}
            )
            for prep in token.children:
                yield from (child for child in prep.children if prep.dep_ == "prep" and child.pos_ == "NOUN")
            return


def _is_day(meaning: Meaning) -> bool:
    return meaning.type == "DATE" and meaning.day is not None
