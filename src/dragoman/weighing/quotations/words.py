"""The words of a quotation in the form in which they are compared: endings, spelling and figures aside."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.knowledge.spelling import latin
from dragoman.model import Span
from dragoman.reading.times.words import number
from dragoman.weighing.texts import function_words, plain_number

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_HYPHEN = re.compile("-")
# Two spellings of English, as they look when the endings are off: harbour, organize, programme, centre, defence.
_SPELLINGS = (
    (re.compile(r"(?<=\w\w)our"), "or"),
    (re.compile(r"iz"), "is"),
    (re.compile(r"yz"), "ys"),
    (re.compile(r"([b-df-hj-np-tv-z])\1"), r"\1"),
    (re.compile(r"(?<=[bdt])er$"), "r"),
    (re.compile(r"(?<=n)c$"), "s"),
)


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One word of a quotation."""

    span: Span
    piece: int  # where the quoted stretch begins in which it stands
    folded: str  # without regard to case and the shape of apostrophes: what a difference is told from
    stem: str
    small: bool  # a function word, which says little


def words_in(text: str, span: Span) -> Iterator[Word]:
    """The words that stand in a stretch of a text."""
    for match in _WORD.finditer(text, *span):
        folded = match.group().casefold().replace("’", "'")
        yield Word(span=match.span(), piece=span[0], folded=folded, stem=stem(folded), small=folded in function_words())


@functools.lru_cache(maxsize=1 << 16)
def stem(folded: str) -> str:
    """What a word has in common with its other forms and spellings; figures for a number in words.

    >>> [stem(word) for word in ("neighbouring", "neighbors", "organized", "4,200", "twenty", "ceasefire", "cease-fire")]
    ['neighbor', 'neighbor', 'organis', '4200', '20', 'ceasefir', 'ceasefir']
    """
    if folded[0].isdigit():
        return plain_number(folded)
    value = number(folded)
    if value and folded.replace("-", "").isalpha() and folded != "one":
        return f"{value:g}"
    plain = _stemmer().stemWord(_HYPHEN.sub("", latin(folded)).removesuffix("'s"))
    for spelling, same in _SPELLINGS:
        plain = spelling.sub(same, plain)
    return plain


@functools.cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
