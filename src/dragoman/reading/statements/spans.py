"""Cutting spans to what belongs to a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.model import Span
from dragoman.reading.statements.quotations import Quotation, Quotations

_OUTER = " \t\r\n\xa0,;:–—-―"
MARKS = "\"'`‘’‚“”„‟«»‹›「」『』〝〞〟＂"
_TRAILING = re.compile(r",?\s+(?:and|but|or)$")  # what would join the next clause
_CLOSERS = {"‘": "’", "'": "'", "“": "”", '"': '"', "„": "[“”]", "«": "»"}
_OPENS_INSIDE = re.compile(r"[,:]\s*(?P<mark>[‘'“\"„«])(?=\w)")
_NEAR = 60  # characters from a reporting verb to the marks of what it introduces
_EDGE = MARKS + " "
_FULL_STOP = re.compile(r"(?<!\.)\.$")
_TITLES = """Mr Mrs Ms Dr St Gen Sen Rep Gov Lt Col Sgt Capt Const Maj Cpl Det Insp Adm Cmdr Prof Rev Hon Jr Sr No vs
Inc Co Mt Ft"""
# A full stop, question or exclamation mark that ends a sentence: not after an initial or a title.
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])" + "".join(rf"(?<!\b{title})" for title in _TITLES.split()) + r"[.!?…][\"'”’»)\]]*(?=\s|$)"
)


def trim(text: str, span: Span, quotations: Quotations | None = None) -> Span:
    """A span without outer space, commas and dashes; a full stop goes too, unless it belongs to a quotation."""
    start, end = whole_words(text, span)
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in _OUTER:
        end -= 1
    link = _TRAILING.search(text, start, end)
    if link:
        end = link.start()
    if end - start > 1 and _FULL_STOP.search(text[start:end]) and not _abbreviated(text, start, end):
        inside = quotations.at(end - 1) if quotations else None
        if inside is None:
            end -= 1
    return start, end


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the final full stop belongs to an abbreviation such as U.S."""
    return (end - start > 2 and text[end - 3] == ".") or (
        end - 2 >= start and text[end - 2 : end - 1].isupper() and not text[max(end - 3, 0) : end - 2].isalpha()
    )


def whole_quotations(span: Span, quotations: Quotations) -> Span:
    """A span stretched so that it cuts no quotation in two."""
    start, end = span
    last = quotations.at(end - 1) if end > start else None
    if last and last.span[0] >= start:
        end = max(end, last.span[1])
    first = quotations.at(start)
    if first and (start - first.span[0] <= 1 or first.span[1] < end):
        start = first.span[0]
    following = quotations.text[end : end + 1]
    if following and quotations.at(end) and quotations.at(end - 1) == quotations.at(end):
        end = max(end, quotations.at(end).span[1])  # type: ignore[union-attr]
    return start, end


def joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that only space parts made one."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if (
            found
            and (start <= found[-1][1] or not text[found[-1][1] : start].strip())
            and "\n" not in text[found[-1][1] : start]
        ):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def whole_words(text: str, span: Span) -> Span:
    """A span stretched over the hyphenated words that the parser cut: the e-mails."""
    start, end = span
    while 1 < start < len(text) and text[start - 1] in "-‑" and text[start].isalnum() and text[start - 2].isalnum():
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while 0 < end < len(text) - 1 and text[end] in "-‑" and text[end - 1].isalnum() and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return start, end


def inside(text: str, span: Span, quotation: Quotation) -> Span:
    """The part of a span that stands inside a quotation, without the quotation's marks and its last stop."""
    start, end = max(span[0], quotation.span[0]), min(span[1], quotation.span[1])
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return _with_own_marks(text, trim(text, (start, end)), quotation) if start < end else (span[0], span[0])


def _with_own_marks(text: str, span: Span, quotation: Quotation) -> Span:
    """A quotation within a quotation with the marks that are its own: “He said ‘*never*’”."""
    start, end = span
    stop = end + 1 if text[end : end + 1] in {",", ".", "!", "?"} else end
    opened = start - 1 > quotation.span[0] and text[start - 1] in MARKS
    closed = stop + 1 < quotation.span[1] and text[stop : stop + 1] in MARKS
    return (start - 1, stop + 1) if opened and closed and text[stop : stop + 1].strip() else span


def marked_inside(text: str, verb: int, quotation: Quotation) -> tuple[Span, ...]:
    """What a verb in a quotation introduces that has marks of its own: “He told us: *‘Never again,’* and left”."""
    stop = quotation.span[1] - 1
    opens = _OPENS_INSIDE.search(text, verb, min(stop, verb + _NEAR))
    if opens is None or SENTENCE_END.search(text, verb, opens.start()):
        return ()
    start = opens.start("mark")
    closes = re.compile(rf"(?<=[\w,.!?…]){_CLOSERS[opens['mark']]}(?!\w)").search(text, start + 2, stop)
    return ((start, closes.end()),) if closes else ()


def holds(content: Iterable[Span], place: int) -> bool:
    """Whether a place in the text stands in a content."""
    return any(start <= place < end for start, end in content)


def overlap(one: Iterable[Span], other: Iterable[Span]) -> int:
    """How many characters two contents share."""
    others = list(other)
    return sum(max(0, min(end, stop) - max(start, begin)) for start, end in one for begin, stop in others)


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Spans with holes cut out of them."""
    left = list(spans)
    for hole in holes:
        cut: list[Span] = []
        for start, end in left:
            if hole[1] <= start or end <= hole[0]:
                cut.append((start, end))
                continue
            cut += [piece for piece in ((start, hole[0]), (hole[1], end)) if piece[0] < piece[1]]
        left = cut
    return left
