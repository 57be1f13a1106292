"""`review`: people decide on what the record says, and what their decisions come to."""

from __future__ import annotations

import getpass
import itertools
import subprocess
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.explained import lines
from dragoman.cli.listing import opened
from dragoman.cli.options import (
    DEFAULT_RECORD,
    Actor,
    ArticleUri,
    EventType,
    Format,
    Formatted,
    From,
    ModalityOption,
    RecordPath,
    To,
)
from dragoman.cli.output import Column, count, plain, print_rows
from dragoman.cli.review_terminal import Session

if TYPE_CHECKING:
    from dragoman.api import Record
    from dragoman.cli.review_terminal import Why
    from dragoman.record.review import Cell, Decision, Wanted
    from dragoman.record.review.asking import Sort

_GIT_SECONDS = 5.0


def review(  # noqa: PLR0913, PLR0917 - the parameters of a command are its options
    record: RecordPath = DEFAULT_RECORD,
    reviewer: Annotated[
        str | None,
        typer.Option(
            "--reviewer", envvar="DRAGOMAN_REVIEWER", metavar="NAME", help="Who decides. Else git's user.name."
        ),
    ] = None,
    slot: Annotated[
        str | None, typer.Option("--kind", metavar="CELL", help="Cells such as event or event.date.")
    ] = None,
    rule: Annotated[str | None, typer.Option("--rule", metavar="NAME", help="Cells that this rule made.")] = None,
    names: Annotated[bool, typer.Option("--names", help="Whom other words for somebody mean.")] = False,
    lineage: Annotated[bool, typer.Option("--lineage", help="Where articles have their text from.")] = False,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Contradictions.")] = False,
    actor: Actor = None,
    pair: Annotated[tuple[str, str] | None, typer.Option("--pair", metavar="NAME NAME", help="Both take part.")] = None,
    type: EventType = None,
    modality: ModalityOption = None,
    since: From = None,
    until: To = None,
    article: ArticleUri = None,
    number: Annotated[
        int | None, typer.Option("--sample", min=1, metavar="N", help="Code a sample of N cells.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Which sample.")] = 1,
    blind: Annotated[bool, typer.Option("--blind", help="Do not show what the program says.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the decisions.")] = False,
    orphaned: Annotated[bool, typer.Option("--orphans", help="List decisions whose cell is gone.")] = False,
    by_rule: Annotated[
        bool, typer.Option("--precision", help="How often people accepted what each rule made.")
    ] = False,
    agreeing: Annotated[bool, typer.Option("--agreement", help="How far coders agree.")] = False,
    format: Formatted = Format.table,
) -> None:
    """Accept, correct or reject what the record says, cell by cell; list decisions and what they come to."""
    if sum((listed, orphaned, by_rule, agreeing)) > 1:
        raise typer.BadParameter("give one of --list, --orphans, --precision and --agreement.")
    if (listed or orphaned) and any((actor, pair, type, modality, since, until, names, lineage, conflicts, number)):
        raise typer.BadParameter("--list and --orphans go with --kind, --rule and --article only.")
    from dragoman.record.review import Wanted

    wanted = Wanted(
        sorts=_sorts(slot, by_rule or agreeing, names=names, lineage=lineage, conflicts=conflicts),
        slot=slot,
        rule=rule,
        actor=actor,
        pair=pair,
        type=type,
        modality=modality,
        since=since,
        until=until,
        article=article,
    )
    if problem := wanted.problem:
        raise typer.BadParameter(problem, param_hint="--kind")
    with opened(record) as asked:
        usable = _say_what_is_broken(asked)
        if listed:
            _print_decisions(_narrowed(asked.decisions(), wanted), format)
        elif orphaned:
            _print_orphans(asked, wanted, format)
        elif by_rule:
            _print_precision(asked, wanted, format)
        elif agreeing:
            _print_agreement(asked, _some(asked, wanted, number, seed), format)
        else:
            _ask(asked, wanted, _name(reviewer), number=number, seed=seed, blind=blind, format=format)
    if not usable:
        raise typer.Exit(1)


def _sorts(slot: str | None, every: bool, *, names: bool, lineage: bool, conflicts: bool) -> tuple[Sort, ...]:
    """Which cells are meant: those that are asked for, else the facts; all where a slot or a report is asked for."""
    given: tuple[tuple[Sort, bool], ...] = (("names", names), ("lineage", lineage), ("conflicts", conflicts))
    chosen = tuple(sort for sort, wanted in given if wanted)
    return chosen or (("facts", "names", "lineage", "conflicts") if slot or every else ("facts",))


def _say_what_is_broken(asked: Record) -> bool:
    """Name the lines that are no decisions; whether there are none."""
    from dragoman.record import beside
    from dragoman.record.review import load

    bad = load(beside.decisions(asked.store.path)).bad
    for one in bad:
        typer.echo(f"{one.path}, line {one.line}: no decision, passed over: {plain(one.error)}", err=True)
    return not bad


