"""All articles' terms in long columns, with how much each term tells.

How rare a term is goes by powers of two of how many articles have it, so that an article more changes nothing for
those that have nothing to do with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.weighing.stories.features import COUNT, LEAD, NAMES, NUMBERS, WORDS, Terms

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# How common a term is taken to be before any article is seen, and how many articles' worth that belief has: in a record
# of a handful of articles counting alone says nothing.  The names of states are in all diplomatic news.
_PRIOR = np.array([0.05, 0.02, 0.02, 0.3])
_PRIOR_ARTICLES = 50
# Names carry as much as all words together; numbers (tolls, years) less, but they tell look-alikes apart.
_TOLD_BY = {WORDS: 0.45, NAMES: 0.45, NUMBERS: 0.1}
SPACES = len(_TOLD_BY)
_RAREST = 5.0  # bits: in a vector nothing is rarer, else what one article alone has would hide what it shares
_SHARES = (0.01, 0.5)  # what is rarer is no more telling, and no more in a large record than in a small one
_A_NAME = 0.7  # the share of articles that write a name with a capital; headlines write any word so


class Corpus:
    """The columns: what stands from `starts[i]` to `starts[i + 1]` is of article `i`."""

    def __init__(self, articles: Sequence[Terms], days: Sequence[int | None]) -> None:
        """Put the terms of all articles side by side."""
        self.size = len(articles)
        self.days = days  # of publication; None where it is not known
        hashes: Any = np.frombuffer(b"".join(article.terms for article in articles), dtype="<u4")
        said: Any = np.frombuffer(b"".join(article.kinds for article in articles), dtype=np.uint8)
        self.starts: Integers = np.cumsum([0, *(len(article.kinds) for article in articles)], dtype=np.int64)
        names, terms, counts = np.unique(hashes, return_inverse=True, return_counts=True)
        self.terms: npt.NDArray[np.int32] = terms.astype(np.int32)
        self.kinds: npt.NDArray[np.uint8] = said & 3
        self.lead: npt.NDArray[np.bool_] = (said & LEAD) > 0
        self.often: npt.NDArray[np.uint8] = said >> COUNT
        self.known = len(names)
        self.counts: Integers = counts.astype(np.int64)
        named = np.bincount(self.terms, weights=self.kinds >= NAMES, minlength=self.known)
        self.is_name: npt.NDArray[np.bool_] = named > _A_NAME * counts
        self.dimensions = len(self.kinds) + int((self.kinds >= NAMES).sum())  # of all vectors together
        total = bands(np.array([self.size + _PRIOR_ARTICLES]))
        held = bands(counts[:, None] + _PRIOR_ARTICLES * _PRIOR)  # by term and by what it is taken for
        self.rarity: Floats = np.maximum(total - held, 0.0)

    def of(self, article: int) -> slice:
        """Where an article's terms stand."""
        return slice(int(self.starts[article]), int(self.starts[article + 1]))

    def share(self, terms: npt.NDArray[np.int32], counts: Integers, size: int) -> Floats:
        """The share of the articles outside a group of a size that have each of these terms, within reason.

        `counts` is how many in the group have each.
        """
        outside = bands(self.counts[terms] - counts + _PRIOR_ARTICLES * _PRIOR[NAMES])
        all_outside = bands(np.array([self.size - size + _PRIOR_ARTICLES]))
        found: Floats = np.clip(2.0 ** (outside - all_outside), *_SHARES)
        return found

    def vector(self, article: int) -> tuple[Integers, Floats, npt.NDArray[np.uint8]]:
        """The article as a vector: its dimensions, values, and kinds; a name counts among the words and as a name."""
        here = self.of(article)
        terms, kinds, often = self.terms[here].astype(np.int64), self.kinds[here], self.often[here]
        tuned = 1 + np.log(np.maximum(often, 1))
        spaces, values, kept = [], [], []
        for place, (space, share) in enumerate(_TOLD_BY.items()):
            fits = _fits(kinds, space)
            of = kinds[fits] if space == NAMES else np.full(int(fits.sum()), space)
            value = tuned[fits] * np.minimum(self.rarity[terms[fits], of], _RAREST)
            length = float(np.sqrt((value * value).sum()))
            spaces.append(terms[fits] * SPACES + place)
            values.append(value * (share**0.5 / length if length else 0.0))
            kept.append(kinds[fits])
        return np.concatenate(spaces), np.concatenate(values), np.concatenate(kept)


def _fits(kinds: npt.NDArray[np.uint8], space: int) -> npt.NDArray[np.bool_]:
    if space == NUMBERS:
        return np.asarray(kinds == NUMBERS)
    return np.asarray(kinds != NUMBERS) if space == WORDS else np.asarray(kinds >= NAMES)


def bands(counts: npt.NDArray[Any]) -> Floats:
    """Powers of two, by halves: the logarithm, rounded."""
    rounded: Floats = np.round(2 * np.log2(counts)) / 2
    return rounded
