"""`rate`: how reliable a person holds a source to be."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, AsOf, Format, Formatted, RecordPath
from dragoman.cli.output import Column, print_rows


def rate(
    outlet: Annotated[str | None, typer.Argument(metavar="[OUTLET]", help="The outlet, as articles name it.")] = None,
    letter: Annotated[str | None, typer.Argument(metavar="[LETTER]", help="A to F as in STANAG 2511.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the outlet's letter away.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    format: Formatted = Format.table,
) -> None:
    """Give an outlet a letter for its reliability, from A to F; without a letter, list those that were given."""
    from dragoman.record.names import folded
    from dragoman.record.rating import LETTERS

    if letter and letter.upper() not in LETTERS:
        meanings = "; ".join(f"{name} {meaning}" for name, meaning in LETTERS.items())
        raise typer.BadParameter(f"{letter!r} is not a letter of STANAG 2511: {meanings}.", param_hint="LETTER")
    if outlet is not None and not folded(outlet).strip():
        raise typer.BadParameter(f"{outlet!r} is no outlet: it has neither letters nor digits.", param_hint="OUTLET")
    if remove and (letter or not outlet):
        raise typer.BadParameter("--remove goes with an outlet and no letter.")
    with opened(record, as_of) as asked:
        if outlet and (letter or remove):
            asked.rate(outlet, letter)
        rows = [row for row in asked.ratings() if not outlet or folded(row.outlet) == folded(outlet)]
    columns = [
        Column("outlet", lambda r: r.outlet, wide=True),
        Column("letter", lambda r: r.letter),
        Column("meaning", lambda r: LETTERS[r.letter]),
        Column("given", lambda r: r.given),
    ]
    print_rows(rows, columns, format, "letters given")
