"""What is killed half-way: each job with what goes before it, and what must be the same after a second run."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pyarrow.parquet as pq

from dragoman.engine import adding, filling, folders, here, rereading
from dragoman.engine import run as running
from dragoman.engine.alerting import send_alerts
from dragoman.engine.pipeline import process
from dragoman.engine.weighing import weigh_record
from dragoman.export.weighed import weigh_into
from dragoman.model import Document, Failure, Reading
from dragoman.record import Store, beside
from dragoman.record.alerts import Alert, Filters, add_alert
from dragoman.record.custody.forgetting import forget, is_purged, purge
from dragoman.record.custody.manifest import digest
from dragoman.record.custody.packing import of_pack, pack
from dragoman.record.folder import kept, layout
from dragoman.record.folder.ledger import entries
from dragoman.record.review import Decision, change, load
from dragoman.record.upgrading import upgrade
from dragoman.sources import documents
from tests.record.folder.making import put

NOW = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC)
RECORD, READINGS, TEXTS = "record.sqlite", "readings.jsonl", "texts.jsonl"
_FORMAT_4 = Path(__file__).parents[1] / "record" / "format4.sql"
_PLACES = ("Lisbon", "Oslo", "Vienna", "Nairobi")

Tell = Callable[[str], None]


class Job(NamedTuple):
    """A job; it is begun anew where it was stopped by doing `work` again."""

    prepare: Callable[[Path], None]
    work: Callable[[Path, Tell], None]
    result: Callable[[Path], Any]  # what does not depend on whether it was stopped
    check: Callable[[Path, list[str]], None] = lambda folder, told: None  # that nothing is lost, before the second run


def texts(count: int = 8) -> list[dict[str, Any]]:
    """Articles in pairs about the same meeting, so that there is something to weigh."""
    return [
        {
            "id": f"u{n}",
            "text": f"Minister Ana Ruiz met President Ivo Kral in {_PLACES[n // 2 % 4]} on {1 + n // 2} May 2023, "
            f"said {'an envoy' if n % 2 else 'officials'}.",
            "published": f"2023-05-{10 + n // 2}",
            "clean": True,
        }
        for n in range(count)
    ]


def write_inputs(folder: Path) -> None:
    """Write articles, and what reading them gives; done once, for reading is what takes time."""
    (folder / TEXTS).write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in texts()))
    found = running.read_all(documents([str(folder / TEXTS)]))
    (folder / READINGS).write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in found))


def _store(folder: Path, *, create: bool = False) -> Store:
    return Store(folder / RECORD, create=create)


def _add(folder: Path, tell: Tell, name: str = READINGS, workers: int = 1) -> None:
    adding._BATCH_SIZE = 3
    store = _store(folder, create=True)
    adding.add(
        store, [str(folder / name)], place=running.Place(workers=workers), watch=lambda done: tell(str(done.added))
    )
    store.close()


def _added(folder: Path) -> None:
    _add(folder, lambda _: None)


def count(folder: Path) -> int:
    """How many articles a record holds."""
    with closing(sqlite3.connect(folder / RECORD)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def _all_told_is_there(folder: Path, told: list[str]) -> None:
    if told:
        assert count(folder) >= int(told[-1]), "what was reported as added is lost"


def _digest(folder: Path) -> str:
    store = _store(folder)
    try:
        return digest(store)
    finally:
        store.close()


def otherwise(document: Document) -> Reading | Failure:
    """Stands in for a newer version: it finds titles."""
    made = process(document)
    assert isinstance(made, Reading)
    return msgspec.structs.replace(made, article=msgspec.structs.replace(made.article, title="Found"))


def _texts_added(folder: Path) -> None:
    _add(folder, lambda _: None, TEXTS)


def _reread(folder: Path, tell: Tell) -> None:
    adding._BATCH_SIZE = 3
    # in a process that ends with the job
    vars(here)["process_many"] = lambda documents: list(map(otherwise, documents))
    store = _store(folder)
    rereading.propose(store, watch=lambda done: tell(str(done.read)))
    store.close()


def _proposal(folder: Path) -> tuple[str, str]:
    store = Store(beside.proposed(folder / RECORD), create=False)
    try:
        return digest(store), _digest(folder)
    finally:
        store.close()


def _proposed(folder: Path) -> None:
    _texts_added(folder)
    _reread(folder, lambda _: None)


def _accept(folder: Path, _: Tell) -> None:
    store = _store(folder)
    # Stopped when all was done but its last word, there is nothing left to accept.
    if beside.proposed(store.path).exists() or store.about("reread") is not None:
        rereading.accept(store)
    store.close()


def _accepted(folder: Path) -> tuple[str, list[str]]:
    return _digest(folder), sorted(path.name for path in folder.glob("*proposed*"))


def _forget(folder: Path, _: Tell) -> None:
    store = _store(folder)
    forget(store, ["u1"], reason="withdrawn")
    weigh_record(store)
    purge(store)
    store.close()


def _forgotten(folder: Path) -> tuple[str, bool]:
    store = _store(folder)
    purged = is_purged(store)
    store.close()
    return _digest(folder), purged and b"Lisbon on 1 May 2023, said an envoy" not in (folder / RECORD).read_bytes()


def _old(folder: Path) -> None:
    with closing(sqlite3.connect(folder / RECORD)) as connection:
        connection.executescript(_FORMAT_4.read_text(encoding="utf-8"))


def _upgrade(folder: Path, _: Tell) -> None:
    upgrade(folder / RECORD)


def _upgraded(folder: Path) -> tuple[str, list[str]]:
    # The file of format 4 is there, whole, under its other name.
    with closing(sqlite3.connect(folder / f"{RECORD}.format4")) as old:
        assert old.execute("SELECT value FROM about WHERE key = 'schema'").fetchone() == ("4",)
    return _digest(folder), sorted(path.name for path in folder.glob(f"{RECORD}.*upgrading*"))


def _pack(folder: Path, _: Tell) -> None:
    store = _store(folder)
    if not (folder / "pack").exists():
        pack(store, folder / "pack")
    store.close()


def _packed(folder: Path) -> list[str]:
    packed = Store(folder / "pack" / RECORD, create=False)
    found = [finding.problem for finding in of_pack(packed)]
    packed.close()
    return [*found, *(path.name for path in folder.glob("*.packing"))]


def _alerted(folder: Path) -> None:
    _added(folder)
    store = _store(folder)
    for kind in ("file", "feed"):
        alert = Alert(
            name=kind,
            filters=Filters(),
            kind=kind,
            target=f"alerts.{kind}",
            made="2024-05-01T12:00:00+00:00",
        )
        add_alert(store, alert, from_start=True)
    store.close()


def _alert(folder: Path, _: Tell) -> None:
    store = _store(folder)
    send_alerts(store, clock=lambda: NOW)
    store.close()


def _told(folder: Path) -> tuple[list[str], bytes]:
    """At least once: which lines there are, not how often."""
    lines = (folder / "alerts.file").read_text(encoding="utf-8").splitlines()
    assert lines, "no alert was told"
    return sorted({msgspec.json.decode(line)["delivery"] for line in lines}), (folder / "alerts.feed").read_bytes()


_DECISION = Decision(
    article="sha256:" + "0a" * 32,
    uri="u1",
    slot="event.actor",
    at=((30, 33),),
    spans=((0, 7),),
    value="Ana Ruiz",
    verdict="accept",
    reviewer="Lea Kern",
    time="2024-01-01T10:00:00Z",
)


def _decide(folder: Path, _: Tell) -> None:
    for day in "234":
        one = msgspec.structs.replace(_DECISION, time=f"2024-01-0{day}T10:00:00Z")
        change(beside.decisions(folder / RECORD), lambda held, one=one: [*held, one])  # type: ignore[misc]


def _decided(folder: Path) -> bytes:
    path = beside.decisions(folder / RECORD)
    assert not load(path).bad
    return path.read_bytes()


def _fill(folder: Path, tell: Tell) -> None:
    filling._MOST = 3
    filling.fill(folder / "slices", [str(folder / READINGS)], watch=lambda done: tell(str(done.read)))


def _all_written(folder: Path) -> list[tuple[str, str]]:
    """Which reading lies under which day: each article is there once, whichever chunk it came in."""
    found = [(path, row) for path in layout.parts(folder / "slices") for row in pq.read_table(path).to_pylist()]
    assert {entry.chunk for entry in entries(folder / "slices")} >= {int(path.stem[5:]) for path, _ in found}
    return sorted((path.parent.name, row["reading"]) for path, row in found)


def _noted_is_there(folder: Path, _: list[str]) -> None:
    for entry in entries(folder / "slices"):
        for day, readings in entry.parts.items():
            assert pq.read_metadata(layout.part(folder / "slices", day, entry.chunk)).num_rows == readings


def _days(folder: Path) -> None:
    """The readings in a folder of their own, in two chunks, of which the first is weighed."""
    decode = msgspec.json.Decoder(Reading).decode
    with (folder / READINGS).open("rb") as lines:
        found = [decode(line) for line in lines]
    put(folder / "days", found[:3])
    _weigh_folder(folder, lambda _: None)
    put(folder / "days", found[3:], 1)


def _weigh_folder(folder: Path, _: Tell) -> None:
    vars(folders)["_BATCH_SECONDS"] = 0.0
    vars(kept)["_FILES"] = 1
    weigh_into(folder / "days", folder / "out")


def _tables(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The tables, and whatever is beside them that no later weighing takes up."""
    left = [path.name for path in (folder / "out").rglob("*") if path.name.startswith(".") and path.is_file()]
    return {path.name: path.read_bytes() for path in sorted((folder / "out").glob("*.parquet"))}, left


def _tables_are_whole(folder: Path, _: list[str]) -> None:
    for path in (folder / "out").glob("*.parquet"):
        pq.read_table(path)


JOBS = {
    "fill": Job(lambda _: None, _fill, _all_written, _noted_is_there),
    "add": Job(lambda _: None, _add, _digest, _all_told_is_there),
    "reread": Job(_texts_added, _reread, _proposal),
    "accept": Job(_proposed, _accept, _accepted),
    "forget": Job(_added, _forget, _forgotten),
    "upgrade": Job(_old, _upgrade, _upgraded),
    "pack": Job(_added, _pack, _packed),
    "alert": Job(_alerted, _alert, _told),
    "decide": Job(_added, _decide, _decided),
    "weigh folder": Job(_days, _weigh_folder, _tables, _tables_are_whole),
}
WORKERS = Job(lambda _: None, lambda folder, tell: _add(folder, tell, TEXTS, 2), _digest, _all_told_is_there)
