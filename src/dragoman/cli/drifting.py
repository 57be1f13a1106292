"""Quotations as blocks: each variant with its article, its speaker, and the words that differ from the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from dragoman.cli.output import count, day, open_console, plain, short

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from dragoman.model import Quotation, Variant
    from dragoman.record.rows import VariantRow


def print_quotations(found: Sequence[Quotation], rows: Sequence[VariantRow]) -> None:
    """Print quotations for people; `rows` are their variants in the same order.

    A terminal shows the words that differ bold and underlined; elsewhere they stand in {braces}.
    """
    console = open_console()
    styled = console.is_terminal and not console.is_dumb_terminal
    told = iter(rows)
    for quotation in found:
        block = [(variant, next(told)) for variant in quotation.variants]
        if styled:
            _print_block(console, quotation, block)
        else:
            typer.echo("\n".join([_head(quotation), *_lines((row for _, row in block), "    "), ""]))
    if found and not styled:
        typer.echo("words in {braces} differ from the first variant", err=True)


def quotation_lines(quotation: Quotation, rows: Sequence[VariantRow]) -> list[str]:
    """A quotation as lines of plain text, as `explain` prints it."""
    return [f"quotation {quotation.id}", f"  {_counted(quotation)}", *_lines(rows, "  ")]


def _lines(rows: Iterator[VariantRow] | Sequence[VariantRow], indent: str) -> Iterator[str]:
    for row in rows:
        yield f"{indent}{_where(row)}"
        yield f"{indent}{indent}{_speaker(row)}: {plain(row.marked)}"


def _print_block(console: Console, quotation: Quotation, block: Sequence[tuple[Variant, VariantRow]]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Text(_head(quotation), style="bold", overflow="fold"))
    for variant, row in block:
        said = Text.assemble(f"{_speaker(row)}: ", _styled(quotation, variant), overflow="fold")
        console.print(Padding(Text(_where(row), overflow="fold"), (0, 0, 0, 4), expand=False))
        console.print(Padding(said, (0, 0, 0, 8), expand=False))
    console.print()


def _styled(quotation: Quotation, variant: Variant) -> Text:
    from rich.text import Text

    from dragoman.record.quoted import shown

    styles = {"same": "", "changed": "bold underline", "missing": "italic"}
    return Text.assemble(*((plain(piece.words), styles[piece.kind]) for piece in shown(quotation, variant)))


def _head(quotation: Quotation) -> str:
    """Whose words they are, and how often they are told."""
    return f"{_counted(quotation)} · {short(quotation.id)}"


def _counted(quotation: Quotation) -> str:
    counts = f"{count(quotation.articles, 'article')} · {count(quotation.origins, 'origin')}"
    return f"{plain(', '.join(quotation.speakers)) or 'somebody'} · {counts}"


def _where(row: VariantRow) -> str:
    """The article of a variant, and whether it gives the words to somebody else."""
    parts = [day(row.published) or "no date", row.outlet, row.uri, "another speaker" if row.other_speaker else None]
    return plain(" · ".join(part for part in parts if part))


def _speaker(row: VariantRow) -> str:
    return plain(row.speaker) or "somebody"
