"""Text with marks that may overlap, as HTML: a mark is divided where another begins or ends, the text never changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.notebook.html import escaped


class Highlight(NamedTuple):
    """A stretch of text, what it is (a class of the style sheet), and what to say of it."""

    start: int
    end: int
    kind: str
    label: str


def marked(text: str, highlights: Iterable[Highlight]) -> str:
    """The text as HTML, each highlight a `<mark>`; the text of the HTML is the text, character for character.

    Where two overlap and neither holds the other, the one that begins later is divided at the other's end.  What is
    empty or lies outside the text is left out.
    """
    wanted = sorted(
        {one for one in highlights if 0 <= one.start < one.end <= len(text)},
        key=lambda one: (one.start, -one.end, one.kind, one.label),
    )
    cuts = sorted({0, len(text)} | {at for one in wanted for at in (one.start, one.end)})
    out: list[str] = []
    opened: list[Highlight] = []
    number = 0
    for at, then in zip(cuts, [*cuts[1:], len(text)], strict=True):
        opened = _close(opened, at, out)
        while number < len(wanted) and wanted[number].start == at:
            opened.append(wanted[number])
            out.append(_open(wanted[number]))
            number += 1
        out.append(escaped(text[at:then]))
    return "".join(out)


def _close(opened: list[Highlight], at: int, out: list[str]) -> list[Highlight]:
    """Close what ends here; what was opened inside it and goes on is closed and opened again."""
    first = next((place for place, one in enumerate(opened) if one.end <= at), None)
    if first is None:
        return opened
    out.append("</mark>" * (len(opened) - first))
    going_on = [one for one in opened[first:] if one.end > at]
    out.extend(map(_open, going_on))
    return [*opened[:first], *going_on]


def _open(one: Highlight) -> str:
    label = escaped(one.label)
    return f'<mark class="d-{escaped(one.kind)}" title="{label}" aria-description="{label}">'
