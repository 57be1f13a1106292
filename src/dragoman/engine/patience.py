"""How long reading may take before it is given up."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Document

SECONDS = 60.0  # that articles may take, on machines that may be busy, …
_PER_CHARACTER = 0.0005  # … and so many more for each character of them; reading needs a tenth of it
_LONGEST = 600.0


def patience(documents: Iterable[Document], seconds: float = SECONDS) -> float:
    """The seconds that reading some documents may take: `seconds`, and more by their length."""
    return min(seconds + _PER_CHARACTER * sum(len(one.text) for one in documents), _LONGEST)


def too_long(seconds: float) -> str:
    """What is said of an article that took longer than that."""
    return f"reading it takes longer than {seconds:.0f} seconds: it was given up"
