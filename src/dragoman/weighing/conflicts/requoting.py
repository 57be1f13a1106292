"""Words in quotation marks that two reports of one story put otherwise, or into another mouth.

A quotation may be cut, and a foreign sentence is put into English in many ways.  It has another sense where, within
words that both have, one has the contrary of the other, another number, or a negation; and where nearly all is the same
word for word, or the speaker speaks English, any other word of weight is not the speaker's.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.knowledge.titles import HONORIFICS, TITLE_HEADS, title_of
from dragoman.model import Conflict, Reading, Side, Span, Statement, overlap
from dragoman.weighing.conflicts.case import Case, cause_of, conflict, quoting
from dragoman.weighing.conflicts.contraries import contrary, negated
from dragoman.weighing.conflicts.quantities import value_of
from dragoman.weighing.conflicts.wording import find
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.quotations import is_name
from dragoman.weighing.texts import function_words, stem

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_MARKED = re.compile(r"[“\"«](?P<words>[^”\"»]{3,})[”\"»]?")
_ENGLISH = frozenset("USA GBR IRL CAN AUS NZL UNO IGO ZAF NGA GHA KEN IND SGP".split(" "))
_SHORTEST = 3  # words
_RUN = 3  # words in a row that both have: then it is one saying
_VERBATIM = 0.7  # share of the shorter one's words that the other has in the same order: one rendering
_HALF = 0.5
_MOST = 0.6
_BEFORE = 130  # characters before a quotation in which whoever is named may be the speaker
_BEHIND = 45
_BRIEF = 5  # words
_LONG = 6  # words
_WEIGHTY = 2  # words that are not function words, in words that are nobody's alone
_FEW = 6  # sentences
_STRETCH = 6  # words in both: longer ones are other clauses
_SIDES = frozenset({"over", "not", "than", "against", "above", "before", "without", "from"})
_SEVERAL = 2
_SHARE = 0.25  # of the words of weight
_FULL_NAME = (2, 3)  # words
_DENYING = frozenset(map(stem, ("far", "hardly", "scarcely")))
_CROWD = 30  # quotations of an article


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """Words in quotation marks, with who says them."""

    reading: Reading
    statement: Statement
    span: Span
    words: tuple[str, ...]
    speaker: str
    phrase: str  # the speaker as written
    country: str | None
    named: bool  # the speaker is named there, not "he"
    known: bool  # it is known who speaks: not "the former chancellor"


def check(case: Case) -> Iterator[Conflict]:
    """The quotations of each two reports of a story, held against each other."""
    said = {reading.article.uri: list(itertools.islice(_said(case, reading), _CROWD)) for reading in case.readings}
    for here, there in case.pairs():
        mine, theirs = said[here.article.uri], said[there.article.uri]
        for one, other in itertools.product(mine, theirs):
            found = _two_mouths(case, one, other, mine, theirs) or _other_sense(case, one, other)
            if found:
                yield found


def _said(case: Case, reading: Reading) -> Iterator[_Said]:
    for statement in reading.statements:
        source = statement.source
        if statement.kind == "indirect" or source is None:
            continue
        identity = (
            case.who.get((reading.article.uri, source.entity))
            if source.entity
            else _named_there(case, reading, source.span)
        )
        phrase = reading.words(source.span)
        name = identity.name if identity and identity.kind == "person" else phrase
        known = is_name(name) or (identity is not None and identity.kind == "person" and name[:1].isupper())
        known = known and title_of(name) is None  # "US president" is a description
        for low, high in statement.content:
            for match in _MARKED.finditer(reading.article.text, low, high):
                words = tuple(word.casefold().replace("’", "'") for word in _WORD.findall(match["words"]))
                if len(words) >= _SHORTEST:
                    yield _Said(
                        reading=reading,
                        statement=statement,
                        span=match.span("words"),
                        words=words,
                        speaker=name,
                        phrase=phrase,
                        country=identity.country if identity else None,
                        named=known and _is_named(identity, phrase),
                        known=known,
                    )


def _named_there(case: Case, reading: Reading, span: Span) -> Identity | None:
    """Whoever is named in a phrase for a speaker whom reading did not resolve."""
    for entity in reading.entities:
        if any(mention.form == "name" and overlap(mention.span, span) for mention in entity.mentions):
            return case.who.get((reading.article.uri, entity.id))
    return None


def _is_named(identity: Identity | None, phrase: str) -> bool:
    """Whether a person is named as the speaker: not "he", not a paper, not "Sgt"."""
    if identity is None:  # a full name that reading took for nothing
        return is_name(phrase) and _FULL_NAME[0] <= len(phrase.split()) <= _FULL_NAME[1]
    if identity.kind != "person" or not phrase[:1].isupper():
        return False
    words = identity.name.casefold().rstrip(".").split()
    return len(words) > 1 or words[0] not in HONORIFICS | TITLE_HEADS


def _two_mouths(
    case: Case, one: _Said, other: _Said, mine: Sequence[_Said], theirs: Sequence[_Said]
) -> Conflict | None:
    """The same words from two who are both named; nothing where either article has them from the other one, too."""
    if not (one.named and other.named) or _is_one(one, other) or not _same_words(one.words, other.words):
        return None
    twice = (
        any(_is_one(said, other) and _same_words(said.words, one.words) for said in mine),
        any(_is_one(said, one) and _same_words(said.words, other.words) for said in theirs),
    )
    inside = any(
        name.split()[-1] in _beside(asking)
        for said, asking in ((one, other), (other, one))
        for name in (said.speaker, said.phrase)
    )
    if any(twice) or inside:
        return None
    return _conflict(
        case,
        one,
        other,
        ("attribution", "speaker"),
        (one.speaker, other.speaker),
        f"The same words are put into two mouths: {one.speaker} and {other.speaker}.",
    )


def _beside(said: _Said) -> str:
    """The words of the sentence in which whoever is named may be the speaker."""
    (low, high), (first, last) = said.span, said.statement.sentence
    return said.reading.article.text[max(first, low - _BEFORE) : min(last, high + _BEHIND)]


def _same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words are the same, or some of weight a part of the others."""
    short, long = sorted((one, other), key=len)
    if len(set(short) - function_words()) < (1 if len(short) >= _LONG else _WEIGHTY):
        return False
    return short == long or (len(short) >= _LONG and f" {' '.join(short)} " in f" {' '.join(long)} ")


