"""What trafilatura takes for the article, or the page's densest text where that is much more."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from dragoman.cleaning.html.fallback import densest

# An extraction with less than this share of the page's densest running text has missed the article.
_SHARE = 0.4

_LEAVES = {"p", "head", "item", "quote", "cell", "ab", "code"}
_CONTAINERS = {"body", "list", "div", "main", "table", "row"}


def extracted(tree: Any) -> tuple[str, ...]:
    """The article's blocks as an extractor sees them, in order."""
    from trafilatura import bare_extraction

    own = copy.deepcopy(tree)
    alive = list(own.iter())  # held, so that lxml need not make them anew
    document = bare_extraction(own, fast=True, include_comments=False)
    del alive
    body = getattr(document, "body", None)
    found = () if body is None else tuple(_blocks(body))
    other = densest(tree)
    return other if _size(found) < _SHARE * _size(other) else found


def _size(found: tuple[str, ...]) -> int:
    return sum(map(len, found))


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
