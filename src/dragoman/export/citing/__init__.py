"""Citing: how to cite the record, or one thing in it, as text, BibTeX, CSL-JSON or RIS."""

from __future__ import annotations

from typing import Literal

from dragoman.export.citing.forms import FORMS
from dragoman.export.citing.gathering import gather
from dragoman.record.store import Store

CitationFormat = Literal["text", "bibtex", "csl", "ris"]


def cite(store: Store, identifier: str | None = None, *, format: CitationFormat = "text", digest: bool = True) -> str:
    """Citations of the record, or of everything that an identifier names; empty where it names nothing.

    Without `digest` the manifest, which takes as long as the record is large, is not named.
    """
    citations = gather(store, identifier, digest=digest)
    return FORMS[format](citations) if citations else ""
