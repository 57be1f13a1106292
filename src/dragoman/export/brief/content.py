"""What a brief holds, made once from the record; the renderers only lay it out."""

from __future__ import annotations

from dragoman.model import Span, Struct


class Ref(Struct, frozen=True, kw_only=True):
    """A citation: the number of an article and of the quotation from it."""

    article: int
    quote: int

    @property
    def label(self) -> str:
        """As it stands in the text: 3.1 is the first quotation of article 3."""
        return f"{self.article}.{self.quote}"


class Quote(Struct, frozen=True, kw_only=True):
    """Exact words of an article."""

    ref: Ref
    words: str
    span: Span
    debris: bool  # the words left the text as debris: the span is into the decoded source
    language: str | None  # BCP 47, of the article
    cited_by: tuple[str, ...]  # keys of the lines that cite it


class Source(Struct, frozen=True, kw_only=True):
    """A cited article."""

    number: int
    uri: str
    title: str | None
    outlet: str | None
    published: str | None  # EDTF
    basis: str | None  # what the publication date rests on
    language: str | None
    relation: str | None
    origin: str | None  # its label, or its id
    quotes: tuple[Quote, ...]


class Shown(Struct, frozen=True, kw_only=True):
    """Words that are shown under a line, with where they stand."""

    words: str
    ref: Ref
    language: str | None


class SideLine(Struct, frozen=True, kw_only=True):
    """One side of a conflict."""

    value: str
    known: str | None  # the source of a known fact, which no article tells
    counts: str
    shown: tuple[Shown, ...]


class Line(Struct, frozen=True, kw_only=True):
    """One thing that the brief tells."""

    key: str
    when: str = ""
    tags: tuple[str, ...] = ()
    text: str
    meta: str = ""
    refs: tuple[Ref, ...] = ()
    known: str | None = None  # the table of facts that it is from, where that is no article
    shown: tuple[Shown, ...] = ()
    sides: tuple[SideLine, ...] = ()


class Section(Struct, frozen=True, kw_only=True):
    """A part of the brief under a heading of its own."""

    key: str
    title: str
    empty: str  # what is said where it has no lines
    lines: tuple[Line, ...]
    left_out: int = 0
    command: str = ""  # what lists exactly this; empty where no command does


class Brief(Struct, frozen=True, kw_only=True):
    """The whole brief."""

    title: str
    about: str  # "person, state or body", "pair", "story", "record"
    since: str | None
    until: str | None
    record_of: str | None  # the day on which articles were last added
    as_of: str | None  # the run or date that was asked for with --as-of
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    version: str
