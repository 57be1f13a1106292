"""Spellings of names: what one name looks like after transliteration, typing and printing.

`folded` evens out what transliteration systems differ in; `sound` goes further and keeps only what a listener would
tell apart.  Both give strings for comparison, not for show.
"""

from __future__ import annotations

import functools
import re

from dragoman.knowledge.surface import fold
from dragoman.knowledge.tables import many, rows

_ARABIC = str.maketrans("pvgcq", "bfjkk")
_LOOKALIKES = str.maketrans("01345789", "oieastbg")  # digits that stand for letters: Ig0r, I9or

# Pairs of spellings that transliteration systems choose between; applied in this order.
_FOLDINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[^a-z]", ""),
        (r"shch|sch|sj|cz", "sh"),
        (r"tch|tsch|tch", "ch"),
        (r"ph", "f"),
        (r"ck|kk|cq", "k"),
        (r"qu?|c(?=[aoukrlt]|$)", "k"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"dj|dzh", "j"),
        (r"zh", "j"),
        (r"ts|tz", "z"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"eo", "o"),  # the Korean vowel: Seok and Suk
        (r"ou|oo", "u"),
        (r"ee|ea", "i"),
        (r"[yj]e", "e"),
        (r"(?:iy|yi|ii|ij|yy|ey|ei|y|i)+$", "i"),  # Lavrov's first name: Sergei, Sergey, Sergii
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)
# What is told apart by ear in no language's news: hissing sounds, nasals at the end, the vowels of a syllable.
_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ks(?=[iu])|sh|z|ch|j(?=[iu])", "s"),
        (r"ng|m(?=$)", "n"),
        (r"[bp]", "p"),
        (r"[dt]", "t"),
        (r"[gk]", "k"),
        (r"[fv]", "v"),
        (r"h", ""),
        (r"[eiy]+", "i"),
        (r"[ou]+", "u"),
        (r"(.)\1+", r"\1"),
    )
)


@functools.lru_cache(maxsize=65536)
def latin(name: str) -> str:
    """A name in plain lower-case Latin letters, whatever script it came in."""
    plain = fold(name)
    if not plain.isascii():
        from text_unidecode import unidecode  # type: ignore[import-untyped]

        plain = unidecode(plain)
    return plain.lower()


@functools.lru_cache(maxsize=65536)
def letters(word: str) -> str:
    """A word with digits that were put for letters turned back."""
    if word.isdigit() or not any(char.isdigit() for char in word):
        return word
    return word.translate(_LOOKALIKES)


@functools.lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A Latin lower-case word without what transliteration systems differ in."""
    for pattern, replacement in _FOLDINGS:
        word = pattern.sub(replacement, word)
    return word


@functools.lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Roughly what is heard of a word."""
    word = folded(word)
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@functools.lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """What a script without vowels keeps of a word; Arabic has no P, V or hard G of its own."""
    bare = re.sub(r"[^a-z]|[aeiouwy]", "", word.replace("ph", "f"))
    return re.sub(r"(.)\1+", r"\1", bare.translate(_ARABIC))


def given_name_variants(word: str) -> frozenset[int]:
    """The groups of given names that a word belongs to; two names of one group may be one person's."""
    return _groups().get(word, frozenset())


@functools.cache
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(rows("given_names")):
        for name in many(row["names"]):
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}
