"""The blocks of a page's article: trafilatura finds the article, this walks through it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from dragoman.cleaning.html.fallback import densest

# An extraction with less than this share of the page's densest running text has missed the article.
_SHARE = 0.4

_LEAVES = {"p", "head", "item", "quote", "cell", "ab", "code"}
_CONTAINERS = {"body", "list", "div", "main", "table", "row"}


def blocks(tree: Any, lead: str | None) -> tuple[str, ...]:
    """The article's paragraphs, headings and list items, in order; `lead` is the page's description of itself."""
    from trafilatura import bare_extraction

    document = bare_extraction(copy.deepcopy(tree), fast=True, include_comments=False)
    body = getattr(document, "body", None)
    found = () if body is None else tuple(_blocks(body))
    other = densest(tree)
    if _size(found) < _SHARE * _size(other):
        found = other
    first = _lead(tree, lead)
    if first and not any(first in block for block in found):
        return (first, *found)
    return found


def _size(found: tuple[str, ...]) -> int:
    return sum(map(len, found))


def _lead(tree: Any, lead: str | None) -> str | None:
    """The paragraph under the headline that is also the page's description: extractors take it for a teaser."""
    wanted = " ".join((lead or "").split())
    if len(wanted) < 60:
        return None
    for tag in tree.iter("p", "h2", "h3", "div"):
        if len(tag) > 3 or any(above.tag in {"footer", "nav", "aside"} for above in tag.iterancestors()):
            continue
        words = " ".join(tag.text_content().split())
        if words == wanted or (wanted[:60] == words[:60] and len(words) < 600):
            return words
    return None


def _blocks(body: Any) -> Iterator[str]:
    for tag in body.iter():
        if tag.tag in _LEAVES and not _has_blocks(tag):
            yield from _nonempty(_words(tag))
        elif tag.tag in _LEAVES:
            yield from _nonempty(_even(tag.text))
        if tag is not body and (tag.getparent().tag in _CONTAINERS or _has_blocks(tag.getparent())):
            yield from _nonempty(_even(tag.tail))


def _has_blocks(tag: Any) -> bool:
    return any(below.tag in _LEAVES for below in tag.iterdescendants())


def _nonempty(text: str) -> Iterator[str]:
    if text:
        yield text


def _even(text: str | None) -> str:
    return " ".join((text or "").split())


def _words(tag: Any) -> str:
    """The words of a block; a line break in it is a line break."""
    return "\n".join(filter(None, map(_even, _in_order(tag).split("\n"))))


def _in_order(tag: Any) -> str:
    """Text with the tails of nested tags where they stand."""
    text = (tag.text or "").replace("\n", " ")
    for part in tag:
        text += "\n" if part.tag == "lb" else _in_order(part)
        text += (part.tail or "").replace("\n", " ")
    return text
