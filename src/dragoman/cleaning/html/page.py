"""What a page is to the rest of cleaning; and reading one, which only the worker process does."""

from __future__ import annotations

import re

import msgspec

# lxml and trafilatura take half a second to load: only the worker does, in `read`.


# The parser gives up on what lies deeper.
_MAX_DEPTH = 250
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})", re.I)
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
    "p",
    "li",
}


class PageDate(msgspec.Struct, frozen=True):
    """A date that the page declares, and where."""

    edtf: str
    place: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An HTML page, read."""

    blocks: tuple[str, ...]  # the article's paragraphs, headings and list items
    title: str | None = None
    outlet: str | None = None
    canonical: str | None = None
    language: str | None = None
    generator: str | None = None
    kind: str | None = None  # og:type
    dates: tuple[PageDate, ...] = ()
    lead: str | None = None  # what the page says that it is about
    pictures: str = ""  # the picture tags of the article


def read(html: str) -> Page:
    """Read a page: its data, its pictures, its article."""
    from trafilatura import load_html

    from dragoman.cleaning.html.body import blocks
    from dragoman.cleaning.html.metadata import page_data
    from dragoman.cleaning.html.pictures import picture_tags

    tree = load_html(html)
    if tree is None:
        return Page(blocks=())
    data = page_data(tree)
    pictures = picture_tags(tree)
    found = blocks(tree, data.lead)
    if not found and _depth(html) > _MAX_DEPTH:
        raise ValueError(f"its tags are nested more than {_MAX_DEPTH} deep, and no article can be found in them")
    return msgspec.structs.replace(data, blocks=found, pictures=pictures)


def _depth(html: str) -> int:
    """How deep tags are nested, near enough."""
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 0 if tag[2].lower() in _VOID else 1
        deepest = max(deepest, depth)
    return deepest
