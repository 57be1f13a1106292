"""Refusals: "will not meet" and "vowed not to meet" are a REJECT that happened, not a meeting that is denied."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.ontology.frames import Frame

Token = Any

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


# What is refused where somebody binds himself not to do what a frame of commitment lists, by the frame's CAMEO code.
_FORSWORN: dict[str, tuple[str | None, str]] = {"036": ("meet", "125"), "033": ("assist", "122")}


def _forsworn(trigger: Token, frame: Frame) -> Frame | None:
    """The frame of the refusal where what is promised stands under "not": "vowed not to meet", "that it would not"."""
    if frame.type not in {"AGREE", "CONCEDE"} or not frame.complement or "*" in frame.complement:
        return None
    told = [clause for clause in grammar.complements(trigger) if grammar.lemma(clause) in frame.complement]
    if not told or not all(map(grammar.negated, told)):
        return None
    mode, cameo = ("yield", "124") if frame.type == "CONCEDE" else _FORSWORN.get(frame.cameo[:3], (None, "120"))
    return msgspec.structs.replace(frame, type="REJECT", mode=mode, cameo=cameo)


def refused(trigger: Token, frame: Frame) -> Frame | None:
    """The frame of the refusal where a trigger stands under "will not"; None where nobody refuses."""
    forsworn = _forsworn(trigger, frame)
    if forsworn is not None:
        return forsworn
    if frame.type not in _REFUSED or trigger.pos_ not in grammar.VERBAL or grammar.is_passive(trigger):
        return None
    if not grammar.negated(trigger) or not any(token.lower_ in grammar.WILL for token in grammar.auxiliaries(trigger)):
        return None
    mode, cameo = _REFUSED[frame.type]
    return msgspec.structs.replace(frame, type="REJECT", mode=mode, cameo=cameo)
