"""The words of a text as numbers: for each its hash, and marks that say what kind of word it is and where it stands."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.model import Span
from dragoman.weighing.texts import function_words

# What a word is, one bit each.
CONTENT = 1  # no function word
NUMBER = 2
NAME = 4  # begins with a capital where a sentence does not ask for one
QUOTED = 8  # inside quotation marks: what somebody said, not what the reporter wrote
SENTENCE = 16  # the first of a sentence
PARAGRAPH = 32  # the first of a line

# Chinese and Japanese are written without spaces: there each sign counts as a word.
SIGNS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\W{SIGNS}]+"
_TOKEN = re.compile(rf"(?P<sign>[{SIGNS}])|(?P<word>{_LETTERS}(?:[’'.,]{_LETTERS})*)|[.!?。！？…।۔؟]|(?P<line>\n)")
_QUOTED = re.compile(r"“[^“”\n]*(?:”|(?=\n|$))|\"[^\"\n]*\"|«[^«»\n]*(?:»|(?=\n|$))|„[^„“”\n]*[“”]|「[^「」\n]*」")
_OPENED = re.compile(r"(?m)^\"[^\"\n]*$")  # a paragraph of a long quotation: the mark is closed in a later one


class Word(msgspec.Struct, frozen=True):
    """A word as it stands in a text."""

    text: str
    start: int
    code: int  # its hash: equal words of any case have one code
    marks: int


def words_of(text: str, language: str, speech: Sequence[Span] = ()) -> list[Word]:
    """The words of a text; `speech` are spans that are known to be direct speech, beside what stands in marks."""
    found = []
    opens = SENTENCE | PARAGRAPH
    quoted = Quoted(text, speech)
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None:
            opens |= SENTENCE
        elif kind == "line":
            opens |= SENTENCE | PARAGRAPH
        else:
            word = match[0]
            code, marks = _known(word, language)
            if opens:
                marks = (marks | opens) & ~NAME
                opens = 0
            if quoted.at(match.start()):
                marks |= QUOTED
            found.append(Word(word, match.start(), code, marks))
    return found


@functools.lru_cache(maxsize=200_000)
def _known(word: str, language: str) -> tuple[int, int]:
    """The code of a word, and the marks that do not depend on where it stands."""
    plain = word.replace("’", "'").casefold().removesuffix("'s")
    marks = 0
    if plain[0].isdigit():
        marks = NUMBER | CONTENT
    elif plain not in function_words(language):
        if len(plain) > 2 or not plain.isascii():
            marks = CONTENT
        if word[0].isupper() and len(word) > 1:
            marks |= NAME
    return code_of(plain), marks


def code_of(word: str) -> int:
    """A 32-bit number that follows from a word alone (Python's own hash differs from run to run)."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


class Quoted:
    """Where a text is quotation; asked with places in ascending order."""

    def __init__(self, text: str, speech: Sequence[Span]) -> None:
        self._spans = sorted([*_marked(text), *speech])
        self._next = 0
        self._until = 0

    def at(self, place: int) -> bool:
        """Whether a place lies in a quotation."""
        while self._next < len(self._spans) and self._spans[self._next][0] <= place:
            self._until = max(self._until, self._spans[self._next][1])
            self._next += 1
        return place < self._until


def _marked(text: str) -> Iterator[Span]:
    for pattern in (_QUOTED, _OPENED):
        for match in pattern.finditer(text):
            yield match.span()