def _is_one(one: _Said, other: _Said) -> bool:
    """Whether two speakers may be one."""
    mine, theirs = one.speaker.split(), other.speaker.split()
    return same_person(one.speaker, other.speaker) or mine[-1] == theirs[-1] or mine[-1] in theirs or theirs[-1] in mine


def _other_sense(case: Case, one: _Said, other: _Said) -> Conflict | None:
    """One speaker's words with another sense."""
    if one.words == other.words:
        return None
    codes = difflib.SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
    equal = [end - start for tag, start, end, _, _ in codes if tag == "equal"]
    kept = sum(equal) / min(len(one.words), len(other.words))
    if not _speaks_both(one, other, verbatim=kept >= _VERBATIM):
        return None
    if not _is_one_saying(one.words, other.words, codes):
        return None
    english = (one.country in _ENGLISH or other.country in _ENGLISH) and kept >= _HALF
    own = english or (kept >= _VERBATIM and min(len(one.words), len(other.words)) >= _LONG)
    several = 1 if english and kept >= _MOST else _SEVERAL
    own = own and _are_short(one.reading, other.reading) and _is_other(one.words, other.words, codes, several)
    speaker = (one if one.known else other).speaker
    if _is_swapped(one.words, other.words):
        return _conflict(
            case,
            one,
            other,
            ("quotation", f"words of {speaker}"),
            (" ".join(one.words), " ".join(other.words)),
            f"Two articles quote {speaker} with the same words in another order, which has another sense.",
        )
    for at, (tag, i, i_end, j, j_end) in enumerate(codes):
        mine, theirs = one.words[i:i_end], other.words[j:j_end]
        inner = 0 < at < len(codes) - 1
        if tag == "equal" or not (tag == "replace" or inner):
            continue
        if _turned(mine, theirs) or _number(mine, theirs) or (own and _other_word(mine, theirs)):
            return _conflict(
                case,
                one,
                other,
                ("quotation", f"words of {speaker}"),
                (" ".join(mine) or "(nothing)", " ".join(theirs) or "(nothing)"),
                f"Two articles quote {speaker} with the same words, but one has “{' '.join(mine)}” where the other "
                f"has “{' '.join(theirs)}”.",
            )
    return None


