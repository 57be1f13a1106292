"""Refusals: "will not meet" is a REJECT that happened, not a meeting that is denied."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.ontology.frames import Frame

Token = Any

_WILL = frozenset({"will", "wo", "would", "'ll", "shall"})
# What is refused: the mode and the CAMEO code of the refusal.
_REFUSED: dict[str, tuple[str | None, str]] = {
    "AGREE": (None, "120"),
    "CONSULT": ("meet", "125"),
    "SUPPORT": ("assist", "121"),
    "COOPERATE": ("assist", "121"),
    "AID": ("assist", "122"),
    "CONCEDE": ("yield", "124"),
    "RETREAT": ("yield", "124"),
}


def refused(trigger: Token, frame: Frame) -> Frame | None:
    """The frame of the refusal where a trigger stands under "will not"; None where nobody refuses."""
    if frame.type not in _REFUSED or trigger.pos_ not in grammar.VERBAL or grammar.is_passive(trigger):
        return None
    if not grammar.negated(trigger) or not any(token.lower_ in _WILL for token in grammar.auxiliaries(trigger)):
        return None
    mode, cameo = _REFUSED[frame.type]
    return msgspec.structs.replace(frame, type="REJECT", mode=mode, cameo=cameo)
