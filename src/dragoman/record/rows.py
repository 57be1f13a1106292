"""What questions to the record are answered with: a row a thing, every row saying which article it is from."""

from __future__ import annotations

from dragoman.model import FusedEvent, Span, Struct


class ArticleRow(Struct, frozen=True, kw_only=True):
    """An article of the record, with where it stands among the others."""

    uri: str
    id: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None  # EDTF
    skipped: str | None
    origin: str | None
    origin_label: str | None
    relation: str | None
    story: str | None
    events: int
    statements: int


class StatementRow(Struct, frozen=True, kw_only=True):
    """A statement in one article, or one that is reported inside it."""

    id: str
    uri: str
    published: str | None
    kind: str
    source: str | None  # the speaker's name; the phrase as written where there is no name; null where nobody is given
    country: str | None
    office: str | None  # as the article gives it at this place, or nearest before it
    cue: str | None
    cue_class: str | None
    polarity: str | None
    act: str | None  # PLOVER type of the event that the statement is
    via: str | None  # in whose statements it is reported, outermost first: "Ona Lind → Ana Ruiz"
    anonymity: str | None  # the words that keep the source unnamed
    content: str  # the exact words; several spans joined by " … "
    spans: tuple[Span, ...]
    origin: str | None
    articles: int | None  # that have these words, as far as they are aligned; null where the article is not weighed yet
    origins: int | None
    quotation: str | None  # id of the aligned quotation that it is a variant of


class VariantRow(Struct, frozen=True, kw_only=True):
    """One article's variant of a quotation, as a row of a table."""

    quotation: str
    articles: int
    origins: int
    uri: str
    published: str | None
    outlet: str | None
    statement: str
    speaker: str | None
    other_speaker: bool  # than the first variant names
    text: str  # the exact words; several spans joined by " … "
    marked: str  # the same with {braces} around the words that differ from the first variant


class OfficeRow(Struct, frozen=True, kw_only=True):
    """An office that an article gives a person."""

    uri: str
    published: str | None
    name: str
    country: str | None
    office: str
    words: str | None  # the exact words
    span: Span | None
    office_from: str | None  # EDTF, where the text states it
    office_to: str | None


class StoryRow(Struct, frozen=True, kw_only=True):
    """A story: when it is told and how much there is of it."""

    story: str
    first: str | None  # the days of the first and the last article that has one
    last: str | None
    articles: int
    origins: int
    chapters: int
    title: str | None  # the headline of the central article of the chapter with the most articles


class ToldRow(Struct, frozen=True, kw_only=True):
    """An article of a chapter."""

    uri: str
    published: str | None  # EDTF
    outlet: str | None
    title: str | None  # where it has none, how the text begins
    relation: str | None
    origin: str | None


class ChapterRow(Struct, frozen=True, kw_only=True):
    """A chapter of a story: what is told in it for the first time, in the order of time, and by which articles."""

    story: str
    chapter: int
    title: str | None  # the headline of the central article
    first: str | None
    last: str | None
    origins: int
    events: tuple[FusedEvent, ...]
    articles: tuple[ToldRow, ...]


class ErrorRow(Struct, frozen=True, kw_only=True):
    """An article that could not be read."""

    uri: str
    stage: str
    error: str


class Found(Struct, frozen=True, kw_only=True):
    """Where an identifier leads: the kind of thing it names and the articles that hold it."""

    kind: str  # article, event, fused, statement, conflict, quotation
    id: str
    uris: tuple[str, ...]
