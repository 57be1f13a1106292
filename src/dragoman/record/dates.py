"""Dates as columns hold them."""

from __future__ import annotations

from dragoman.ontology.edtf import interval


def days(edtf: str | None) -> tuple[str | None, str | None]:
    """The earliest and the latest day that an EDTF date can mean, as ISO dates; null where it is unknown."""
    if edtf is None:
        return None, None
    first, last = interval(edtf)
    return first.isoformat(), last.isoformat()
