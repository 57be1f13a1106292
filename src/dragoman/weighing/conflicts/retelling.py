"""Sentences that two articles share nearly word for word, and what differs in them.

A copy or a rewrite that keeps a sentence but puts another name, number, day, office or a "not" into it has made, or
mended, an error: whoever is right, the two cannot both be.  Synonyms and words put in or left out are no conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.knowledge.titles import title_of
from dragoman.model import Conflict, ConflictKind, Entity, Reading, Side, Span, overlap
from dragoman.ontology.edtf import compatible
from dragoman.reading.times.words import MONTHS, WEEKDAYS
from dragoman.weighing.conflicts.alignment import Change, Twins, changes, sentences, twins
from dragoman.weighing.conflicts.case import Case, conflict, is_quoted, published_day, quoting
from dragoman.weighing.conflicts.opposites import opposite_acts
from dragoman.weighing.conflicts.quantities import Quantity, differ, quantities, value_of
from dragoman.weighing.texts import function_words

_WEEKDAYS = frozenset(WEEKDAYS)
_MONTHS = frozenset(MONTHS) - {"may"}  # which may be the verb
_WEEK = 7
_NEGATIONS = frozenset({"not", "never", "no", "without", "cannot", "n't"})
_SAYING = re.compile(
    r"^\W*(?:,\s*[^;“”\"\n]{1,50}?,\s*)?(?:\w+\s+){0,2}?(?:said|says|told|added|stated|argued|wrote|claimed|insisted|declared|explained|warned"
    r"|noted|remarked|tweeted|replied|asked|announced|testified|continued|responded|recalled)\b"
)
_FORMS = frozenset("mr mrs ms miss dr sir lord lady sen rep gov gen col lt capt".split(" "))  # of address
_PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "OPP", "COP", "SPY", "PTY"})  # sectors whose offices are looked at


def check(case: Case) -> Iterator[Conflict]:
    """Conflicts between sentences that are alike but for a fact."""
    cut = {reading.article.uri: sentences(reading) for reading in case.readings}
    for one, other in case.pairs():
        for pair in twins(cut[one.article.uri], cut[other.article.uri]):
            for change in changes(pair):
                yield from _judge(one, other, pair, change)


def _judge(one: Reading, other: Reading, pair: Twins, change: Change) -> Iterator[Conflict]:
    change = msgspec.structs.replace(change, one=_bare(one, change.one), other=_bare(other, change.other))
    mine, theirs = one.words(change.one), other.words(change.other)
    found = _negated(one, other, change) if _is_negation(mine) != _is_negation(theirs) else None
    if found is None and mine and theirs:
        found = (
            _number(one, other, change)
            or _day(one, other, change)
            or _name(one, other, change)
            or (("polarity", "what was done") if opposite_acts(mine, theirs) and not change.quoted else None)
        )
    if found is None:
        return
    kind, slot = found
    cause = "translation or copying error" if kind == "quotation" else "copying error"
    yield conflict(
        kind,
        slot,
        "hard",
        cause,
        f"Two articles share this sentence nearly word for word, but one has “{mine or '(nothing)'}” where the other "
        f"has “{theirs or '(nothing)'}”: one of them was changed, and both cannot be right.",
        (
            Side(value=mine or one.words(pair.one.span), evidence=quoting(one, pair.one.span)),
            Side(value=theirs or other.words(pair.other.span), evidence=quoting(other, pair.other.span)),
        ),
    )


def _bare(reading: Reading, span: Span) -> Span:
    """A stretch without the ending of a possessive: "Lima's"."""
    words = reading.words(span)
    return (span[0], span[1] - 2) if words.endswith(("'s", "’s")) else span


def _is_negation(words: str) -> bool:
    return any(word in _NEGATIONS or word.endswith("n't") for word in words.casefold().replace("’", "'").split())


def _negated(one: Reading, other: Reading, change: Change) -> tuple[ConflictKind, str] | None:
    """Only a negation put in or taken out; where more differs, the rest may make up for it ("not happy", "sad")."""
    rest = {
        word
        for words in (one.words(change.one), other.words(change.other))
        for word in words.casefold().replace("’", "'").split()
        if word not in _NEGATIONS and not word.endswith("n't")
    }
    if rest - function_words() or "yet" in rest:  # what was not yet done may have been done since
        return None
    quoted = change.quoted or (is_quoted(one, change.one) and is_quoted(other, change.other))
    return ("quotation", "quotation") if quoted else ("polarity", "whether it is so")


def _number(one: Reading, other: Reading, change: Change) -> tuple[ConflictKind, str] | None:
    mine, theirs = _quantity(one, change.one), _quantity(other, change.other)
    if mine is None or theirs is None or not differ(mine, theirs):
        return None
    if _currency(one, mine.span) != _currency(other, theirs.span):
        return None  # dollars and pounds
    if change.quoted:
        return ("quotation", "quotation")
    after = re.match(r"[\s-]*((?:[a-z]+[\s-]?){1,2})", one.article.text[change.one[1] : change.one[1] + 40])
    return ("number", after.group(1).strip() if after else "number")


def _currency(reading: Reading, span: Span) -> str:
    before = reading.article.text[max(0, span[0] - 1) : span[0]]
    return before if before in ("$", "€", "£", "¥") else ""


def _quantity(reading: Reading, span: Span) -> Quantity | None:
    """The number that a change consists of; none where it is a date or only part of a number."""
    if any(time.type in ("DATE", "TIME") and overlap(time.span, span) for time in reading.times):
        return None
    if value_of(reading.words(span).lstrip("$€£¥ ")) is None:
        return None
    found = list(quantities(reading.article.text, max(0, span[0] - 30), min(len(reading.article.text), span[1] + 20)))
    exact = [quantity for quantity in found if quantity.span == span or span[0] <= quantity.span[0] < span[1]]
    return exact[0] if len(exact) == 1 else None


def _day(one: Reading, other: Reading, change: Change) -> tuple[ConflictKind, str] | None:
    """Another weekday or month, or another day in a date."""
    first, second = one.words(change.one).casefold(), other.words(change.other).casefold()
    for names in (_WEEKDAYS, _MONTHS):
        if first != second and first in names and second in names:
            return None if names is _WEEKDAYS and _weeks_apart(one, other) else ("date", "date")
    mine, theirs = _date_around(one, change.one), _date_around(other, change.other)
    if mine and theirs and first[:1].isdigit() and second[:1].isdigit() and not compatible(mine, theirs):
        return ("date", "date")
    return None


def _weeks_apart(one: Reading, other: Reading) -> bool:
    """Whether two articles came out in different weeks: then their weekdays are of different weeks, too."""
    mine, theirs = published_day(one.article.published), published_day(other.article.published)
    if mine is None or theirs is None:
        return False
    return abs((date.fromisoformat(mine) - date.fromisoformat(theirs)).days) >= _WEEK


def _date_around(reading: Reading, span: Span) -> str | None:
    return next((time.edtf for time in reading.times if time.type == "DATE" and overlap(time.span, span)), None)


def _name(one: Reading, other: Reading, change: Change) -> tuple[ConflictKind, str] | None:
    """Another name of the same kind, or another office before the same name."""
    if change.office and _other_office(*change.office):
        return ("office", "office")
    mine, theirs = one.words(change.one), other.words(change.other)
    if not (_name_like(mine) and _name_like(theirs)) or same_person(mine, theirs) or change.headline:
        return None
    if mine.casefold().startswith(theirs.casefold()) or theirs.casefold().startswith(mine.casefold()):
        return None  # one is the other's short form: Calif, California
    first, second = _named(one, change.one), _named(other, change.other)
    kinds = {entity.kind if entity else None for entity in (first, second)}
    if first and second and kinds <= {"place", "state"}:
        return None if _same_place(first, second) else ("place", "place")
    if (
        "person" not in kinds
        or "state" in kinds
        or _one_name_of(one, mine, theirs)
        or _one_name_of(other, mine, theirs)
    ):
        return None
    if first and second and kinds == {"person"} and same_person(first.name, second.name):
        return None
    speaks = _SAYING.match(one.article.text[change.one[1] : change.one[1] + 80])
    return ("attribution", "speaker") if speaks else ("actor", "who")


def _name_like(words: str) -> bool:
    """Whether all words have capitals and none is an everyday word or a title."""
    parts = words.replace("’", "'").removesuffix("'s").split()
    everyday = function_words()
    return title_of(words) is None and all(
        part[:1].isupper() and not part[1:].isupper() and "'" not in part and part.casefold() not in everyday | _FORMS
        for part in parts
    )


def _one_name_of(reading: Reading, mine: str, theirs: str) -> bool:
    """Whether one person of an article goes by both names: "Ali", "Bongo"."""
    return any(
        mine.casefold() in name and theirs.casefold() in name
        for entity in reading.entities
        for name in [" ".join([entity.name, *(reading.words(mention.span) for mention in entity.mentions)]).casefold()]
    )


def _other_office(mine: str, theirs: str) -> bool:
    """Whether two phrases name two offices that one person can be mistaken for holding."""
    first, second = title_of(mine), title_of(theirs)
    if not first or not second or first.term == second.term or first.informal or second.informal:
        return False
    if first.sector not in _PUBLIC or second.sector not in _PUBLIC:
        return False
    return (first.post is None or first.post != second.post) and first.status == second.status


def _named(reading: Reading, span: Span) -> Entity | None:
    """The person, state or place of which a stretch is the name, in whole or in part."""
    if not reading.words(span)[:1].isupper():
        return None
    for entity in reading.entities:
        for mention in entity.mentions:
            if mention.form == "name" and mention.span[0] <= span[0] and span[1] <= mention.span[1]:
                return entity
    return None


def _same_place(one: Entity, other: Entity) -> bool:
    """Whether two places may be one, or one lies in the other."""
    if "state" in (one.kind, other.kind):
        return one.country is None or other.country is None or one.country == other.country
    names = sorted((one.name.casefold(), other.name.casefold()), key=len)
    return names[1].startswith(names[0]) or bool(set(names[0].split()) & set(names[1].split()))
