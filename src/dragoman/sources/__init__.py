"""Paths to documents: text, HTML and JSONL, one document or one failure for each article."""

from collections.abc import Iterable, Iterator

from dragoman.model import Document, Failure


def documents(paths: Iterable[str]) -> Iterator[Document | Failure]:
    """The documents at files, folders, globs and `-` (stdin), in sorted order; what cannot be read becomes a failure."""
    yield from ()
