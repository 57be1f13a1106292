"""What one text is to another, and which of the two is the parent."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dragoman.model import Relation
from dragoman.weighing.lineage.compare import (
    Shared,
    anchoring,
    longest_passage,
    phrasing,
    same_order,
    wording,
)
from dragoman.weighing.texts import Profile

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
    basis: str


def _earlier(first: Profile, second: Profile) -> bool | None:
    """Whether the first was published before the second; None where dates do not tell."""
    one, other = first.published, second.published
    if not one or not other or one == other:
        return None
    if one[:10] == other[:10] and len(one) != len(other):  # a moment against the whole day
        return None
    return one < other


def _parent_first(profiles: tuple[Profile, Profile], shared: Shared) -> bool:
    """Whether the first of two texts is the parent: by date, then the cleaner, then the fuller, then by name."""
    first, second = profiles
    earlier = _earlier(first, second)
    if earlier is not None:
        return earlier
    if bool(first.repaired) != bool(second.repaired) and min(shared.first, shared.second) > _WITH_ADDITIONS:
        return not first.repaired
    if min(len(first.words), len(second.words)) < 0.9 * max(len(first.words), len(second.words)):
        return len(first.words) > len(second.words)
    return first.uri < second.uri


def _copied(of_child: float, of_parent: float) -> Relation | None:
    if of_child >= _COPIED and of_parent < _WHOLE:
        return "excerpt"
    if of_child >= _COPIED or (of_parent >= _COPIED and of_child >= _WITH_ADDITIONS):
        return "copy"
    return None


def _only_quotations(profiles: tuple[Profile, Profile]) -> bool:
    """Whether what two texts share is mostly what they quote: two reporters who heard one speech."""
    quoted = max(1 - sum(profile.own) / max(1, len(profile.own)) for profile in profiles)
    return quoted > _MOSTLY and longest_passage(*profiles) < _OWN_WORDS


def relate(profiles: tuple[Profile, Profile], at: tuple[int, int], rarity: Mapping[str, float]) -> Link | None:
    """How one of two texts was made from the other, if it was."""
    if profiles[0].language != profiles[1].language:
        return _translated(profiles, at, rarity)
    words = wording(*profiles)
    if not _parent_first(profiles, words):
        profiles, at, words = profiles[::-1], at[::-1], Shared(words.second, words.first)
    parent, child = at
    phrases = phrasing(*profiles)
    copied = _copied(words.second, words.first)
    if (copied or phrases.second >= _REWORDED) and _only_quotations(profiles):
        return None
    if copied:
        basis = f"wording {words.second:.2f} of this, {words.first:.2f} of the parent"
        return Link(child=child, parent=parent, relation=copied, strength=phrases.second, basis=basis)
    if phrases.second >= _REWORDED and phrases.first >= _REWORDED_BACK:
        basis = f"phrasing {phrases.second:.2f} of this, wording {words.second:.2f}"
        return Link(child=child, parent=parent, relation="rewrite", strength=phrases.second, basis=basis)
    passage = longest_passage(*profiles)
    if passage >= _PASSAGE_WORDS:
        basis = f"passage of {passage} words"
        return Link(child=child, parent=parent, relation="excerpt", strength=phrases.second, mixed=True, basis=basis)
    return None


def _translated(profiles: tuple[Profile, Profile], at: tuple[int, int], rarity: Mapping[str, float]) -> Link | None:
    anchors = anchoring(*profiles, rarity)
    total = anchors.first + anchors.second
    score = 2 * anchors.first * anchors.second / total if total else 0.0
    if score < _TRANSLATED or score * same_order(*profiles) < _TRANSLATED:
        return None
    if not _parent_first(profiles, anchors):
        at = at[::-1]
    basis = f"names and numbers {score:.2f}"
    return Link(child=at[1], parent=at[0], relation="translation", strength=score, basis=basis)
