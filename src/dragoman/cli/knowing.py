"""`knowledge`: what the tables of facts hold, what a name may mean, who belongs to what, and facts of one's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.cli.options import Format, Formatted, On
from dragoman.cli.output import Column, print_rows

if TYPE_CHECKING:
    from dragoman.knowledge.comparing import Finding

knowledge = typer.Typer(no_args_is_help=True, help="The tables of facts: what they hold, and facts of your own.")


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a name may mean."""

    kind: str
    name: str
    country: str | None
    sector: str | None
    ref: str | None
    latitude: float | None = None
    longitude: float | None = None
    people: int | None = None


@knowledge.command()
def counts(format: Formatted = Format.table) -> None:
    """How much is known of what, from when to when."""
    from dragoman.knowledge.counting import counted

    columns = [
        Column("what", lambda r: r.what, wide=True),
        Column("number", lambda r: r.number),
        Column("from", lambda r: r.begins),
        Column("to", lambda r: r.ends),
    ]
    print_rows(counted(), columns, format, "facts")


class _KnownDay(msgspec.Struct, frozen=True, kw_only=True):
    """An event of public record and its day, as a row."""

    date: str  # EDTF
    name: str
    called: tuple[str, ...]  # phrases by which articles name it


@knowledge.command()
def dates(
    words: Annotated[str | None, typer.Argument(help="Words of the event, or a phrase as an article has it.")] = None,
    format: Formatted = Format.table,
) -> None:
    """The events whose day is known: what "a year after the Abraham Accords" is counted from."""
    columns = [
        Column("date", lambda r: r.date),
        Column("event", lambda r: r.name, wide=True),
        Column("called", lambda r: "; ".join(r.called), wide=True),
    ]
    print_rows(_known_days(words), columns, format, "events")


def _known_days(words: str | None) -> list[_KnownDay]:
    from dragoman.knowledge.known_dates import known_date_named, known_dates

    named = known_date_named(words) if words else None
    wanted = (words or "").casefold()
    rows = [
        _KnownDay(date=known.date, name=known.name, called=known.match)
        for known in known_dates()
        if wanted in known.name.casefold() or (named is not None and known is named[0])
    ]
    return sorted(rows, key=lambda row: row.date)


@knowledge.command()
def lookup(
    name: Annotated[str, typer.Argument(help="A name of anything: state, seat, organisation, place, person.")],
    format: Formatted = Format.table,
) -> None:
    """Everything that a name may mean."""
    columns = [
        Column("kind", lambda r: r.kind),
        Column("name", lambda r: r.name, wide=True),
        Column("country", lambda r: r.country),
        Column("sector", lambda r: r.sector),
        Column("ref", lambda r: r.ref),
        Column("where", lambda r: f"{r.latitude:.2f}, {r.longitude:.2f}" if r.latitude is not None else None),
        Column("people", lambda r: r.people),
    ]
    print_rows(_meanings(name), columns, format, "meaning")


def _meanings(name: str) -> list[Meaning]:
    from dragoman.knowledge.gazetteer import lookup as entries
    from dragoman.knowledge.people import people_named
    from dragoman.knowledge.places import places_named

    known = [
        Meaning(kind=e.kind if e.form != "seat" else "seat", name=e.name, country=e.country, sector=e.sector, ref=e.ref)
        for e in entries(name)
        if e.form != "capital"
    ]
    towns = [
        Meaning(
            kind=place.kind,
            name=place.name,
            country=place.country,
            sector=None,
            ref=place.ref,
            latitude=place.latitude,
            longitude=place.longitude,
            people=place.population,
        )
        for place in places_named(name)
        if place.kind == "city"
    ]
    people = [
        Meaning(kind="person", name=person.label, country=person.country, sector=None, ref=None)
        for person in people_named(name)
    ]
    return [*known, *towns, *people]


