"""What tools can be asked by: the arguments that several have, as an assistant reads of them."""

from __future__ import annotations

from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from dragoman.mcp.bounds import MAX_ROWS
from dragoman.ontology.edtf import valid

_LONGEST = 300

Name = Annotated[
    str | None,
    Field(
        max_length=_LONGEST,
        description="Whole words of a name, whatever their case and accents, or a country code of three capitals: CHN.",
    ),
]
Who = Annotated[
    str,
    Field(min_length=1, max_length=_LONGEST, description="Whole words of a name, or a country code such as CHN."),
]
Words = Annotated[str | None, Field(max_length=_LONGEST)]
Article = Annotated[
    str,
    Field(min_length=1, max_length=2_000, description="An article's uri as other answers give it, or the end of one."),
]
OfArticle = Annotated[
    str | None,
    Field(max_length=2_000, description="Only from this article: its uri as other answers give it, or the end of one."),
]
Identifier = Annotated[
    str,
    Field(min_length=6, max_length=100, description="An id as other answers give it, or its first six or more signs."),
]
Since = Annotated[
    str | None, Field(max_length=30, description="From this year, month or day on: 2023, 2023-02 or 2023-02-22.")
]
Until = Annotated[
    str | None, Field(max_length=30, description="Up to and with this year, month or day: 2023, 2023-02 or 2023-02-22.")
]
Start = Annotated[
    int, Field(ge=0, le=10**9, description="How many rows to pass over: the next_start of the page before.")
]
Limit = Annotated[int, Field(ge=1, le=MAX_ROWS, description="How many rows to give at most.")]


def check_dates(*given: str | None) -> None:
    """Make sure that what was given are dates.

    Raises `ToolError`.
    """
    for date in given:
        if date and ("/" in date or not valid(date)):
            raise ToolError(f"{date!r} is not a date. Give a year, month or day: 2023, 2023-02 or 2023-02-22.")
