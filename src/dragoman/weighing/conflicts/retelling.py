"""Sentences that two articles share nearly word for word, and what differs in them.

A copy or a rewrite that keeps a sentence but puts another name, number, day, office or a "not" into it has made, or
mended, an error: whoever is right, the two cannot both be.  Synonyms and words put in or left out are no conflict.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.knowledge.titles import title_of
from dragoman.model import Conflict, ConflictKind, Entity, Reading, Side, Span
from dragoman.ontology.edtf import compatible
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.conflicts.opposites import opposite_acts
from dragoman.weighing.conflicts.quantities import Quantity, differ, quantities, value_of
from dragoman.weighing.texts import function_words

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[“”\"]")
_ALIKE = 0.6  # share of the words of two sentences that are the same in the same order
_LONG_ENOUGH = 7  # words; shorter sentences are alike by chance
_RARE = 8  # a word in more sentences than this does not lead to a sentence
_LONGEST_CHANGE = 4  # words: a longer one is another wording, not another fact

_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MONTHS = frozenset(
    ["january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"]
)
_NEGATIONS = frozenset({"not", "never", "no", "without", "cannot", "n't"})
_SAYING = re.compile(
    r"^\W*(?:,\s*)?(?:\w+\s+){0,2}?(?:said|says|told|added|stated|argued|wrote|claimed|insisted|declared|explained|warned"
    r"|noted|remarked|tweeted|replied|asked|announced|testified|continued|responded|recalled)\b"
)


_FORMS = frozenset("mr mrs ms miss dr sir lord lady sen rep gov gen col lt capt".split(" "))  # of address
# Lines that say when a page was made: they differ from copy to copy, and that is no conflict.
_PAGE_LINE = re.compile(
    r"^\W*(?:last )?(?:updated?|published|posted|first posted|date|created|modified)\b|\bupdated\b.*\d:", re.IGNORECASE
)
_PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "OPP", "COP", "SPY", "PTY"})  # sectors whose offices are looked at


class _Words(msgspec.Struct, frozen=True):
    """A sentence cut into words."""

    span: Span
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    page_line: bool


class _Change(msgspec.Struct, frozen=True):
    """A stretch that differs between two sentences that are otherwise alike."""

    one: Span
    other: Span
    quoted: bool
    headline: bool  # in a line with capitals on most words these tell no names
    office: tuple[str, str] | None  # the offices of which the stretches are parts


def check(case: Case) -> Iterator[Conflict]:
    """Conflicts between sentences that are alike but for a fact."""
    cut = {reading.article.uri: _sentences(reading) for reading in case.readings}
    for one, other in case.pairs():
        mine, theirs = cut[one.article.uri], cut[other.article.uri]
        for first, second in _alike(mine, theirs):
            for change in _changes(first, second):
                yield from _judge(one, other, first, second, change)


def _sentences(reading: Reading) -> list[_Words]:
    found = []
    for span in reading.sentences:
        matches = list(_WORD.finditer(reading.article.text, *span))
        words = tuple(match.group().replace("’", "'") for match in matches)
        page_line = bool(_PAGE_LINE.search(reading.words(span)))
        found.append(_Words(span, words, tuple(match.span() for match in matches), page_line))
    return found


def _alike(mine: Sequence[_Words], theirs: Sequence[_Words]) -> Iterator[tuple[_Words, _Words]]:
    """For each sentence the one of the other article that is most like it, if it is nearly the same."""
    common = function_words()
    index: dict[str, list[int]] = {}
    for at, sentence in enumerate(theirs):
        for word in set(sentence.words):
            if word.casefold() not in common:
                index.setdefault(word.casefold(), []).append(at)
    for sentence in mine:
        if len(sentence.words) < _LONG_ENOUGH or sentence.page_line:
            continue
        votes: dict[int, int] = {}
        for word in {word.casefold() for word in sentence.words}:
            places = index.get(word, ())
            if len(places) <= _RARE:
                for at in places:
                    votes[at] = votes.get(at, 0) + 1
        for at in sorted(votes, key=lambda at: (-votes[at], at))[:2]:
            if votes[at] >= 3 and _ratio(sentence, theirs[at]) >= _ALIKE:
                yield sentence, theirs[at]
                break


def _matcher(one: _Words, other: _Words) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(
        None, [word.casefold() for word in one.words], [word.casefold() for word in other.words], autojunk=False
    )


def _ratio(one: _Words, other: _Words) -> float:
    return _matcher(one, other).ratio()


def _changes(one: _Words, other: _Words) -> Iterator[_Change]:
    codes = _matcher(one, other).get_opcodes()
    for at, (tag, i, i_end, j, j_end) in enumerate(codes):
        if tag == "equal" or max(i_end - i, j_end - j) > _LONGEST_CHANGE:
            continue
        if at + 1 < len(codes) and codes[at + 1][2] - codes[at + 1][1] < 2 and i_end + 1 < len(one.words):
            continue  # more is rearranged around it: the words may stand for other things
        quoted = _inside_quotation(one.words, i) or _inside_quotation(other.words, j)
        office = _offices(one.words, other.words, (i, i_end, j, j_end)) if tag == "replace" else None
        headline = _mostly_capitals(one.words) or _mostly_capitals(other.words)
        yield _Change(_span(one, i, i_end), _span(other, j, j_end), quoted, headline, office)


def _mostly_capitals(words: Sequence[str]) -> bool:
    letters = [word for word in words if word[0].isalpha()]
    return sum(word[0].isupper() for word in letters) > 0.65 * len(letters)


def _offices(one: Sequence[str], other: Sequence[str], at: tuple[int, int, int, int]) -> tuple[str, str] | None:
    """The two offices that differ only in a stretch: "Minister of" Finance, Justice."""
    i, i_end, j, j_end = at
    for left in range(4):
        for right in range(3):
            mine = " ".join(one[max(0, i - left) : i_end + right])
            theirs = " ".join(other[max(0, j - left) : j_end + right])
            if title_of(mine) and title_of(theirs):
                return mine, theirs
    return None


def _span(words: _Words, start: int, end: int) -> Span:
    if start == end:  # nothing stands here: the place between two words
        at = words.spans[start][0] if start < len(words.spans) else words.span[1]
        return (at, at)
    return (words.spans[start][0], words.spans[end - 1][1])


def _inside_quotation(words: Sequence[str], at: int) -> bool:
    opened = sum(word in ("“", '"') for word in words[:at]) - sum(word == "”" for word in words[:at])
    straight = sum(word == '"' for word in words[:at])
    return opened % 2 == 1 if straight else opened > 0


def _judge(one: Reading, other: Reading, first: _Words, second: _Words, change: _Change) -> Iterator[Conflict]:
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
            Side(value=mine or one.words(first.span), evidence=quoting(one, first.span)),
            Side(value=theirs or other.words(second.span), evidence=quoting(other, second.span)),
        ),
    )


def _is_negation(words: str) -> bool:
    return any(word in _NEGATIONS or word.endswith("n't") for word in words.casefold().replace("’", "'").split())


def _negated(one: Reading, other: Reading, change: _Change) -> tuple[ConflictKind, str] | None:
    """Only a negation put in or taken out; where more differs, the rest may make up for it ("not happy", "sad")."""
    rest = {
        word
        for words in (one.words(change.one), other.words(change.other))
        for word in words.casefold().replace("’", "'").split()
        if word not in _NEGATIONS and not word.endswith("n't")
    }
    if rest - function_words():
        return None
    return ("quotation", "quotation") if change.quoted else ("polarity", "whether it is so")


def _number(one: Reading, other: Reading, change: _Change) -> tuple[ConflictKind, str] | None:
    mine, theirs = _quantity(one, change.one), _quantity(other, change.other)
    if mine is None or theirs is None or not differ(mine, theirs):
        return None
    if change.quoted:
        return ("quotation", "quotation")
    after = re.match(r"[\s-]*((?:[a-z]+[\s-]?){1,2})", one.article.text[change.one[1] : change.one[1] + 40])
    return ("number", after.group(1).strip() if after else "number")


def _quantity(reading: Reading, span: Span) -> Quantity | None:
    """The number that a change consists of; none where it is a date or only part of a number."""
    if any(time.type in ("DATE", "TIME") and _overlap(time.span, span) for time in reading.times):
        return None
    if value_of(reading.words(span).lstrip("$€£¥ ")) is None:
        return None
    found = list(quantities(reading.article.text, max(0, span[0] - 30), min(len(reading.article.text), span[1] + 20)))
    exact = [quantity for quantity in found if quantity.span == span or span[0] <= quantity.span[0] < span[1]]
    return exact[0] if len(exact) == 1 else None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _day(one: Reading, other: Reading, change: _Change) -> tuple[ConflictKind, str] | None:
    """Another weekday or month, or another day in a date."""
    first, second = one.words(change.one).casefold(), other.words(change.other).casefold()
    for names in (_WEEKDAYS, _MONTHS):
        if first != second and first in names and second in names:
            return ("date", "date")
    mine, theirs = _date_around(one, change.one), _date_around(other, change.other)
    if mine and theirs and first[:1].isdigit() and second[:1].isdigit() and not compatible(mine, theirs):
        return ("date", "date")
    return None


def _date_around(reading: Reading, span: Span) -> str | None:
    return next((time.edtf for time in reading.times if time.type == "DATE" and _overlap(time.span, span)), None)


def _name(one: Reading, other: Reading, change: _Change) -> tuple[ConflictKind, str] | None:
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
    speaks = _SAYING.match(one.article.text[change.one[1] : change.one[1] + 40])
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
