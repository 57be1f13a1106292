"""A second opinion on where the article is: the element that holds most of the page's running text."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

_LONG = 80  # characters of a paragraph that is running text, not a label
_OUTSIDE = {"header", "footer", "nav", "aside", "form", "figure", "button"}
_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote")


def densest(tree: Any) -> tuple[str, ...]:
    """The blocks of the element that holds most running text, itself or one level below."""
    weight: dict[Any, int] = defaultdict(int)
    for tag in tree.iter("p"):
        size = len(_words(tag))
        if size >= _LONG and not _is_outside(tag) and _linked(tag) < 0.5 * size:
            for above in list(tag.iterancestors())[:2]:
                weight[above] += size
    if not weight:
        return ()
    order = {tag: number for number, tag in enumerate(tree.iter())}
    best = max(weight, key=lambda tag: (weight[tag], order.get(tag, 0)))
    return tuple(_blocks(best))


def _blocks(best: Any) -> list[str]:
    found = []
    for tag in best.iter(*_BLOCKS):
        words = _words(tag)
        nested = any(below.tag in _BLOCKS for below in tag.iterdescendants())
        if words and not nested and not _is_outside(tag, best) and _linked(tag) < 0.6 * len(words):
            found.append(words)
    return found


def _words(tag: Any) -> str:
    return " ".join(tag.text_content().split())


def _linked(tag: Any) -> int:
    return sum(len(_words(link)) for link in tag.iter("a"))


def _is_outside(tag: Any, within: Any = None) -> bool:
    for above in tag.iterancestors():
        if above is within:
            return False
        if above.tag in _OUTSIDE:
            return True
    return False
