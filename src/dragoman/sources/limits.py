"""How large an article may be."""

from __future__ import annotations

# The longest pages of news sites are below one megabyte; what is larger is a dump, a log or an attack.
MAX_BYTES = 10_000_000


def too_large(what: str) -> str:
    """The error for something over the limit."""
    return f"{what} is larger than {MAX_BYTES // 1_000_000} MB, which no article is: split it into articles"
