"""`verify`, `manifest`, `pack`, `forget`: that the record can be relied on, here and elsewhere."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import DEFAULT_RECORD, Formatted, RecordPath
from dragoman.cli.options import Format as _Format
from dragoman.cli.output import Column, count, print_rows
from dragoman.cli.progress import showing


def verify(
    pack: Annotated[
        bool, typer.Option("--pack", help="The record lies in a packed folder: also hold it against its manifest.")
    ] = False,
    reread: Annotated[bool, typer.Option("--reread", help="Also read every article again, and compare.")] = False,
    weigh: Annotated[bool, typer.Option("--weigh", help="Also weigh everything again, and compare.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    format: Formatted = _Format.table,
) -> None:
    """Verify the record: texts against their bytes, spans, identifiers and rows against one another."""
    from dragoman.engine.verifying import Verified, verify
    from dragoman.record.custody.packing import of_pack

    def told(done: Verified) -> str:
        return f"verifying… {done.stories} stories" if done.stories else f"verifying… {done.articles} of {done.of}"

    with opened(record) as asked, showing("verifying…") as show:
        found = list(of_pack(asked.store)) if pack else []
        found += list(verify(asked.store, reread=reread, weigh=weigh, watch=lambda done: show(told(done))))
        articles = len(asked.articles())
    columns = [
        Column("gravity", lambda r: r.gravity),
        Column("what", lambda r: r.what),
        Column("name", lambda r: r.name, wide=True),
        Column("problem", lambda r: r.problem, wide=True),
    ]
    if found:
        print_rows(found, columns, format, "findings")
    grave = Counter(finding.gravity for finding in found)["wrong"]
    outcome = f"{grave} wrong" if grave else "all sound"
    typer.echo(f"{record}: {count(articles, 'article')} verified, {outcome}", err=True)
    raise typer.Exit(1 if grave else 0)


def manifest(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
    check: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help="Compare with this manifest instead.", exists=True)
    ] = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Write the manifest: hashes of what went in, what it was made with, and what came of it."""
    import msgspec

    from dragoman.record.custody.manifest import differences
    from dragoman.record.custody.manifest import manifest as made_of

    with opened(record) as asked:
        made = made_of(asked.store)
    if check is not None:
        try:
            given = msgspec.json.decode(check.read_bytes(), type=dict)
        except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
            raise typer.BadParameter(f"{check} is no manifest: {error}", param_hint="--check") from error
        found = list(differences(given, made))
        for difference in found:
            typer.echo(difference)
        typer.echo(f"{record}: {'differs from' if found else 'is as told by'} {check}", err=True)
        raise typer.Exit(1 if found else 0)
    told = msgspec.json.format(msgspec.json.encode(made, order="sorted"), indent=1).decode() + "\n"
    if str(output) == "-":
        sys.stdout.write(told)
    else:
        output.write_text(told, encoding="utf-8")
        typer.echo(f"wrote {output}: {made['digest']}", err=True)


def pack(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that does not exist yet.")],
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Pack the record with all that belongs to it into one folder that can be verified elsewhere."""
    from dragoman.record.custody.packing import pack as put

    with opened(record) as asked:
        put(asked.store, folder)
    typer.echo(f"packed {record} into {folder}", err=True)


def forget(
    uris: Annotated[list[str] | None, typer.Argument(metavar="[URI…]", help="The articles' uris, whole.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why; the tombstone says so.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    format: Formatted = _Format.table,
) -> None:
    """Take articles out for good, in all their versions, and leave tombstones; without a uri, list these."""
    from dragoman.record.custody import forgetting

    with opened(record) as asked:
        if uris:
            if not yes and not typer.confirm(f"take {count(len(uris), 'article')} out of {record} for good?", err=True):
                raise typer.Exit(1)
            versions = asked.forget(*uris, reason=reason)
            typer.echo(f"{record}: {count(versions, 'version')} of {count(len(uris), 'article')} forgotten", err=True)
            return
        stones = forgetting.forgotten(asked.store)
    columns = [
        Column("when", lambda r: r.at),
        Column("article", lambda r: r.uri, wide=True),
        Column("reason", lambda r: r.reason, wide=True),
    ]
    print_rows(stones, columns, format, "tombstones")
