"""What the stories of a folder came to, kept beside the tables that are made of it.

Each batch of parts is a file that is whole or not there; a weighing that is stopped goes on from those.  All that is
asked of all parts together is answered by DuckDB, which sorts and joins on the disk what does not fit into memory.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from dragoman.model import Conflict, FusedEvent, Quotation
from dragoman.record import points
from dragoman.record.dates import days
from dragoman.record.disk import sync_folder, whole_file
from dragoman.weighing import Part, together, united

if TYPE_CHECKING:
    import duckdb

FOLDER = "parts"
Row = tuple[str, str, str | None, Sequence[str], str]  # kind, id, by what it is sorted first, days, the thing as JSON
_T = TypeVar("_T")
_COLUMNS = "part, kind, id, rank, days, body"
_FILES = 32  # more of them are put together into one
_SOME = 500  # rows taken from the database at once
_MEMORY = "512MB"


def packed(part: Part) -> list[Row]:
    """The rows of a part."""
    rows: list[Row] = [("part", part.key, None, (), "")]
    for event in part.events:
        rows.append(("event", event.id, when(event), part.days.get(event.id, ()), _json(event)))
    rows += [("conflict", one.id, one.kind, (), _json(one)) for one in part.conflicts]
    rows += [("quotation", one.id, None, (), _json(one)) for one in part.quotations]
    return rows


def when(event: FusedEvent) -> str | None:
    """The day by which an event stands among others: the first that it can have been on, else that of the report."""
    return days(event.date)[0] or event.reported


def _json(thing: msgspec.Struct) -> str:
    return msgspec.json.encode(thing).decode()


class Kept:
    """The parts that are kept in a folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing need be there yet."""
        self._folder = folder / FOLDER

    def known(self) -> dict[str, Path]:
        """The keys of all parts, each with the file in which it is."""
        import pyarrow.parquet as pq

        found: dict[str, Path] = {}
        for path in self._files():
            table = pq.read_table(path, columns=["id"], filters=[("kind", "=", "part")], use_threads=False)
            found.update(dict.fromkeys(table.column("id").to_pylist(), path))
        return found

    def write(self, parts: Mapping[str, Sequence[Row]]) -> None:
        """Keep parts, packed, by their keys."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        if not parts:
            return
        text = pa.string()
        kinds = {"part": text, "kind": text, "id": text, "rank": text, "days": pa.list_(text), "body": text}
        rows = [(key, *row) for key, of_part in parts.items() for row in of_part]
        cells = zip(zip(*rows, strict=True), kinds.values(), strict=True)
        columns = [pa.array(column, type=kind) for column, kind in cells]
        with whole_file(self._next()) as stream:
            pq.write_table(pa.Table.from_arrays(columns, names=list(kinds)), stream, compression="zstd")

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.parquet"))

    def _next(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        numbers = [int(path.stem) for path in self._files()]
        return self._folder / f"{max(numbers, default=-1) + 1:06d}.parquet"

    def settle(self, keys: Iterable[str]) -> None:
        """Put many files together into one, that holds the parts of these keys and no others."""
        files = self._files()
        if len(files) <= _FILES:
            return
        path = self._next()
        beside = path.with_name(f".{path.name}.new")
        with Chosen(self, keys) as chosen:
            chosen.copy(beside)
        points.reached("weigh folder: parts put together")
        beside.replace(path)
        points.reached("weigh folder: parts in place")
        sync_folder(path.parent)
        for old in files:
            old.unlink()

    def chosen(self, keys: Iterable[str]) -> Chosen:
        """The parts of these keys, to be asked about."""
        return Chosen(self, keys)


class Chosen:
    """Some parts as one: their events in order, those that several tell of once, their conflicts and quotations."""

    def __init__(self, kept: Kept, keys: Iterable[str]) -> None:
        """Raises `KeyError` where a part is not there."""
        import duckdb

        self._spill = kept._folder.parent / "spill"
        settings: dict[str, Any] = {"memory_limit": _MEMORY, "temp_directory": str(self._spill), "threads": 1}
        self._connection = duckdb.connect(config=settings)
        self._choose(kept.known(), list(keys))

    def __enter__(self) -> Chosen:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        if self._spill.is_dir():
            self._spill.rmdir()

    def _choose(self, known: Mapping[str, Path], keys: Sequence[str]) -> None:
        import pyarrow as pa

        if gone := [key for key in keys if key not in known]:
            raise KeyError(*gone)
        files = sorted({str(known[key]) for key in keys})
        columns = {"part": keys, "file": [str(known[key]) for key in keys]}
        wanted = pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()})
        self._connection.register("wanted", wanted)
        if files:
            listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
            source = f"read_parquet([{listed}], filename = 'file')"
        else:
            source = (
                "(SELECT '' AS part, '' AS kind, '' AS id, '' AS rank, [''] AS days, '' AS body, '' AS file LIMIT 0)"
            )
        self._connection.execute(
            f"CREATE VIEW held AS SELECT {_COLUMNS} FROM {source} SEMI JOIN wanted USING (part, file)"
        )
        self._connection.execute("CREATE TABLE swallowed (part VARCHAR, id VARCHAR)")
        self._connection.execute("CREATE TABLE united (id VARCHAR, rank VARCHAR, body VARCHAR)")

    def copy(self, path: Path) -> None:
        """Write the parts into one file."""
        name = str(path).replace("'", "''")
        self._connection.execute(f"COPY (SELECT * FROM held) TO '{name}' (FORMAT parquet, COMPRESSION zstd)")

    def unite(self) -> None:
        """Put one event in place of those that several parts date alike."""
        told = self._connection.execute(
            "WITH told AS (SELECT part, id, unnest(days) AS day FROM held WHERE kind = 'event'), "
            "shared AS (SELECT day FROM told GROUP BY day HAVING count(DISTINCT part) > 1) "
            "SELECT part, id, day FROM told SEMI JOIN shared USING (day) ORDER BY id, day, part"
        ).fetchall()
        groups = together(told)
        while some := list(itertools.islice(groups, _SOME)):
            bodies = self._bodies([one for group in some for one in group])
            made = [united([bodies[one] for one in group]) for group in some]
            self._fill("united", ["id", "rank", "body"], [(one.id, when(one), _json(one)) for one in made])

    def _bodies(self, asked: Sequence[tuple[str, str]]) -> dict[tuple[str, str], FusedEvent]:
        """Events by part and id; from now on others stand in their place."""
        self._fill("swallowed", ["part", "id"], asked, "asked")
        rows = self._connection.execute(
            "SELECT part, id, body FROM held SEMI JOIN asked USING (part, id) WHERE kind = 'event'"
        )
        return {(part, one): msgspec.json.decode(body, type=FusedEvent) for part, one, body in rows.fetchall()}

    def _fill(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]], name: str = "fresh") -> None:
        import pyarrow as pa

        columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
        self._connection.register(name, pa.Table.from_arrays(columns, names=list(names)))
        self._connection.execute(f"INSERT INTO {table} SELECT * FROM {name}")

    def events(self) -> Iterator[FusedEvent]:
        """All events, as the record shows them: by day, then by id."""
        return self._in_order(
            "WITH every AS (SELECT id, rank, body FROM held ANTI JOIN swallowed USING (part, id) WHERE kind = 'event' "
            "UNION ALL SELECT id, rank, body FROM united) SELECT body FROM every ORDER BY rank NULLS LAST, id",
            FusedEvent,
        )

    def conflicts(self) -> Iterator[Conflict]:
        """All conflicts by kind, then by id."""
        return self._in_order("SELECT body FROM held WHERE kind = 'conflict' ORDER BY rank, id", Conflict)

    def quotations(self) -> Iterator[Quotation]:
        """All quotations by id."""
        return self._in_order("SELECT body FROM held WHERE kind = 'quotation' ORDER BY id", Quotation)

    def _in_order(self, question: str, kind: type[_T]) -> Iterator[_T]:
        decode = msgspec.json.Decoder(kind).decode
        rows: duckdb.DuckDBPyConnection = self._connection.execute(question)
        while some := rows.fetchmany(_SOME):
            yield from (decode(body) for (body,) in some)
