"""What an article says, or gives away, of where its text comes from: credits, datelines and clues."""

from __future__ import annotations

import re

from dragoman.model import Reading, Relation, Struct

# A dateline names its agency in brackets before a dash: "PARIS (Agency) - …", "GENEVA, March 3 (Agency) — …".
_DATELINE = re.compile(r"^[^\W\d_][\w .,'’/-]{1,60}?\((?P<agency>[A-Z][\w .&/-]{1,30})\)\s*(?:[-–—:]|--)", re.MULTILINE)


class Credit(Struct, frozen=True, kw_only=True):
    """What an article alone lets one say of its origin."""

    label: str | None = None
    relation: Relation = "original"
    basis: tuple[str, ...] = ()


def credit(reading: Reading) -> Credit:
    """The origin that an article names or gives away."""
    dateline = _DATELINE.search(reading.article.text[:1000])
    if dateline:
        return Credit(label=dateline["agency"], basis=(f"dateline {dateline.group().strip()}",))
    return Credit()
