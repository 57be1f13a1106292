"""Clues: what the remains of a page give away of where its text comes from.

Kinds: image-host, image-proxy, image-path, image-uuid, alt-text, picture-credit, replaced-credit, agency-credit,
sign-off, dateline, reported-by, source-credit, canonical, copyright, cms, comment-form, date-prefix, date-line,
machine-translation, machine-rewriting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from dragoman.cleaning.clues.agencies import find_agencies
from dragoman.cleaning.clues.credits import find_replaced
from dragoman.cleaning.clues.pictures import Picture, find_pictures, picture_clues
from dragoman.cleaning.clues.scripts import alt_text_clues
from dragoman.cleaning.clues.signs import find_signs
from dragoman.cleaning.identifiers import Made
from dragoman.model import Clue

__all__ = ["find_clues"]


def find_clues(
    source: str,
    text: str,
    *,
    debris: Sequence[tuple[int, Clue]],
    made: Sequence[tuple[int, Made]],
    outlet: str | None,
    site: str | None = None,
) -> tuple[Clue, ...]:
    """All clues of an article: those of its debris, its pictures, its credits and its wording, in order, each once.

    `site` is the address of the page, where it is known: pictures on its own servers give nothing away.
    """
    pictures = [picture for picture in find_pictures(source) if not _is_own(picture, site)]
    found = [
        *debris,
        *picture_clues(pictures),
        *((at, Clue(kind="image-uuid", value=one.uuid, note=one.note)) for at, one in made),
        *alt_text_clues(source, text),
        *find_replaced(source, debris, pictures, outlet),
        *find_agencies(text, [clue for _, clue in debris]),
        *find_signs(source, text),
    ]
    found.sort(key=lambda row: row[0])
    return tuple(_distinct(clue for _, clue in found))


def _is_own(picture: Picture, site: str | None) -> bool:
    host = urlsplit(site).hostname if site else None
    return bool(host and picture.host) and _domain(host or "") == _domain(picture.host or "")


def _domain(host: str) -> str:
    """The name under which a host is registered, near enough: its last two parts, three where the second is short."""
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def _distinct(clues: Iterable[Clue]) -> Iterable[Clue]:
    seen: set[tuple[str, str]] = set()
    for clue in clues:
        key = (clue.kind, clue.value)
        if key not in seen and clue.value.strip():
            seen.add(key)
            yield clue
