"""What questions over HTTP have in common: their parameters, checked, with what is wrong said in words."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import AfterValidator, BeforeValidator, StringConstraints

from dragoman.api import Record
from dragoman.model import ConflictKind, CueClass, Modality, Polarity, Relation, Severity, StatementKind
from dragoman.ontology.edtf import valid
from dragoman.ontology.plover import TYPES
from dragoman.web.desk import Desk

MOST_ROWS = 200
_LONGEST = 500  # characters of a name or of words
_LONGEST_URI = 4000
BLANK = BeforeValidator(lambda given: (given.strip() or None) if isinstance(given, str) else given)


class NotAllowedError(Exception):
    """What was asked for is not done here; the message says why."""


class SenselessError(Exception):
    """What was asked for makes no sense; the message says why."""


class NotThereError(Exception):
    """What was asked for is not in the record; the message says what and where to look, `near` what is called alike."""

    def __init__(self, message: str, near: tuple[str, ...] = ()) -> None:
        """Keep what is called alike."""
        super().__init__(message)
        self.near = near


def _day(given: str) -> str:
    if "/" in given or not valid(given):
        raise ValueError(f"{given!r} is no date. Give a year, month or day: 2023, 2023-02 or 2023-02-22")
    return given


def _type(given: str | None) -> str | None:
    if given is not None and given.upper() not in TYPES:
        raise ValueError(f"{given!r} is none of {', '.join(TYPES)}")
    return given.upper() if given else None


def _printable(given: str) -> str:
    if "\0" in given:
        raise ValueError("a character with the number 0 is in no name")
    return given


Text = Annotated[str, StringConstraints(max_length=_LONGEST), AfterValidator(_printable)]
Day = Annotated[str, StringConstraints(max_length=40), AfterValidator(_day)]
Id = Annotated[str, StringConstraints(max_length=64, pattern="^[0-9a-f]*$")]
# An id, its beginning, a uri or its end.  What is shorter may be the beginning of very many.
Called = Annotated[str, StringConstraints(min_length=4, max_length=4000), AfterValidator(_printable)]
Uri = Annotated[str, StringConstraints(max_length=_LONGEST_URI), AfterValidator(_printable)]
Actor = Annotated[
    Text | None,
    BLANK,
    Query(description="Who takes part, in any role: words of a name, or a country code such as CHN."),
]
Other = Annotated[Text | None, BLANK, Query(description="Who takes part as well.")]
Words = Annotated[Text | None, BLANK, Query(description='Words; all must be there. "A phrase" in double quotes.')]
ArticleUri = Annotated[Uri | None, BLANK, Query(description="Only from this article: its uri, or the end of it.")]
Place = Annotated[Text | None, BLANK, Query(description="Words of a place.")]
Type = Annotated[str | None, BLANK, AfterValidator(_type), Query(description="PLOVER type.")]
OfModality = Annotated[Modality | None, BLANK, Query(description="What became of it.")]
OfKind = Annotated[StatementKind | None, BLANK, Query(description="How the words are given.")]
OfClass = Annotated[CueClass | None, BLANK, Query(description="What the words of reporting do.")]
OfPolarity = Annotated[Polarity | None, BLANK, Query(description="Held to be so, or not to be so.")]
OfConflict = Annotated[ConflictKind | None, BLANK, Query(description="What the sides disagree about.")]
OfSeverity = Annotated[Severity | None, BLANK, Query(description="How bad it is.")]
OfRelation = Annotated[Relation | None, BLANK, Query(description="What an article is to the one that it was made of.")]
Since = Annotated[Day | None, BLANK, Query(description="From this year, month or day on.")]
Until = Annotated[Day | None, BLANK, Query(description="Up to and with this year, month or day.")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="Rows at once.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Rows to pass over.")]
Flag = Annotated[bool, BeforeValidator(lambda given: given not in ("", "0", "false", "False", False, None)), Query()]
AsOf = Annotated[
    Text | None, BLANK, Query(description="As the record was at the end of this year, month or day (UTC), or run.")
]


def desk_of(request: Request) -> Desk:
    """What the pages of this server share."""
    found: Desk = request.app.state.desk
    return found


def _asked(request: Request, as_of: AsOf = None) -> Record:
    return desk_of(request).record(as_of)


Asked = Annotated[Record, Depends(_asked)]


def _writer(request: Request) -> None:
    if desk_of(request).settings.read_only:
        raise NotAllowedError("This server was started with --read-only: nothing can be changed here.")


Writing = Depends(_writer)  # of routes that change something


def inside(address: str) -> str:
    """An address on this server, whatever was asked for: nobody is sent elsewhere."""
    here = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if here and address.isprintable() else "/"
