"""The lines of a damaged text, each knowing where in the source its characters stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.cleaning.plain import plain
from dragoman.model import Span


class Cut:
    """A piece of the source that leaves the text, by which rule, and what stands in its place."""

    __slots__ = ("becomes", "end", "rule", "start")

    def __init__(self, start: int, end: int, rule: str, becomes: str = "") -> None:
        """Offsets are into the source."""
        self.start = start
        self.end = end
        self.rule = rule
        self.becomes = becomes


class Line:
    """One line.  `text` is made of `pieces` of the source: (offset in the line, start, end in the source)."""

    __slots__ = ("after_gap", "dated", "pieces", "plain", "rule", "text")

    def __init__(self, text: str, pieces: list[tuple[int, int, int]], after_gap: bool) -> None:
        """`after_gap`: an empty line, or something removed, stands before it."""
        self.text = text
        self.pieces = pieces
        self.after_gap = after_gap
        self.rule: str | None = None  # the rule that took the whole line
        self.dated: str | None = None  # words of the line that say when the page was published
        self.plain = plain(text).strip()

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """The pieces of the source that stand at [start, end) of the line."""
        for offset, first, last in self.pieces:
            low, high = max(start, offset), min(end, offset + last - first)
            if low < high:
                yield (first + low - offset, first + high - offset)

    def without(self, start: int, end: int) -> Line:
        """The line after [start, end) has left it; what stood around is kept apart by a space."""
        glue = " " if self.text[:start].strip() and self.text[end:].strip() else ""
        pieces: list[tuple[int, int, int]] = []
        for offset, first, last in self.pieces:
            size = last - first
            if offset < start:
                keep = min(size, start - offset)
                pieces.append((offset, first, first + keep))
            if offset + size > end:
                drop = max(0, end - offset)
                pieces.append((max(offset, end) - end + start + len(glue), first + drop, last))
        return Line(self.text[:start] + glue + self.text[end:], pieces, self.after_gap)


_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def lines(source: str, cuts: Iterable[Cut]) -> list[Line]:
    """The lines that are left of a source after some cuts (in order, without overlap)."""
    found: list[Line] = []
    builder = _Builder(found)
    at = 0
    for cut in cuts:
        builder.add(source, at, cut.start)
        builder.glue(cut.becomes)
        at = cut.end
    builder.add(source, at, len(source))
    builder.finish()
    return found


class _Builder:
    def __init__(self, found: list[Line]) -> None:
        self._found = found
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int, int]] = []
        self._size = 0
        self._gap = False

    def add(self, source: str, start: int, end: int) -> None:
        for found in _BREAK.finditer(source, start, end):
            self._piece(source, start, found.start())
            self.finish()
            start = found.end()
        self._piece(source, start, end)

    def _piece(self, source: str, start: int, end: int) -> None:
        if start < end:
            self._parts.append(source[start:end])
            self._pieces.append((self._size, start, end))
            self._size += end - start

    def glue(self, becomes: str) -> None:
        if "\n" in becomes:
            self.finish()
            self._gap = True
        elif becomes:
            self._parts.append(becomes)
            self._size += len(becomes)

    def finish(self) -> None:
        text = "".join(self._parts)
        if text.strip():
            self._found.append(Line(text, self._pieces, self._gap))
            self._gap = False
        else:
            self._gap = True
        self._parts, self._pieces, self._size = [], [], 0
