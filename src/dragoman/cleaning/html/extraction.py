"""Source of a page to `Page`: only the worker process does this, for the libraries take half a second to load."""

from __future__ import annotations

import re

import msgspec
from trafilatura import load_html

from dragoman.cleaning.html.beside import beside
from dragoman.cleaning.html.body import body_of
from dragoman.cleaning.html.headline import headline
from dragoman.cleaning.html.kinds import kind_of
from dragoman.cleaning.html.leaves import leaves
from dragoman.cleaning.html.metadata import is_closed, linked_types, page_data, titles
from dragoman.cleaning.html.page import Page
from dragoman.cleaning.html.partial import partly
from dragoman.cleaning.html.pictures import picture_tags

_MAX_DEPTH = 250  # the parser gives up on what lies deeper
_FRAMESET = re.compile(r"<frameset\b", re.I)
_FRAMES = re.compile(r"</?(?:frameset|frame|noframes)\b[^<>]{0,500}>", re.I)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})", re.I)
# Elements without an end tag, and two whose end tag authors leave out.
_UNCLOSED = frozenset("area base br col embed hr img input link meta param source track wbr p li".split())


def answer(html: bytes) -> bytes:
    """The worker's task: a page in UTF-8 to its `Page`, encoded."""
    return msgspec.msgpack.encode(extract(html.decode("utf-8", "replace")))


def extract(html: str) -> Page:
    """The data, the pictures and the article of a page; no blocks where there is no article.

    Raises `ValueError` where tags are nested too deeply for the parser to find one.
    """
    tree = load_html(_unframed(html))
    if tree is None:
        return Page(blocks=())
    alive = list(tree.iter())  # lxml makes an element anew each time it is come by, unless somebody holds it
    data = page_data(tree)
    pictures = picture_tags(tree)
    body = tree.find(".//body")
    rows = leaves(body if body is not None else tree)
    article = body_of(tree, rows, data.leads)
    found = article.texts
    if not found and _depth(html) > _MAX_DEPTH:
        raise ValueError(f"its tags are nested more than {_MAX_DEPTH} deep, and no article can be found in them")
    if data.title is None:
        said = titles(tree)
        shown = headline(rows, found[0] if found else None, said)
        data = msgspec.structs.replace(data, title=shown or next(iter(said), None))
    kind = kind_of(tree, rows, found, data.title, linked_types(tree))
    del alive
    partial = partly(rows, article, closed=is_closed(tree))
    heads, feet = beside(rows, article, data.title)
    return msgspec.structs.replace(
        data, blocks=found, pictures=pictures, no_article=kind, heads=heads, feet=feet, partial=partial
    )


def _unframed(html: str) -> str:
    """Of a page of frames what it says to browsers that know none: the parser takes that for one piece of text."""
    has_frames = _FRAMESET.search(html) is not None and "<noframes" in html.lower()
    return _FRAMES.sub("", html) if has_frames else html


def _depth(html: str) -> int:
    """How deep tags are nested, near enough."""
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 0 if tag[2].lower() in _UNCLOSED else 1
        deepest = max(deepest, depth)
    return deepest