def _name(given: str | None) -> str:
    """The reviewer's name: as given, as git knows it, as the system does."""
    if given and given.strip():
        return given.strip()
    try:
        asked = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, timeout=_GIT_SECONDS, check=False
        )
        if asked.returncode == 0 and asked.stdout.strip():
            return asked.stdout.strip()
    except (OSError, subprocess.TimeoutExpired, UnicodeError):
        pass  # no git: then as the system knows him
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise typer.BadParameter("who decides? Give a name.", param_hint="--reviewer") from error


def _some(asked: Record, wanted: Wanted, number: int | None, seed: int) -> Iterable[Cell]:
    """The cells of a sample, or all that are wanted."""
    from dragoman.record.review import sample

    return asked.cells(wanted) if number is None else sample(asked.cells(wanted), number, seed)


def _ask(
    asked: Record, wanted: Wanted, reviewer: str, *, number: int | None, seed: int, blind: bool, format: Format
) -> None:
    """Go through the cells that this reviewer has not decided on; of a sample tell the agreement afterwards."""
    from dragoman.record.review import standing, undecided

    decided = standing(asked.decisions())
    mine = {key for key, found in decided.items() if any(one.reviewer == reviewer for one in found.each)}
    found = _some(asked, wanted, number, seed)
    cells = list(found) if number is not None else found
    left = undecided(cells, lambda cell: cell.key in mine)
    first = next(left, None)
    if first is not None:
        session = Session(asked, reviewer, blind=blind, why=_why(asked), before=lambda cell: decided.get(cell.key))
        taken = session.go(itertools.chain([first], left))
        typer.echo(f"{count(taken, 'decision')} by {plain(reviewer)}", err=True)
    else:
        typer.echo(f"nothing is left for {plain(reviewer)} to decide on here", err=True)
    if number is not None:
        _print_agreement(asked, cells, format)


def _why(asked: Record) -> Why:
    """What `explain` says of the event, statement, conflict or article of a cell."""

    def why(cell: Cell) -> Iterator[str]:
        yield f"rule: {plain(cell.rule)}"
        for item in asked.explain(cell.of if cell.of and not cell.of_mention else cell.uri)[:1]:
            yield from lines(asked, item)

    return why


def _narrowed(decisions: Iterable[Decision], wanted: Wanted) -> list[Decision]:
    return [one for one in decisions if wanted.takes(one.slot, one.rule or "", one.uri)]


def _print_decisions(decisions: list[Decision], format: Format) -> None:
    columns = [
        Column("decided", lambda r: r.time[:16].replace("T", " ")),
        Column("reviewer", lambda r: r.reviewer),
        Column("verdict", lambda r: r.verdict),
        Column("cell", lambda r: r.slot),
        Column("value", lambda r: r.value, wide=True),
        Column("corrected to", _corrected, wide=True),
        Column("reason", lambda r: r.reason, wide=True),
        Column("article", lambda r: r.uri, wide=True),
    ]
    print_rows(decisions, columns, format, "decisions")


def _corrected(decision: Decision) -> str:
    if decision.corrected is None:
        return ""
    return decision.corrected.value + (" (the reviewer's own)" if decision.corrected.own else "")


def _print_orphans(asked: Record, wanted: Wanted, format: Format) -> None:
    from dragoman.record.review import orphans

    found = orphans(asked.store, _narrowed(asked.decisions(), wanted))
    columns = [
        Column("why", lambda r: r.why),
        Column("cell", lambda r: r.decision.slot),
        Column("value", lambda r: r.decision.value, wide=True),
        Column("now", lambda r: "; ".join(r.now), wide=True),
        Column("verdict", lambda r: r.decision.verdict),
        Column("reviewer", lambda r: r.decision.reviewer),
        Column("article", lambda r: r.decision.uri, wide=True),
    ]
    print_rows(found, columns, format, "orphaned decisions")


def _print_precision(asked: Record, wanted: Wanted, format: Format) -> None:
    from dragoman.record.review import precision, standing

    rows = precision(standing(asked.decisions()), asked.cells(wanted))
    columns = [
        Column("rule", lambda r: r.rule, wide=True),
        Column("cell", lambda r: r.slot),
        Column("accepted", lambda r: r.accepted),
        Column("corrected", lambda r: r.corrected),
        Column("rejected", lambda r: r.rejected),
        Column("disputed", lambda r: r.disputed),
        Column("precision", lambda r: f"{r.precision:.2f}"),
        Column("95%", lambda r: f"{r.low:.2f}–{r.high:.2f}"),
    ]
    print_rows(rows, columns, format, "decisions on what the record has now")


def _print_agreement(asked: Record, among: Iterable[Cell], format: Format) -> None:
    from dragoman.record.review import agreement

    rows = agreement(asked.decisions(), among)
    columns = [
        Column("cell", lambda r: r.slot),
        Column("coders", lambda r: ", ".join(r.coders), wide=True),
        Column("n", lambda r: r.cells),
        Column("agree", lambda r: f"{r.percent:.1f}%"),
        Column("Cohen's kappa", lambda r: _figure(r.kappa)),
        Column("Krippendorff's alpha", lambda r: _figure(r.alpha)),
        Column("blind", lambda r: r.blind),
    ]
    print_rows(rows, columns, format, "cells that were coded")


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"
