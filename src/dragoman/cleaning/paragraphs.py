"""Lines to paragraphs: the text of the article."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.cleaning.lines import Line
from dragoman.cleaning.tidy import tidy

# Texts wrapped by a program have lines of up to about 80 characters, and paragraphs between empty lines.
_WRAPPED = range(30, 100)


def join(lines: Sequence[Line]) -> str:
    """The text: a paragraph a line, an empty line where the source had a gap; lines wrapped by a program are joined."""
    rows = [(tidy(line.text), line.after_gap) for line in lines]
    rows = [row for row in rows if row[0]]
    wrapped = _is_wrapped(rows)
    parts: list[str] = []
    for number, (text, gap) in enumerate(rows):
        if number:
            parts.append("\n\n" if gap else " " if wrapped and len(rows[number - 1][0]) in _WRAPPED else "\n")
        parts.append(text)
    return "".join(parts)


def _is_wrapped(rows: list[tuple[str, bool]]) -> bool:
    """Whether most lines that follow another without a gap go on with its sentence."""
    pairs = [(first, second) for (first, _), (second, gap) in zip(rows, rows[1:], strict=False) if not gap]
    if len(pairs) < 4 or max(len(text) for text, _ in rows) > _WRAPPED.stop:
        return False
    going_on = sum(second[0].islower() or first[-1] not in ".!?\"'”’:" for first, second in pairs)
    lower = sum(second[0].islower() for _, second in pairs)
    return going_on >= 0.7 * len(pairs) and lower >= 0.4 * len(pairs)
