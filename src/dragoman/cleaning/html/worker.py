"""Pages are read in a worker process: one that hangs is killed at its deadline, and the next page gets a new one."""

from __future__ import annotations

import msgspec

from dragoman.cleaning.error import CleaningError
from dragoman.cleaning.html.page import Page
from dragoman.sources.isolated import RefusedError, Service, WorkerDiedError

DEADLINE = 20.0  # seconds for a page; usual ones take a few hundredths

# The task is named, not imported: its libraries belong in the worker alone.
_service = Service("dragoman.cleaning.html.extraction:answer")


def read_page(html: str, deadline: float = DEADLINE) -> Page:
    """Read a page in the worker.  Raises `CleaningError` when it takes too long or cannot be read."""
    try:
        answer = _service.ask(html.encode("utf-8", "replace"), deadline)
    except TimeoutError:
        message = f"the page took longer than {deadline:g} seconds to read: it is broken, or too large to be an article"
        raise CleaningError("clean", message) from None
    except WorkerDiedError:
        raise CleaningError("clean", "reading the page broke the worker process: the HTML is damaged") from None
    except RefusedError as problem:
        raise CleaningError("clean", f"the page cannot be read as HTML: {problem}") from None
    return msgspec.msgpack.decode(answer, type=Page)
