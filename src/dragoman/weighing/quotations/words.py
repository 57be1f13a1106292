"""The words of a quotation in the form in which they are compared: endings, spelling and figures aside."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec

from dragoman.knowledge.spelling import latin
from dragoman.model import Span
from dragoman.reading.times.words import number
from dragoman.weighing.texts import function_words, plain_number, stemmer

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_SHORT_FORM = re.compile(r"n't$|'(?:s|re|ve|ll|d|m)$")  # don't, it's, we're
_OPENS = re.compile(r"(?:^|[.!?…:;\]\[(\"'“‘„«—–-])\s*$")  # what stands before a word that has its capital from there
# Two spellings of English, as they look without endings: harbour, organize, analyze, programme, centre, defence.
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
    small: bool  # a function word or a digit, which says little
    capital: bool | None  # whether it has a capital; null where every word has one, at the start of a sentence


def words_in(text: str, span: Span) -> Iterator[Word]:
    """The words that stand in a stretch of a text."""
    start = span[0]
    for match in _WORD.finditer(text, *span):
        folded = match.group().casefold().replace("’", "'")
        root = stem(folded)
        opens = _OPENS.search(text[start : match.start()][-3:])
        yield Word(
            span=match.span(),
            piece=start,
            folded=folded,
            stem=root,
            small=_is_small(folded, root),
            capital=None if opens else match.group()[0].isupper(),
        )


def _is_small(folded: str, root: str) -> bool:
    if root.isdigit():
        return len(root) < 2
    plain = _SHORT_FORM.sub("", folded)
    return folded.endswith("n't") or bool({plain, plain.removesuffix("s")} & function_words())


@functools.lru_cache(maxsize=1 << 16)
def stem(folded: str) -> str:
    """What a word has in common with its other forms and spellings; figures for a number in words.

    >>> [stem(word) for word in ("neighbouring", "neighbors", "organized", "4,200", "twenty", "cease-fire")]
    ['neighbor', 'neighbor', 'organis', '4200', '20', 'ceasefir']
    """
    if folded[0].isdigit():
        return plain_number(folded)
    if folded.replace("-", "").isalpha() and folded != "one" and number(folded):
        return f"{number(folded):g}"
    plain: str = stemmer().stemWord(latin(folded).replace("-", "").removesuffix("'s"))
    for spelling, same in _SPELLINGS:
        plain = spelling.sub(same, plain)
    return plain
