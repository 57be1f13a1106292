"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, get_args

import typer

from dragoman.model import ConflictKind, CueClass, Modality, Polarity, Severity, StatementKind
from dragoman.ontology.plover import TYPES


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def one_of(allowed: Iterable[str]) -> Callable[[str | None], str | None]:
    """A check that what was given is one of a few words, whatever its case."""
    words = {word.casefold(): word for word in allowed}

    def check(given: str | None) -> str | None:
        if given is None or given.casefold() in words:
            return words[given.casefold()] if given else None
        raise typer.BadParameter(f"{given!r} is not one of {', '.join(words.values())}.")

    return check


def _day(given: str | None) -> str | None:
    """A year, month or day; anything else is wrong use."""
    if given is None:
        return None
    from dragoman.ontology.edtf import valid

    if "/" in given or not valid(given):
        raise typer.BadParameter(f"{given!r} is not a date. Give a year, month or day: 2023, 2023-02 or 2023-02-22.")
    return given


_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT])i?B?", re.I)
_LEAST_MEMORY = 700 << 20  # what the parser and its model take


def _size(given: str) -> int:
    """The bytes of a size such as 800M or 1.5G; anything else is wrong use."""
    found = _SIZE.fullmatch(given.strip())
    if not found:
        raise typer.BadParameter(f"{given!r} is not a size. Give it as 800M or 2G.")
    size = int(float(found[1]) * (1 << (10 * (1 + "KMGT".index(found[2].upper())))))
    if size < _LEAST_MEMORY:
        raise typer.BadParameter(f"{given!r} is too little: what reads needs 700M.")
    return size


def wanted_languages(given: str | None) -> frozenset[str]:
    """The languages of `--languages`; what is no code of one is wrong use."""
    from dragoman.cleaning.unwanted import languages_of

    try:
        return languages_of(given.split(",")) if given is not None else frozenset()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--languages") from error


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Files, folders, patterns, or - for stdin: text, HTML, PDF, DOCX, mail, JSON, RIS, feeds, WARC, readings.",
        show_default=False,
    ),
]
Urls = Annotated[
    list[str] | None,
    typer.Option("--urls", metavar="FILE", help="A list of addresses to fetch: text, CSV, JSONL, GDELT; - for stdin."),
]
Refetch = Annotated[bool, typer.Option("--refetch", help="Ask again for pages that the record has.")]
AllowHosts = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="HOST[:PORT]", help="Fetch from this host although it is a private one."),
]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact",
        envvar="DRAGOMAN_CONTACT",
        metavar="ADDRESS",
        help="Whom servers may turn to: told to each of them.",
    ),
]
RecordPath = Annotated[
    Path, typer.Option("--record", envvar="DRAGOMAN_RECORD", metavar="FILE", help="The record.", dir_okay=False)
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE|RUN", help="As the record was at the end of this year, month or day (UTC), or run."
    ),
]
Formatted = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
PathsOrNone = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH…",
        help="Files, folders, patterns, or - for stdin: text, HTML, JSONL, Parquet, feeds, web archives.",
        show_default=False,
    ),
]
Languages = Annotated[
    str | None,
    typer.Option(
        "--languages",
        metavar="CODES",
        help="Pass over articles that are plainly in other languages: en, or en,fr.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        "-j",
        min=1,
        help="Processes that read. Default: one for each core; none beside this one for a few articles.",
        show_default=False,
    ),
]
Memory = Annotated[
    int | None,
    typer.Option(
        "--memory",
        metavar="SIZE",
        parser=_size,
        help="What each of these processes may have: 800M, 2G. Default: 2G.",
        show_default=False,
    ),
]
Everything = Annotated[
    bool,
    typer.Option("--everything", help="Read general news too, not only articles that tell of foreign affairs."),
]
Cluster = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Read on this Ray cluster: HOST:PORT, ray://HOST:PORT, auto."),
]
Statistics = Annotated[
    bool | None,
    typer.Option(
        "--statistics/--no-statistics",
        help="At the end say what was read and skipped, and how fast. Default: of 50 articles and more.",
        show_default=False,
    ),
]
From = Annotated[
    str | None, typer.Option("--from", metavar="DATE", callback=_day, help="From this year, month or day on.")
]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", callback=_day, help="Up to and with this date.")]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", callback=_day, help="As it was on this year, month or day.")
]
ArticleUri = Annotated[
    str | None, typer.Option("--article", metavar="URI", help="Only from this article (its uri, or the end of it).")
]
Actor = Annotated[
    str | None,
    typer.Option("--actor", metavar="NAME", help="Who takes part, in any role: a name, or a country code such as CHN."),
]
Reviewed = Annotated[bool, typer.Option("--reviewed", help="As reviewers left it, with what they decided.")]

DEFAULT_RECORD = Path("dragoman.sqlite")

EventType = Annotated[str | None, typer.Option("--type", callback=one_of(TYPES), help="PLOVER type.")]
ModalityOption = Annotated[
    str | None, typer.Option("--modality", callback=one_of(get_args(Modality)), help="What became of it.")
]
StatementKindOption = Annotated[
    str | None, typer.Option("--kind", callback=one_of(get_args(StatementKind)), help="How the words are given.")
]
CueClassOption = Annotated[
    str | None, typer.Option("--class", callback=one_of(get_args(CueClass)), help="What the words of reporting do.")
]
PolarityOption = Annotated[
    str | None,
    typer.Option("--polarity", callback=one_of(get_args(Polarity)), help="Held to be so, or not to be so."),
]
ActOption = Annotated[
    str | None, typer.Option("--act", callback=one_of(TYPES), help="What saying it does, as a PLOVER type.")
]
ConflictKindOption = Annotated[
    str | None, typer.Option("--kind", callback=one_of(get_args(ConflictKind)), help="What they disagree about.")
]
SeverityOption = Annotated[
    str | None, typer.Option("--severity", callback=one_of(get_args(Severity)), help="How bad it is.")
]
