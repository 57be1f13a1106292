"""What a citation consists of."""

from __future__ import annotations

from dragoman.model import Span, Struct


class Words(Struct, frozen=True, kw_only=True):
    """Exact words of one article, or the article as a whole."""

    uri: str
    digest: str | None  # the article's id
    title: str | None
    outlet: str | None
    published: str | None  # EDTF
    read: str | None  # the day of the run that read it; UTC
    span: Span | None  # null: the whole article
    text: str | None
    debris: bool = False  # the span is into the decoded source


class Citation(Struct, frozen=True, kw_only=True):
    """The record, or one thing in it, as it is to be cited."""

    record: str  # the name of its file
    version: str | None  # of the program, in the latest run
    run: int | None  # the latest
    at: str | None  # when that ended, or began where it did not end; UTC
    articles: int
    as_of: str | None  # as given
    digest: str | None  # of the manifest; null of a record as it was
    decisions: str | None  # hash of the decisions file; null where there is none, or of a record as it was
    kind: str | None = None  # null: the whole record
    id: str | None = None
    words: tuple[Words, ...] = ()
