"""The words of an article as the rules for names look at them: plain lists by token index."""

from __future__ import annotations

from dragoman.language import Parsed
from dragoman.language.document import Token
from dragoman.model import Span
from dragoman.reading.entities.vocabulary import vocabulary

# What ends a name and tells father from son.
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
# What the recogniser marks as these is no part of anybody's name: "Lind Monday", "Mr Holm 2024".
_NOT_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


class Words:
    """Tokens, their texts and tags, fetched once: the rules ask for them often."""

    def __init__(self, parsed: Parsed) -> None:
        """Fetch the tokens of `parsed`."""
        self.parsed = parsed
        self.tokens: list[Token] = list(parsed.doc)
        self.texts = [token.text for token in self.tokens]
        self.lowers = [text.lower() for text in self.texts]
        self.tags = [token.tag_ for token in self.tokens]
        self.small = frozenset(text for text in self.texts if text.islower())
        self._particles = vocabulary().particles

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, first: int, last: int) -> Span:
        """The character span of tokens `first` to `last`, both included."""
        start, end = self.tokens[first], self.tokens[last]
        return (start.idx, end.idx + len(self.texts[last]))

    def say(self, first: int, last: int) -> str:
        """The words from `first` to `last` with single spaces."""
        return " ".join(self.parsed.words(self.span(first, last)).split())

    def is_name(self, index: int) -> bool:
        """Whether a token can be a word of a proper name: a capitalised proper noun or an initial."""
        if not 0 <= index < len(self.texts):
            return False
        text = self.texts[index]
        return (
            text[0].isupper()
            and self.tags[index] in NAME_TAGS
            and self.tokens[index].ent_type_ not in _NOT_NAMES
            and not any(char.isdigit() for char in text)
        )

    def name_ends(self, first: int, limit: int = 6) -> int:
        """The last token of a run of name words that begins at `first`, particles between them included."""
        last = first
        while last - first < limit and self.lowers[last] not in SUFFIXES:
            step = last + 1
            while step < len(self.texts) and step - last <= 3 and self._joins(step):
                step += 1
            hyphened = step > last + 1 and self.texts[step - 1] == "-" and self._named_after_hyphen(step)
            if not (self.is_name(step) or hyphened):
                break
            last = step
        return last

    def _joins(self, index: int) -> bool:
        """A particle, or a hyphen inside a name, which the tokeniser cuts out: "Jean-Yves", "al-Sisi"."""
        return self.lowers[index] in self._particles or (self.texts[index] == "-" and self.glued(index))

    def _named_after_hyphen(self, index: int) -> bool:
        """The second half of "Ki-moon"."""
        return index < len(self.texts) and self.texts[index].isalpha()

    def glued(self, index: int) -> bool:
        """Whether no white space stands on either side of a token."""
        return not self.tokens[index - 1].whitespace_ and not self.tokens[index].whitespace_
