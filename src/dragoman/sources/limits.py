"""How large an article may be, and what it comes in."""

from __future__ import annotations

# The longest pages of news sites are below one megabyte; what is larger is a dump, a log or an attack.
MAX_BYTES = 10_000_000

# A file with pictures in it is larger than its text: a PDF, an office document, a mail, a page saved with its parts.
MAX_FILE = 50_000_000

# The longest that is read as one article: a report, not a book.
MAX_PAGES = 300

# Begins a line that stands at the edge of a page of paper; the debris rule `page-furniture` takes it out.
FURNITURE = "\x10"


def too_large(what: str, limit: int = MAX_BYTES) -> str:
    """The error for something over the limit."""
    return f"{what} is larger than {limit // 1_000_000} MB, which no article is: split it into articles"


# Text repeats itself; even logs of one line written over and over pack no tighter than this.
_TIGHTEST = 400
_UNSUSPECTED = 32_000_000  # bytes below which nobody asks


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether something unpacks to more than text does; both sizes in bytes."""
    return unpacked > _UNSUSPECTED and unpacked > packed * _TIGHTEST
