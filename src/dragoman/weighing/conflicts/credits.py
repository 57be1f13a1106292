"""Pictures that an article credits to one and that lie on another's server."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Conflict, Reading, Side, Span
from dragoman.weighing.conflicts.case import Case, conflict, quoting

_KIND = "replaced-credit"


def check(case: Case) -> Iterator[Conflict]:
    """Credits that cleaning found put in by find-and-replace, one conflict an article.

    The credit itself was debris and has left the text: the article's first sentence stands for the page that bears it.
    """
    for reading in case.readings:
        replaced = [clue for clue in reading.clues if clue.kind == _KIND]
        if not replaced:
            continue
        names = sorted({clue.value for clue in replaced})
        hosts = sorted({clue.value for clue in reading.clues if clue.kind == "image-host"})
        yield conflict(
            "attribution",
            "picture credit",
            "note",
            "credit put in by the copying site",
            f"The article credits its pictures to {' and '.join(names)}: {replaced[0].note}.",
            (
                Side(value=", ".join(names), evidence=quoting(reading, _first_sentence(reading))),
                Side(value=", ".join(hosts) or replaced[0].note, source="the addresses of the picture files"),
            ),
        )


def _first_sentence(reading: Reading) -> Span:
    return reading.sentences[0] if reading.sentences else (0, min(200, len(reading.article.text)))
