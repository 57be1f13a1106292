"""Feeds: RSS, RDF and Atom, read as a stream; each item is a document or a failure.

The reader is our own.  Of the libraries, feedparser is built to fetch and to please a browser: an author's name of
100 kB takes it 20 seconds (a regular expression in quadratic time), it calls both `dc:date` and Atom's `updated` an
update, and a feed that is cut off loses its last item without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from dragoman.model import Declared, Document, Failure
from dragoman.sources.feeds.dates import iso, same
from dragoman.sources.feeds.items import Feed, Item, absolute
from dragoman.sources.feeds.tokens import chunks, tokens, unescape
from dragoman.sources.limits import too_large
from dragoman.sources.originals import of_record
from dragoman.sources.paths import failure

_TAG = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|div|em|font|h\d|i|img|p|q|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.I
)


class Entry(NamedTuple):
    """An item of a feed: where it leads, and the document that it is itself."""

    link: str | None
    is_full: bool  # whether it carries the article, and not only what sums it up
    found: Document | Failure


def items(stream: IO[bytes], name: str) -> Iterator[Document | Failure]:
    """The documents of a feed; an item without address or identifier is called by the stream's name and its number."""
    for one in entries(stream, name):
        yield one.found if isinstance(one, Entry) else one


def entries(stream: IO[bytes], name: str) -> Iterator[Entry | Failure]:
    """The items of a feed, and what is wrong with it as a whole."""
    feed = Feed()
    for item in feed.items(tokens(chunks(stream))):
        link = _uri(item, feed) if item.link else None
        yield Entry(link, item.is_full, _document(item, feed, f"{name}:{item.number}"))
    problem = _problem(feed)
    if problem:
        yield failure(name, problem)


def _problem(feed: Feed) -> str | None:
    """What is wrong with a feed as a whole."""
    if feed.root is None:
        return "this is no feed: there is no element in it"
    if not feed.is_feed:
        return (
            f"this is no feed: its first element is <{feed.root[:40]}>, and not <rss>, <rdf:RDF> or <feed>. "
            "Give its articles as text, HTML or JSONL"
        )
    if feed.open:
        return f"the feed is cut off within its item {feed.number}: fetch it again. The items before that are read"
    if not feed.ended:
        return f"the feed is cut off behind its item {feed.number}: fetch it again. What is there is read"
    return None if feed.number else "the feed has no items: there is no article in it"


def _document(item: Item, feed: Feed, where: str) -> Document | Failure:
    uri = _uri(item, feed) or where
    content = item.content
    if content is None:
        return failure(uri, f"the item at {where} has no text, only what points to it: fetch the article itself")
    if content.too_large:
        return failure(uri, too_large(f"the item at {where}"))
    text, title, outlet = content.text, _line(item.text("title")), _line(item.source or feed.text("title"))
    published, updated = (iso(written) if written else None for written in (item.published, item.updated))
    declared = Declared(
        title=title,
        published=published,
        updated=None if same(published, updated) else updated,
        outlet=outlet,
        language=item.language or feed.language,
    )
    return of_record(uri, text, declared)


def _uri(item: Item, feed: Feed) -> str | None:
    link = "".join(item.link.split()) if item.link else ""
    return absolute(link, feed) if link else item.name


def _line(text: str | None) -> str | None:
    """A title or a name: one line, without the tags and references that HTML has in it."""
    line = unescape(" ".join(_TAG.sub("", text).split())) if text else None
    return line or None
