"""Lines of pages to paragraphs, by what layout shows: gaps, indents, short last lines, a change of type.

A word that is divided at the end of a line is put together by this rule: without its hyphen where the document has the
word in one piece elsewhere; with it where the document has it so elsewhere; else with it after a part that stands alone
in such words ("non-", "ex-", "mid-") or where a capital or a figure follows, and without it.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dragoman.sources.pdf.lines import HYPHEN, Line

_GAP = 1.35  # times the usual distance of lines
_INDENT = 0.8  # times the size of the type
_SHORT = 0.85  # of the width of the lines around it
_TYPE = 1.12  # times larger or smaller: a heading, a caption
_SENTENCE_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ITEM = re.compile(r"[•▪◦‣●■–]\s")  # of a list
_DIVIDED = re.compile(rf"[^\W\d_](?:[-\u00ad\u2010{HYPHEN}])$")
_WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")
_STANDS_ALONE = frozenset(
    "non anti pro ex co mid self half semi cross pre post so high low full long well vice".split()
)


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, with the page on which it begins."""

    text: str
    page: int


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a document without its furniture."""
    if not lines:
        return []
    pitch = _usual_pitch(lines)
    words = _words(line.text for line in lines)
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, pitch):
            found[-1].append(line)
        else:
            found.append([line])
    return [Paragraph(text=_joined(group, words), page=group[0].page) for group in found]


def _usual_pitch(lines: Sequence[Line]) -> float:
    """The distance from baseline to baseline within paragraphs, as a multiple of the type's size."""
    steps = [step for before, line in _pairs(lines) if (step := _step(before, line)) is not None]
    return statistics.median(steps) if steps else 1.2


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    return ((before, line) for before, line in itertools.pairwise(lines) if before.page == line.page)


def _step(before: Line, line: Line) -> float | None:
    """How far a line stands under the one before it, in sizes of its type; None where it is not the next one there."""
    down = (before.base - line.base) / max(before.size, line.size)
    return down if 0.3 < down < 4 else None


def _goes_on(group: Sequence[Line], line: Line, pitch: float) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = group[-1]
    if _ITEM.match(line.text):
        return False
    if max(before.size, line.size) > _TYPE * min(before.size, line.size):
        return False
    step = _step(before, line) if before.page == line.page else None
    if step is None:  # on the next page, in the next column, or beside: only a sentence that is not over goes on
        is_full = len(group) > 1 and not _ends_early(group, before)
        goes_on = line.text[0].islower() or bool(_DIVIDED.search(before.text)) or is_full
        return goes_on and not _SENTENCE_ENDS.search(before.text)
    if step > _GAP * pitch:
        return False
    if _ends_early(group, line) and _SENTENCE_ENDS.search(before.text):
        return False
    # The second line tells whether the first was indented: only from then on is an indent a sign.
    return not (len(group) > 1 and line.left - before.left > _INDENT * line.size and _SENTENCE_ENDS.search(before.text))


def _ends_early(group: Sequence[Line], line: Line) -> bool:
    """Whether the last line of a paragraph leaves room: it ends well before its neighbours do."""
    widest = max(*(one.right for one in group), line.right)
    begins = min(*(one.left for one in group), line.left)
    return group[-1].right - begins < _SHORT * (widest - begins)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def _joined(group: Sequence[Line], words: frozenset[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        if _DIVIDED.search(text) and line.text[:1].isalnum():
            text = _put_together(text, line.text, words)
        else:
            text = f"{text.rstrip(HYPHEN)} {line.text}"
    return text.replace(HYPHEN, "-").replace("\u00ad", "")


def _put_together(before: str, after: str, words: frozenset[str]) -> str:
    mark, before = before[-1], before[:-1]
    first, second = _last_word(before), _first_word(after)
    if (first + second).casefold() in words or mark == "\u00ad":
        return before + after
    keeps = f"{first}-{second}".casefold() in words or first.casefold() in _STANDS_ALONE or not after[0].islower()
    return before + ("-" if keeps else "") + after


def _last_word(text: str) -> str:
    found = re.search(r"\w+$", text)
    return found[0] if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"\w+", text)
    return found[0] if found else ""
