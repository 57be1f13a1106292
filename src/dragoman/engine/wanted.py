"""Articles in the languages that are asked for; the others are passed over and counted, and nothing is kept of them.

The request travels with each document, so that whoever reads it, wherever that is, tests it there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from dragoman.cleaning.unwanted import alike, other_language
from dragoman.model import Document, Failure, Reading
from dragoman.sources import Extent, Found

if TYPE_CHECKING:
    from dragoman.engine.run import Result

PASSED = "passed"  # the stage of what is passed over; its error is the kind under which it is counted


def asked(found: Iterable[Found], languages: frozenset[str], passed: Counter[str]) -> Iterator[Found]:
    """What sources give, with the languages that are asked for (as `languages_of` gives them; none for all).

    Readings that were made elsewhere and are in other languages are passed over here.
    """
    for one in found:
        if not languages or isinstance(one, Failure):
            yield one
        elif isinstance(one, Document):
            yield msgspec.structs.replace(one, languages=tuple(sorted(languages)))
        elif (kind := _of_reading(one, languages)) is None:
            yield one
        else:
            passed[kind] += 1


def _of_reading(reading: Reading, languages: frozenset[str]) -> str | None:
    language = (reading.article.language or "").split("-")[0].lower()
    return None if not language or any(alike(language, one) for one in languages) else _kind(language)


def passed_over(document: Document) -> Failure | None:
    """What comes of a document that is passed over, instead of a reading; None of one that is to be read."""
    language = other_language(document, frozenset(document.languages)) if document.languages else None
    return Failure(uri=document.uri, stage=PASSED, error=_kind(language)) if language else None


def _kind(language: str) -> str:
    return f"language {language}"


def sifted(results: Iterable[Result], passed: Counter[str], extent: Extent | None = None) -> Iterator[Result]:
    """The results without what was passed over, which is counted and, to `extent`, has come back."""
    for found, result in results:
        if isinstance(result, Failure) and result.stage == PASSED:
            passed[result.error] += 1
            if extent:
                extent.back(1)
            continue
        yield found, result
