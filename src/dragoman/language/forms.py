"""Parts of speech and lemmas, worked out once for each word in each use.

The model's attribute ruler and lemmatizer look at one token at a time: at its text, tag and relation.  Only a few of
their patterns span more ("let 's").  So what they come to is kept by these three, and they themselves are asked for
what was not met before, and for the few places where a longer pattern may begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

# What spaCy's tables hold of a token: its text, tag and relation, as numbers.
Use = tuple[int, int, int]
# Uses that are kept; beyond this many the shelf is emptied.
_MOST = 300_000
_NEEDED = ("tagger", "parser")


class Form(NamedTuple):
    """What the ruler and the lemmatizer make of a token: numbers of spaCy's tables."""

    tag: int
    pos: int
    dep: int
    lemma: int


class Forms:
    """The forms of tokens, by the components of one model."""

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        """Forms as `ruler` and then `lemmatizer` tell them."""
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._known: dict[Use, tuple[Form, bool]] = {}
        longer = [p for one in ruler.patterns for p in one["patterns"] if len(p) > 1]
        self._longest = max((len(p) for p in longer), default=1)
        self._beginnings = _matcher(ruler.vocab, longer)

    @classmethod
    def of(cls, nlp: Any) -> Forms | None:
        """The forms by a pipeline's components; None where these do not work on one token at a time."""
        names = nlp.pipe_names
        if [name for name in names if name in {"attribute_ruler", "lemmatizer"}] != ["attribute_ruler", "lemmatizer"]:
            return None
        ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        first = names.index("attribute_ruler")
        if lemmatizer.mode != "rule" or not all(name in names[:first] for name in _NEEDED) or "morphologizer" in names:
            return None
        return cls(ruler, lemmatizer)

    def all(self, uses: Sequence[Use]) -> list[Form]:
        """The forms of all tokens of a text, in their order."""
        if len(self._known) > _MOST:
            self._known.clear()
        known = self._known
        missing = [use for use in dict.fromkeys(uses) if use not in known]
        if missing:
            self._learn(missing)
        found = [known[use] for use in uses]
        forms = [form for form, _ in found]
        for start, end in self._stretches([at for at, (_, begins) in enumerate(found) if begins], len(uses)):
            forms[start:end] = self._ask(self._document(uses[start:end]))
        return forms

    def _stretches(self, beginnings: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
        """The stretches that longer patterns may reach over, those that overlap as one."""
        start = end = -1
        for at in beginnings:
            if at >= end:
                if end > start:
                    yield start, end
                start = at
            end = min(at + self._longest, length)
        if end > start:
            yield start, end

    def _learn(self, missing: Sequence[Use]) -> None:
        """Ask the components of uses that were not met before, parted so that no longer pattern fits."""
        from spacy.tokens import Doc

        between: Use = (self._ruler.vocab.strings.add("|"), self._ruler.vocab.strings.add(":"), 0)
        doc = self._document([one for use in missing for one in (use, between)])
        begins = set()
        if self._beginnings is not None:
            begins = {start for _, start, _ in self._beginnings(doc, allow_missing=True)}
        assert isinstance(doc, Doc)
        for at, (use, form) in enumerate(zip(missing, self._ask(doc)[::2], strict=True)):
            self._known[use] = (form, 2 * at in begins)

    def _document(self, uses: Sequence[Use]) -> Any:
        import numpy as np
        from spacy.attrs import DEP, TAG
        from spacy.tokens import Doc

        vocab = self._ruler.vocab
        told: Any = np.array([(tag, dep) for _, tag, dep in uses], dtype="uint64")
        return Doc(vocab, words=[vocab.strings[orth] for orth, _, _ in uses]).from_array([TAG, DEP], told)

    def _ask(self, doc: Any) -> list[Form]:
        from spacy.attrs import DEP, LEMMA, POS, TAG

        doc = self._lemmatizer(self._ruler(doc))
        return [Form(*row) for row in doc.to_array([TAG, POS, DEP, LEMMA]).tolist()]


def _matcher(vocab: Any, patterns: Sequence[Any]) -> Any:
    """What finds where one of these patterns may begin: by its first token."""
    from spacy.matcher import Matcher

    if not patterns:
        return None
    matcher = Matcher(vocab)
    matcher.add("begins", [[pattern[0]] for pattern in patterns])
    return matcher
