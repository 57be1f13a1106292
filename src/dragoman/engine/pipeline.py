"""The pipeline of one article: clean it, read it; what cannot be read becomes a failure, never an exception."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.cleaning import clean
from dragoman.cleaning.error import CleaningError
from dragoman.engine.wanted import passed_over
from dragoman.model import Document, Failure, Reading
from dragoman.reading import read


def process(document: Document) -> Reading | Failure:
    """Clean and read one document.

    Whatever goes wrong inside is that article's failure, with the stage and the reason; the next article goes on.
    """
    stage = "clean"
    try:
        passed = passed_over(document)
        if passed:
            return passed
        cleaned = clean(document)
        stage = "read"
        return read(cleaned)
    except MemoryError:
        reason = "it takes more memory than the process that read it may have"
        return Failure(uri=document.uri, stage=stage, error=reason)
    except Exception as error:  # one bad article gives one error row, whatever is wrong with it
        # What cleaning says of a page is for people; anything else needs its class to be understood.
        reason = str(error) if isinstance(error, CleaningError) else f"{type(error).__name__}: {error}".rstrip(": ")
        return Failure(uri=document.uri, stage=stage, error=reason)


def process_many(documents: Sequence[Document]) -> list[Reading | Failure]:
    """Clean and read some documents, in their order: to the byte what `process` makes of each."""
    return [process(document) for document in documents]
