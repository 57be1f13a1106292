"""A record with everything that belongs to it, in one folder that can be verified elsewhere."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from dragoman import __version__
from dragoman.knowledge import own
from dragoman.record import beside, points
from dragoman.record.custody.manifest import differences, manifest
from dragoman.record.custody.structs import Finding, wrong
from dragoman.record.disk import sync_folder, sync_tree
from dragoman.record.store import RecordError, Store

RECORD, MANIFEST, SUMS, README, FACTS = "record.sqlite", "manifest.json", "SHA256SUMS", "README.txt", "knowledge"

_README = """A record of diplomatic news, packed by Dragoman {version}.

record.sqlite            the record
record.decisions.jsonl   the decisions of reviewers, where there are any
record.fetched/          web archives of what was fetched, where anything was
knowledge/               the facts of the user's own that it was read and weighed by, where there are any
manifest.json            hashes of all that went in, what it was made with, and what came of it
SHA256SUMS               hashes of these files: sha256sum --check SHA256SUMS

To verify everything:    DRAGOMAN_KNOWLEDGE=knowledge dragoman verify --record record.sqlite --pack
To ask it:               dragoman events --record record.sqlite
"""


def pack(store: Store, folder: Path) -> None:
    """Put the record and all that belongs to it into a new folder.

    Raises `RecordError` where the folder is there already, or the one above it is not.
    """
    if folder.exists():
        raise RecordError(f"{folder} is there already: name a folder that is not")
    if not folder.absolute().parent.is_dir():
        raise RecordError(f"the folder {folder.absolute().parent} does not exist")
    half = folder.with_name(folder.name + ".packing")
    shutil.rmtree(half, ignore_errors=True)  # of a packing that was stopped
    half.mkdir()
    _fill(store, half)
    sync_tree(half)
    points.reached("pack: filled")
    half.rename(folder)
    points.reached("pack: renamed")
    sync_folder(folder.absolute().parent)


def _fill(store: Store, folder: Path) -> None:
    with closing(sqlite3.connect(store.path)) as record:
        record.execute("VACUUM INTO ?", (str(folder / RECORD),))
    for there, here in (
        (beside.decisions(store.path), beside.decisions(folder / RECORD)),
        (beside.fetched(store.path), beside.fetched(folder / RECORD)),
        (own.folder() if own.fingerprint() else None, folder / FACTS),
    ):
        if there is not None and there.is_dir():
            shutil.copytree(there, here)
        elif there is not None and there.is_file():
            shutil.copy(there, here)
    copy = Store(folder / RECORD, create=False)
    made = msgspec.json.format(msgspec.json.encode(manifest(copy), order="sorted"), indent=1)
    copy.close()
    (folder / MANIFEST).write_bytes(made + b"\n")
    (folder / README).write_text(_README.format(version=__version__), encoding="utf-8")
    lines = [f"{digest}  {name}\n" for name, digest in sorted(_sums(folder))]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _sums(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.name != SUMS and not path.name.endswith(("-wal", "-shm")):
            yield path.relative_to(folder).as_posix(), _digest(path)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def of_pack(store: Store) -> Iterator[Finding]:
    """Whether the files of a pack are those that were packed, and the record is the one of the manifest."""
    folder = store.path.parent
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        given = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=dict)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        yield wrong("pack", folder.name, f"has no {SUMS} or {MANIFEST} that can be read: {error}")
        return
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = dict(_sums(folder))
    for name in sorted(listed.keys() | found.keys()):
        if name not in found:
            yield wrong("pack", name, "is missing")
        elif name not in listed:
            yield wrong("pack", name, "was not packed")
        elif listed[name] != found[name]:
            yield wrong("pack", name, "is not what was packed")
    for difference in differences(given, manifest(store)):
        yield wrong("manifest", folder.name, difference)
