"""Alternative texts of pictures in another script or language: the copy kept what the original's readers read."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from dragoman.cleaning.clues.tables import Script, scripts
from dragoman.cleaning.language import identify
from dragoman.cleaning.plain import plain
from dragoman.cleaning.tidy import tidy
from dragoman.model import Clue

_ALT = re.compile(
    r"(?<![\w-])(?P<name>alt|title|aria-label|data-(?:caption|title|alt|image-title|image-description))"
    r"\s{0,3}=\s{0,3}(?:\"(?P<double>[^\"<>]{2,600})\"|'(?P<single>[^'<>]{2,600})')",
    re.I,
)
# Too few letters say nothing of a language; the script needs only one word.
_ENOUGH_TO_IDENTIFY = 25


def alt_text_clues(source: str, text: str) -> Iterator[tuple[int, Clue]]:
    """The alternative texts that are not in the article's own script or language."""
    own: str | None = None
    latin: list[tuple[int, str]] = []
    for found in _ALT.finditer(plain(source)):
        own = own or main_script(text)
        group = "double" if found["double"] else "single"
        words = tidy(source[slice(*found.span(group))])
        note = _foreign(words, own)
        if note:
            yield found.start(), Clue(kind="alt-text", value=words, note=f"alternative text of a picture in {note}")
        elif found["name"].lower() == "alt" and main_script(words) == own == "LATIN":
            latin.append((found.start(), words))
    yield from _together(latin)


def _together(latin: list[tuple[int, str]]) -> Iterator[tuple[int, Clue]]:
    """Short alternative texts, each too little to tell its language by, taken together."""
    short = list(dict.fromkeys(words for _, words in latin))
    together = ". ".join(short)
    if len(short) < 2 or max(map(_letters, short)) >= _ENOUGH_TO_IDENTIFY or _letters(together) < _ENOUGH_TO_IDENTIFY:
        return
    language = identify(together, at_least=0.8)
    if language and language != "en":
        for at, words in latin:
            note = f"alternative text of a picture in another language ({language})"
            yield at, Clue(kind="alt-text", value=words, note=note)


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))


def _foreign(words: str, own: str | None) -> str | None:
    name = main_script(words)
    script = scripts().get(name or "")
    if script and name != own:
        return _described(script, words)
    if name == "LATIN" and own == "LATIN" and _letters(words) >= _ENOUGH_TO_IDENTIFY:
        language = identify(words, at_least=0.8)
        return f"another language ({language})" if language and language != "en" else None
    return None


def _described(script: Script, words: str) -> str:
    if script.unicode == "CJK" and any(_script(c) in {"HIRAGANA", "KATAKANA"} for c in words):
        return "Japanese (ja)"
    if script.language:
        return f"{script.name} ({script.language})"
    language = identify(words, at_least=0.5, letters=4)
    return f"{script.name} script ({language})" if language else f"{script.name} script"


def main_script(text: str) -> str | None:
    """The script of most letters of a text, by the first word of their Unicode names."""
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text)) else None
    counted = Counter(map(_script, filter(str.isalpha, text[:3000])))
    return min(counted, key=lambda name: (-counted[name], name)) if counted else None


@functools.lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split()[0]
