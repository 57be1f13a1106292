"""The story lines of articles of the project's own: which deeds are background, which news, which lie ahead.

`benchmarks/storylines` holds tables `[[article]]` with the deeds that a careful reader finds, by the words that name
them.  Only deeds that the event coder found can be judged: how many those are is printed beside.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from benchmarks.data import read_own, tables
from dragoman.model import Event, Reading
from dragoman.ontology.edtf import Interval, compatible, interval

HERE = Path(__file__).with_suffix("")


class Deed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deed as a careful reader has it."""

    words: str
    nth: int = 1
    part: str
    edtf: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article and what it tells."""

    text: str
    told: tuple[Deed, ...]
    published: str | None = None


def articles(folder: Path = HERE) -> list[Article]:
    """All articles, in the order of the files."""
    return tables(folder, "article", Article)


def figures(folder: Path = HERE) -> dict[str, float]:
    """The share of deeds in the right part, of pairs in the right order, and of deeds found; the wrong go to stderr."""
    every = articles(folder)
    told = found = right = pairs = ordered = 0
    for article, reading in zip(every, read_own("storylines", every), strict=True):
        parts = {id_: moment.part for moment in reading.storyline for id_ in moment.events}
        places = [id_ for moment in reading.storyline for id_ in moment.events]
        met: list[tuple[Deed, str]] = []
        told += len(article.told)
        for deed in article.told:
            event = _event(article, deed, reading)
            if event is None:
                continue
            met.append((deed, event.id))
            found += 1
            right += parts[event.id] == deed.part
            if parts[event.id] != deed.part:
                words = reading.words(event.sentence)
                shown = f"({article.published}) {deed.words!r} is {deed.part}, found {parts[event.id]}: {words}"
                print(shown, file=sys.stderr)
        for (one, a), (other, b) in _dated_pairs(met):
            pairs += 1
            ordered += (places.index(a) < places.index(b)) == (_first(one) < _first(other))
    return {"deeds in the right part": right / found, "pairs in order": ordered / pairs, "deeds found": found / told}


def _event(article: Article, deed: Deed, reading: Reading) -> Event | None:
    """The event whose trigger lies in the words of a deed."""
    at = -1
    for _ in range(deed.nth):
        at = article.text.index(deed.words, at + 1)
    span = (at, at + len(deed.words))
    return next((e for e in reading.events if e.trigger[0] < span[1] and span[0] < e.trigger[1]), None)


def _dated_pairs(met: list[tuple[Deed, str]]) -> list[tuple[tuple[Deed, str], tuple[Deed, str]]]:
    """Pairs of deeds of which one is certainly earlier."""
    rows = [row for row in met if row[0].edtf]
    return [
        (one, other)
        for number, one in enumerate(rows)
        for other in rows[number + 1 :]
        if one[1] != other[1] and not compatible(one[0].edtf, other[0].edtf)
    ]


def _first(deed: Deed) -> Interval:
    assert deed.edtf is not None
    return interval(deed.edtf)
