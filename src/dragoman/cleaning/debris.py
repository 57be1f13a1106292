"""Debris leaves a text: markup first, then what stands in lines, then what only its neighbours give away."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Sequence

import msgspec

from dragoman.cleaning.blocks import take_announced, take_beside, take_lists, take_repeated
from dragoman.cleaning.lines import Cut, Line, lines
from dragoman.cleaning.markup import find_markup
from dragoman.cleaning.mastheads import take_comments, take_mastheads
from dragoman.cleaning.plain import plain
from dragoman.cleaning.rules import Pattern, Rule, group, patterns
from dragoman.cleaning.tidy import tidy
from dragoman.cleaning.titles import find_title
from dragoman.model import Clue, Removed

# How many lines at the beginning of a page may still be its head, and at the end its foot.
_HEAD = 12
_FOOT = 4
_LABEL = re.compile(
    r"\W{0,3}(?:first )?(?:publi|posted|dated?\b|pub ?date|created|timestamp|veröffentlicht|опубликован|gepubliceerd"
    r"|pubblicat|opublikowan|yayınlan|diterbitkan|发布|公開)",
    re.I,
)
# "updated", also in languages whose sites keep their labels over English texts
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|revised|changed|mis(?:e)? à jour|actualizad[oa]|actualización|atualizad[oa]"
    r"|aggiornato|aktualisiert|bijgewerkt|обновлено|оновлено|güncellen\w+|diperbarui)\b\W{0,3}"
    r"(?:on |at |le |el |am |em |il )?(?P<words>.{4,60})",
    re.I,
)
_TAIL = 700  # characters at the end of a paragraph in which its last debris begins
_UPDATE = 2  # the rank of words that tell of a change only
_PARTS = re.compile(r"[|•·]|\s[-–—]\s")
_BY = re.compile(r"\bby\s", re.I)
# A date is glued to something only where at least this many words follow it.
_SENTENCE = 3


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """Words on the page that date it; `rank` 0 is best: labelled as publication, a date alone, an update."""

    words: str
    rank: int
    line: Line | None  # the line that holds them, where it stays in the text
    is_update: bool = False  # when the page was changed, not when it was published


class Stripped(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of a text, what was removed, and what that says."""

    lines: tuple[Line, ...]
    title: str | None
    removed: tuple[Removed, ...]
    clues: tuple[tuple[int, Clue], ...]  # with the place in the source
    datings: tuple[Dating, ...]


def strip_debris(source: str, title: str | None = None) -> Stripped:
    """Take the debris out of a text; `title` is its headline where that is already known."""
    return _Stripping(source).run(title)


