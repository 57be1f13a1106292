"""Lines to paragraphs: the text of the article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from dragoman.cleaning.lines import Line
from dragoman.cleaning.tidy import tidy

# Texts wrapped by a program have lines of up to about 80 characters, and paragraphs between empty lines.
_WRAPPED = range(30, 100)

_AT_HYPHEN = re.compile(r"[A-Za-z]-$")
# A word that was broken at the end of a line; "long-" and its like keep their hyphen.
_BROKEN = re.compile(
    r"(?<![\w-])(?!(?:long|well|non|anti|pro|ex|co|mid|self|half|two|three|four|five|cross|semi|pre|post|so|high|low|full)-)"
    r"[A-Za-z]{2,}-$"
)

Row = tuple[str, bool]  # the text of a line, and whether a gap stands before it


def join(lines: Sequence[Line]) -> tuple[str, dict[int, int]]:
    """The text, and where each line begins in it (by its number in `lines`).

    A paragraph is a line; an empty line stands where the source had a gap; lines wrapped by a program are joined.
    """
    rows = [(number, (tidy(line.text), line.after_gap)) for number, line in enumerate(lines)]
    rows = [(number, row) for number, row in rows if row[0]]
    wrapped = _is_wrapped([row for _, row in rows])
    parts: list[str] = []
    starts: dict[int, int] = {}
    size = 0
    before = ""
    for number, (text, gap) in rows:
        mark = "" if not parts else "\n\n" if gap else " " if wrapped and len(before) in _WRAPPED else "\n"
        if mark == " " and _AT_HYPHEN.search(before) and text[0].islower():
            mark = ""
            if _BROKEN.search(before):
                parts[-1], size = before[:-1], size - 1  # "com-" and "mission" are one word
        starts[number] = size + len(mark)
        size += len(mark) + len(text)
        parts += [mark, text]
        before = text
    return "".join(parts), starts


def _is_wrapped(rows: Sequence[Row]) -> bool:
    """Whether most lines that follow another without a gap go on with its sentence."""
    pairs = [(first, second) for (first, _), (second, gap) in itertools.pairwise(rows) if not gap]
    if len(pairs) < 4 or max(len(text) for text, _ in rows) > _WRAPPED.stop:
        return False
    going_on = sum(second[0].islower() or first[-1] not in ".!?\"'”’:" for first, second in pairs)
    lower = sum(second[0].islower() for _, second in pairs)
    return going_on >= 0.7 * len(pairs) and lower >= 0.4 * len(pairs)
