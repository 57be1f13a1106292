"""The blocks of a page's article: trafilatura finds the article, this walks through it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

# Under this many characters the first try may have found only a part of the article.
_SHORT = 800

_LEAVES = {"p", "head", "item", "quote", "cell", "ab", "code", "hi"}


def blocks(tree: Any, html: str) -> tuple[str, ...]:
    """The article's paragraphs, headings and list items, in order."""
    from trafilatura import bare_extraction

    def extract(**wanted: bool) -> tuple[str, ...]:
        document = bare_extraction(copy.deepcopy(tree), fast=True, include_comments=False, **wanted)
        body = getattr(document, "body", None)
        return () if body is None else tuple(_blocks(body))

    found = extract()
    if sum(map(len, found)) < _SHORT:
        more = extract(favor_recall=True)
        if sum(map(len, more)) > 2 * sum(map(len, found)):
            return more
    return found


def _blocks(body: Any) -> Iterator[str]:
    for tag in body.iter():
        if tag.tag in _LEAVES and not any(below.tag in _LEAVES - {"hi"} for below in tag.iterdescendants()):
            text = _words(tag)
            if text and not (tag.tag == "hi" and tag.getparent() is not body):
                yield text
        elif tag.tag in _LEAVES:
            text = " ".join((tag.text or "").split())
            if text:
                yield text
        tail = " ".join((tag.tail or "").split()) if tag.getparent() is not None and _is_container(tag) else ""
        if tail:
            yield tail


def _is_container(tag: Any) -> bool:
    """Whether what follows a tag is a block of its own, and not the rest of a paragraph."""
    parent = tag.getparent()
    return parent.tag in {"body", "list", "div", "main", "quote", "table", "row"} or (
        parent.tag in _LEAVES and any(below.tag in _LEAVES - {"hi"} for below in parent)
    )


def _words(tag: Any) -> str:
    """The words of a block; a line break in it is a line break."""
    parts: list[str] = []
    for part in tag.iter():
        if part.tag == "lb":
            parts.append("\n")
        if part.text:
            parts.append(part.text.replace("\n", " "))
        if part is not tag and part.tail:
            parts.append(part.tail.replace("\n", " "))
    return "\n".join(filter(None, (" ".join(line.split()) for line in "".join(parts).split("\n"))))