def _speaks_both(one: _Said, other: _Said, *, verbatim: bool) -> bool:
    """Whether one person says both: by name, or, of words that are nearly the same, by a description of one named."""
    if one.known and other.known:
        return _is_one(one, other)
    if not one.known and not other.known:  # of "he" and "the text" it is the words that tell
        return verbatim and min(len(one.words), len(other.words)) >= _LONG and _same_person(one.reading, other.reading)
    named, described = (one, other) if one.known else (other, one)
    return verbatim and named.named and not described.known and _has(described.reading, named.speaker)


def _same_person(one: Reading, other: Reading) -> bool:
    """Whether two articles name somebody in common."""
    return any(_has(other, entity.name) for entity in one.entities if entity.kind == "person")


def _has(reading: Reading, name: str) -> bool:
    """Whether an article names somebody."""
    return any(entity.kind == "person" and same_person(entity.name, name) for entity in reading.entities)


def _is_one_saying(one: Sequence[str], other: Sequence[str], codes: Sequence[tuple[str, int, int, int, int]]) -> bool:
    """Whether two share so much that one saying is meant: a run of words, most of the words, or half of a few."""
    runs = [one[start:end] for tag, start, end, _, _ in codes if tag == "equal"]
    longest = max(map(len, runs), default=0)
    shorter = min(len(one), len(other))
    kept = sum(map(len, runs))
    if longest >= _RUN or (kept >= _RUN and kept >= _MOST * shorter):
        return True
    weighty = any(set(run) - function_words() for run in runs if len(run) > 1)
    return max(len(one), len(other)) <= _BRIEF and weighty


def _are_short(*readings: Reading) -> bool:
    """Whether articles are reports of a few sentences; what retells a long one puts its quotations into other words."""
    return all(len(reading.sentences) <= _FEW for reading in readings)


def _is_other(
    one: Sequence[str], other: Sequence[str], codes: Sequence[tuple[str, int, int, int, int]], several: int
) -> bool:
    """Whether several words of weight are others: a single one in a translation is a synonym as often as not."""
    swapped = [
        (one[i:i_end], other[j:j_end]) for tag, i, i_end, j, j_end in codes if tag == "replace" and i_end - i <= _RUN
    ]
    weighty = min(len(set(words) - function_words()) for words in (one, other))
    count = sum(_other_word(mine, theirs) for mine, theirs in swapped)
    return count >= several and count >= _SHARE * weighty


def _is_swapped(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what stands on the two sides of a word such as "over" has changed places."""
    if sorted(one) != sorted(other):
        return False
    for at, word in enumerate(one):
        before, behind = list(one[:at]), list(one[at + 1 :])
        if word in _SIDES and before and behind and _change_places(before, behind, list(other)):
            return True
    return False


def _change_places(before: list[str], behind: list[str], words: list[str]) -> bool:
    """Whether words begin with what stood behind, and end with words that stood before."""
    return words[: len(behind)] == behind and words != before and words[-1] in before


def _turned(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one stretch denies the other."""
    if len(mine) + len(theirs) <= _STRETCH and contrary(" ".join(mine), " ".join(theirs)):
        return True
    rest = {stem(word) for word in mine} ^ {stem(word) for word in theirs}
    return negated(mine) != negated(theirs) and not {
        word for word in rest if word not in function_words() and word not in _DENYING
    }


def _number(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    one, other = value_of(" ".join(mine)), value_of(" ".join(theirs))
    return bool(one) and bool(other) and one != other and "one" not in (*mine, *theirs)


def _other_word(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether both stretches have words of weight and none of one family."""
    first, second = (frozenset(words) - function_words() for words in (mine, theirs))
    if not first or not second or {stem(word) for word in first} & {stem(word) for word in second}:
        return False
    families = [
        {found.family.name for found in find(" ".join(words), 0, len(" ".join(words)))} for words in (mine, theirs)
    ]
    return not families[0] & families[1]


def _conflict(
    case: Case, one: _Said, other: _Said, what: tuple[str, str], values: tuple[str, str], explanation: str
) -> Conflict:
    kind, slot = what
    cause, evidence = cause_of(case, one.reading.article.uri, other.reading.article.uri, "copying error")
    return conflict(
        kind,  # type: ignore[arg-type]
        slot,
        "hard",
        cause,
        f"{explanation}{evidence}",
        tuple(
            Side(
                value=value,
                evidence=(
                    *quoting(
                        said.reading,
                        said.statement.source.span if kind == "attribution" and said.statement.source else said.span,
                    ),
                    *quoting(said.reading, said.statement.sentence),
                ),
            )
            for said, value in zip((one, other), values, strict=True)
        ),
    )
