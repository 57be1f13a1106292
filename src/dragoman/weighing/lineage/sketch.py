"""What lineage keeps of an article: its words as numbers, its anchors, its pictures and credits.

A sketch is made once per article, from its reading alone, and takes about six bytes a word: everything that two
articles can be compared by, so that no text is needed again.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.cleaning.clues.pictures import find_pictures
from dragoman.model import Reading, Span
from dragoman.weighing.lineage.anchors import anchors_of
from dragoman.weighing.lineage.credits import Credit, credit
from dragoman.weighing.lineage.reported import Cited, cited, outlet_key
from dragoman.weighing.lineage.words import words_of

Codes = NDArray[np.uint32]
_LITTLE = np.dtype("<u4")
_MOST_WORDS = 20_000  # of longer texts only the beginning is compared
_TELLING = 8  # characters of a picture's file name that make it one picture's and no other's


class Sketch(msgspec.Struct, frozen=True, kw_only=True):
    """One article as lineage sees it."""

    id: str
    uri: str
    language: str  # the primary subtag
    published: str  # EDTF, empty where unknown; EDTF days sort as text
    outlet: str  # for comparison, empty where unknown
    repaired: bool  # cleaning took debris out
    words: bytes  # for each word its code, four bytes
    marks: bytes  # for each word what it is and where it stands, one byte
    letters: bytes  # for each anchor its code by letters, four bytes
    sounds: bytes  # the same by sound
    pictures: tuple[str, ...]  # names of picture files and identifiers inside them
    credit: Credit
    cited: tuple[Cited, ...]  # whom the text names as having reported it: "as X reported"


def sketch(reading: Reading) -> Sketch:
    """The sketch of one article."""
    article = reading.article
    language = (article.language or "und").split("-")[0]
    words = words_of(article.text, language, list(_speech(reading)))[:_MOST_WORDS]
    anchors = anchors_of(reading, words)
    return Sketch(
        id=article.id,
        uri=article.uri,
        language=language,
        published=article.published.edtf if article.published else "",
        outlet=_outlet(reading),
        repaired=bool(reading.removed),
        words=_packed([word.code for word in words]),
        marks=bytes(word.marks for word in words),
        letters=_packed([anchor.letters for anchor in anchors]),
        sounds=_packed([anchor.sound for anchor in anchors]),
        pictures=tuple(sorted(set(_pictures(reading)))),
        credit=credit(reading),
        cited=cited(reading),
    )


def _packed(numbers: list[int]) -> bytes:
    return np.array(numbers, dtype=_LITTLE).tobytes()


def codes(packed: bytes) -> Codes:
    """The numbers of a field of a sketch."""
    found = np.frombuffer(packed, dtype=_LITTLE)
    return found if sys.byteorder == "little" else found.astype(np.uint32)


def _speech(reading: Reading) -> Iterator[Span]:
    for statement in reading.statements:
        if statement.kind == "direct":
            yield from statement.content


def _outlet(reading: Reading) -> str:
    """Who published an article, for comparison: as declared, else by the host of its address."""
    named = reading.article.outlet
    if not named:
        try:
            named = urlsplit(reading.article.uri).hostname
        except ValueError:
            named = None
    return outlet_key(named) if named else ""


def _pictures(reading: Reading) -> Iterator[str]:
    """What names one picture and no other: identifiers with a time, and long file names with figures."""
    for clue in reading.clues:
        if clue.kind == "image-uuid":
            yield clue.value
    for removed in reading.removed:
        for picture in find_pictures(removed.text):
            name = re.split(r"[?#;,\s]", picture.path)[0].rpartition("/")[2]
            if len(name.partition(".")[0]) >= _TELLING and sum(map(str.isdigit, name)) >= 3:
                yield name.casefold()
