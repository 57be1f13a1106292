"""The items of a feed: the fields of each, and what the feed says for all of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from dragoman.sources.feeds.parts import ITEMS, ROOTS, Edge, Field, Names, parts
from dragoman.sources.feeds.tokens import Token, tokens

_CONTENTS = ("content:encoded", "content", "description", "summary")
_FULL = frozenset({"content:encoded", "content"})
_PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dc:date", "created", "dcterms:created")
_UPDATED = ("updated", "modified", "dcterms:modified")
_WANTED = frozenset(
    {*_CONTENTS, *_PUBLISHED, *_UPDATED, "title", "link", "guid", "id", "source", "language", "dc:language"}
)


class Holder:
    """A feed or an item: the first of each kind of field that says anything, and the language of its tag."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self.fields: dict[str, Field] = {}

    def take(self, field: Field) -> None:
        """Keep a field, unless there is one of its name."""
        if field.name in self.fields:
            return
        if field.name == "link" and not _address(field):
            return
        if field.written.strip() or field.attributes or field.too_large:
            self.fields[field.name] = field

    def text(self, *names: str) -> str | None:
        """What the first of these fields says that says anything."""
        return next((said for name in names if (said := self._says(name))), None)

    def _says(self, name: str) -> str:
        return self.fields[name].text if name in self.fields else ""

    @property
    def language(self) -> str | None:
        """The language, as BCP 47 writes it."""
        said = self.text("language", "dc:language") or self.attributes.get("xml:lang")
        return said.strip().replace("_", "-") or None if said else None

    @property
    def link(self) -> str | None:
        """The address of what it is about."""
        return _address(self.fields["link"]) if "link" in self.fields else None


class Item(Holder):
    """One item, with its number, from 1."""

    def __init__(self, attributes: dict[str, str], number: int) -> None:
        super().__init__(attributes)
        self.number = number

    @property
    def content(self) -> Field | None:
        """The fullest text that it carries; what only points elsewhere, or is no text, is none."""
        fields = [self.fields[name] for name in _CONTENTS if name in self.fields]
        return next((field for field in fields if field.too_large or (field.text and _is_text(field))), None)

    @property
    def is_full(self) -> bool:
        """Whether that text is the article itself, by what the feed calls it."""
        return self.content is not None and self.content.name in _FULL

    @property
    def published(self) -> str | None:
        """When it was published, as written."""
        return self.text(*_PUBLISHED)

    @property
    def updated(self) -> str | None:
        """When it was changed, as written."""
        return self.text(*_UPDATED)

    @property
    def name(self) -> str | None:
        """What it is called where it has no address: an identifier of its own."""
        return self.text("guid", "id") or self.attributes.get("rdf:about")

    @property
    def source(self) -> str | None:
        """Whom the feed has it from."""
        field = self.fields.get("source")
        if not field or not field.has_tags:
            return field.text if field else None
        inner = parts(tokens([field.written]), {"title"})
        return next((part.text for part in inner if isinstance(part, Field)), None)


def _is_text(field: Field) -> bool:
    kind = field.attributes.get("type", "text").lower()
    readable = kind in {"text", "html", "xhtml"} or kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
    return readable and field.attributes.get("mode") != "base64"


def _address(field: Field) -> str | None:
    """Where a link leads: its text, or what Atom gives as the article itself and not as something beside it."""
    address = field.attributes.get("href")
    if address is None:
        return field.text or None
    return address.strip() or None if field.attributes.get("rel", "alternate") == "alternate" else None


def absolute(link: str, feed: Holder) -> str:
    """A link as a whole address: one that is only a path belongs to the site of the feed."""
    try:
        return link if urlsplit(link).scheme else urljoin(feed.attributes.get("xml:base") or feed.link or "", link)
    except ValueError:  # an address such as http://[ is none, but still a name
        return link


class Feed(Holder):
    """A feed that is read from its beginning to its end; what it says for all items is known as far as one is."""

    def __init__(self) -> None:
        super().__init__({})
        self.root: str | None = None  # its first element
        self.ended = False
        self.open: Item | None = None
        self.number = 0

    @property
    def is_feed(self) -> bool:
        """Whether its first element is that of a feed."""
        return self.root in ROOTS | {"channel"}

    def items(self, found: Iterable[Token]) -> Iterator[Item]:
        """The items one by one.  One that the next begins before its end ends there; one that is cut off stays open."""
        found = iter(found)
        first = next((token for token in found if token.kind in {"open", "empty"}), None)
        self.root = Names().of(first) if first else None
        if first is None or not self.is_feed:
            return
        for part in parts(itertools.chain([first], found), _WANTED):
            if isinstance(part, Field):
                (self.open or self).take(part)
                continue
            if self.open and (part.name in ITEMS or part.kind == "end"):
                yield self.open
                self.open = None
            if part.kind == "begin":
                self._begin(part)
            elif part.name == self.root:
                self.ended = True

    def _begin(self, edge: Edge) -> None:
        if edge.name in ITEMS:
            self.number += 1
            self.open = Item(edge.attributes, self.number)
        else:
            self.attributes = {**edge.attributes, **self.attributes}
