"""Files that an export names: only those below the export's own folder are opened.

Exports come from anywhere.  One that names `/etc/passwd`, `../../notes` or a link to them must not get them read.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from dragoman.model import Declared, Document, Failure
from dragoman.sources.limits import MAX_FILE, too_large
from dragoman.sources.paths import failure
from dragoman.sources.sniffing import HEAD, kind_of, named_kind, refusal
from dragoman.sources.whole import Whole, whole

_KINDS: dict[str, Whole] = {"text": "text", "html": "html", "pdf": "pdf", "docx": "docx", "mail": "mail"}


def attached(written: str, folder: Path, uri: str, declared: Declared) -> Document | Failure:
    """The document of an attached file; `written` is its path as the export has it, `folder` where the export lies."""
    try:
        path = _path(written, folder)
        if isinstance(path, str):
            return failure(uri, f"the attached file {written[:200]!r} {path}")
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        return failure(uri, f"the attached file {written[:200]!r} cannot be read ({reason}): export it with its files")
    if len(data) > MAX_FILE:
        return failure(uri, too_large("the attached file", MAX_FILE))
    refused = refusal(data[:HEAD])
    kind = _KINDS.get(kind_of(data[:HEAD], named_kind(path.name)))
    if refused or kind is None:
        return failure(uri, refused or f"the attached file {written[:200]!r} is no single article")
    return whole(data, uri, kind, declared)


def is_readable(written: str) -> bool:
    """Whether a name is that of a file which may be an article."""
    return named_kind(_plain(written)) in _KINDS


def _path(written: str, folder: Path) -> Path | str:
    """The file; else why it is not opened."""
    base = folder.resolve(strict=True)
    path = (base / _plain(written)).resolve(strict=True)
    if not path.is_relative_to(base):
        return "lies outside the folder of the export and is not opened: put it beside the export"
    if any(part.startswith(".") for part in path.relative_to(base).parts):
        return "is hidden and is not opened"
    return path if path.is_file() else "is no file"


def _plain(written: str) -> str:
    """A path without what makes it a file's address."""
    return unquote(urlsplit(written).path) if written.lower().startswith("file:") else written
