"""Documents from the network: each page fetched politely, kept in a web archive, and made a document of."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from dragoman.engine.adding import Added, Watch, add_found
from dragoman.model import Document, Failure
from dragoman.record import Store, beside, queries
from dragoman.sources.archives import document_of
from dragoman.sources.archives.blocks import Block
from dragoman.sources.fetching import Archive, Fetched, Fetcher, FetchError, Polite
from dragoman.sources.lists import Listed, addresses
from dragoman.sources.paths import failure

_OK = 200
# What a person can do about an answer that is no page.
_ADVICE = {
    401: "it wants a password, and none is sent: add the page as saved by a browser",
    403: "the server refuses: add the page as saved by a browser",
    404: "the page is gone: look for a copy in a web archive",
    410: "the page is gone: look for a copy in a web archive",
    429: "the server has had enough of us: try again later",
    451: "the page is withheld for legal reasons",
}


class Getter(Protocol):
    """What fetches a url: `fetching.Polite`, or something in its place."""

    def get(self, url: str) -> Fetched:
        """What the url leads to.  Raises `FetchError`."""
        ...


def add_urls(
    store: Store,
    lists: Sequence[str | os.PathLike[str]],
    *,
    refetch: bool = False,
    allowed: Collection[str] = (),
    workers: int = 1,
    watch: Watch | None = None,
) -> tuple[Added, list[Failure]]:
    """Fetch the addresses on lists (files, or `-` for stdin) and add the articles to the record.

    Addresses that the record holds are fetched only with `refetch`, private hosts only where `allowed` names them.
    """
    known: set[str] = set() if refetch else {row.uri for row in queries.articles(store)}
    getter = Polite(Fetcher(allowed=allowed))
    named = [os.fspath(one) for one in lists]
    with archive(beside.fetched(store.path)) as kept:
        found = fetched_documents(_listed(named), getter, kept, known)
        return add_found(store, found, [f"--urls {name}" for name in named], workers=workers, watch=watch)


def _listed(names: Iterable[str]) -> Iterator[Listed | Failure]:
    for name in names:
        try:
            if name == "-":
                yield from addresses(sys.stdin.buffer, "stdin")
            else:
                with Path(name).open("rb") as stream:
                    yield from addresses(stream, name)
        except OSError as error:
            yield failure(name, f"cannot be read ({error.strerror}): check the path")


def archive(folder: Path) -> Archive:
    """The archive of what a run fetches, called by the time (UTC) at which it begins."""
    return Archive(folder, datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ"))


def fetched_documents(
    listed: Iterable[Listed | Failure], getter: Getter, kept: Archive, known: Collection[str] = ()
) -> Iterator[Document | Failure]:
    """The documents at addresses, called by the address as given; those that are `known` are not fetched again.

    What cannot be had becomes a failure with the reason.
    """
    for one in listed:
        if isinstance(one, Failure):
            yield one
        elif one.url not in known:
            yield fetched_document(one, getter, kept)


def fetched_document(listed: Listed, getter: Getter, kept: Archive) -> Document | Failure:
    """The document at one address, or why there is none."""
    try:
        fetched = getter.get(listed.url)
    except FetchError as error:
        return _failure(listed.url, str(error))
    kept.keep(fetched)
    last, status = fetched.exchanges[-1], fetched.answer.status
    if status != _OK:
        advice = _ADVICE.get(status, "try again later")
        return _failure(listed.url, f"the server answered with status {status}: {advice}")
    block = Block(number=1, kind="response", uri=listed.url, date=last.at, data=last.response)
    found = document_of(block, listed.url)
    if isinstance(found, str):
        return _failure(listed.url, f"this is no article that can be read: {found}")
    if isinstance(found, Document) and listed.outlet:
        return msgspec.structs.replace(found, declared=msgspec.structs.replace(found.declared, outlet=listed.outlet))
    return found


def _failure(url: str, reason: str) -> Failure:
    return msgspec.structs.replace(failure(url, reason), stage="fetch")
