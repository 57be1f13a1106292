"""Running heads, page numbers and what browsers print around a page: lines at the edges of pages, not of the text.

They stay in the document, marked and out of the way of the paragraphs that go on over the page; the debris rule
`page-furniture` takes them, so that nothing leaves the text unseen.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dragoman.sources.pdf.lines import Line

_DEPTH = 3  # lines at each edge that may be furniture
_SAME_PLACE = 3.0  # points by which a running head may stand higher or lower from page to page
_GAP = 1.5  # sizes of type between furniture and text
_LONGEST = 200  # characters
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|pg\.?|seite|страница|página|pagina)\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?:of|/|von|sur|de|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
# "5/4/24, 10:15 AM    Envoys meet" over a page that a browser printed, and its address with the page number under it
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}(?:\s?[AP]M)?\b.*|(?:https?|file)://\S+\s+\d+/\d+")
_FIGURES = re.compile(r"\d+")


def furniture(pages: Sequence[Sequence[Line]]) -> set[int]:
    """The `id` of each line that is no text: found at the edges of pages, from the outside in."""
    found: set[int] = set()
    for is_top in (True, False):
        edges = [_from_edge(page, is_top=is_top) for page in pages]
        taken = _alike(edges, len(pages))
        for edge in edges:
            found.update(map(id, edge[: _apart(edge, taken)]))
    return found


def _alike(edges: Sequence[Sequence[Line]], pages: int) -> set[int]:
    """Lines at one edge that repeat from page to page or number the pages, from the outside in."""
    found: set[int] = set()
    open_edges = list(edges)
    for depth in range(_DEPTH):
        row = [(number, edge[depth]) for number, edge in enumerate(open_edges) if depth < len(edge)]
        taken = _running(row, pages) | _numbers(row, pages)
        taken |= {id(line) for _, line in row if _PRINTED.fullmatch(line.text)}
        found |= taken
        # Behind a line that stays, no page has furniture any more.
        open_edges = [edge if depth < len(edge) and id(edge[depth]) in taken else [] for edge in open_edges]
    return found


def _apart(edge: Sequence[Line], taken: set[int]) -> int:
    """How many lines at an edge are furniture: those that were taken, up to the last with a gap behind it."""
    apart = 0
    for number, line in enumerate(edge[:_DEPTH], 1):
        if id(line) not in taken:
            break
        inner = edge[number] if number < len(edge) else None
        is_far = inner is None or abs(line.base - inner.base) > _GAP * line.size
        if is_far or _number(line):
            apart = number
    return apart


def _from_edge(page: Sequence[Line], *, is_top: bool) -> list[Line]:
    return sorted(page, key=lambda line: -line.base if is_top else line.base)[: _DEPTH + 1]


def _running(row: Sequence[tuple[int, Line]], pages: int) -> set[int]:
    """Lines with the same words at the same height on three pages, or on both of two; figures may differ."""
    alike: defaultdict[str, list[Line]] = defaultdict(list)
    for _, line in row:
        if len(line.text) <= _LONGEST and any(map(str.isalpha, line.text)):
            alike[_FIGURES.sub("#", line.text)].append(line)
    found: set[int] = set()
    for lines in alike.values():
        near = [line for line in lines if abs(line.base - lines[-1].base) <= _SAME_PLACE]
        if len(near) >= max(2, min(3, pages)):
            found.update(map(id, near))
    return found


def _numbers(row: Sequence[tuple[int, Line]], pages: int) -> set[int]:
    """Lines that are nothing but a page number: numbers that go up with the pages."""
    numbered = [(line, int(match["number"]) - page) for page, line in row if (match := _number(line))]
    if pages == 1:
        return {id(line) for line, offset in numbered if offset == 1}
    shift, count = Counter(offset for _, offset in numbered).most_common(1)[0] if numbered else (0, 0)
    return {id(line) for line, offset in numbered if offset == shift} if count > 1 else set()


def _number(line: Line) -> re.Match[str] | None:
    return _PAGE_NUMBER.fullmatch(line.text)
