"""The blocks of a page's article: trafilatura finds the article, the page itself is then read around what it found.

Extractors lose headings, list items, footnotes and embedded posts, and keep prompts and links that stand between
paragraphs.  So what they found says where the article is; what belongs to it is decided piece by piece.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from dragoman.cleaning.html.extracted import extracted
from dragoman.cleaning.html.furniture import furniture
from dragoman.cleaning.html.leaves import Leaf, ancestors
from dragoman.cleaning.html.words import letters

Element = Any

# The article is the innermost element that holds this share of what was found.
_HELD = 0.85
# A part of the page with this share of it is no furniture, whatever it is called.
_TOO_MUCH = 0.3
_STRUCTURE = frozenset({"li", "blockquote", "dd", "dt", "td", "th", "pre", "p"})
_PROSE = 40  # characters of a piece that is a sentence, not a label
_LINKED = 0.5
_ALL_LINKED = 0.9
_LONG = 100  # characters of a paragraph that shows how paragraphs are wrapped
_NEAR = 4  # how far up an element may be that holds the paragraphs
_PARAGRAPHS = 3
_QUOTED = {"blockquote", "li", "table", "dl", "figure", "pre"}
# what the article says of itself, in a box or not
_OWN = re.compile(
    r"\W{0,3}(?:correction|corrected|clarification|editor['’]s note|note|update|updated)\b", re.IGNORECASE
)
_POST = re.compile(r"embed|tweet|twitter|instagram|telegram|tgme|facebook|tiktok|post|quote", re.IGNORECASE)
_SHORT = 25  # letters
_LIST = 2  # links in a row
_LEAD, _LONGEST_LEAD = 60, 600  # characters
_PASSAGE = 200  # characters of running text without a link: no list of other stories
_ENDS = re.compile(r"[.!?:;…。؟؛।][\"'”’»)\]]*$")
# what follows the last sentence of a post or a note, and the number of a note
_TRAILING = re.compile(r"(?:(?:\s*(?:https?://\S+|[↩↑⤴^]))+|(?<=[.!?”\"])\[?\d{1,3}\]?)\s*$")


class Body(msgspec.Struct, frozen=True):
    """The article of a page: paragraphs, headings and list items, and between which pieces of the page it stands."""

    texts: tuple[str, ...]
    first: int = 0
    last: int = 0


def body_of(tree: Element, rows: Sequence[Leaf], leads: Sequence[str]) -> Body:
    """The article among all text of the page; `leads` are the page's descriptions of itself."""
    found = extracted(tree)
    kept = _article(rows, found)
    texts = tuple(row.text for row in kept) if kept else found
    first = next((words for lead in leads if (words := _lead(rows, lead))), None)
    if first and not any(first in " ".join(text.split()) for text in texts):
        texts = (first, *texts)
    if not kept:
        return Body(texts)
    places = {id(row): number for number, row in enumerate(rows)}
    begins = next((row for row in kept if _is_prose(row)), kept[0])
    return Body(texts, places[id(begins)], places[id(kept[-1])])


def _article(rows: Sequence[Leaf], found: Sequence[str]) -> list[Leaf]:
    """The leaves that make up the article."""
    said, alone = letters(" ".join(found)), {letters(line) for block in found for line in block.split("\n")}
    matched = [_is_in(row, said, alone) for row in rows]
    weight: dict[Element, int] = defaultdict(int)
    for row, is_found in zip(rows, matched, strict=True):
        if is_found and _is_prose(row):
            for above in ancestors(row.element):
                weight[above] += len(row.text)
    if not weight:
        return []
    whole = max(weight.values())
    article = _innermost(weight, whole)
    article = _outwards(article, rows, matched, weight)
    others = {part for row in rows for part in row.parts if not _is_article(part, weight[part], whole)}
    within = set(article.iter())
    inside = [
        (row, is_found)
        for row, is_found in zip(rows, matched, strict=True)
        if row.element in within and not others.intersection(row.parts)
    ]
    return _kept(inside)


def _innermost(weight: dict[Element, int], whole: int) -> Element:
    """The innermost element that holds most of what was found."""
    held = [element for element, size in weight.items() if size >= _HELD * whole]
    return max(held, key=lambda element: sum(1 for _ in element.iterancestors()))


def _outwards(article: Element, rows: Sequence[Leaf], matched: Sequence[bool], weight: dict[Element, int]) -> Element:
    """The element, or one around it that holds more of what was found and little else: a lead set apart."""
    other: dict[Element, int] = defaultdict(int)
    for row, is_found in zip(rows, matched, strict=True):
        if not row.parts and not (is_found and _is_prose(row)):
            for above in ancestors(row.element):
                other[above] += len(row.text)
    best = article
    for above in article.iterancestors():
        if weight[above] > weight[best] and other[above] - other[best] <= weight[above] - weight[best]:
            best = above
    return best


def _is_prose(row: Leaf) -> bool:
    """Whether a piece is running text: a sentence, not a label or a link."""
    is_sentence = len(row.text) >= _PROSE and bool(_ENDS.search(_TRAILING.sub("", row.text)))
    return is_sentence and row.link_share < _LINKED


def _is_article(part: Element, held: int, whole: int) -> bool:
    """Whether a part that is called furniture holds too much of what was found to be any."""
    if held >= _TOO_MUCH * whole:
        return True
    return furniture(part) == "related" and held >= _PASSAGE and not any(True for _ in part.iter("a"))


