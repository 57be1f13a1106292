"""Quotation marks of the world: where a text is inside them.

A quotation is looked for within one paragraph (one line).  Real pages lose marks: a closing mark without an opening one
quotes from the start of its sentence, an opening one without a closing one to the end of its sentence, or of its
paragraph where the whole paragraph is quoted or the next one goes on quoting.
"""

from __future__ import annotations

import bisect
import copy
import re
from collections.abc import Container, Iterable, Iterator

import msgspec

from dragoman.model import Span, StatementKind

# Opening marks and what closes them.  „ is closed by “ in German and by ” elsewhere.
_PAIRS = {"“": "”", "‟": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "＂": "＂", "〝": "〞〟"}
_STRAIGHT = ('"', "''", "``")
_SINGLE = {"‘": "’", "'": "'", "‚": "‘’"}
_MARK = re.compile("[" + re.escape("".join([*_PAIRS, *_SINGLE, '"`”»'])) + "]")
_LONGEST_SINGLE = 300  # a single mark that closes later than this is an apostrophe
_LONGEST_RUN = 8  # lines that one quotation may run over, where each line is a sentence
_DOUBLE = re.compile(r"[\"“”„«»「」『』]|''")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_GOES_ON_SMALL = re.compile(r"[!?](?=\s+[a-z])")
_WORD = re.compile(r"\w+")


class Quotation(msgspec.Struct, frozen=True):
    """Text between quotation marks, marks included; `closed` where its closing mark is there."""

    span: Span
    closed: bool = True
    single: bool = False
    opened: bool = True  # where its opening mark is there


class Quotations:
    """The quotations of a text, by position."""

    def __init__(self, text: str) -> None:
        """Find the quotations of `text`."""
        self.text = text
        self.all = tuple(_find(text))
        self._starts = [quotation.span[0] for quotation in self.all]

    def without(self, left: Container[Quotation]) -> Quotations:
        """The same text's quotations without some that quote nothing."""
        kept = copy.copy(self)
        kept.all = tuple(quotation for quotation in self.all if quotation not in left)
        kept._starts = [quotation.span[0] for quotation in kept.all]
        return kept

    def at(self, position: int) -> Quotation | None:
        """The quotation around a character, if any."""
        index = bisect.bisect_right(self._starts, position) - 1
        if index >= 0 and position < self.all[index].span[1]:
            return self.all[index]
        return None

    def before(self, position: int) -> Quotation | None:
        """The last quotation that ends at or before a position."""
        index = bisect.bisect_right(self._starts, position) - 1
        while index >= 0 and self.all[index].span[1] > position:
            index -= 1
        return self.all[index] if index >= 0 else None

    def after(self, position: int) -> Quotation | None:
        """The first quotation that starts at or after a position."""
        index = bisect.bisect_left(self._starts, position)
        return self.all[index] if index < len(self.all) else None

    def within(self, span: Span) -> list[Quotation]:
        """The quotations that start inside a span."""
        low, high = bisect.bisect_left(self._starts, span[0]), bisect.bisect_left(self._starts, span[1])
        return list(self.all[low:high])

    def kind(self, content: Iterable[Span]) -> StatementKind:
        """Direct when every word stands within quotation marks, mixed when some do, indirect when none."""
        words = [
            self.at(start + word.start()) is not None
            for start, end in content
            for word in _WORD.finditer(self.text[start:end])
        ]
        if not any(words):
            return "indirect"
        return "direct" if all(words) else "mixed"


def _find(text: str) -> Iterator[Quotation]:
    lines = text.split("\n")
    base = 0
    inside = 0  # how many of the coming lines, the last up to its closing mark, go on with an open quotation
    for number, line in enumerate(lines):
        following = next((later.lstrip() for later in lines[number + 1 :] if later.strip()), "")
        first = 0
        if inside:
            first = _closing(line) or len(line.rstrip())
            inside -= 1
            start = len(line) - len(line.lstrip())
            yield Quotation((base + start, base + first), closed=not inside)
        found = _Line(line, first, goes_on=_opens(following, 0)).quotations() if not inside else []
        if found and not found[-1].closed and found[-1].opened:
            inside = _lines_to_close(lines[number + 1 :])
            if inside:
                found[-1] = Quotation((found[-1].span[0], len(line.rstrip())), closed=False)
        for quotation in found:
            start, end = quotation.span
            yield Quotation((base + start, base + end), quotation.closed, quotation.single)
        base += len(line) + 1


def _lines_to_close(lines: list[str]) -> int:
    """How many lines on a quotation closes that was opened above them; 0 where it does not, or another opens first."""
    for number, line in enumerate(lines[:_LONGEST_RUN]):
        mark = _DOUBLE.search(line)
        if not line.strip():
            return 0
        if mark:
            return number + 1 if _closing(line) else 0
    return 0


def _closing(line: str) -> int:
    """Where the first double mark of a line ends, if it can only close; else 0."""
    mark = _DOUBLE.search(line)
    if mark is None or mark.group() in "“„«「『" or not line[: mark.start()].strip():
        return 0
    hangs = not line[mark.start() - 1].isspace() and not line[mark.end() : mark.end() + 1].isalnum()
    return mark.end() if hangs else 0


