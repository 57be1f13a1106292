"""The name under which the tables of facts know a state or an organisation, whatever a text calls it."""

from __future__ import annotations

import functools

from dragoman.knowledge.tables import rows


def common_name(ref: str | None) -> str | None:
    """The tables' name for what an external identifier (`wikidata:Q…`) stands for; None where they do not know it."""
    return _names().get(ref) if ref else None


@functools.cache
def _names() -> dict[str, str]:
    known = (row for table in ("states", "organisations") for row in rows(table))
    return {f"wikidata:{row['wikidata']}": row["name"] for row in known if row["wikidata"]}
