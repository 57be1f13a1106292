"""The short lines around an article: what stands between headline and text, and under the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dragoman.cleaning.html.body import Body
from dragoman.cleaning.html.furniture import furniture
from dragoman.cleaning.html.leaves import Leaf
from dragoman.cleaning.html.words import alike

Element = Any

_LINE = 200  # characters
# what content systems call the line that dates a post
_DATES = re.compile(
    r"(?:date-header|(?:post|entry|article|publish(?:ed)?|pub)[-_]?date|dateline|timestamp)", re.IGNORECASE
)
_OVER, _UNDER = 8, 20  # pieces of text over and under an article that may be its own
_KICKERS = 2  # pieces over an article whose headline is not known
_NEVER = {"related", "comments", "hidden", "signup", "advert", "notice"}
_OTHERS = {*_NEVER, "navigation"}


def beside(rows: Sequence[Leaf], article: Body, title: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines over the text and those under it, without menus, lists of other stories and comments."""
    first, last = article.first, article.last
    start = max(0, first - _OVER)
    named = next((n for n in range(start, first) if title and alike(rows[n].text, title)), None)
    kickers: list[Leaf] = []
    if named is not None:
        above = list(rows[named].element.iterancestors())[:2]
        near = {element for element in above if element.tag not in {"body", "html", "main"}}
        kickers = [
            row
            for row in rows[max(0, named - _OVER) : named]
            if row.element.getparent() in near or _DATES.search(_named(row.element))
        ]
        start = named + 1
    else:
        start = max(start, first - _KICKERS)
    over = [row for row in (*kickers, *rows[start:first]) if _may_date(row, _OTHERS)]
    under = [row for row in rows[last + 1 :] if _may_date(row, _NEVER)][:_UNDER]
    return tuple(" ".join(row.text.split()) for row in over), tuple(" ".join(row.text.split()) for row in under)


def _named(element: Element) -> str:
    """What an element and the one around it are called."""
    above = element.getparent()
    return " ".join(tag.get("class") or "" for tag in (element, above) if tag is not None)


def _may_date(row: Leaf, others: set[str]) -> bool:
    return len(row.text) <= _LINE and not any(furniture(part) in others for part in row.parts)
