"""What was fetched to its document, in the way of pages from web archives."""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.model import Declared, Document, Failure
from dragoman.sources.archives import MEDIA, page_of
from dragoman.sources.fetching.fetcher import Fetched
from dragoman.sources.paths import failure

_NOTHING = Declared()


def document(found: Fetched, declared: Declared = _NOTHING) -> Document | Failure:
    """The document of a page that was fetched, called by the address that answered in the end.

    That is the address under which the archive keeps it, so that adding the archive gives the same article.  `declared`
    is what the list or the feed says that led there.
    """
    if found.answer.media not in MEDIA:
        what = found.answer.media or "something that it does not name"
        return failure(
            found.url,
            f"the server gave {what}, and no page: if there is an article in it, save it and add it as a file",
        )
    return page_of(found.answer, found.url, found.url, replace(declared, fetched=found.date))
