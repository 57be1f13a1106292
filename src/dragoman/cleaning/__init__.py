"""Cleaning: a document in, an article with its debris and clues out."""

from dragoman.model import Cleaned, Document


def clean(document: Document) -> Cleaned:
    """Take the debris out of a document and find its title, outlet, language, publication date and clues."""
    raise NotImplementedError
