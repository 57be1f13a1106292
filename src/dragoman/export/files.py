"""Files that appear under their name when all of them is written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def whole_file(path: Path, *, binary: bool) -> Iterator[Any]:
    """A file to write to, of bytes or of UTF-8; what breaks off leaves what stood under the name as it was.

    Raises `OSError` where it cannot be written.
    """
    mode = {"mode": "wb"} if binary else {"mode": "w", "encoding": "utf-8", "errors": "backslashreplace", "newline": ""}
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with open(handle, **mode) as stream:  # type: ignore[call-overload]  # noqa: PTH123  # what is open has no path
            yield stream
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    """What a file that is made in the common way may not be open to."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
