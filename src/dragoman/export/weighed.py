"""A folder of readings, weighed into tables: the same as those of a record of the same articles, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dragoman.engine.folders import BESIDE, Step, Watch, Weighed, show, weigh_folder, working_in
from dragoman.export.forms import Tally
from dragoman.export.parquet import TableWriter
from dragoman.export.tables import TABLES
from dragoman.export.tables.of_articles import lineage_row, story_row
from dragoman.export.tables.of_events import event_row, participant_rows, report_rows
from dragoman.export.tables.of_weighing import conflict_row, quotation_row
from dragoman.model import Struct
from dragoman.record import points
from dragoman.record.disk import sync_folder, whole_file
from dragoman.record.folder.kept import Chosen
from dragoman.record.quoted import differs

NAMES = ("lineage", "stories", "events", "participants", "reports", "conflicts", "quotations")

__all__ = ["NAMES", "Done", "Step", "weigh_into"]


class Done(Struct, frozen=True, kw_only=True):
    """What weighing a folder did."""

    articles: int = 0  # 0 where the tables show the folder as it is already
    stories: int = 0
    fresh: int = 0  # stories that were weighed now; the others were as they had been
    tables: Tally | None = None  # the tables with their rows, where they were written


def weigh_into(folder: Path, out: Path, *, workers: int = 1, watch: Watch | None = None) -> Done:
    """Weigh a folder of readings, and write what comes of it as tables into another.

    Weighed again, only the stories are that new readings touch.  Each table is put in place whole, and all of them when
    all are written; a weighing that is stopped goes on where it was.  Raises `ValueError` where the folder holds no
    readings.
    """
    with working_in(out) as beside:
        if not all(_table(out, name).exists() for name in NAMES):
            show(beside, None)
        weighed = weigh_folder(folder, beside, workers=workers, watch=watch)
        if weighed is None:
            return Done()
        tally = _write(weighed, out)
        points.reached("weigh folder: tables written")
        show(beside, None)
        for name in NAMES:
            _table(out / BESIDE, name).replace(_table(out, name))
            points.reached("weigh folder: table in place")
        sync_folder(out)
        show(beside, weighed.state)
        points.reached("weigh folder: shown")
        weighed.kept.settle(weighed.parts)
        points.reached("weigh folder: settled")
        return Done(articles=weighed.articles, stories=len(weighed.parts), fresh=weighed.fresh, tables=tally)


def _table(folder: Path, name: str) -> Path:
    return folder / f"{name}.parquet"


def _write(weighed: Weighed, out: Path) -> Tally:
    """Write the tables beside their places."""
    beside = out / BESIDE
    tally = Tally()
    for name, rows in (
        ("lineage", map(lineage_row, weighed.lineage)),
        ("stories", map(story_row, weighed.stories)),
    ):
        tally.wrote(name, _one(beside, name, rows))
    with weighed.kept.chosen(weighed.parts) as chosen:
        chosen.unite()
        for name, written in _events(beside, chosen).items():
            tally.wrote(name, written)
        tally.wrote("conflicts", _one(beside, "conflicts", map(conflict_row, chosen.conflicts())))
        quotations = (quotation_row(one, differs(one)) for one in chosen.quotations())
        tally.wrote("quotations", _one(beside, "quotations", quotations))
    return tally


def _one(folder: Path, name: str, rows: Iterable[tuple[Any, ...]]) -> int:
    with whole_file(_table(folder, name)) as stream, TableWriter(TABLES[name], stream) as writer:
        writer.add(rows)
    return writer.written


def _events(folder: Path, chosen: Chosen) -> dict[str, int]:
    """The three tables of events, in one pass."""
    made = {"events": lambda event: (event_row(event),), "participants": participant_rows, "reports": report_rows}
    writers: dict[str, TableWriter] = {}
    with ExitStack() as stack:
        for name in made:
            stream = stack.enter_context(whole_file(_table(folder, name)))
            writers[name] = stack.enter_context(TableWriter(TABLES[name], stream))
        for event in chosen.events():
            for name, rows in made.items():
                writers[name].add(rows(event))
    return {name: writer.written for name, writer in writers.items()}