def _kept(inside: Sequence[tuple[Leaf, bool]]) -> list[Leaf]:
    """The leaves that were found, and of the others those that stand among them and read like the article's own."""
    places = [number for number, (_, is_found) in enumerate(inside) if is_found]
    if not places:
        return []
    first, last = places[0], places[-1]
    begins = next((n for n, (row, is_found) in enumerate(inside) if is_found and _is_prose(row)), first)
    beside = {row.element for row, is_found in inside if is_found}
    pieces = {row.element for row, is_found in inside if is_found and _is_prose(row)}
    beside |= {element.getparent() for element in beside}
    wanted = [
        (is_found and (row.element in pieces or not _is_link(row)))
        or (number > first and _belongs(row, begins < number < last, beside))
        for number, (row, is_found) in enumerate(inside)
    ]
    kept = [
        row
        for number, (row, _) in enumerate(inside)
        if wanted[number] and (not row.is_heading or _heads(number, inside, wanted))
    ]
    return _without_pull_quotes(_without_boxes(kept))


def _without_boxes(kept: Sequence[Leaf]) -> list[Leaf]:
    """Without short pieces that are wrapped otherwise than the paragraphs around them: prompts in boxes."""
    long = [row for row in kept if len(row.text) >= _LONG and row.tag in {"p", "div", "section", "span"}]
    above: dict[Element, int] = defaultdict(int)
    for row in long:
        for element in list(row.element.iterancestors())[:_NEAR]:
            above[element] += 1
    most = max(above.values(), default=0)
    if most < _PARAGRAPHS or most < _HELD * len(long):
        return list(kept)
    held = [element for element, count in above.items() if count == most]
    home = max(held, key=lambda element: sum(1 for _ in element.iterancestors()))
    shapes = {_shape(row, home) for row in long}
    first, last = kept.index(long[0]), kept.index(long[-1])
    return [
        row
        for number, row in enumerate(kept)
        if not (number > first and _is_boxed(row, home, shapes) and (number < last or not _is_prose(row)))
    ]


def _shape(row: Leaf, home: Element) -> tuple[str, bool] | None:
    """How a piece is wrapped below the element that holds the paragraphs; None where it stands elsewhere."""
    below = row.element
    for element in ancestors(row.element):
        if element is home:
            return str(below.tag), below is row.element
        below = element
    return None


def _is_boxed(row: Leaf, home: Element, shapes: set[tuple[str, bool] | None]) -> bool:
    """Whether a short piece stands in a box: no heading, list, quotation or post, and wrapped as no paragraph is."""
    if row.is_heading or row.tag not in {"p", "div", "section", "span"} or len(row.text) >= _LONG or _is_bold(row):
        return False
    shape = _shape(row, home)
    if shape is None or shape in shapes or _OWN.match(row.text):
        return False
    wrapped = [element for element in ancestors(row.element) if home in element.iterancestors()]
    if not any(element.get("class") or element.get("id") for element in wrapped):
        return False  # nobody gave the box a name: broken tags wrap paragraphs too
    return not any(element.tag in _QUOTED or _POST.search(element.get("class") or "") for element in wrapped)


def _without_pull_quotes(kept: Sequence[Leaf]) -> list[Leaf]:
    """Without the pieces that only show off what a paragraph says."""
    keys = [letters(row.text) for row in kept]
    prose = [key for key, row in zip(keys, kept, strict=True) if row.tag in {"p", "div", "li"} and _is_prose(row)]
    return [
        row
        for row, key in zip(kept, keys, strict=True)
        if len(key) < _SHORT or not any(len(key) < len(other) and key in other for other in prose)
    ]


def _is_bold(row: Leaf) -> bool:
    """Whether a piece is set as a heading by its type alone."""
    children = list(row.element)
    bold = children[0] if len(children) == 1 and children[0].tag in {"b", "strong"} else None
    return bold is not None and " ".join(bold.text_content().split()) == row.text


def _is_link(row: Leaf) -> bool:
    """Whether a piece is nothing but a link to something else: "Previous note: …"."""
    return row.link_share >= _ALL_LINKED and not row.is_heading and not _ENDS.search(row.text)


def _belongs(row: Leaf, is_within: bool, beside: set[Element]) -> bool:
    """Whether a piece that the extractor left out is the article's: by its shape and what it stands beside."""
    if row.link_share >= _LINKED:
        return False
    if row.is_heading:
        return True
    parent = row.element.getparent()
    is_near = row.element in beside or parent in beside or (parent is not None and parent.getparent() in beside)
    is_piece = row.tag in _STRUCTURE or row.element in beside or _is_bold(row)
    return (_is_prose(row) and (is_within or is_near)) or (is_within and is_near and is_piece)


def _heads(number: int, inside: Sequence[tuple[Leaf, bool]], wanted: Sequence[bool]) -> bool:
    """Whether a heading stands over something that is kept, before the next heading and before a list of links."""
    links = 0
    for after in range(number + 1, len(inside)):
        row = inside[after][0]
        links += not wanted[after] and _is_link(row)
        if links >= _LIST:
            return False
        if wanted[after] and not row.is_heading:
            return True
        if row.is_heading and row.tag <= inside[number][0].tag:
            return False
    return False


def _is_in(row: Leaf, said: str, alone: set[str]) -> bool:
    """Whether the extractor found a piece; a short one must be a line of its own, for its letters stand anywhere."""
    key = letters(row.text)
    return key in alone or (len(key) >= _SHORT and key in said)


def _lead(rows: Sequence[Leaf], lead: str) -> str | None:
    """The paragraph under the headline that is also the page's description: extractors take it for a teaser."""
    wanted = " ".join(lead.split())
    if len(wanted) < _LEAD:
        return None
    for row in rows:
        is_it = row.text[:_LEAD] == wanted[:_LEAD] and len(row.text) < _LONGEST_LEAD
        if is_it and not any(furniture(part) in {"navigation", "related"} for part in row.parts):
            return " ".join(row.text.split())
    return None