@knowledge.command()
def members(
    organisation: Annotated[str, typer.Argument(help="An organisation, by name or acronym.")],
    on: On = None,
    format: Formatted = Format.table,
) -> None:
    """Who belongs to an organisation, or belonged to it on a day; without a day everybody who ever did."""
    from dragoman.knowledge.dates import lies
    from dragoman.knowledge.memberships import memberships, organisation_called

    name = organisation_called(organisation)
    if name is None:
        raise typer.BadParameter(f"no members of {organisation!r} are known")
    rows = [row for row in memberships()[name] if on is None or lies(on, row.start, row.end) in ("in", "open")]
    columns = [
        Column("member", lambda r: r.member),
        Column("standing", lambda r: r.standing),
        Column("from", lambda r: r.start),
        Column("to", lambda r: r.end),
        Column("source", lambda r: r.source, wide=True),
    ]
    print_rows(rows, columns, format, "members")
    if on and format is Format.table:
        from dragoman.knowledge.memberships import number_of_members

        number = number_of_members(name, on)
        typer.echo(f"{name} had {number if number is not None else 'an unknown number of'} members on {on}", err=True)


@knowledge.command()
def add(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Terms of office from elsewhere.")],
    known_to: Annotated[
        str | None, typer.Option("--known-to", metavar="DATE", help="The day to which the file is right.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Where the facts are from; else the file's name.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take also what disagrees: your facts go before the table's.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be added, add nothing.")] = False,
    format: Formatted = Format.table,
) -> None:
    """Add facts of your own: a table like ours, FollowTheMoney entities, a Wikidata query's answer."""
    from dragoman.knowledge.comparing import compare
    from dragoman.knowledge.importing import read_facts

    try:
        facts = read_facts(file, known_to or dt.datetime.now(dt.UTC).date().isoformat(), source or file.name)
    except (ValueError, UnicodeDecodeError) as error:
        raise typer.BadParameter(str(error)) from error
    for line in facts.refused:
        typer.echo(f"{file}, {line}", err=True)
    findings = list(compare(facts.tenures))
    print_rows(
        [finding for finding in findings if finding.verdict != "known"],
        [
            Column("verdict", lambda r: r.verdict),
            Column("person", lambda r: r.tenure.person, wide=True),
            Column("office", lambda r: r.tenure.office, wide=True),
            Column("of", lambda r: r.tenure.organisation or r.tenure.country),
            Column("from", lambda r: r.tenure.start),
            Column("to", lambda r: r.tenure.end),
            Column("why", lambda r: r.reason, wide=True),
        ],
        format,
        "new facts",
    )
    taken = [f for f in findings if f.verdict == "new" or (replace and f.verdict == "disagrees")]
    if not dry_run:
        _keep(taken, facts.aliases)
    _sum_up(findings, taken, dry_run=dry_run)
    raise typer.Exit(1 if facts.refused else 0)


def _keep(taken: Sequence[Finding], aliases: msgspec.Struct | object) -> None:
    from collections.abc import Mapping

    from dragoman.knowledge.own import keep, own_rows
    from dragoman.knowledge.tenures import row_of

    if not taken:
        return
    old = own_rows("offices")
    new = [row_of(finding.tenure) for finding in taken]
    keep("offices", [row for row in old if row not in new] + new)
    people = {finding.tenure.person for finding in taken}
    forms = aliases if isinstance(aliases, Mapping) else {}
    named = [{"name": n, "aliases": "|".join(a), "native": ""} for n, a in forms.items() if n in people and a]
    if named:
        keep("people", [row for row in own_rows("people") if row["name"] not in forms] + named)


def _sum_up(findings: Sequence[Finding], taken: Sequence[Finding], *, dry_run: bool) -> None:
    from dragoman.knowledge.own import folder

    number = {verdict: sum(f.verdict == verdict for f in findings) for verdict in ("new", "known", "disagrees")}
    told = f"{number['new']} new, {number['known']} known, {number['disagrees']} that disagree"
    done = "nothing was added" if dry_run or not taken else f"{len(taken)} added to {folder() / 'offices.csv'}"
    typer.echo(f"{told}: {done}", err=True)
