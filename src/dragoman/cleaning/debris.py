"""Debris leaves a text: markup first, then what stands in lines, then repetitions."""

from __future__ import annotations

import bisect
import re

import msgspec

from dragoman.cleaning.lines import Cut, Line, lines
from dragoman.cleaning.markup import find_markup
from dragoman.cleaning.rules import Pattern, Rule, group, patterns
from dragoman.model import Clue, Removed

# How many lines at the beginning of a page may still be its head.
_HEAD_LINES = 12
# A list of links has at most this many items.
_MAX_ITEMS = 15
# Paragraphs shorter than this may well occur twice.
_REPEATED = 60


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """Words on the page that say when it was published."""

    words: str
    rule: str
    labelled: bool


class Stripped(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of a text, what was removed, and what that says."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    clues: tuple[Clue, ...]
    datings: tuple[Dating, ...]


def strip_debris(source: str) -> Stripped:
    """Take the debris out of a text."""
    return _Stripping(source).run()


class _Stripping:
    def __init__(self, source: str) -> None:
        self.source = source
        self.cuts: list[Cut] = []
        self.clues: list[tuple[int, Clue]] = []
        self.datings: list[Dating] = []

    def run(self) -> Stripped:
        markup = find_markup(self.source)
        for cut in markup:
            self._cut_span(cut)
        found = lines(self.source, markup)
        found = [self._trim(line, number < _HEAD_LINES) for number, line in enumerate(found)]
        found = [line for line in found if line.plain]
        self._take_lines(found)
        _take_lists(found)
        _take_beside(found)
        _take_repeated(found)
        kept: list[Line] = []
        gap = False
        for line in found:
            if line.rule:
                self._cut(line, 0, len(line.text), line.rule)
                gap = True
            else:
                line.after_gap = line.after_gap or gap
                gap = False
                kept.append(line)
        self.cuts.sort(key=lambda cut: cut.start)
        self.clues.sort(key=lambda row: row[0])
        return Stripped(
            lines=tuple(kept),
            removed=tuple(self._removed()),
            clues=tuple(clue for _, clue in self.clues),
            datings=tuple(self.datings),
        )

    def _cut_span(self, cut: Cut) -> None:
        self.cuts.append(cut)
        rule = _RULES().get(cut.rule)
        if rule and rule.clue:
            words = " ".join(self.source[cut.start : cut.end].split())
            self.clues.append((cut.start, Clue(kind=rule.clue, value=rule.value or words, note=rule.note)))

    def _cut(self, line: Line, start: int, end: int, rule: str) -> None:
        for first, last in line.spans(start, end):
            self.cuts.append(Cut(first, last, rule))

    def _trim(self, line: Line, in_head: bool) -> Line:
        """Take debris off the beginning and the end of a line."""
        for _ in range(4):
            shorter = self._trim_once(line, in_head)
            if shorter is None:
                break
            line = shorter
        return line

    def _trim_once(self, line: Line, in_head: bool) -> Line | None:
        seen, shift = line.plain, len(line.text) - len(line.text.lstrip())
        first = [*patterns("start"), *(patterns("head") if in_head else ())]
        for pattern in first:
            found = pattern.expression.match(seen)
            if found and found.end() < len(seen):
                return self._shorten(line, pattern, found, shift)
        for pattern in patterns("end"):
            for found in pattern.expression.finditer(seen):
                if found.end() == len(seen) and found.start() < found.end():
                    return self._shorten(line, pattern, found, shift)
        return None

    def _shorten(self, line: Line, pattern: Pattern, found: re.Match[str], shift: int) -> Line:
        start, end = found.start() + shift, found.end() + shift
        self._note(line, pattern.rule, found)
        self._cut(line, start, end, pattern.rule.name)
        return line.without(start, end)

    def _note(self, line: Line, rule: Rule, found: re.Match[str]) -> None:
        """Keep what the words say: when the page was published, where it comes from."""
        dated = group(found, "date")
        if dated:
            words = found.string[slice(*dated)]
            labelled = bool(re.match(r"[a-z]", found[0].strip().lower())) and dated[0] > found.start()
            self.datings.append(Dating(words=words, rule=rule.name, labelled=labelled))
        if rule.clue and rule.clue not in {"date-line"}:
            valued = group(found, "value") or dated
            words = found.string[slice(*valued)] if valued else found[0]
            at = line.pieces[0][1] if line.pieces else 0
            value = rule.value or " ".join(words.split())[:200]
            self.clues.append((at, Clue(kind=rule.clue, value=value, note=rule.note)))

    def _take_lines(self, found: list[Line]) -> None:
        for number, line in enumerate(found):
            for pattern in patterns("line"):
                rule = pattern.rule
                if rule.beside or len(line.plain) > rule.longest:
                    continue
                match = pattern.expression.fullmatch(line.plain)
                if match:
                    if group(match, "date") and not _can_date(number, len(found), match):
                        continue
                    line.rule = rule.name
                    self._note(line, rule, match)
                    break

    def _removed(self) -> list[Removed]:
        return [
            Removed(text=self.source[cut.start : cut.end], rule=cut.rule, source_span=(cut.start, cut.end))
            for cut in self.cuts
            if self.source[cut.start : cut.end].strip()
        ]


def _can_date(number: int, total: int, match: re.Match[str]) -> bool:
    """A date on a line of its own dates the page in its head or foot, or where a label says so."""
    return number < _HEAD_LINES or number >= total - 4 or bool(re.match(r"(?:publish|posted|date)", match[0], re.I))


def _RULES() -> dict[str, Rule]:  # noqa: N802
    return {pattern.rule.name: pattern.rule for pattern in patterns("span")}


def _take_lists(found: list[Line]) -> None:
    """A heading of a list of links goes together with the titles after it."""
    for number, line in enumerate(found):
        heading = _named("list", line)
        if not heading or line.rule:
            continue
        line.rule = heading
        for item in found[number + 1 : number + 1 + _MAX_ITEMS]:
            if item.rule or _named("list", item):
                continue
            if not _is_link_title(item.plain):
                break
            item.rule = heading


def _named(where: str, line: Line) -> str | None:
    for pattern in patterns("list" if where == "list" else "line"):
        rule = pattern.rule
        if where == "beside" and not rule.beside:
            continue
        if len(line.plain) <= rule.longest and pattern.expression.fullmatch(line.plain):
            return rule.name
    return None


_BULLET = re.compile(r"[»›▶►▸➤→•·●■◦∙*+>-]\s?\S")


def _is_link_title(text: str) -> bool:
    """Whether a line after a heading of related stories may be one of their titles: short, and no sentence."""
    words = text.split()
    if text[-1] in ".;:,…" or text.endswith(('."', ".”", ".'", ".’")):
        return False
    return bool(_BULLET.match(text)) and len(words) <= 25 or len(words) <= 14


def _take_beside(found: list[Line]) -> None:
    """Words that prove nothing alone go where other debris stands beside them, or where they stand in a row."""
    names = [None if line.rule else _named("beside", line) for line in found]
    at = 0
    while at < len(found):
        if not names[at]:
            at += 1
            continue
        end = at
        while end < len(found) and names[end]:
            end += 1
        beside = (at > 0 and found[at - 1].rule) or (end < len(found) and found[end].rule)
        if beside or end - at >= 3 or (end - at >= 2 and (at == 0 or end == len(found))):
            for number in range(at, end):
                found[number].rule = names[number]
        at = end


def _take_repeated(found: list[Line]) -> None:
    """A headline said twice in a row, and a paragraph that occurs again, word for word."""
    seen: set[str] = set()
    last = ""
    for line in found:
        if line.rule:
            continue
        words = " ".join(line.plain.split()).lower()
        if words == last:
            line.rule = "repeated-line"
        elif len(words) >= _REPEATED and words in seen:
            line.rule = "repeated-paragraph"
        else:
            seen.add(words)
            last = words


def index_of(starts: list[int], position: int) -> int:
    """The last of some sorted starts that is not behind a position."""
    return bisect.bisect_right(starts, position) - 1
