"""What a page is, where it is no article: an index, search results, an error, a video, by its structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.cleaning.html.leaves import Leaf
from dragoman.cleaning.skipping import MUCH, asking

Element = Any

_WORD = re.compile(r"[a-z]+|\d+")
# What content systems call a page that lists others, in the classes of its body; `_ONE` says that it is one article.
_LISTS = {
    **dict.fromkeys("archive archives tag category author front frontpage home homepage blog listing".split(), "index"),
    **dict.fromkeys("gallery slideshow".split(), "gallery"),
    **dict.fromkeys("404 error".split(), "error page"),
    "search": "search results",
}
_ONE = frozenset("single singular post article story detail node".split())
_TYPES = {
    "CollectionPage": "index", "SearchResultsPage": "search results", "ProfilePage": "index", "ItemPage": "shop page",
    "Product": "shop page", "JobPosting": "job advertisement", "ImageGallery": "gallery", "MediaGallery": "gallery",
    "VideoGallery": "gallery",
}  # fmt: skip
_SOLD = {"Product", "ItemPage"}
_ALL_LINKED = 0.8
_PARAGRAPH = 150  # characters of running text that is more than a teaser
_FEW = 3  # so many paragraphs make an article of any page
_SHORT = 400  # characters of all running text of a page that has a video or a form and nothing to read
_TITLES = 4  # linked headings that make a list
_ALIKE = 4  # pieces of one kind
_TEASER = 400  # characters of a title with what is told of it
_NAMED = 12  # characters of a link that could be a title
_MOST = 0.6  # share of the pieces, and of the page's text
_SEARCH = re.compile(
    r"search(?: results)?(?:\s?[:–-].*)?|search results? for\b.*|(?:search|results) for [\"'“‘].*|.* archives?"
    r"|(?:all )?(?:posts|articles|stories) by .*",
    re.I,
)
_SENTENCE = 80  # characters of one; teasers stand alone, an article has so many in a row:
_IN_A_ROW = 3
_TITLE = 4  # words of a link that is a title
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ARTICLE = re.compile(r"(?:Article|(?<!Job)Posting|Report)$")


def kind_of(
    tree: Element, rows: Sequence[Leaf], texts: Sequence[str], title: str | None, types: set[str]
) -> str | None:
    """What a page is if it is no article; None for an article.

    `rows` is all text of the page, `texts` what would be its article, `types` the kinds that its linked data name.
    """
    paragraphs = sum(len(text) >= _PARAGRAPH for text in texts)
    words = sum(map(len, texts))
    linked = sum(row.is_heading and row.link_share > _ALL_LINKED and not row.parts for row in rows)
    tells = _tells(rows, texts)
    is_short = paragraphs < _FEW and not tells
    if is_short and linked >= _TITLES and linked > paragraphs:
        return "index"
    if not tells and (listed := _repeated(tree, texts)) is not None:
        return listed
    if is_short:
        named = next(iter(_called(tree, types)), None)
        if named:
            return named
        if title and linked + 1 >= _FEW and _SEARCH.fullmatch(title.strip()):
            return "search results"
    if words < _SHORT and (shown := _shown_or_asked(tree)):
        return shown
    if words >= MUCH:
        return None
    return asking(" ".join([title or "", *texts, *(row.text for row in rows if not row.parts)]))


def _repeated(tree: Element, texts: Sequence[str]) -> str | None:
    """A page of pieces that are all alike, each with a link or a picture and a few words: an index or a gallery."""
    words = sum(map(len, texts))
    for above in tree.iter("div", "section", "main", "ul", "ol", "body", "td"):
        alike: dict[tuple[str, str], list[Element]] = {}
        for child in above:
            if isinstance(child.tag, str) and child.get("class"):
                alike.setdefault((child.tag, child.get("class")), []).append(child)
        for pieces in alike.values():
            if len(pieces) < _ALIKE:
                continue
            told = [" ".join(piece.text_content().split()) for piece in pieces]
            if max(map(len, told)) > _TEASER or sum(map(len, told)) < _MOST * words:
                continue
            if sum(next(piece.iter("img"), None) is not None for piece in pieces) >= _MOST * len(pieces):
                return "gallery"
            if sum(_leads_away(piece) for piece in pieces) >= _MOST * len(pieces):
                return "index"
    return None


def _leads_away(piece: Element) -> bool:
    """Whether a piece has a link whose words could be a title."""
    return any(len(" ".join(link.text_content().split())) >= _NAMED for link in piece.iter("a"))


def _tells(rows: Sequence[Leaf], texts: Sequence[str]) -> bool:
    """Whether several sentences of the article stand in a row, without the title of another story between them."""
    said, run = set(texts), 0
    for row in rows:
        if row.link_share > _ALL_LINKED and len(row.text.split()) >= _TITLE:
            run = 0
        elif len(row.text) >= _SENTENCE and row.text in said and _ENDS.search(row.text):
            run += 1
            if run >= _IN_A_ROW:
                return True
    return False


def _called(tree: Element, types: set[str]) -> Iterator[str]:
    """What the page calls itself: by linked data without an article, by the classes of its body."""
    body = tree.find(".//body")
    words = _WORD.findall((body.get("class") or "").lower()) if body is not None else []
    if not _ONE.intersection(words):
        yield from (_LISTS[word] for word in words if word in _LISTS)
    is_article = any(_ARTICLE.search(name) for name in types)
    # what one pays for to read an article is a product too
    yield from (_TYPES[name] for name in sorted(types) if name in _TYPES and not (is_article and name in _SOLD))


def _shown_or_asked(tree: Element) -> str | None:
    """A page that shows a film or asks for a password, and has nothing to read."""
    for tag in tree.iter("video", "amp-video", "input", "form"):
        if tag.tag == "input" and tag.get("type") == "password":
            return "login"
        if tag.tag in {"video", "amp-video"}:
            return "video"
    return None
