"""What was brought, and how far it is: `/import` and `/import/{job}`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request

from dragoman.model import Struct
from dragoman.sources.sniffing import EXTENSIONS
from dragoman.web.asking import NotThereError, desk_of
from dragoman.web.guard.visitors import MOST_BYTES
from dragoman.web.jobs import ImportJob
from dragoman.web.twins import Pages

PAGES = Pages()
MOST_FILES = 500
MOST_ADDRESSES = 200
JobId = Annotated[str, Path(pattern="^[0-9a-f]{16}$", description="The id of the import.")]


class ImportsView(Struct, frozen=True, kw_only=True):
    """What can be brought, and what was since the server started, the latest first."""

    endings: tuple[str, ...]  # of files that are known; others are told by their content
    most_bytes: int  # of all that is sent at once
    most_files: int
    most_addresses: int
    jobs: tuple[ImportJob, ...]


class ImportRow(Struct, frozen=True, kw_only=True):
    """What was brought, as a row of a table."""

    id: str
    state: str
    what: str
    made: str
    ended: str | None
    added: int
    known: int
    failed: int
    problem: str | None


def _row(job: ImportJob) -> ImportRow:
    same = ("id", "state", "made", "ended", "added", "known", "failed", "problem")
    return ImportRow(what="; ".join(job.label), **{name: getattr(job, name) for name in same})


@PAGES.page("/import", "import.html", ImportsView, rows=lambda view: map(_row, view.jobs), keep=False)
def imports(request: Request) -> ImportsView:
    """What can be brought in, and the imports since the server started."""
    return view_of(request)


def view_of(request: Request) -> ImportsView:
    """What can be brought in, and what was."""
    return ImportsView(
        endings=tuple(EXTENSIONS),
        most_bytes=MOST_BYTES,
        most_files=MOST_FILES,
        most_addresses=MOST_ADDRESSES,
        jobs=desk_of(request).jobs.all(),
    )


@PAGES.page("/import/{job}", "import-job.html", ImportJob, rows=lambda job: job.failures, keep=False)
def progress(request: Request, job: JobId) -> ImportJob:
    """How far an import is: what was added, what the record had already, and what failed, with the reasons."""
    found = desk_of(request).jobs.get(job)
    if found is None:
        raise NotThereError(
            "There is no such import. Imports are told of until the server ends; what they brought stays: /articles"
        )
    return found
