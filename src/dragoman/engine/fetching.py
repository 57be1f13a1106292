"""Articles from the web to the record: the pages of addresses, each fetched once, in the order of the list."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, cast

from msgspec.structs import replace

from dragoman.engine.adding import Added, Watch, add_documents
from dragoman.engine.run import HERE, Place
from dragoman.engine.wanted import asked
from dragoman.model import Document, Failure
from dragoman.record import Store, beside
from dragoman.record import fetching as notes
from dragoman.sources import Found, documents
from dragoman.sources.fetching import Clock, Fetched, Fetcher, FetchError, Settings, archive_of
from dragoman.sources.fetching.pages import document
from dragoman.sources.lists import Listed, listed


def add_listed(
    store: Store,
    paths: Sequence[str],
    urls: Sequence[str],
    *,
    settings: Settings | None = None,
    refetch: bool = False,
    languages: frozenset[str] = frozenset(),
    place: Place = HERE,
    watch: Watch | None = None,
) -> tuple[Added, list[Failure]]:
    """Add the articles at `paths`, and the pages at the addresses of the lists `urls` (files, or `-` for stdin).

    What was fetched is kept in the folder beside the record.  With `refetch` pages that the record has are asked for
    again.  Articles in others than `languages` are passed over; none are all.  Raises `ValueError` where the settings
    name a host that is none.
    """
    passed = Counter[str]()
    with open_fetcher(store, settings) as fetcher:
        stdin = cast("IO[bytes]", getattr(sys.stdin, "buffer", sys.stdin))
        pages = Pages(store, fetcher, refetch=refetch)

        def found() -> Iterator[Found]:
            yield from documents(paths, passed)
            yield from pages.of(listed(urls, stdin))

        label = [*paths, *(f"--urls {path}" for path in urls)]
        told = (lambda done: watch(replace(done, known=done.known + pages.known))) if watch else None
        wanted = asked(found(), languages, passed)
        done, failures = add_documents(store, wanted, label, passed, place=place, watch=told)
    return replace(done, known=done.known + pages.known), failures


def open_fetcher(store: Store, settings: Settings | None, clock: Clock | None = None) -> Fetcher:
    """A fetcher that keeps what it fetches beside the record.

    Raises `RecordError` where nothing may be kept there.
    """
    store.must_be_writable()
    settings = settings or Settings()
    return Fetcher(settings, archive=archive_of(beside.fetched(store.path), settings, clock), clock=clock)


class Pages:
    """The documents of addresses, fetched one after the other; `known` counts what the record has already."""

    def __init__(self, store: Store, fetcher: Fetcher, *, refetch: bool = False) -> None:
        self._store = store
        self._fetcher = fetcher
        self._refetch = refetch
        self._done: set[str] = set()  # addresses that answered in this run
        self._asked: set[str] = set()
        self.known = 0
        self.passing = False  # whether what failed last may work later

    def of(self, wanted: Iterable[Listed | Failure]) -> Iterator[Document | Failure]:
        """The documents of addresses; a page that cannot be had is a failure, called by its address."""
        for one in wanted:
            found = one if isinstance(one, Failure) else self.page(one)
            if found is None:
                self.known += 1
            else:
                yield found

    def page(self, wanted: Listed) -> Document | Failure | None:
        """The document of an address; None where the record has it."""
        if wanted.url in self._asked:
            return None
        self._asked.add(wanted.url)
        before = notes.noted(self._store, wanted.url)
        if not self._refetch and (before or notes.has_article(self._store, wanted.url)):
            return None
        etag, modified = (before.etag, before.modified) if before else (None, None)
        self.passing = False
        try:
            found = self._fetcher.get(wanted.url, etag=etag, modified=modified)
        except FetchError as error:
            self.passing = error.passing
            return Failure(uri=wanted.url, stage="fetch", error=str(error))
        if before and found.status != 200:
            return None
        made = document(found, wanted.declared)
        if isinstance(made, Document):
            self._note(wanted.url, found, made)
            if made.uri in self._done or (not self._refetch and notes.has_article(self._store, made.uri)):
                return None
            self._done.add(made.uri)
        return made

    def _note(self, url: str, found: Fetched, made: Document) -> None:
        archive = self._fetcher.archive.name if self._fetcher.archive else None
        row = notes.Note(
            url=url, uri=made.uri, date=found.date, id=made.id, archive=archive,
            etag=found.header("etag"), modified=found.header("last-modified"),
        )  # fmt: skip
        notes.note(self._store, row)
