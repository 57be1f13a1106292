"""The words of an article in the forms in which several stages of weighing compare them."""

from __future__ import annotations

import functools
import importlib
import re
from typing import Any

WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_SUFFIXES = ("ing", "ed", "es", "s", "e")
_DIGIT_MARKS = re.compile(r"[.,’'٫٬،\s]")


@functools.cache
def function_words(language: str = "en") -> frozenset[str]:
    """The function words of a language; none where nobody lists them."""
    try:
        listed = importlib.import_module(f"spacy.lang.{language}.stop_words")
    except ImportError:
        return frozenset()
    return frozenset(getattr(listed, "STOP_WORDS", ()))


def plain_number(word: str) -> str:
    """The digits alone: 13,000 and 13.000 are one number in two languages."""
    return _DIGIT_MARKS.sub("", word)


def stem(word: str) -> str:
    """A word without its commonest English endings: enough to count 'visits' with 'visited'."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


@functools.cache
def stemmer() -> Any:
    """The stemmer of English words: "resigned" and "resignation" have one stem."""
    import snowballstemmer

    return snowballstemmer.stemmer("english")
