"""What one text is to another, and which of the two is the parent."""

from __future__ import annotations

import msgspec

from dragoman.model import Relation
from dragoman.weighing.lineage.compare import (
    Rarity,
    Shared,
    anchoring,
    cover,
    longest_passage,
    phrasing,
    same_order,
    wording,
)
from dragoman.weighing.lineage.spread import Spread

# Shares of word runs.  A copy survives a new headline, other order and small edits; what is added around it (furniture
# of the page, a paragraph of its own) may double its length.
_COPIED = 0.75
_WHOLE = 0.78
_WITH_ADDITIONS = 0.45
# Shares of neighbouring content words.  Two reporters of one event stay below a quarter; a rewording keeps over half.
_REWORDED = 0.4
_REWORDED_BACK = 0.2
# The longest run of the reporter's own words: agency phrases that two reporters share are shorter than this.
_PASSAGE_WORDS = 25
# Where most of a text is quotation, this many of the reporter's own words in a row must be the same as well.
_MOSTLY = 0.5
_OWN_WORDS = 10
# Names and numbers in common, weighed by rarity, times how well they keep their order.
_TRANSLATED = 0.26


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One text made from another."""

    child: int
    parent: int
    relation: Relation
    strength: float  # share of the child's phrasing (of a translation: names and numbers) that the parent explains
    mixed: bool = False  # the child only quotes a passage and is otherwise its own text
    basis: tuple[str, ...]


Two = tuple[Spread, Spread]


def _earlier(first: Spread, second: Spread) -> bool | None:
    """Whether the first was published before the second; None where dates do not tell."""
    one, other = first.sketch.published, second.sketch.published
    if not one or not other or one == other:
        return None
    if one[:10] == other[:10] and len(one) != len(other):  # a moment against the whole day
        return None
    return one < other


def _parent_first(two: Two, shared: Shared) -> bool:
    """Whether the first of two texts is the parent: by date, then the cleaner, then the fuller, then by name."""
    first, second = two
    earlier = _earlier(first, second)
    if earlier is not None:
        return earlier
    if first.sketch.repaired != second.sketch.repaired and min(shared.first, shared.second) > _WITH_ADDITIONS:
        return not first.sketch.repaired
    if min(len(first), len(second)) < 0.9 * max(len(first), len(second)):
        return len(first) > len(second)
    return first.sketch.uri < second.sketch.uri


def _copied(of_child: float, of_parent: float) -> Relation | None:
    if of_child >= _COPIED and of_parent < _WHOLE:
        return "excerpt"
    if of_child >= _COPIED or (of_parent >= _COPIED and of_child >= _WITH_ADDITIONS):
        return "copy"
    return None


def _only_quotations(two: Two) -> bool:
    """Whether what two texts share is mostly what they quote: two reporters who heard one speech."""
    quoted = max(float(one.quoted.mean()) if len(one) else 0.0 for one in two)
    return quoted > _MOSTLY and longest_passage(*two).own < _OWN_WORDS


def relate(two: Two, at: tuple[int, int], letters: Rarity, sounds: Rarity) -> Link | None:
    """How one of two texts was made from the other, if it was."""
    if two[0].sketch.language != two[1].sketch.language:
        return _translated(two, at, letters, sounds)
    words = wording(*two)
    if not _parent_first(two, words):
        two, at, words = two[::-1], at[::-1], Shared(words.second, words.first)
    parent, child = at
    phrases = phrasing(*two)
    copied = _copied(words.second, words.first)
    if (copied or phrases.second >= _REWORDED) and _only_quotations(two):
        return None
    if copied:
        return Link(child=child, parent=parent, relation=copied, strength=phrases.second, basis=_words_shared(two))
    if phrases.second >= _REWORDED and phrases.first >= _REWORDED_BACK:
        return Link(child=child, parent=parent, relation="rewrite", strength=phrases.second, basis=_words_shared(two))
    passage = longest_passage(*two)
    if passage.own >= _PASSAGE_WORDS:
        basis = f"a passage of {passage.end - passage.start} words stands in the parent word for word"
        return Link(
            child=child, parent=parent, relation="excerpt", strength=phrases.second, mixed=True, basis=(basis,)
        )
    return None


def _words_shared(two: Two) -> tuple[str, ...]:
    found = cover(two[1], two[0])
    order = "in the same order" if found.in_order else "in another order"
    return (f"{found.share:.0%} of its words stand in the parent {order}",)


def _translated(two: Two, at: tuple[int, int], letters: Rarity, sounds: Rarity) -> Link | None:
    anchors = anchoring(two[0].letters, two[1].letters, letters)
    total = anchors.first + anchors.second
    score = 2 * anchors.first * anchors.second / total if total else 0.0
    if score < _TRANSLATED or score * same_order(two[0].letters, two[1].letters) < _TRANSLATED:
        return None
    if not _parent_first(two, anchors):
        at = at[::-1]
    basis = f"names and numbers {score:.2f}"
    return Link(child=at[1], parent=at[0], relation="translation", strength=score, basis=(basis,))
