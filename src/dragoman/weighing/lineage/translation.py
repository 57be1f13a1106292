"""Whether one text is a translation of another: by the names and numbers that both have, and their order."""

from __future__ import annotations

import msgspec

from dragoman.ontology.edtf import interval
from dragoman.weighing.lineage.anchors import sounded, spells_every_word
from dragoman.weighing.lineage.compare import Rarity, anchoring, in_both, same_order
from dragoman.weighing.lineage.spread import Spread, once

# Names and numbers in common, weighed by rarity, times how well they keep their order: two reporters of one event reach
# 0.23, a translation seldom stays below 0.3.
_TRANSLATED = 0.26
_FEWEST = 4  # names and numbers
_WITH_PICTURE = 0.18  # the same, where both show the same picture
_LONG_AFTER = 0.4  # the same, where a month or more lies between them
_MONTH = 30
# A translated excerpt has all its names from the parent, but few of the parent's names.
_OF_EXCERPT = 0.65
_ANCHORS = 10
_IN_ORDER = 0.75
# Where every word of a text may be a name, only the other text's names are counted; this many must be found.
_FOUND = 7


class Weights(msgspec.Struct, frozen=True):
    """How rare anchors are, by their letters and by their sound."""

    letters: Rarity
    sounds: Rarity


class Translated(msgspec.Struct, frozen=True):
    """How much two texts in two languages share."""

    first: float  # share of the first one's names and numbers, weighed
    second: float
    score: float
    common: int
    order: float


def translated(first: Spread, second: Spread, weights: Weights, *, same_picture: bool = False) -> Translated | None:
    """What two texts in two languages share, where that makes one the translation of the other."""
    by_sound = sounded(first.sketch.language) or sounded(second.sketch.language)
    one, other = (first.sounds, second.sounds) if by_sound else (first.letters, second.letters)
    shares = anchoring(one, other, weights.sounds if by_sound else weights.letters)
    common = len(in_both(once(one), once(other)))
    order = same_order(one, other)
    noisy = [spells_every_word(text.sketch.language) for text in (first, second)]
    if any(noisy):
        named = [share for share, every in zip((shares.first, shares.second), noisy, strict=True) if not every]
        score = min(named or [shares.first, shares.second]) * order if common >= _FOUND else 0.0
    else:
        total = shares.first + shares.second
        score = 2 * shares.first * shares.second / total * order if total else 0.0
    excerpt = max(shares.first, shares.second) >= _OF_EXCERPT and common >= _ANCHORS and order >= _IN_ORDER
    least = _WITH_PICTURE if same_picture else _TRANSLATED
    if _days_between(first, second) >= _MONTH:
        least, excerpt = _LONG_AFTER, False
    if common < _FEWEST or (score < least and not excerpt):
        return None
    return Translated(shares.first, shares.second, score, common, order)


def _days_between(first: Spread, second: Spread) -> int:
    """How many days lie between two publications; 0 where that is not known."""
    if not first.sketch.published or not second.sketch.published:
        return 0
    try:
        days = [interval(one.sketch.published)[0].toordinal() for one in (first, second)]
    except ValueError:
        return 0
    return abs(days[0] - days[1])
