"""The parts of a feed: where its elements that hold others begin and end, and the fields that stand in them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Literal, NamedTuple

from dragoman.sources.feeds.tokens import Token, unescape
from dragoman.sources.limits import MAX_BYTES

ROOTS = frozenset({"rss", "rdf:rdf", "feed"})
ITEMS = frozenset({"item", "entry"})
_HOLDERS = ROOTS | ITEMS | {"channel"}

# Which words a prefix brings in.  The words of RSS and Atom have none here, whatever the feed gives them.
_VOCABULARIES = {
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}
_PREFIX = re.compile(r"(</?)[a-zA-Z][\w.-]*:(?=[a-zA-Z])")
_USUAL = {"atom": "", "rss": ""}


class Edge(NamedTuple):
    """Where an element that holds others begins or ends."""

    name: str
    kind: Literal["begin", "end"]
    attributes: dict[str, str]


class Field:
    """An element that stands for itself, with everything in it."""

    def __init__(self, name: str, tag: Token, *, keeps: bool) -> None:
        self.name = name
        self.keeps = keeps  # whether anybody wants what stands in it
        self.attributes = tag.attributes
        self.has_tags = False
        self.too_large = False
        self._tag = tag.name
        self._within = 0  # elements of the same name that are open in it
        self._size = 0
        self._pieces: list[str] = []

    def takes(self, token: Token) -> bool:
        """Take what stands in it; False for the tag that ends it."""
        if token.name == self._tag and token.kind != "empty":
            self._within += 1 if token.kind == "open" else -1
            if self._within < 0:
                return False
        if not self.keeps:
            return True
        self.has_tags = self.has_tags or bool(token.name)
        self._size += len(token.raw)
        self.too_large = self._size > MAX_BYTES
        if not self.too_large:
            # Written as text is, a piece of CDATA may stand between others, and tags keep their place.
            self._pieces.append(_escaped(token.raw) if token.kind == "plain" else token.raw)
        return True

    @property
    def written(self) -> str:
        """What stands in it, as written."""
        return "".join(self._pieces)

    @property
    def text(self) -> str:
        """What it says: text, or a piece of HTML."""
        # What stands in tags is XHTML, whose elements may have a prefix that HTML does not know.
        text = _PREFIX.sub(r"\1", self.written) if self.has_tags else unescape(self.written)
        return text.replace("\r\n", "\n").strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def parts(tokens: Iterable[Token], wanted: Container[str]) -> Iterator[Edge | Field]:
    """The parts of a feed in their order, of its fields the wanted; one ends at the latest where what holds it does."""
    names = Names()
    field: Field | None = None
    for token in tokens:
        name = names.of(token) if token.name else ""
        if field:
            is_over = name in ITEMS or (name in _HOLDERS and token.kind == "close")
            if not is_over and field.takes(token):
                continue
            if field.keeps:
                yield field
            field = None
            if not is_over:
                continue
        if name in _HOLDERS:
            yield from _edges(name, token)
        elif token.kind == "open":
            field = Field(name, token, keeps=name in wanted)
        elif token.kind == "empty" and name in wanted:
            yield Field(name, token, keeps=True)


def _edges(name: str, token: Token) -> Iterator[Edge]:
    if token.kind != "close":
        yield Edge(name, "begin", token.attributes)
    if token.kind != "open":
        yield Edge(name, "end", {})


class Names:
    """Names of elements as they are known here: in lower case, with the usual prefix."""

    def __init__(self) -> None:
        self._prefixes = dict(_USUAL)

    def of(self, token: Token) -> str:
        """The name of a tag's element."""
        if "xmlns:" in token.raw:
            self._declare(token)
        prefix, colon, name = token.name.lower().rpartition(":")
        return f"{self._prefixes.get(prefix, prefix + colon)}{name}"

    def _declare(self, token: Token) -> None:
        for name, value in token.attributes.items():
            vocabulary = _VOCABULARIES.get(value.strip().lower()) if name.startswith("xmlns:") else None
            if vocabulary is not None:
                self._prefixes[name.removeprefix("xmlns:").lower()] = vocabulary
