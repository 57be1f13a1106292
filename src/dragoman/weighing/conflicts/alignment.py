"""Sentences of two articles that are nearly the same word for word, and the stretches in which they differ."""

from __future__ import annotations

import collections
import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.knowledge.titles import title_of
from dragoman.model import Reading, Span
from dragoman.weighing.texts import function_words

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[“”\"]")
_ALIKE = 0.6  # share of the words of two sentences that are the same in the same order
_LONG_ENOUGH = 7  # words; shorter sentences are alike by chance
_RARE = 8  # a word in more sentences than this does not lead to a sentence
_SHARED = 3  # rare words that two sentences must share to be compared at all
_TRIED = 2  # sentences that are compared with each
_LONGEST_CHANGE = 4  # words: a longer one is another wording, not another fact
# Lines that say when a page was made: they differ from copy to copy, and that is no conflict.
_PAGE_LINE = re.compile(
    r"^\W*(?:last )?(?:updated?|published|posted|first posted|date|created|modified)\b|\bupdated\b.*\d:", re.IGNORECASE
)


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence cut into words."""

    span: Span
    words: tuple[str, ...]
    folded: tuple[str, ...]  # the words without regard to case
    spans: tuple[Span, ...]
    page_line: bool


class Twins(msgspec.Struct, frozen=True, kw_only=True):
    """Two sentences that are nearly the same."""

    one: Sentence
    other: Sentence
    codes: tuple[tuple[str, int, int, int, int], ...]  # what to do with the words of one to get the other's


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that differs between two sentences that are otherwise alike."""

    one: Span
    other: Span
    quoted: bool
    headline: bool  # in a line with capitals on most words these tell no names
    office: tuple[str, str] | None  # the offices of which the stretches are parts


def sentences(reading: Reading) -> list[Sentence]:
    """The sentences of an article, cut into words."""
    found = []
    for span in reading.sentences:
        matches = list(_WORD.finditer(reading.article.text, *span))
        words = tuple(match.group().replace("’", "'") for match in matches)
        found.append(
            Sentence(
                span=span,
                words=words,
                folded=tuple(word.casefold() for word in words),
                spans=tuple(match.span() for match in matches),
                page_line=bool(_PAGE_LINE.search(reading.words(span))),
            )
        )
    return found


def twins(mine: Sequence[Sentence], theirs: Sequence[Sentence]) -> Iterator[Twins]:
    """For each sentence the one of the other article that is most like it, if it is nearly the same."""
    index = _index(theirs)
    for sentence in mine:
        if len(sentence.words) < _LONG_ENOUGH or sentence.page_line:
            continue
        candidates = (_compared(sentence, theirs[at]) for at in _candidates(sentence, index))
        found = next((pair for pair in candidates if pair), None)
        if found:
            yield found


def _index(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    """For each telling word the sentences that have it."""
    common = function_words()
    index: dict[str, list[int]] = {}
    for at, sentence in enumerate(sentences):
        for word in set(sentence.folded) - common:
            index.setdefault(word, []).append(at)
    return index


def _candidates(sentence: Sentence, index: Mapping[str, Sequence[int]]) -> list[int]:
    """The sentences that share the most rare words with one."""
    places = (index.get(word, ()) for word in set(sentence.folded))
    votes = collections.Counter(at for found in places if len(found) <= _RARE for at in found)
    return [at for at in sorted(votes, key=lambda at: (-votes[at], at))[:_TRIED] if votes[at] >= _SHARED]


def _compared(one: Sentence, other: Sentence) -> Twins | None:
    matcher = difflib.SequenceMatcher(None, one.folded, other.folded, autojunk=False)
    # the cheap upper bounds first: most candidates fall there
    if any(ratio() < _ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)):
        return None
    return Twins(one=one, other=other, codes=tuple(matcher.get_opcodes()))


def changes(pair: Twins) -> Iterator[Change]:
    """The short stretches in which two sentences differ."""
    one, other = pair.one, pair.other
    for at, (tag, i, i_end, j, j_end) in enumerate(pair.codes):
        if tag == "equal" or max(i_end - i, j_end - j) > _LONGEST_CHANGE:
            continue
        behind = pair.codes[at + 1] if at + 1 < len(pair.codes) else None
        if behind and behind[2] - behind[1] < 2 and i_end + 1 < len(one.words):
            continue  # more is rearranged around it: the words may stand for other things
        yield Change(
            one=_span(one, i, i_end),
            other=_span(other, j, j_end),
            quoted=_inside_quotation(one.words, i) or _inside_quotation(other.words, j),
            headline=_mostly_capitals(one.words) or _mostly_capitals(other.words),
            office=_offices(one.words, other.words, (i, i_end, j, j_end)) if tag == "replace" else None,
        )


def _mostly_capitals(words: Sequence[str]) -> bool:
    letters = [word for word in words if word[0].isalpha()]
    return sum(word[0].isupper() for word in letters) > 0.65 * len(letters)


def _offices(one: Sequence[str], other: Sequence[str], at: tuple[int, int, int, int]) -> tuple[str, str] | None:
    """The two offices that differ only in a stretch: "Minister of" Finance, Justice."""
    i, i_end, j, j_end = at
    for left in range(4):
        for right in range(3):
            mine = _titled(one[max(0, i - left) : i_end + right])
            theirs = _titled(other[max(0, j - left) : j_end + right])
            if mine and theirs:
                return mine, theirs
    return None


def _titled(words: Sequence[str]) -> str | None:
    """Words that name an office, which may have lost the full stop of an abbreviation: "Sen", "Gov"."""
    phrase = " ".join(words)
    return next((titled for titled in (phrase, f"{phrase}.") if title_of(titled)), None)


def _span(words: Sentence, start: int, end: int) -> Span:
    if start == end:  # nothing stands here: the place between two words
        at = words.spans[start][0] if start < len(words.spans) else words.span[1]
        return (at, at)
    return (words.spans[start][0], words.spans[end - 1][1])


def _inside_quotation(words: Sequence[str], at: int) -> bool:
    opened = sum(word in ("“", '"') for word in words[:at]) - sum(word == "”" for word in words[:at])
    straight = sum(word == '"' for word in words[:at])
    return opened % 2 == 1 if straight else opened > 0
