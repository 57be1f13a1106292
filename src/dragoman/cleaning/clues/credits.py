"""Credits put in by find-and-replace: a picture is credited to the copying site, and its file is somebody else's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.cleaning.clues.agencies import agency_of
from dragoman.cleaning.clues.pictures import Picture
from dragoman.cleaning.plain import plain
from dragoman.model import Clue

_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?:data-)?(?:attribution|credit|credits|image-credit|photo-credit|source-name|copyright)\s{0,3}=\s{0,3}"
    r"[\"'](?P<value>[^\"'<>]{2,80})[\"']",
    re.I,
)
_DOMAIN = re.compile(r"(?:www\.)?(?P<domain>[a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{2,20})?\.[a-z]{2,12})", re.I)
_NEAR = 4000  # characters between a credit and the picture that it may belong to


def picture_credits(source: str, debris: Sequence[tuple[int, Clue]]) -> list[tuple[int, str]]:
    """The credits of pictures in attributes and in the lines below the pictures."""
    found = [(match.start(), match["value"].strip()) for match in _ATTRIBUTE.finditer(plain(source))]
    return sorted({*found, *((at, clue.value) for at, clue in debris if clue.kind == "picture-credit")})


def domain_of(name: str) -> str | None:
    """The domain that a name is, in lower case; None where it is no domain."""
    found = _DOMAIN.fullmatch(name.strip())
    return found["domain"].lower() if found and not name.strip().isupper() else None


def self_credited(source: str, debris: Sequence[tuple[int, Clue]]) -> str | None:
    """The domain that credits pictures to itself again and again: the site that the page was copied to."""
    counted = Counter(domain for _, credit in picture_credits(source, debris) if (domain := domain_of(credit)))
    if not counted:
        return None
    best, times = min(counted.items(), key=lambda row: (-row[1], row[0]))
    return best if times >= 2 else None


def find_replaced(
    source: str, debris: Sequence[tuple[int, Clue]], pictures: Sequence[Picture], outlet: str | None
) -> Iterator[tuple[int, Clue]]:
    """The credits that cannot be the pictures' own."""
    for at, credit in picture_credits(source, debris):
        picture = _nearest(at, pictures)
        if picture is None or not picture.owner or _names_owner(credit, picture):
            continue
        reason = _reason(credit, outlet)
        if reason:
            where = picture.host or picture.path
            note = f"{reason}, but the picture's file is {picture.owner}'s ({where}): put in by find-and-replace"
            yield at, Clue(kind="replaced-credit", value=credit, note=note)


def _nearest(at: int, pictures: Sequence[Picture]) -> Picture | None:
    near = [picture for picture in pictures if picture.owner and abs(picture.at - at) <= _NEAR]
    return min(near, key=lambda picture: (abs(picture.at - at), picture.at), default=None)


def _names_owner(credit: str, picture: Picture) -> bool:
    """Whether a credit names the owner of the server, in whatever wording."""
    owner = (picture.owner or "").lower().removeprefix("the ")
    said = plain(credit).lower()
    if owner in said or picture.host is None:
        return owner in said
    return said in picture.host.split(".") or (domain_of(credit) is not None and said in picture.host)


def _reason(credit: str, outlet: str | None) -> str | None:
    domain = domain_of(credit)
    if domain or (outlet and plain(credit).lower() == plain(outlet).lower()):
        return "the credit names a web site"
    # A person, an office or an agency may have given its picture to the owner; a bare unknown name is no such thing.
    if " " not in credit and credit.isupper() and len(credit) <= 8 and not agency_of(credit):
        return "the credit names no agency that is known"
    return None
