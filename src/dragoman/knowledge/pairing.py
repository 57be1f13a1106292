"""Pairing off the words of two names."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rapidfuzz.distance import OSA

from dragoman.knowledge.spelling import consonants, folded, given_name_variants, sound

_ENOUGH = 0.7  # below this two words are different names


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One word of a name."""

    text: str  # Latin, lower case
    son_of: bool = False  # bin, ben or ibn stands before it
    patronymic: bool = False
    abjad: bool = False  # it was written without vowels


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two words that are taken for one."""

    left: Word
    right: Word
    score: float
    places: tuple[int, int]  # where the words stand in their names

    @property
    def crossed(self) -> bool:
        """Whether one is a father's name and the other is not, though both names say whose son they speak of."""
        return self.left.son_of != self.right.son_of


def pair_off(left: Sequence[Word], right: Sequence[Word]) -> tuple[list[Pair], list[Word], list[Word]]:
    """The best pairs of words, and what is left over on either side."""
    left, right = rejoin(left, right), rejoin(right, left)
    options = sorted(
        (
            (-score, abs(i - j), i, j)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
            if (score := _score(one, other)) >= _ENOUGH
        ),
    )
    pairs: list[Pair] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for cost, _, i, j in options:
        if i not in used_left and j not in used_right:
            pairs.append(Pair(left=left[i], right=right[j], score=-cost, places=(i, j)))
            used_left.add(i)
            used_right.add(j)
    return (
        pairs,
        [word for i, word in enumerate(left) if i not in used_left],
        [word for j, word in enumerate(right) if j not in used_right],
    )


def _score(one: Word, other: Word) -> float:
    return _without_vowels(one, other) if one.abjad != other.abjad else alike(one.text, other.text)


def rejoin(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """The words, with neighbours joined that the other name writes as one: Jong-un and Jongun, Tse-tung and Zedong."""
    whole = {form for other in others if len(other.text) > 3 for form in (folded(other.text), sound(other.text))}
    out: list[Word] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + 4), at + 1, -1):
            text = "".join(word.text for word in words[at:end])
            initials = any(len(word.text) == 1 for word in words[at:end])
            if not initials and (folded(text) in whole or sound(text) in whole):
                out.append(msgspec.structs.replace(words[at], text=text))
                at = end
                break
        else:
            out.append(words[at])
            at += 1
    return out


def alike(one: str, other: str) -> float:
    """How likely two words are one name: 0 to 1."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.85 if one[0] == other[0] else 0.0
    if given_name_variants(one) & given_name_variants(other):
        return 0.95
    if folded(one) == folded(other):
        return 0.97
    return 0.0 if _other_gender(one, other) else _nearly(one, other)


def _nearly(one: str, other: str) -> float:
    """A slip of the pen or of the ear: one letter in four at most, in words that have four."""
    near = max(OSA.normalized_similarity(one, other), OSA.normalized_similarity(folded(one), folded(other)))
    if near >= 0.75 and min(len(one), len(other)) >= 4:
        return near
    return 0.8 if sound(one) == sound(other) and len(sound(one)) > 1 else 0.0


def _without_vowels(one: Word, other: Word) -> float:
    """Arabic and Hebrew write few vowels: what is left of both words when these are gone."""
    left, right = consonants(one.text), consonants(other.text)
    near = OSA.normalized_similarity(left, right)
    return min(0.9, near) if near >= 0.75 or (left and left == right) else 0.0


def _other_gender(one: str, other: str) -> bool:
    """Angelo and Angela, Mario and Maria: one letter, two people.  Not so Lukashenko and Lukashenka, a family name."""
    return (
        len(one) > 4
        and one[:-1] == other[:-1]
        and {one[-1], other[-1]} == {"a", "o"}
        and not one[:-1].endswith(("enk", "ck", "sk"))
    )
