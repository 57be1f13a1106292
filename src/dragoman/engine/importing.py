"""Articles that a visitor brings: files under the names that he gave them, a pasted text, addresses to fetch.

The files lie in a folder of ours under names of ours; nothing of a name that somebody sent reaches the disk.  They are
read by what reads files everywhere, and called afterwards by the names that they came with.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman.engine.adding import Added, Watch, add_documents
from dragoman.engine.fetching import Pages, open_fetcher
from dragoman.model import Declared, Document, Failure, Reading, Struct
from dragoman.record import Store
from dragoman.sources import Found, documents, originals
from dragoman.sources.fetching import Settings
from dragoman.sources.lists import addresses
from dragoman.sources.paths import failure, uri_of
from dragoman.sources.sniffing import EXTENSIONS

_ADDRESSES = "addresses"  # what a failure calls the list that somebody typed in
_LONGEST_NAME = 200  # characters
_OF_ID = 12  # hexadecimal digits of a text's id that name it


# In an installed package they lie in it; where the sources are at work they lie beside these.
_SAMPLES = (Path(__file__).parents[1] / "sample", Path(__file__).parents[3] / "examples" / "articles")


class Brought(Struct, frozen=True, kw_only=True):
    """A file with the name that it is called by."""

    path: Path
    name: str


def sample() -> tuple[Brought, ...]:
    """The articles that the program brings to try it on; none where they were left out."""
    folder = next((one for one in _SAMPLES if one.is_dir()), None)
    found = sorted(folder.iterdir()) if folder else []
    return tuple(Brought(path=path, name=f"sample/{path.name}") for path in found)


class Pasted(Struct, frozen=True, kw_only=True):
    """A text, with what is known of it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # EDTF


class Bringing(Struct, frozen=True, kw_only=True):
    """What somebody brings at once."""

    files: tuple[Brought, ...] = ()
    pasted: Pasted | None = None
    urls: str = ""  # addresses, one a line

    @property
    def label(self) -> tuple[str, ...]:
        """What the run is called by."""
        urls = tuple(line.strip() for line in self.urls.splitlines() if line.strip())
        return (*(one.name for one in self.files), *(("pasted text",) if self.pasted else ()), *urls)


def add_brought(
    store: Store, brought: Bringing, *, settings: Settings | None = None, watch: Watch | None = None
) -> tuple[Added, list[Failure]]:
    """Add what somebody brings to the record, as one run; pages are fetched as `settings` say, and kept."""
    passed = Counter[str]()
    if not brought.urls.strip():
        return add_documents(store, _at_hand(brought, passed), brought.label, passed, watch=watch)
    with open_fetcher(store, settings) as fetcher:
        pages = Pages(store, fetcher)

        def found() -> Iterator[Found]:
            yield from _at_hand(brought, passed)
            yield from pages.of(addresses(io.BytesIO(brought.urls.encode("utf-8", "replace")), _ADDRESSES))

        told = _with_known(watch, pages) if watch else None
        done, failures = add_documents(store, found(), brought.label, passed, watch=told)
    return msgspec.structs.replace(done, known=done.known + pages.known), failures


def _with_known(watch: Watch, pages: Pages) -> Watch:
    return lambda done: watch(msgspec.structs.replace(done, known=done.known + pages.known))


def _at_hand(brought: Bringing, passed: Counter[str]) -> Iterator[Found]:
    for one in brought.files:
        call = _caller(uri_of(str(one.path)), one.name)
        yield from map(call, documents([str(one.path)], passed))
    if brought.pasted:
        yield document_of(brought.pasted)


def document_of(pasted: Pasted) -> Document | Failure:
    """The document of a pasted text; its uri follows from its content, so that pasting it again changes nothing."""
    if not pasted.text.strip():
        return failure("pasted", "the text is empty: there is no article in it")
    declared = Declared(title=pasted.title, outlet=pasted.outlet, published=pasted.published)
    made = originals.of_record("pasted", pasted.text, declared)
    return msgspec.structs.replace(made, uri=f"pasted:{made.id.partition(':')[2][:_OF_ID]}")


def _caller(path: str, name: str) -> Callable[[Found], Found]:
    """Calls what was found in a file by the name of that file instead of where it lies."""

    def called(uri: str) -> str:
        return name + uri[len(path) :] if uri.startswith(path) else uri

    def call(found: Found) -> Found:
        if isinstance(found, Reading):
            article = msgspec.structs.replace(found.article, uri=called(found.article.uri))
            return msgspec.structs.replace(found, article=article)
        if isinstance(found, Failure):
            error = found.error.replace(path, name)
            return msgspec.structs.replace(found, uri=called(found.uri), error=error)
        return msgspec.structs.replace(found, uri=called(found.uri))

    return call


def name_of(given: str | None, taken: Sequence[str] = ()) -> str:
    r"""What a file that somebody sent is called: the last part of its name on one line, unlike those that are taken.

    >>> name_of("C:\\notes\\a.txt"), name_of("../../etc/passwd"), name_of("a.txt", ["a.txt"])
    ('a.txt', 'passwd', 'a (2).txt')
    """
    last = (given or "").replace("\\", "/").rstrip("/").rpartition("/")[2]
    printable = "".join(sign if sign.isprintable() else " " for sign in last)
    name = (
        " ".join(printable.encode("utf-8", "replace").decode("utf-8").split())[:_LONGEST_NAME].lstrip(".") or "unnamed"
    )
    stem, dot, ending = name.partition(".")
    number = 1
    while (name if number == 1 else f"{stem} ({number}){dot}{ending}") in taken:
        number += 1
    return name if number == 1 else f"{stem} ({number}){dot}{ending}"


def ending_of(name: str) -> str:
    """The known ending of a name, which helps to tell what a file is; empty where it has none."""
    lower = name.lower()
    return max((one for one in EXTENSIONS if lower.endswith(one)), key=len, default="")
