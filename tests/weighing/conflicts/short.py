"""Short reports of one event, made by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.model import EntityKind, Reading
from dragoman.weighing import weigh
from tests.weighing.making import entity, reading

# Who and what the reports name, wherever they name it.
NAMES: dict[str, tuple[EntityKind, str | None]] = {
    "Ana Ruiz": ("person", "PRT"),
    "Ruiz": ("person", "PRT"),
    "Ivo Kral": ("person", "CZE"),
    "Kral": ("person", "CZE"),
    "Portugal": ("state", "PRT"),
    "Czech": ("state", "CZE"),
    "Italian": ("state", "ITA"),
    "Lisbon": ("place", "PRT"),
    "Porto": ("place", "PRT"),
    "Rome": ("place", "ITA"),
    "Prague": ("place", "CZE"),
}


def report(uri: str, text: str, day: str, times: Mapping[str, str] | None = None) -> Reading:
    """A report in which everybody of `NAMES` is known; times are words and their days."""
    known, number = [], 0
    for name, (kind, country) in NAMES.items():
        longer = any(name != other and name in other and other in text for other in NAMES)
        if re.search(rf"\b{name}\b", text) and not longer:
            number += 1
            known.append(entity(text, number, kind, name, country))
    said = [(words, edtf) for words, edtf in (times or {}).items() if words in text]
    return reading(uri, text, day, entities=known, times=said)


def disagreements(kind: str, *reports: Reading) -> list[list[str]]:
    """The values of the sides of all conflicts of one kind, of reports that are put into one record."""
    found = weigh(reports).conflicts
    texts = {one.article.uri: one.article.text for one in reports}
    for row in found:
        for side in row.sides:
            for item in side.evidence:
                assert texts[item.uri][slice(*item.span)] == item.text
    return [[side.value for side in row.sides] for row in found if row.kind == kind]
