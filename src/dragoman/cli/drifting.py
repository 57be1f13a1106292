"""Quotations as blocks: each variant with its article, its speaker, and the words that differ from the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from dragoman.cli.output import count, day, open_console, plain, short

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.model import Quotation, Variant
    from dragoman.record.rows import VariantRow


def print_quotations(found: Sequence[Quotation], rows: Sequence[VariantRow]) -> None:
    """Print quotations for people; `rows` are their variants in the same order.

    A terminal shows the words that differ bold and underlined; elsewhere they stand in {braces}.
    """
    from rich.padding import Padding
    from rich.text import Text

    console = open_console()
    styled = console.is_terminal and not console.is_dumb_terminal
    told = iter(rows)
    for quotation in found:
        console.print(Text(head(quotation), style="bold"))
        for variant, row in zip(quotation.variants, told, strict=False):
            console.print(Padding(Text(where(row), overflow="fold"), (0, 0, 0, 4)))
            said = _styled(quotation, variant) if styled else Text(plain(row.marked))
            said = Text.assemble(f"{_speaker(row)}: ", said, overflow="fold")
            console.print(Padding(said, (0, 0, 0, 8)))
        console.print()
    if found and not styled:
        typer.echo("words in {braces} differ from the first variant", err=True)


def quotation_lines(quotation: Quotation, rows: Sequence[VariantRow]) -> Iterator[str]:
    """A quotation as lines of plain text, as `explain` prints it."""
    yield f"quotation {quotation.id}"
    yield f"  {_by(quotation)} · {_counts(quotation)}"
    for row in rows:
        yield f"  {where(row)}"
        yield f"    {_speaker(row)}: {plain(row.marked)}"


def head(quotation: Quotation) -> str:
    """Whose words they are, and how often they are told."""
    return f"{_by(quotation)} · {_counts(quotation)} · {short(quotation.id)}"


def _speaker(row: VariantRow) -> str:
    return plain(row.speaker) or "somebody"


def _by(quotation: Quotation) -> str:
    return plain(", ".join(quotation.speakers)) or "somebody"


def _counts(quotation: Quotation) -> str:
    return f"{count(quotation.articles, 'article')} · {count(quotation.origins, 'origin')}"


def where(row: VariantRow) -> str:
    """The article of a variant, and whether it gives the words to somebody else."""
    parts = [day(row.published) or "no date", row.outlet, row.uri, "another speaker" if row.other_speaker else None]
    return plain(" · ".join(part for part in parts if part))


def _styled(quotation: Quotation, variant: Variant) -> Text:
    from rich.text import Text

    from dragoman.record.quoted import shown

    styles = {"same": "", "changed": "bold underline", "missing": "italic"}
    return Text.assemble(*((plain(piece.words), styles[piece.kind]) for piece in shown(quotation, variant)))
