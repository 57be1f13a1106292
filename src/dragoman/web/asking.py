"""What questions over HTTP have in common: their parameters, checked, with what is wrong said in words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query, Request
from pydantic import AfterValidator, BeforeValidator

from dragoman.api import Record
from dragoman.model import ConflictKind, CueClass, Modality, Polarity, Relation, Severity, StatementKind
from dragoman.ontology.edtf import valid
from dragoman.ontology.plover import TYPES
from dragoman.web.desk import Desk

MOST_ROWS = 200
_LONGEST = 500  # characters of a name or of words
_BLANK = BeforeValidator(lambda given: (given.strip() or None) if isinstance(given, str) else given)


class NotThereError(Exception):
    """What was asked for is not in the record; the message says what and where to look."""


def _day(given: str | None) -> str | None:
    if given is not None and ("/" in given or not valid(given)):
        raise ValueError(f"{given!r} is no date. Give a year, month or day: 2023, 2023-02 or 2023-02-22")
    return given


def _type(given: str | None) -> str | None:
    if given is not None and given.upper() not in TYPES:
        raise ValueError(f"{given!r} is none of {', '.join(TYPES)}")
    return given.upper() if given else None


def _printable(given: str | None) -> str | None:
    if given is not None and "\0" in given:
        raise ValueError("a character with the number 0 is in no name")
    return given


def text(description: str) -> Any:
    """A parameter of some words."""
    return Annotated[
        str | None, _BLANK, AfterValidator(_printable), Query(description=description, max_length=_LONGEST)
    ]


def choice(kind: Any, description: str) -> Any:
    """A parameter that is one of a few words."""
    return Annotated[kind | None, _BLANK, Query(description=description)]


_DATE = (_BLANK, AfterValidator(_day))
Actor = text("Who takes part, in any role: words of a name, or a country code such as CHN.")
Other = text("Who takes part as well.")
Words = text('Words; all of them must be there. "A phrase" in double quotes.')
ArticleUri = text("Only from this article: its uri, or the end of it.")
Place = text("Words of a place.")
Type = Annotated[str | None, _BLANK, AfterValidator(_type), Query(description="PLOVER type.")]
OfModality = choice(Modality, "What became of it.")
OfKind = choice(StatementKind, "How the words are given.")
OfClass = choice(CueClass, "What the words of reporting do.")
OfPolarity = choice(Polarity, "Held to be so, or not to be so.")
OfConflict = choice(ConflictKind, "What the sides disagree about.")
OfSeverity = choice(Severity, "How bad it is.")
OfRelation = choice(Relation, "What an article is to the one that it was made of.")
Since = Annotated[str | None, *_DATE, Query(description="From this year, month or day on.", max_length=40)]
Until = Annotated[str | None, *_DATE, Query(description="Up to and with this year, month or day.", max_length=40)]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="Rows at once.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Rows to pass over.")]
Flag = Annotated[bool, BeforeValidator(lambda given: given not in ("", "0", "false", "False", False, None)), Query()]
AsOf = Annotated[
    str | None,
    _BLANK,
    Query(description="As the record was at the end of this year, month or day (UTC), or run.", max_length=40),
]


def desk_of(request: Request) -> Desk:
    """What the pages of this server share."""
    found: Desk = request.app.state.desk
    return found


def _asked(request: Request, as_of: AsOf = None) -> Record:
    return desk_of(request).record(as_of)


Asked = Annotated[Record, Depends(_asked)]
