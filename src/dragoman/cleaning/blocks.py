"""Debris that only its neighbours give away: lists of links, rows of labels, repetitions."""

from __future__ import annotations

import itertools
import re

from dragoman.cleaning.lines import Line
from dragoman.cleaning.rules import patterns

# A list of links has at most this many items.
_MAX_ITEMS = 15
# Paragraphs shorter than this may well occur twice.
_REPEATED = 60

_BULLET = re.compile(r"[»›▶►▸➤→•·●■◦∙*+>-]\s?\S")
# A credit or a caption that a label on a line of its own announces is no longer than this.
_ANNOUNCED = 250


def take_announced(found: list[Line]) -> None:
    """A label on a line of its own goes together with the line that it announces."""
    for line, after in itertools.pairwise([*found, None]):
        for pattern in patterns("next"):
            if line is not None and not line.dated and pattern.expression.fullmatch(line.plain):
                line.rule = pattern.rule.name
                if after is not None and not after.rule and len(after.plain) <= _ANNOUNCED:
                    after.rule = pattern.rule.name


def take_lists(found: list[Line]) -> None:
    """A heading of a list of links goes together with the titles after it."""
    for number, line in enumerate(found):
        heading = None if line.rule else _heading(line)
        if not heading:
            continue
        items = _items(found[number + 1 : number + 1 + _MAX_ITEMS])
        if items or _is_beside_debris(found, number):
            line.rule = heading
            for item in items:
                item.rule = heading


def _heading(line: Line) -> str | None:
    for pattern in patterns("list"):
        if len(line.plain) <= pattern.rule.longest and pattern.expression.fullmatch(line.plain):
            return pattern.rule.name
    return None


def _items(after: list[Line]) -> list[Line]:
    """The lines after a heading that look like titles of other stories, until one does not."""
    items: list[Line] = []
    for line in after:
        if line.rule or _heading(line):
            continue
        if not _is_link_title(line.plain):
            break
        items.append(line)
    return items


def _is_link_title(text: str) -> bool:
    """Short, and no sentence; link lists with bullets may have longer ones."""
    words = len(text.split())
    if text[-1] in ".;:,…" or text.endswith(('."', ".'")):
        return False
    return words <= 14 or (words <= 25 and bool(_BULLET.match(text)))


def _is_beside_debris(found: list[Line], number: int) -> bool:
    before = number == 0 or bool(found[number - 1].rule)
    return before or number + 1 == len(found) or bool(found[number + 1].rule)


def take_beside(found: list[Line]) -> None:
    """Words that prove nothing alone go where other debris stands beside them, or where they stand in a row."""
    names = [None if line.rule else _weak(line) for line in found]
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and names[end]:
            end += 1
        if end > at and _is_furniture(found, at, end):
            for number in range(at, end):
                found[number].rule = names[number]
        at = max(end, at + 1)


def _weak(line: Line) -> str | None:
    for pattern in patterns("line"):
        rule = pattern.rule
        if rule.beside and len(line.plain) <= rule.longest and pattern.expression.fullmatch(line.plain):
            return rule.name
    return None


def _is_furniture(found: list[Line], start: int, end: int) -> bool:
    """Beside something removed; three in a row; at the beginning of the page; two at its end."""
    beside = (start > 0 and found[start - 1].rule) or (end < len(found) and found[end].rule)
    at_edge = (start == 0 and len(found) > end + 2) or (end == len(found) and end - start == 2)
    return bool(beside) or end - start >= 3 or at_edge


def take_repeated(found: list[Line]) -> None:
    """A headline said twice in a row, and a paragraph that occurs again, word for word, with short lines beside it."""
    seen: set[str] = set()
    last = ""
    live = [line for line in found if not line.rule]
    again: list[Line] = []  # short lines that have been said before
    for line in live:
        words = " ".join(line.plain.split()).lower()
        if words == last:
            line.rule = "repeated-line"
        elif len(words) >= _REPEATED and words in seen:
            line.rule = "repeated-paragraph"
        else:
            if words in seen and len(words.split()) > 1:
                again.append(line)
            seen.add(words)
            last = words
    _take_with_neighbours(live, again)


def _take_with_neighbours(live: list[Line], again: list[Line]) -> None:
    """Of a body that a page has twice the short lines go with the paragraphs."""
    places = {id(line): number for number, line in enumerate(live)}
    for line in [*again, *reversed(again)]:
        number = places[id(line)]
        beside = live[max(0, number - 1) : number] + live[number + 1 : number + 2]
        if any(other.rule in {"repeated-paragraph", "repeated-body"} for other in beside):
            line.rule = line.rule or "repeated-body"
