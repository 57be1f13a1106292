"""Watching feeds, sitemaps, lists of feeds and folders: what is new in them goes into the record.

A round asks what is due, politely.  What it learned of the feeds it keeps in the record once their articles are there,
so that watching can be stopped at any time and nothing is missed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from dragoman.engine.adding import Added, add_found
from dragoman.engine.fetching import archive, fetched_document
from dragoman.model import Document, Failure
from dragoman.record import Store, beside, watched
from dragoman.record.watched import Feed
from dragoman.sources import Found, documents, feeds
from dragoman.sources.archives.http import TooLargeError, page
from dragoman.sources.feeds.maps import Place, feeds_of, kind_of_map, places, unpacked
from dragoman.sources.fetching import Archive, Fetched, FetchError
from dragoman.sources.lists import Listed

_DAY = 24 * 60
_NEW_DAYS = 7  # of a sitemap, which lists all that ever was, only what is no older is taken
_MOST_MAPS = 50  # sitemaps that one index leads to in a round: the latest
_DEEPEST = 3  # a list of indexes of sitemaps
_MOST_FAILURES = 20  # counted
_NOT_MODIFIED = 304


class Getter(Protocol):
    """What fetches a url: `fetching.Polite`, or something in its place."""

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """What the url leads to.  Raises `FetchError`."""
        ...


class Item(NamedTuple):
    """An address that a feed gave, with the article that it carries itself, where it does."""

    url: str
    carried: Document | None


class Round(NamedTuple):
    """What a round came to."""

    asked: int  # feeds
    added: Added
    failures: list[Failure]


class Watcher:
    """Watches some feeds and folders for a record."""

    def __init__(
        self,
        store: Store,
        watched_places: Sequence[str],
        getter: Getter,
        *,
        every: float = 30,
        now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
        workers: int = 1,
    ) -> None:
        """`every` is the time between two rounds, in minutes."""
        self._store = store
        self._places = watched_places
        self._getter = getter
        self._every = every
        self._now = now
        self._workers = workers
        self._problems: list[Failure] = []
        self._learned: list[Feed] = []
        self._visited: set[str] = set()

    def round(self) -> Round:
        """Ask everything that is due once, and add what is new."""
        self._problems, self._learned, self._visited = [], [], set()
        taken: list[str] = []
        failed: list[str] = []
        with archive(beside.fetched(self._store.path)) as kept:
            items = self._found(kept, taken, failed)
            added, failures = add_found(self._store, items, self._places, workers=self._workers)
        watched.tried(self._store, taken, failed)
        for feed in self._learned:
            watched.keep(self._store, feed)
        return Round(len(self._learned), added, [*self._problems, *failures])

    def _found(self, kept: Archive, taken: list[str], failed: list[str]) -> Iterator[Found]:
        done = watched.done(self._store)
        for place in self._places:
            if "://" not in place and Path(place).is_dir():
                yield from documents([place])
                continue
            for item in self._items(place, kept):
                if item.url in done:
                    continue
                done.add(item.url)
                found = self._article(item, kept)
                (failed if isinstance(found, Failure) else taken).append(item.url)
                yield found

    def _article(self, item: Item, kept: Archive) -> Document | Failure:
        """The page that an item leads to; where that cannot be had, the text that the item carries itself."""
        if not item.url.startswith(("http://", "https://")):
            return item.carried or Failure(uri=item.url, stage="fetch", error="the item has no address of the web")
        found = fetched_document(Listed(url=item.url), self._getter, kept)
        return item.carried if isinstance(found, Failure) and item.carried else found

    def _items(self, place: str, kept: Archive, depth: int = 0) -> Iterator[Item]:
        """What a place lists: a feed's items, a sitemap's pages, and those of everything that a list names."""
        if place in self._visited or depth > _DEEPEST:
            return
        self._visited.add(place)
        if "://" not in place:
            try:
                data = unpacked(Path(place).read_bytes())
            except (OSError, ValueError) as error:
                self._problems.append(Failure(uri=place, stage="watch", error=f"cannot be read: {error}"))
                return
        else:
            answered = self._ask(place, kept)
            if answered is None:
                return
            data = answered
        yield from self._listed(place, data, kept, depth + 1)

    def _listed(self, place: str, data: bytes, kept: Archive, depth: int) -> Iterator[Item]:
        kind = kind_of_map(data)
        if kind == "opml":
            for feed in feeds_of(data):
                yield from self._items(feed, kept, depth) if "://" in feed else ()
        elif kind == "index":
            latest = sorted(places(data), key=lambda one: one.date or "", reverse=True)[:_MOST_MAPS]
            for one in latest:
                yield from self._items(one.url, kept, depth) if self._is_new(one) else ()
        elif kind == "sitemap":
            yield from self._pages(data)
        else:
            yield from self._feed(place, data)

    def _pages(self, data: bytes) -> Iterator[Item]:
        for one in places(data):
            if one.date and self._is_new(one):
                yield Item(one.url, None)

    def _is_new(self, one: Place) -> bool:
        """Whether what a map lists is of the last days; what has no day is looked at."""
        if one.date is None:
            return True
        oldest = (self._now() - datetime.timedelta(days=_NEW_DAYS)).date().isoformat()
        return one.date[:10] >= oldest

    def _feed(self, place: str, data: bytes) -> Iterator[Item]:
        for found in feeds.items(BytesIO(data), place):
            if isinstance(found, Document):
                yield Item(found.uri, found)
            elif found.uri.startswith(("http://", "https://")) and found.uri != place:
                yield Item(found.uri, None)  # it only points to the article
            else:
                self._problems.append(msgspec.structs.replace(found, stage="watch"))

    def _ask(self, url: str, kept: Archive) -> bytes | None:
        """What a feed says, if it is due and something changed."""
        known = watched.feed(self._store, url)
        now = self._now()
        if known.due > _time(now):
            return None
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        try:
            fetched = self._getter.get(url, {name: value for name, value in headers.items() if value})
            found = fetched.answer
            if found.status not in (200, _NOT_MODIFIED):
                raise FetchError(f"the server answered with status {found.status}")
            data = unpacked(page(found)) if found.status != _NOT_MODIFIED else None
        except (FetchError, TooLargeError, ValueError) as error:
            self._failed(known, now, str(error))
            return None
        if data is not None:
            kept.keep(fetched)
        self._learned.append(
            Feed(
                url=url,
                etag=found.headers.get("etag") or (known.etag if data is None else None),
                modified=found.headers.get("last-modified") or (known.modified if data is None else None),
                due=_time(now + datetime.timedelta(minutes=self._every)),
                checked=_time(now),
            )
        )
        return data

    def _failed(self, known: Feed, now: datetime.datetime, problem: str) -> None:
        """Ask a feed that fails less and less often, at the least once a day."""
        wait = min(self._every * 2 ** (known.failures + 1), _DAY)
        self._problems.append(Failure(uri=known.url, stage="watch", error=problem))
        self._learned.append(
            msgspec.structs.replace(
                known,
                due=_time(now + datetime.timedelta(minutes=wait)),
                failures=min(known.failures + 1, _MOST_FAILURES),
                problem=problem,
                checked=_time(now),
            )
        )


def _time(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
