"""The pipeline of one article: clean it, read it; what cannot be read becomes a failure, never an exception.

Some articles are cleaned one by one, parsed together, which is quicker, and read one by one.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import structs

from dragoman.cleaning import clean
from dragoman.cleaning.error import CleaningError
from dragoman.engine.cache import cache
from dragoman.engine.wanted import passed_over
from dragoman.language import Parsed, parse_many
from dragoman.model import Cleaned, Document, Failure, Reading
from dragoman.reading import read
from dragoman.reading.relevance import is_foreign_affairs

Made = TypeVar("Made")

# Characters that are parsed together: enough to be quick, few enough to bound memory.
_TOGETHER = 60_000


def process(document: Document) -> Reading | Failure:
    """Clean and read one document.

    Whatever goes wrong inside is that article's failure, with the stage and the reason; the next article goes on.
    """
    return process_many([document])[0]


def process_many(documents: Sequence[Document]) -> list[Reading | Failure]:
    """Clean and read some documents, in their order: to the byte what `process` makes of each.

    What a cache holds, where there is one, is taken from it.
    """
    kept = cache()
    if kept is None:
        return _made(documents)
    found: list[Reading | Failure | None] = [kept.get(document) for document in documents]
    missing = [at for at, one in enumerate(found) if one is None]
    for at, made in zip(missing, _made([documents[at] for at in missing]), strict=True):
        found[at] = made
        if isinstance(made, Reading):
            kept.put(documents[at], made)
    return [one for one in found if one is not None]


def _made(documents: Sequence[Document]) -> list[Reading | Failure]:
    found: list[Reading | Failure] = []
    for batch in _batches(_cleaned(document) for document in documents):
        with _uncollected():
            found += _read_batch(batch)
    return found


def _read_batch(batch: Sequence[Cleaned | Failure]) -> Iterator[Reading | Failure]:
    parsed = _parsed([one.article.text for one in batch if isinstance(one, Cleaned) and not one.article.skipped])
    for one in batch:
        if isinstance(one, Failure):
            yield one
        else:
            yield _read(one, None if one.article.skipped else next(parsed))


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: all that is made of a batch is in use, and goes at once when it is done."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _batches(articles: Iterator[Cleaned | Failure]) -> Iterator[list[Cleaned | Failure]]:
    """Articles with as much text as is parsed together; a long one stands alone."""
    batch: list[Cleaned | Failure] = []
    size = 0
    for one in articles:
        length = len(one.article.text) if isinstance(one, Cleaned) else 0
        if batch and size + length > _TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += length
    if batch:
        yield batch


def _parsed(texts: Sequence[str]) -> Iterator[Parsed | None]:
    """The texts parsed together, copies of a text once.

    None for each where that fails: then each is to be parsed alone, and fails alone.
    """
    different = list(dict.fromkeys(texts))
    if len(texts) < 2:
        return iter([None] * len(texts))
    try:
        found: dict[str, Parsed] = dict(zip(different, parse_many(different), strict=True))
    except Exception:  # one text, or all at once too much: which it is shows when each is parsed alone
        found = {}
    return (found.get(text) for text in texts)


def _cleaned(document: Document) -> Cleaned | Failure:
    return _tried(document.uri, "clean", lambda: passed_over(document) or _marked(document, clean(document)))


def _marked(document: Document, cleaned: Cleaned) -> Cleaned:
    """The article, marked where it tells nothing of foreign affairs and nobody asked for everything.

    What is declared clean has been chosen by somebody, and is always read.
    """
    article = cleaned.article
    if article.skipped or document.everything or document.declared.clean or is_foreign_affairs(article.text):
        return cleaned
    return structs.replace(cleaned, article=structs.replace(article, skipped="not-foreign-affairs"))


def _read(cleaned: Cleaned, parsed: Parsed | None) -> Reading | Failure:
    return _tried(cleaned.article.uri, "read", lambda: read(cleaned) if parsed is None else read(cleaned, parsed))


def _tried(uri: str, stage: str, make: Callable[[], Made]) -> Made | Failure:
    try:
        return make()
    except MemoryError:
        return Failure(uri=uri, stage=stage, error="it takes more memory than the process that read it may have")
    except Exception as error:  # one bad article gives one error row, whatever is wrong with it
        # What cleaning says of a page is for people; anything else needs its class to be understood.
        reason = str(error) if isinstance(error, CleaningError) else f"{type(error).__name__}: {error}".rstrip(": ")
        return Failure(uri=uri, stage=stage, error=reason)
