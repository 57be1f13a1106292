"""What one text is to another, and which of the two is the parent."""

from __future__ import annotations

import msgspec

from dragoman.model import Relation
from dragoman.weighing.lineage.compare import (
    Cover,
    Shared,
    cover,
    in_common,
    longest_passage,
    own_phrasing,
    phrasing,
    sentences_kept,
    wording,
)
from dragoman.weighing.lineage.reported import outlet_key
from dragoman.weighing.lineage.spread import Spread
from dragoman.weighing.lineage.translation import Weights, translated

# Shares of word runs.  A copy survives a new headline, other order and small edits; what is added around it (furniture
# of the page, a paragraph of its own) may double its length.
_COPIED = 0.75
_WHOLE = 0.78
_WITH_ADDITIONS = 0.45
_SHORTER = 0.9  # an excerpt leaves something out
# Shares of neighbouring content words.  Two reporters of one event stay below a quarter; a rewording keeps over half.
_REWORDED = 0.4
_REWORDED_BACK = 0.2
_SHORTENED = 0.35  # share of word runs of what is a small part of the other text
# A rewording that turns every sentence round keeps few neighbours, but each sentence still says what one of the
# parent's says; of what a second reporter writes only one in three does.
_TURNED = 0.18
_KEPT = 1.05  # the share of sentences and that of neighbours together
# Of what cites the other text as its source less is asked.
_RETOLD = 0.25
_SENTENCES_RETOLD = 0.45
# A form that is filled in anew has other numbers, or other names; a copy keeps them, an update changes some.
_NUMBERS_KEPT = 0.25
_NAMES_KEPT = 0.35
_SOME = 5
_ALIKE = 0.25  # of what shares less the forms are not one
# The longest run of the reporter's own words: agency phrases that two reporters share are shorter than this.
_PASSAGE_WORDS = 25
# Where most of a text is quotation, this many of the reporter's own words in a row must be the same as well.
_MUCH = 0.25
_OWN_WORDS = 10
_OWN_PHRASING = 0.15
_SAME_ORDER = 0.9
_SAME_LANGUAGE = 0.3  # share of word runs


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One text made from another."""

    child: int
    parent: int
    relation: Relation
    strength: float  # share of the child's phrasing (of a translation: names and numbers) that the parent explains
    mixed: bool = False  # the child only quotes a passage and is otherwise its own text
    basis: tuple[str, ...]
    back: float = 0.0  # share of the parent's phrasing that stands in the child


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
    """Whether the first of two texts is the parent: by date, then the cleaner, then the fuller, then by name.

    One that has lost its date has lost it on the way: it comes after one that has a date.
    """
    first, second = two
    earlier = _earlier(first, second)
    if earlier is not None:
        return earlier
    if bool(first.sketch.published) != bool(second.sketch.published):
        return bool(first.sketch.published)
    if first.sketch.repaired != second.sketch.repaired and min(shared.first, shared.second) > _WITH_ADDITIONS:
        return not first.sketch.repaired
    if min(len(first), len(second)) < 0.9 * max(len(first), len(second)):
        return len(first) > len(second)
    return first.sketch.uri < second.sketch.uri


def _copied(two: Two, words: Shared) -> Relation | None:
    shorter = len(two[1]) < _SHORTER * len(two[0])
    if words.second >= _COPIED and words.first < _WHOLE and shorter:
        return "excerpt"
    if words.second >= _COPIED or (words.first >= _COPIED and words.second >= _WITH_ADDITIONS):
        return "copy"
    return None


def _only_quotations(two: Two, shared: Cover) -> bool:
    """Whether what two texts share is what they quote: two reporters who heard one speech."""
    quoted = max(float(one.quoted.mean()) if len(one) else 0.0 for one in two)
    if quoted <= _MUCH:
        return False
    own = own_phrasing(*two)
    return max(own.first, own.second) < _OWN_PHRASING and longest_passage(*two, shared).own < _OWN_WORDS


def _filled_in(two: Two) -> bool:
    """Whether two texts are one form, filled in for two occasions: market reports, daily counts, notices."""
    for first, second, least in (
        (two[0].numbers, two[1].numbers, _NUMBERS_KEPT),
        (two[0].names, two[1].names, _NAMES_KEPT),
    ):
        kept = in_common(first, second)
        if min(len(first), len(second)) >= _SOME and max(kept.first, kept.second) < least:
            return True
    return False


def _reworded(two: Two, words: Shared, phrases: Shared) -> bool:
    """Whether one text says what the other says, in other words: as a whole, or shortened."""
    if phrases.second >= _REWORDED and phrases.first >= _REWORDED_BACK:
        return True
    if phrases.second >= _REWORDED and words.second >= _SHORTENED and len(two[1]) >= _PASSAGE_WORDS:
        return True
    return any(
        share >= _TURNED and share + sentences_kept(one, other) >= _KEPT
        for share, one, other in ((phrases.second, two[1], two[0]), (phrases.first, two[0], two[1]))
    )


def _citing(two: Two) -> tuple[str, ...]:
    """What the second text says of the first one's outlet or agency as its source."""
    parent = two[0].sketch
    known = {parent.outlet, outlet_key(parent.credit.label or "")} - {""}
    own = two[1].sketch.outlet
    return tuple(f"says “{one.words}”" for one in two[1].sketch.cited if one.key in known and one.key != own)[:1]


