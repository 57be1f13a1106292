"""The pieces of text of a page in their order: paragraphs, headings, list items, cells, and text that stands free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.cleaning.html.furniture import furniture

Element = Any
Parts = tuple[Element, ...]

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong"
    " sub sup time tt u var wbr amp-link".split()
)
_UNREAD = frozenset(
    "script style noscript template svg math button select option textarea input iframe object embed audio video canvas"
    " head title meta link base map figcaption amp-ad amp-social-share amp-analytics".split()
)
# what a group of blocks inside them still is
_GROUPS = frozenset({"div", "section", "article", "main", "center"})
_KEPT = frozenset({"li", "blockquote", "td", "dd"})
_BLOCKS = frozenset("p div ul ol li table section article blockquote h1 h2 h3 h4 h5 h6 figure pre dl".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# a link in a paragraph that says itself that it leads to another story
_LEADS_AWAY = re.compile(r"\s*(?:related|read (?:also|more|next)|also read|see also|more)\s?[:|]\s", re.IGNORECASE)
_EMPTY = re.compile(r" ?[(\[]\s*[)\]]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")


class Leaf:
    """A piece of text with the element that holds it, how much of it is links, and the parts of the page it is in."""

    __slots__ = ("element", "linked", "parts", "tag", "text")

    def __init__(self, text: str, element: Element, tag: str, linked: int, parts: Parts) -> None:
        """`tag`: that of the nearest element which says what the text is; `parts`: elements of page furniture."""
        self.text = text
        self.element = element
        self.tag = tag
        self.linked = linked
        self.parts = parts

    @property
    def is_heading(self) -> bool:
        """Whether it is marked as a heading."""
        return self.tag in _HEADINGS

    @property
    def link_share(self) -> float:
        """How much of its text is in links."""
        return self.linked / len(self.text)


def leaves(root: Element) -> list[Leaf]:
    """All leaves below an element."""
    found: list[Leaf] = []
    _Walk(found).into(root, "div", ())
    return found


class _Walk:
    """One way through a tree, gathering text until a block begins or ends."""

    def __init__(self, found: list[Leaf]) -> None:
        self.found = found
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0  # how many links are open

    def into(self, element: Element, tag: str, parts: Parts) -> None:
        """A block: what stands in it, and what comes after its children."""
        self._text(element.text)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _UNREAD:
                self._text(child.tail)
            elif child.tag == "br":
                self._break(element, tag, parts)
                self._text(child.tail)
            elif child.tag in _INLINE and not _holds_blocks(child):
                self._inline(child, element, tag, parts)
                self._text(child.tail)
            else:
                if self.parts:
                    self._flush(element, tag, parts)
                own = (*parts, child) if furniture(child) else parts
                is_link = _is_link(child)
                self.links += is_link
                self.into(child, tag if child.tag in _GROUPS and tag in _KEPT else child.tag, own)
                self.links -= is_link
                self._text(child.tail)
        self._flush(element, tag, parts)

    def _inline(self, element: Element, block: Element, tag: str, parts: Parts) -> None:
        if _is_unseen(element) or (element.tag == "a" and _LEADS_AWAY.match(element.text_content())):
            return
        is_link = _is_link(element)
        self.links += is_link
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag == "br":
                self._break(block, tag, parts)
            elif isinstance(child.tag, str) and child.tag not in _UNREAD:
                self._inline(child, block, tag, parts)
            self._text(child.tail)
        self.links -= is_link

    def _text(self, text: str | None) -> None:
        if text:
            self.parts.append(text.replace("\n", " ").replace("\r", " "))
            if self.links:
                self.linked += len(text.strip())

    def _break(self, element: Element, tag: str, parts: Parts) -> None:
        """One break is a line, two are a paragraph."""
        behind = next((p for p in reversed(self.parts) if p.strip(" \t")), "")
        if behind == "\n":
            self._flush(element, tag, parts)
        else:
            self.parts.append("\n")

    def _flush(self, element: Element, tag: str, parts: Parts) -> None:
        if self.parts:
            text = _evened("".join(self.parts))
            if text:
                self.found.append(Leaf(text, element, tag, min(self.linked, len(text)), parts))
            self.parts, self.linked = [], 0


def _is_unseen(element: Element) -> bool:
    """Whether words inside a line are none of its own: for screen readers, or not shown."""
    said = any(element.get(name) is not None for name in ("class", "style", "hidden"))
    return said and furniture(element) == "hidden"


def _holds_blocks(element: Element) -> bool:
    """Whether authors put whole blocks into an inline element."""
    return len(element) > 0 and any(
        isinstance(below.tag, str) and below.tag in _BLOCKS for below in element.iterdescendants()
    )


def _is_link(element: Element) -> bool:
    """Whether an element leads elsewhere; one with a name alone is a place to be led to."""
    return element.tag == "a" and (element.get("href") is not None or element.get("name") is None)


def _evened(text: str) -> str:
    """Single spaces, and breaks without spaces around them."""
    if "(" in text or "[" in text:
        text = _EMPTY.sub("", text)
    if "\n" not in text:
        return " ".join(text.split())
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def ancestors(element: Element) -> Iterator[Element]:
    """An element and all above it."""
    yield element
    yield from element.iterancestors()