class _Stripping:
    def __init__(self, source: str) -> None:
        self.source = source
        self.cuts: list[Cut] = []
        self.clues: list[tuple[int, Clue]] = []
        self.datings: list[Dating] = []

    def run(self, known_title: str | None) -> Stripped:
        markup = find_markup(self.source)
        for cut in markup:
            self._cut_span(cut)
        found = lines(self.source, markup)
        found = [part for number, line in enumerate(found) for part in self._split(line, number < _HEAD)]
        self._take_lines(found)  # a caption is known by its credit, so whole lines go before anything is trimmed
        whole = set(map(id, found))
        found = [line if line.rule or line.dated else self._trim(line) for line in found]
        found = [line for line in found if line.plain]
        self._take_lines(found, known=whole)
        take_announced(found)
        take_lists(found)
        take_beside(found)
        take_repeated(found)
        take_comments(found)
        take_mastheads(found)
        title = self._take_dates_before_title(found, known_title)
        return Stripped(
            lines=tuple(self._keep(found)),
            title=title,
            removed=tuple(self._removed()),
            clues=tuple(sorted(self.clues, key=lambda row: row[0])),
            datings=tuple(sorted(self.datings, key=lambda dating: dating.rank)),
        )

    def _cut_span(self, cut: Cut) -> None:
        self.cuts.append(cut)
        rule = _span_rules().get(cut.rule)
        if rule and rule.clue:
            words = " ".join(self.source[cut.start : cut.end].split())
            self.clues.append((cut.start, Clue(kind=rule.clue, value=rule.value or words, note=rule.note)))

    def _cut(self, line: Line, start: int, end: int, rule: str) -> None:
        self.cuts += [Cut(first, last, rule) for first, last in line.spans(start, end)]

    def _split(self, line: Line, in_head: bool) -> list[Line]:
        """A date glued to the first sentence becomes a line of its own: it dates the page."""
        for pattern in patterns("head") if in_head else ():
            found = pattern.expression.match(line.plain)
            if found and len(line.plain[found.end() :].split()) >= _SENTENCE and not _is_date_line(line):
                end = found.end() + _indent(line)
                date, rest = line.without(end, len(line.text)), line.without(0, end)
                rest.after_gap = True
                self._note(date, pattern.rule, found)
                return [date, rest]
        return [line]

    def _trim(self, line: Line) -> Line:
        """Take debris off the beginning and the end of a line."""
        for _ in range(4):
            shorter = self._trim_once(line)
            if shorter is None:
                break
            line = shorter
        return line

    def _trim_once(self, line: Line) -> Line | None:
        for pattern in patterns("start"):
            found = pattern.expression.match(line.plain)
            if found and found.end() < len(line.plain):
                return self._shorten(line, pattern, found)
        tail = max(0, len(line.plain) - _TAIL)
        for pattern in patterns("end"):
            if not pattern.may_match(line.plain, tail):
                continue
            for found in pattern.expression.finditer(line.plain, tail):
                if found.end() == len(line.plain) and found.start() < found.end():
                    return self._shorten(line, pattern, found)
        return None

    def _shorten(self, line: Line, pattern: Pattern, found: re.Match[str]) -> Line:
        start, end = found.start() + _indent(line), found.end() + _indent(line)
        self._note(line, pattern.rule, found)
        self._cut(line, start, end, pattern.rule.name)
        return line.without(start, end)

    def _note(self, line: Line, rule: Rule, found: re.Match[str]) -> None:
        """Keep what the words say: when the page was published, where it comes from."""
        dated = group(found, "date")
        if dated:
            line.dated = found.string[slice(*dated)]
            rank = 2 if rule.name == "update-line" else 0 if _is_labelled(found[0]) else 1
            self.datings.append(Dating(words=line.dated, rank=rank, line=line, is_update=rank == _UPDATE))
            change = _CHANGED.search(found.string, dated[1])
            if change and rank != _UPDATE:
                self.datings.append(Dating(words=change["words"], rank=_UPDATE, line=None, is_update=True))
        valued = group(found, "value") or dated
        if rule.clue and (valued or rule.value or rule.clue != "agency-credit"):
            words = found.string[slice(*valued)] if valued else found[0]
            value = rule.value or (_named(words) if valued else " ".join(words.split())[:200])
            at = line.pieces[0][1] if line.pieces else 0
            self.clues.append((at, Clue(kind=rule.clue, value=value, note=rule.note)))

    def _take_lines(self, found: list[Line], known: Container[int] = ()) -> None:
        """Whole lines that are debris; `known` ones have been looked at before."""
        for number, line in enumerate(found):
            if line.dated or line.rule or id(line) in known:
                continue
            taken = _taken_by(line)
            if taken:
                self._take_line(line, *taken, at_edge=number < _HEAD or number >= len(found) - _FOOT)

    def _take_line(self, line: Line, rule: Rule, match: re.Match[str], *, at_edge: bool) -> None:
        if not group(match, "date"):
            line.rule = rule.name
            self._note(line, rule, match)
        elif at_edge or _is_labelled(match[0]):
            # A date on a line of its own dates the page in its head or foot, or where a label says so.
            self._note(line, rule, match)
            if _BY.search(line.plain):  # the author beside the date makes it no sentence of the article
                line.rule = rule.name

    def _take_dates_before_title(self, found: list[Line], known: str | None) -> str | None:
        """The headline is the first line of an article: what dates the page before it leaves the text."""
        live = [line for line in found if not line.rule and not line.dated]
        title = find_title([tidy(line.text) for line in live])
        if live and (title or (known and _same(live[0].text, known))):
            for line in found[: found.index(live[0])]:
                if line.dated and not line.rule:
                    line.rule = "date-line"
        return known or title

    def _keep(self, found: list[Line]) -> list[Line]:
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
        return kept

    def _removed(self) -> list[Removed]:
        self.cuts.sort(key=lambda cut: cut.start)
        return [
            Removed(text=self.source[cut.start : cut.end], rule=cut.rule, source_span=(cut.start, cut.end))
            for cut in self.cuts
            if self.source[cut.start : cut.end].strip()
        ]


def line_dates(lines: Sequence[str], *, labelled: bool = False) -> list[Dating]:
    """What lines beside an article say of its date: `labelled` ones only, or all."""
    found: list[Dating] = []
    for words in lines:
        one = _Stripping(words)
        line = Line(words, [(0, 0, len(words))], after_gap=False)
        for pattern in patterns("line"):
            match = pattern.expression.fullmatch(line.plain) if pattern.rule.name in _DATING else None
            if match and group(match, "date"):
                one._note(line, pattern.rule, match)
                break
        found += [
            msgspec.structs.replace(dating, line=None) for dating in one.datings if not labelled or dating.rank != 1
        ]
        if not one.datings:
            found += _loose_dates(words, labelled=labelled)
    return found


def _loose_dates(words: str, *, labelled: bool) -> list[Dating]:
    """What a line says that no rule knows whole: what stands before "updated", and what stands after it."""
    change = _CHANGED.search(words)
    before = words[: change.start()] if change else words
    found = [Dating(words=change["words"], rank=_UPDATE, line=None, is_update=True)] if change else []
    if not labelled or _is_labelled(before):
        found.append(Dating(words=before, rank=1, line=None))
    return found


_DATING = {"date-line", "update-line"}


def _taken_by(line: Line) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that a whole line is debris by."""
    for pattern in patterns("line"):
        rule = pattern.rule
        if rule.beside or len(line.plain) > rule.longest or not pattern.may_match(line.plain):
            continue
        match = pattern.expression.fullmatch(line.plain)
        if match:
            return rule, match
    return None


def _indent(line: Line) -> int:
    """How far the line's plain form, which has no white space around it, is shifted."""
    seen = plain(line.text)
    return len(seen) - len(seen.lstrip())


def _named(words: str) -> str:
    """A name without the brackets that it stood in."""
    return " ".join(words.split())[:200].strip(" ()[]")


def _is_labelled(words: str) -> bool:
    """Whether a label says that a date is the page's; an outlet or an author may stand before it."""
    return any(_LABEL.match(part) for part in _PARTS.split(words))


def _is_date_line(line: Line) -> bool:
    return any(
        pattern.rule.name in {"date-line", "update-line"} and pattern.expression.fullmatch(line.plain)
        for pattern in patterns("line")
    )


def _same(one: str, other: str) -> bool:
    return plain(one).split() == plain(other).split()


@functools.cache
def _span_rules() -> dict[str, Rule]:
    return {pattern.rule.name: pattern.rule for pattern in patterns("span")}
