"""Citing: how to cite the record, or one thing in it, as text, BibTeX, CSL-JSON or RIS."""

from __future__ import annotations

from typing import Literal

from dragoman.export.citing.forms import FORMS
from dragoman.export.citing.gathering import gather
from dragoman.record.store import Store

CitationFormat = Literal["text", "bibtex", "csl", "ris"]


def cite(store: Store, identifier: str | None = None, *, format: CitationFormat = "text") -> str:
    """Citations of the record, or of everything that an identifier names; empty where it names nothing."""
    citations = gather(store, identifier)
    return FORMS[format](citations) if citations else ""