def _retold(two: Two, phrases: Shared) -> bool:
    """Whether a text that cites the other tells what that tells, and not only of the same matter."""
    return phrases.second >= _RETOLD or sentences_kept(two[1], two[0]) >= _SENTENCES_RETOLD


def relate(two: Two, at: tuple[int, int], weights: Weights) -> Link | None:
    """How one of two texts was made from the other, if it was."""
    words = wording(*two)
    # Whatever language a short or mixed text was taken for: what is the same word for word needs no translating.
    if two[0].sketch.language != two[1].sketch.language and max(words.first, words.second) < _SAME_LANGUAGE:
        return _relate_across(two, at, weights)
    if not _parent_first(two, words):
        two, at, words = two[::-1], at[::-1], Shared(words.second, words.first)
    phrases = phrasing(*two)
    relation: Relation | None = _copied(two, words)
    citing = _citing(two)
    if relation is None and (_reworded(two, words, phrases) or (citing and _retold(two, phrases))):
        relation = "rewrite"
    shared = cover(two[1], two[0])
    mixed = relation is None  # at most a passage
    if relation is not None:
        if _only_quotations(two, shared) or _filled_in(two):
            return None
        basis = _in_words(shared)
    else:
        passage = longest_passage(*two, shared)
        alike = min(phrases.first, phrases.second) >= _ALIKE
        if passage.own < _PASSAGE_WORDS or (alike and _filled_in(two)):
            return None
        relation = "excerpt"
        basis = f"a passage of {passage.end - passage.start} words stands in the parent word for word"
    return Link(
        child=at[1],
        parent=at[0],
        relation=relation,
        strength=(phrases.second + words.second) / 2,
        mixed=mixed,
        basis=(basis, *_pictures(same_pictures(two)), *citing),
        back=(phrases.first + words.first) / 2,
    )


def _in_words(found: Cover) -> str:
    order = "in the same order" if found.in_order else "in another order"
    return f"{found.share:.0%} of its words stand in the parent {order}"


def _relate_across(two: Two, at: tuple[int, int], weights: Weights) -> Link | None:
    pictures = same_pictures(two)
    found = translated(*two, weights, same_picture=bool(pictures))
    if found is None:
        return None
    if not _parent_first(two, Shared(found.first, found.second)):
        two, at = two[::-1], at[::-1]
    order = "in the same order" if found.order > _SAME_ORDER else "nearly in the same order"
    basis = f"{found.common} names and numbers stand in the parent too, {order}"
    return Link(
        child=at[1],
        parent=at[0],
        relation="translation",
        strength=(found.first + found.second) / 2,
        basis=(basis, *_pictures(pictures)),
    )


def same_pictures(two: Two) -> list[str]:
    """The pictures that two articles both show."""
    return sorted(set(two[0].sketch.pictures) & set(two[1].sketch.pictures))


def _pictures(shared: list[str]) -> tuple[str, ...]:
    return (f"same picture {shared[0]}",) if shared else ()
