"""Public lists of office-holders against the table: does a bare sentence with a name and a date give the country?

The lists are for measuring, and have mistakes of their own: a namesake's date, a rank for an office.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import WORK, gold, readings
from dragoman.knowledge.gazetteer import lookup

_LISTED = 2022  # the lists stop in this year
_TITLES = (
    "Prime Minister",
    "President",
    "King",
    "Queen",
    "Emperor",
    "Sultan",
    "Emir",
    "Chancellor",
    "Taoiseach",
    "Premier",
)


class _Case(NamedTuple):
    post: str  # heads, foreign ministers
    title: str
    name: str
    country: str
    day: str


def figures() -> dict[str, float]:
    """Shares of people named as "President So-and-so arrived on Tuesday." whose country is right, and wrong."""
    cases = list(dict.fromkeys([*_heads(), *_foreign_ministers()]))
    counted: Counter[tuple[str, str]] = Counter()
    with readings(_written(cases)).open(encoding="utf-8") as lines:
        for line in lines:
            reading = json.loads(line)
            case = cases[int(reading["article"]["uri"])]
            counted[case.post, _answer(reading, case.country)] += 1
    return {
        f"{post}, {answer}": counted[post, answer] / sum(n for (p, _), n in counted.items() if p == post)
        for post in ("heads", "foreign ministers")
        for answer in ("right", "wrong")
    }


def _answer(reading: dict[str, list[dict[str, str | None]]], country: str) -> str:
    found = {entity["country"] for entity in reading["entities"] if entity["kind"] == "person"} - {None}
    return "right" if country in found else "wrong" if found else "none"


def _written(cases: list[_Case]) -> Path:
    path = WORK / "holders.jsonl"
    rows = [
        {"id": str(n), "text": f"{c.title} {c.name} arrived on Tuesday.", "clean": True, "published": c.day}
        for n, c in enumerate(cases)
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def _heads() -> Iterator[_Case]:
    for row in _rows("heads_of_state_and_government_2022.csv"):
        country, name = _state(row["country"]), row["officeholderLabel"]
        begins, ends = int(row["start_year"] or 0), int(row["end_year"] or _LISTED)
        if not country or not _is_name(name) or not begins or ends < 2000 or "monarch of" in row["positionLabel"]:
            continue
        title = next((t for t in _TITLES if t.lower() in row["positionLabel"].lower()), "President")
        year = min(max(begins, 2000) + (ends > begins), _LISTED)
        yield _Case("heads", title, name, country, f"{year}-06-01")


def _foreign_ministers() -> Iterator[_Case]:
    for row in _rows("foreign_ministers_2022.csv"):
        country = _state(row["country"])
        if country and _is_name(row["name"]):
            yield _Case("foreign ministers", "Foreign Minister", row["name"], country, row["last_seen"])


def _rows(name: str) -> list[dict[str, str]]:
    with gold("offices", name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _is_name(name: str) -> bool:
    return bool(name) and not re.fullmatch(r"Q\d+", name)


def _state(name: str) -> str | None:
    found = {entry.country for entry in lookup(name) if entry.kind == "state" and entry.country}
    return found.pop() if len(found) == 1 else None
