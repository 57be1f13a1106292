"""The pipeline of one article: clean it, read it; what cannot be read becomes a failure, never an exception."""

from __future__ import annotations

from dragoman.cleaning import clean
from dragoman.model import Document, Failure, Reading
from dragoman.reading import read


def process(document: Document) -> Reading | Failure:
    """Clean and read one document.

    Whatever goes wrong inside is that article's failure, with the stage and the reason; the next article goes on.
    """
    stage = "clean"
    try:
        cleaned = clean(document)
        stage = "read"
        return read(cleaned)
    except Exception as error:  # one bad article gives one error row, whatever is wrong with it
        reason = str(error) or type(error).__name__
        if not isinstance(error, ValueError):
            reason = f"{type(error).__name__}: {reason}"
        return Failure(uri=document.uri, stage=stage, error=reason)