def _opens(line: str, at: int) -> bool:
    """Whether a double mark that can open a quotation stands at a place."""
    if line[at : at + 1] in _PAIRS and line[at : at + 1]:
        return True
    return any(line.startswith(mark, at) and line[at + len(mark) : at + len(mark) + 1].strip() for mark in _STRAIGHT)


class _Line:
    """One paragraph, read from left to right."""

    def __init__(self, line: str, first: int, *, goes_on: bool) -> None:
        self.line = line
        self.first = first  # where to start: behind what the lines before left open
        self.goes_on = goes_on  # the next paragraph begins with an opening mark
        self.found: list[Quotation] = []

    def quotations(self) -> list[Quotation]:
        """The quotations that begin in this paragraph."""
        at = self.first
        while mark := _MARK.search(self.line, at):
            at = self._step(mark.start())
        return self.found

    def _step(self, at: int) -> int:
        """Read what stands at a place; where to go on."""
        line, mark = self.line, self.line[at]
        if mark in _PAIRS and not (mark == "«" and self._closes_left(at)):
            return self._double(at, 1, _PAIRS[mark])
        if mark == "»" and not self._closes_left(at):
            return self._double(at, 1, "«")
        for straight in _STRAIGHT:
            if line.startswith(straight, at):
                return self._straight(at, straight)
        if mark in "”»":
            return self._stray(at) if self._closes_left(at) else self._double(at, 1, "”")
        if mark in _SINGLE:
            return self._single(at)
        return at + 1

    def _closes_left(self, at: int) -> bool:
        """Whether a mark hangs on what precedes it, and so can only close."""
        return at > 0 and not self.line[at - 1].isspace() and self.line[at - 1] not in "([—–-"

    def _straight(self, at: int, mark: str) -> int:
        following = self.line[at + len(mark) : at + len(mark) + 1]
        if self._closes_left(at) and not (following and following.isalnum()):
            if self.line[at - 1].isdigit():  # inches, seconds
                return at + len(mark)
            return self._stray(at, len(mark))
        return self._double(at, len(mark), "''" if mark == "``" else mark)

    def _double(self, at: int, width: int, closers: str) -> int:
        """A quotation that opens here: to its closing mark."""
        straight = closers in ('"', "''")
        place, nested = at + width, 0
        while place < len(self.line):
            if straight and self.line.startswith(closers, place):
                return self._close(at, place + len(closers))
            mark = self.line[place]
            if self._other_closes(place, closers):
                return self._close(at, place + 1)
            if not straight and mark in closers:
                if not nested:
                    return self._close(at, place + 1)
                nested -= 1
            elif mark == "“" and closers == "”" and self._closed_twice(place):
                nested += 1
            place += 1
        return self._unclosed(at)

    def _other_closes(self, place: int, closers: str) -> bool:
        """Whether the wrong kind of mark closes: curly marks opened and straight ones closed, or reversed."""
        mark = self.line[place]
        if (closers, mark) not in {("”", '"'), ('"', "”")} or self.line[place - 1] not in ",.?!…":
            return False
        return not self.line[place + 1 : place + 2].isalnum()

    def _closed_twice(self, place: int) -> bool:
        """Whether a nested opening mark has a closing mark of its own before another quotation opens."""
        rest = self.line[place + 1 :]
        first = rest.find("”")
        second = rest.find("”", first + 1)
        return first >= 0 and second >= 0 and "“" not in rest[:second]

    def _close(self, start: int, end: int) -> int:
        self.found.append(Quotation((start, end)))
        return end

    def _unclosed(self, start: int) -> int:
        end = len(self.line.rstrip())
        if self.line[:start].strip() and not self.goes_on:
            sentence = _SENTENCE_END.search(self.line, start)
            end = sentence.end() if sentence else end
        asked = _GOES_ON_SMALL.search(self.line, start, end)
        if asked:  # "Who pays? asked the envoy": the mark was lost before a small letter
            end = asked.end()
        if end > start + 1:
            self.found.append(Quotation((start, end), closed=False))
        return max(end, start + 1)

    def _stray(self, at: int, width: int = 1) -> int:
        """A closing mark without an opening one: quoted from the start of the sentence."""
        floor = self.found[-1].span[1] if self.found else self.first
        body = self.line[floor:at].rstrip()
        ends = [match.end() for match in _SENTENCE_END.finditer(body)]
        start = floor + (ends[-1] if ends else 0)
        start += len(self.line[start:at]) - len(self.line[start:at].lstrip())
        if start < at and not self.found:
            self.found.append(Quotation((start, at + width), closed=False, opened=False))
        return at + width

    def _single(self, at: int) -> int:
        """Single marks quote when they open before a letter and close after one, soon."""
        line, mark = self.line, self.line[at]
        if (at and line[at - 1].isalnum()) or not line[at + 1 : at + 2].isalpha():
            return at + 1
        for place in range(at + 2, min(len(line), at + _LONGEST_SINGLE)):
            if (
                line[place] in _SINGLE[mark]
                and not line[place + 1 : place + 2].isalnum()
                and not line[place - 1].isspace()
            ):
                self.found.append(Quotation((at, place + 1), single=True))
                return place + 1
            if line[place] in '"“”«»':
                break
        return at + 1
