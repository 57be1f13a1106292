"""The headline of a page that marks none: the line that its title repeats, or that is set large over the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.cleaning.html.leaves import Leaf
from dragoman.cleaning.html.words import letters

_WORDS = range(4, 31)  # of a headline
_BEFORE = 8  # pieces of text over the article's first among which the headline is looked for
_MARK = re.compile(
    r"(?:^|[-_ ])(?:head(?:line|er|ing)?|hed|hl|ttl|title|titre|titel|titulo)(?:$|[-_ 0-9])", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.:;…]\W*$")
_LARGE = {"4", "5", "6", "7", "+1", "+2", "+3", "+4"}  # of a font element; 3 is that of the text


def headline(rows: Sequence[Leaf], first: str | None, said: Sequence[str]) -> str | None:
    """The headline as it stands on the page; None where nothing shows it.

    `first` is the article's first piece of text, `said` what the page calls itself in its head.
    """
    titles = [letters(text) for text in said]
    shown = [row for row in rows if len(row.text.split()) in _WORDS and letters(row.text)]
    for row in shown:
        if any(letters(row.text) in title for title in titles):
            return " ".join(row.text.split())
    place = next((number for number, row in enumerate(rows) if row.text == first), 0)
    over = [row for row in rows[max(0, place - _BEFORE) : place] if row in shown and not row.parts]
    over += [row for row in rows[place : place + 1] if row in shown and not _SENTENCE.search(row.text)]
    return next((" ".join(row.text.split()) for row in over if _is_set_large(row)), None)


def _is_set_large(row: Leaf) -> bool:
    """Whether a piece is a heading by its type's size or its class."""
    inner = [row.element, *row.element.iterdescendants("font", "b", "strong", "big", "span")]
    holders = [tag for tag in inner if " ".join(tag.text_content().split()) == " ".join(row.text.split())]
    above = row.element.getparent()
    return any(
        tag.tag == "big" or _MARK.search(tag.get("class") or "") or (tag.get("size") or "").strip() in _LARGE
        for tag in ([*holders, above] if above is not None and row.element in holders else holders or [row.element])
    )
