"""Pictures that an article credits to one and that lie on another's server."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Conflict, Evidence, Reading, Side
from dragoman.weighing.conflicts.case import Case, conflict

_KIND = "replaced-credit"
_LINE = 120  # characters: a longer piece of debris is quoted by the credit's own words only


def check(case: Case) -> Iterator[Conflict]:
    """Credits that cleaning found put in by find-and-replace, one conflict an article."""
    for reading in case.readings:
        replaced = [clue for clue in reading.clues if clue.kind == _KIND]
        names = sorted({clue.value for clue in replaced})
        credits = _credits(reading, names)
        if not credits:
            continue
        hosts = sorted({clue.value for clue in reading.clues if clue.kind == "image-host"})
        yield conflict(
            "attribution",
            "picture credit",
            "note",
            "credit put in by the copying site",
            f"The article credits its pictures to {' and '.join(names)}: {replaced[0].note}.",
            (
                Side(value=", ".join(names), evidence=credits),
                Side(value=", ".join(hosts) or replaced[0].note, source="the addresses of the picture files"),
            ),
        )


def _credits(reading: Reading, names: Sequence[str]) -> tuple[Evidence, ...]:
    """Where each credit stood: in debris, so that the words are no longer in the text."""
    shortest = sorted(reading.removed, key=lambda piece: (len(piece.text), piece.source_span))
    found = []
    for name in names:
        written = re.compile(re.escape(name), re.IGNORECASE)
        piece, match = next(((p, m) for p in shortest if (m := written.search(p.text))), (None, None))
        if piece is None or match is None:
            continue
        first, last = match.span() if len(piece.text) > _LINE else (0, len(piece.text))
        span = (piece.source_span[0] + first, piece.source_span[0] + last)
        found.append(Evidence(uri=reading.article.uri, span=span, text=piece.text[first:last], debris=True))
    return tuple(found)
