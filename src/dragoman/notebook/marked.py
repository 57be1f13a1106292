"""Text with marks that may overlap, as HTML: a mark is divided where another begins or ends, the text never changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from dragoman.notebook.html import escaped


class Highlight(NamedTuple):
    """A stretch of text, what it is (a class of the style sheet), what to say of it, and the id of what it marks."""

    start: int
    end: int
    kind: str
    label: str
    of: str = ""


Dress = Callable[[Highlight, tuple[str, ...]], tuple[str, str]]
"""What a mark opens and closes with, as HTML, given what was opened around it."""

_NOTHING: Mapping[int, str] = {}


def plain(one: Highlight, _: tuple[str, ...]) -> tuple[str, str]:
    """A `<mark>` with its label."""
    label = escaped(one.label)
    return f'<mark class="d-{escaped(one.kind)}" title="{label}" aria-description="{label}">', "</mark>"


def marked(
    text: str, highlights: Iterable[Highlight], dress: Dress = plain, between: Mapping[int, str] = _NOTHING
) -> str:
    """The text as HTML, each highlight an element; the text of the HTML is the text, character for character.

    Where two overlap and neither holds the other, the one that begins later is divided at the other's end.  What is
    empty or lies outside the text is left out.  `between` is HTML to be put in at places of the text.
    """
    wanted = sorted(
        {one for one in highlights if 0 <= one.start < one.end <= len(text)},
        key=lambda one: (one.start, -one.end, one.kind, one.label, one.of),
    )
    ends = {at for one in wanted for at in (one.start, one.end)}
    cuts = sorted({0, len(text)} | ends | {at for at in between if 0 <= at <= len(text)})
    page = _Page(dress)
    number = 0
    for at, then in zip(cuts, [*cuts[1:], len(text)], strict=True):
        page.close(at)
        page.out.append(between.get(at, ""))
        while number < len(wanted) and wanted[number].start == at:
            page.open(wanted[number])
            number += 1
        page.out.append(escaped(text[at:then]))
    return "".join(page.out)


class _Page:
    """What is written so far, and what is open."""

    def __init__(self, dress: Dress) -> None:
        self.out: list[str] = []
        self._dress = dress
        self._opened: list[tuple[Highlight, str, str]] = []

    def open(self, one: Highlight) -> None:
        opening, closing = self._dress(one, tuple(before for _, before, _ in self._opened))
        self._opened.append((one, opening, closing))
        self.out.append(opening)

    def close(self, at: int) -> None:
        """Close what ends here; what was opened inside it and goes on is closed and opened again."""
        first = next((place for place, (one, _, _) in enumerate(self._opened) if one.end <= at), None)
        if first is None:
            return
        ending = self._opened[first:]
        self.out += [closing for _, _, closing in reversed(ending)]
        del self._opened[first:]
        for one, _, _ in ending:
            if one.end > at:
                self.open(one)
