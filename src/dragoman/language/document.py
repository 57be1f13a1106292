"""What the parser found, as plain objects: a document, its tokens, stretches of tokens.

A stage asks of a token some dozens of questions, and spaCy answers each by looking into its own tables: the answers
took more time than the grammar.  Here every answer is looked up once, and is an attribute from then on.  The names are
spaCy's, and so are the meanings.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import Any, overload


class Word:
    """What a token's text says of itself, the same wherever the text stands."""

    __slots__ = (
        *("is_alpha", "is_digit", "is_lower", "is_punct", "is_space", "is_title", "is_upper", "length", "like_num"),
        *("lower_", "text"),
    )

    def __init__(self, lexeme: Any) -> None:
        """Look up what spaCy knows of a lexeme."""
        self.text: str = lexeme.text
        self.lower_: str = lexeme.lower_
        self.length = len(self.text)
        self.is_alpha: bool = lexeme.is_alpha
        self.is_digit: bool = lexeme.is_digit
        self.is_lower: bool = lexeme.is_lower
        self.is_punct: bool = lexeme.is_punct
        self.is_space: bool = lexeme.is_space
        self.is_title: bool = lexeme.is_title
        self.is_upper: bool = lexeme.is_upper
        self.like_num: bool = lexeme.like_num


class Token:
    """One token: what it is, what governs it, what hangs on it."""

    __slots__ = (
        *("children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_sent_start", "lemma_"),
        *("is_punct", "is_space", "left_edge", "lefts", "lower_", "pos_", "right_edge", "rights", "sent", "tag_"),
        *("text", "whitespace_", "word"),
        *("known_lemma", "known_objects", "known_passive"),  # what was found of it by those who ask it often
    )

    doc: Document
    head: Token
    left_edge: Token
    right_edge: Token
    lefts: list[Token]
    rights: list[Token]
    children: list[Token]
    sent: Stretch
    is_sent_start: bool
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str

    def __init__(self, doc: Document, i: int, idx: int, word: Word, whitespace: str) -> None:
        """A token with what is known before parsing; the parser's answers are set by whoever makes the document."""
        self.doc = doc
        self.i = i
        self.idx = idx
        self.word = word
        self.text = word.text
        self.lower_ = word.lower_
        self.is_space = word.is_space
        self.is_punct = word.is_punct
        self.whitespace_ = whitespace
        self.known_lemma: str | None = None
        self.known_objects: list[Token] | None = None
        self.known_passive: bool | None = None

    def __len__(self) -> int:
        return self.word.length

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether it has nothing but letters."""
        return self.word.is_alpha

    @property
    def is_digit(self) -> bool:
        """Whether it has nothing but digits."""
        return self.word.is_digit

    @property
    def is_lower(self) -> bool:
        """Whether it is in small letters."""
        return self.word.is_lower

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital and goes on in small letters."""
        return self.word.is_title

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.word.is_upper

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in figures or words."""
        return self.word.like_num

    @property
    def text_with_ws(self) -> str:
        """Its text with the space that follows it."""
        return self.text + self.whitespace_

    def nbor(self, step: int = 1) -> Token:
        """The token so many places after it; `IndexError` where there is none."""
        at = self.i + step
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]

    @property
    def ancestors(self) -> Iterator[Token]:
        """What governs it, from the nearest up."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether it stands above another token in the tree."""
        return any(above is self for above in other.ancestors)

    @property
    def subtree(self) -> Iterator[Token]:
        """Itself and all that hangs on it, in the order of the text."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree


class Stretch:
    """Tokens that follow one another: a sentence, a name, a slice."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Document, start: int, end: int, label: str = "") -> None:
        """The tokens from `start` up to, not including, `end`; `label` is the kind of a recognised name."""
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Stretch(self.doc, self.start + start, self.start + max(start, end))
        place = at + (self.start if at >= 0 else self.end)
        if not self.start <= place < self.end:
            raise IndexError(at)
        return self.doc.tokens[place]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Where it begins, in characters."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends, in characters."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + last.word.length

    @property
    def text(self) -> str:
        """Its words in the parser's normal form."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """The token that governs all others, or else the one nearest to the root of its sentence."""
        within = self.doc.tokens[self.start : self.end]
        found = next((token for token in within if token.head is token), None)
        if found is not None:
            return found
        outside = [token for token in within if not self.start <= token.head.i < self.end]
        return min(outside, key=lambda token: len(list(token.ancestors)), default=within[0])


class Document:
    """A parsed text in its normal form."""

    __slots__ = ("ents", "sents", "starts", "text", "tokens")

    def __init__(self, text: str) -> None:
        """A document without tokens; `language.plain` fills it."""
        self.text = text
        self.tokens: list[Token] = []
        self.starts: list[int] = []
        self.sents: list[Stretch] = []
        self.ents: list[Stretch] = []

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Stretch(self, start, max(start, end))
        return self.tokens[at]

    def _holding(self, position: int) -> int | None:
        """The place of the token that holds a character, the space after it included; None beyond the text."""
        at = bisect.bisect_right(self.starts, position) - 1
        if at < 0:
            return None
        token = self.tokens[at]
        return at if position < token.idx + token.word.length + len(token.whitespace_) else None

    def overlapping(self, start: int, end: int) -> Stretch | None:
        """The tokens that overlap characters; None where there are none."""
        first, last = self._holding(start), self._holding(end - 1)
        if first is None or last is None:
            return None
        token = self.tokens[first]
        if start == token.idx + token.word.length:
            first += 1  # the space after a token is none of it
        if first > last + 1:
            raise IndexError((start, end))
        return Stretch(self, first, last + 1)
