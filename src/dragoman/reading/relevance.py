"""Whether an article tells anything of states' dealings with each other: told by its words, before it is parsed.

General news is full of foreign names: teams, markets, tourists.  What makes a paragraph one of foreign affairs is a
word of statecraft beside them.  An article is passed over only where no paragraph has both, so that one that tells of
such things in passing is read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from importlib import resources

import msgspec

from dragoman.knowledge.gazetteer import scan
from dragoman.language.normal import normalise

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[^\W_]+(?:[.'-](?!s\b)[^\W_]+)*")
_ALONE = frozenset({"organisation", "group"})  # among whom a state is never alone
_REACH = 400  # characters on either side of a word in which names are looked for, where a text has no paragraphs
# Characters: what is read in no time, and may say in one name what longer texts say in many words.
_SHORT = 700
_STEM = 3  # letters that every word has before its "*"


class _Statecraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plain: tuple[str, ...]
    among: tuple[str, ...]


def is_foreign_affairs(text: str) -> bool:
    """Whether a paragraph of an English text may tell of states' dealings; of a short text it is taken for granted."""
    if len(text) < _SHORT:
        return True
    paragraphs = [_Paragraph(one) for one in _paragraphs(normalise(text))]
    if any(one.tells for one in paragraphs):
        return True
    # "Peru and Chile" here and "the two governments" there
    told = any(one.is_plain for one in paragraphs) or sum(one.is_among for one in paragraphs) > 1
    return told and any(one.names(2) for one in paragraphs)


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if len(line) <= 2 * _REACH:
            yield line
            continue
        for at in range(0, len(line), _REACH):  # halves that overlap: words and names near each other meet in one
            yield line[at : at + 2 * _REACH]


class _Paragraph:
    """A paragraph, and whether it has words of statecraft."""

    def __init__(self, text: str) -> None:
        self._text = text
        words = _WORD.findall(text.lower())
        table = _table()
        self.is_plain = self.is_among = False
        for at, word in enumerate(words):
            for rest, is_plain in table.begun_by(word):
                if all(_is(*pair) for pair in zip(words[at + 1 :], rest, strict=False)) and at + len(rest) < len(words):
                    self.is_plain |= is_plain
                    self.is_among |= not is_plain

    @property
    def tells(self) -> bool:
        """Whether names stand beside such words."""
        return (self.is_plain and self.names(1)) or (self.is_among and self.names(2))

    def names(self, needed: int) -> bool:
        """Whether so many countries are named, or an international organisation."""
        countries: set[str] = set()
        for _, _, entries in scan(_NAME.findall(self._text)):
            if entries[0].kind in _ALONE:
                return True
            countries.add(entries[0].country or entries[0].name)
            if len(countries) >= needed:
                return True
        return False


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


class _Table:
    """The words of statecraft by their first word, each with the words that follow it."""

    def __init__(self, words: _Statecraft) -> None:
        self._whole: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        self._stems: dict[str, list[tuple[str, tuple[str, ...], bool]]] = {}
        for listed, is_plain in ((words.plain, True), (words.among, False)):
            for one in listed:
                first, *rest = re.findall(r"[^\W_]+\*?", one)
                if first.endswith("*"):
                    self._stems.setdefault(first[:_STEM], []).append((first[:-1], tuple(rest), is_plain))
                else:
                    self._whole.setdefault(first, []).append((tuple(rest), is_plain))
        self.begun_by = functools.lru_cache(maxsize=65536)(self._begun_by)

    def _begun_by(self, word: str) -> Sequence[tuple[tuple[str, ...], bool]]:
        """What may begin with a word: the words that have to follow it, and whether one name beside it is enough."""
        stems = self._stems.get(word[:_STEM], ())
        return (*self._whole.get(word, ()), *((rest, plain) for stem, rest, plain in stems if word.startswith(stem)))


@functools.cache
def _table() -> _Table:
    source = resources.files("dragoman.data").joinpath("statecraft.toml").read_bytes()
    return _Table(msgspec.toml.decode(source, type=_Statecraft))
