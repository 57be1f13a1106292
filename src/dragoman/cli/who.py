"""`who`: who held an office, and what offices somebody held, as far as the tables of facts know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import Format, Formatted, On
from dragoman.cli.output import Column, print_rows

if TYPE_CHECKING:
    from dragoman.knowledge.tenures import Tenure


def who(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="A person, by any form of the name.")] = "",
    office: Annotated[str | None, typer.Option("--office", help="An office, by any wording.")] = None,
    of: Annotated[str | None, typer.Option("--of", metavar="STATE", help="Of which state, by name or code.")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", help="Of which body, where not a state.")
    ] = None,
    on: On = None,
    format: Formatted = Format.table,
) -> None:
    """Who held an office, and what offices somebody held; not known is an answer."""
    if not name and not office:
        raise typer.BadParameter('Give a name, or an office: dragoman who --office "foreign minister" --of China')
    from dragoman.knowledge.holdings import holdings

    found = _of_person(name, office, of, organisation) if name else _of_office(office or "", of, organisation)
    rows = list(holdings(found, on))
    print_rows(rows, _columns(on), format, "office-holder" if office else "office")
    if name and not found:
        _suggest(name)


def _columns(on: str | None) -> list[Column]:
    columns = [
        Column("person", lambda r: r.person, wide=True),
        Column("office", lambda r: r.title, wide=True),
        Column("of", lambda r: r.organisation or r.country),
        Column("from", lambda r: r.start),
        Column("to", lambda r: r.end or f"(known to {r.known_to})"),
        Column("source", lambda r: r.source, wide=True),
    ]
    return [*columns[:2], Column("then", lambda r: r.answer), *columns[2:]] if on else columns


def _of_person(name: str, office: str | None, of: str | None, organisation: str | None) -> list[Tenure]:
    from dragoman.knowledge.offices import is_office
    from dragoman.knowledge.people import people_named

    country = _code(of)
    terms = [tenure for person in people_named(name) for tenure in person.tenures]
    return [
        tenure
        for tenure in terms
        if (office is None or is_office(tenure, office, country, organisation))
        and country in (None, tenure.country)
        and organisation in (None, tenure.organisation)
    ]


def _of_office(office: str, of: str | None, organisation: str | None) -> list[Tenure]:
    from dragoman.knowledge.offices import holders

    return list(holders(office, _code(of), organisation=organisation))


def _code(state: str | None) -> str | None:
    from dragoman.knowledge.offices import country_code

    try:
        return country_code(state) if state else None
    except ValueError as error:
        raise typer.BadParameter(f"--of: {error}") from error


def _suggest(name: str) -> None:
    from rapidfuzz import process

    from dragoman.knowledge.people import people

    nearest = process.extract(name, [person.name for person in people()], limit=3, score_cutoff=70)
    if nearest:
        typer.echo(f"nearest names: {', '.join(known for known, *_ in nearest)}", err=True)
