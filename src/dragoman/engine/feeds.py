"""Asking a feed: what it lists now, as far as it is due, did change, and can be had."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.model import Declared, Document, Failure
from dragoman.record import Store
from dragoman.record import watching as notes
from dragoman.sources import feeds, maps
from dragoman.sources.fetching import Fetcher, FetchError
from dragoman.sources.fetching.addresses import url_of
from dragoman.sources.fetching.manners import backed_off
from dragoman.sources.limits import MAX_BYTES, too_large
from dragoman.sources.lists import Listed
from dragoman.sources.paths import files

_FIRST_REST = 15 * 60.0  # seconds that a feed is left alone after it failed once
_LONGEST_REST = 24 * 3600.0
_MOST_BELOW = 1000  # feeds of one list of feeds
_MOST_MAPS = 20  # sitemaps of one index, those that changed last
_DEEPEST = 3  # lists of lists


class Item(NamedTuple):
    """Something that a feed lists: a page to fetch, with the text that the feed itself has of it, or a file."""

    feed: str
    name: str
    page: Listed | None = None
    text: Document | None = None
    is_full: bool = False  # whether that text is the article
    file: str | None = None
    version: str = ""


class Asking:
    """Asks feeds, each once; counts what came of it, and keeps what went wrong."""

    def __init__(self, store: Store, fetcher: Fetcher) -> None:
        self._store = store
        self._fetcher = fetcher
        self._seen: set[str] = set()
        self.asked = 0
        self.unchanged = 0
        self.resting = 0  # left alone because they failed lately
        self.broken: list[Failure] = []
        self.answered: list[notes.FeedState] = []  # to be noted when what they list is in the record

    def items(self, feed: str, depth: int = 0) -> Iterator[Item]:
        """What a feed lists, and the feeds that it lists; a feed that fails is told and rests for a while."""
        if feed in self._seen:
            return
        self._seen.add(feed)
        if not is_address(feed) and Path(feed).is_dir():
            yield from self._of_folder(feed)
            return
        state = notes.feed_state(self._store, feed)
        now = self._fetcher.clock.now()
        if state.due and dt.datetime.fromisoformat(state.due) > now:
            self.resting += 1
            return
        try:
            data, state = self._data(feed, state)
            if data is None:
                self.unchanged += 1
            else:
                yield from self._of_data(feed, data, depth)
                if maps.kind_of(data) in {"index", "opml"}:  # what they list is asked each time, changed or not
                    state = replace(state, etag=None, modified=None)
        except (FetchError, OSError, ValueError) as problem:
            self._failed(state, problem, now)
            return
        self.answered.append(replace(state, asked=_written(now), due=None, failures=0, problem=None))

    def _data(self, feed: str, state: notes.FeedState) -> tuple[bytes | None, notes.FeedState]:
        """What stands in a feed, None where that did not change; and what to ask by the next time."""
        self.asked += 1
        if not is_address(feed):
            with Path(feed).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise ValueError(too_large("the feed"))
            return maps.unpacked(data), state
        found = self._fetcher.get(feed, etag=state.etag, modified=state.modified)
        if found.status != 200:
            return None, state
        tags = {"etag": found.header("etag"), "modified": found.header("last-modified")}
        return maps.unpacked(found.body), replace(state, **tags)

    def _failed(self, state: notes.FeedState, problem: Exception, now: dt.datetime) -> None:
        failures = state.failures + 1
        rest = backed_off(failures, self._fetcher.clock.chance(), first=_FIRST_REST, longest=_LONGEST_REST)
        asked = getattr(problem, "wait", None)
        due = now + dt.timedelta(seconds=max(rest, min(asked or 0.0, _LONGEST_REST)))
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        self.broken.append(Failure(uri=state.feed, stage="watch", error=why))
        notes.keep_feed(
            self._store, replace(state, asked=_written(now), due=_written(due), failures=failures, problem=why)
        )

    def _of_data(self, feed: str, data: bytes, depth: int) -> Iterator[Item]:
        kind = maps.kind_of(data)
        if kind is None:
            raise ValueError(
                "this is no feed, sitemap or OPML: give the address of the feed, which the page of the site names"
            )
        if kind == "feed":
            yield from self._of_feed(feed, data)
        elif kind == "sitemap":
            for leaf in _latest_first(maps.leaves(io.BytesIO(data))):
                if page := _listed(feed, leaf.url, leaf.declared):
                    yield Item(feed, page.url, page)
        elif depth >= _DEEPEST:
            raise ValueError("it is a list of lists of lists of feeds: give the feeds themselves")
        else:
            for below in self._below(feed, data, kind):
                yield from self.items(below, depth + 1)

    def _of_feed(self, feed: str, data: bytes) -> Iterator[Item]:
        for entry in feeds.entries(io.BytesIO(data), feed):
            if isinstance(entry, Failure):
                self.broken.append(Failure(uri=feed, stage="watch", error=entry.error))
                continue
            text = entry.found if isinstance(entry.found, Document) else None
            page = _listed(feed, entry.link, text.declared if text else Declared()) if entry.link else None
            yield Item(feed, page.url if page else entry.found.uri, page, text, entry.is_full)

    def _below(self, feed: str, data: bytes, kind: maps.Kind) -> list[str]:
        stream = io.BytesIO(data)
        found = list(maps.outlines(stream)) if kind == "opml" else [m.url for m in _latest_first(maps.leaves(stream))]
        pages = (_listed(feed, url, Declared()) for url in found)
        addresses = list(dict.fromkeys(page.url for page in pages if page))
        return addresses[: _MOST_BELOW if kind == "opml" else _MOST_MAPS]

    def _of_folder(self, folder: str) -> Iterator[Item]:
        self.asked += 1
        for file in files(folder):
            if isinstance(file, Failure):  # an empty folder is one to which nothing came yet
                continue
            try:
                known = Path(file).stat()
            except OSError:
                continue
            yield Item(folder, file, file=file, version=f"{known.st_size}:{known.st_mtime_ns}")


def is_address(feed: str) -> bool:
    """Whether a feed is one of the web, and not a file or a folder."""
    return feed.lower().startswith(("http://", "https://"))


def _latest_first(leaves: Iterator[maps.Leaf]) -> list[maps.Leaf]:
    """What changed last comes first, for there may be more than one round takes; ISO 8601 sorts by itself."""
    return sorted(leaves, key=lambda leaf: leaf.declared.published or leaf.modified, reverse=True)


def _listed(feed: str, link: str, declared: Declared) -> Listed | None:
    """A page that a feed lists; its date is declared only where feed and page are of one house."""
    try:
        url = url_of(link, url_of(feed) if is_address(feed) else None)
    except FetchError:
        return None
    is_own = is_address(feed) and _house(url.host) == _house(url_of(feed).host)
    kept = Declared(published=declared.published, updated=declared.updated) if is_own else Declared()
    return Listed(str(url), kept, feed)


def _house(host: str) -> str:
    """Who a host belongs to, about: the last two parts of its name, three where the last two are short (co.uk)."""
    parts = host.casefold().rstrip(".").split(".")
    if ":" in host or parts[-1].isdecimal():  # a number, which has no such parts
        return host
    short = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
