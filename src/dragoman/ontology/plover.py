"""PLOVER, manual v2: the sixteen types, their quads, modes and scores, and how our modalities go out as PLOVER."""

from __future__ import annotations

import msgspec

from dragoman.model import Modality

TOGETHER = ("CONSULT", "AGREE", "COOPERATE")  # what actors do with one another, where nobody is a recipient
CONSULT_PLANNED_TO_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


class PloverType(msgspec.Struct, frozen=True):
    """One event type: its quad (1 verbal, 2 material cooperation, 3 verbal, 4 material conflict), score and modes."""

    quad: int
    score: float
    needs_recipient: bool = False
    modes: dict[str, float] = {}


_ASKED = {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0}
_REFUSED = {"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0}

TYPES: dict[str, PloverType] = {
    "AGREE": PloverType(1, 2.5),
    "CONSULT": PloverType(
        1, 2.5, modes={"visit": 4.0, "third-party": 1.0, "multilateral": 2.5, "phone": 1.5}
    ),  # multilateral is unscored in the manual: the type's own score
    "SUPPORT": PloverType(1, 5.0),
    "CONCEDE": PloverType(1, 4.5),
    "COOPERATE": PloverType(2, 9.5, needs_recipient=True),
    "AID": PloverType(2, 10.0, needs_recipient=True),
    "RETREAT": PloverType(
        2,
        6.5,
        modes={"withdraw": 8.0, "release": 6.5, "disarm": 10.0, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    ),
    "REQUEST": PloverType(3, 0.0, modes=_ASKED),
    "ACCUSE": PloverType(3, -3.0, modes={"disapprove": -2.0, "allege": -3.5, "investigate": -3.5}),
    "REJECT": PloverType(3, -2.0, modes=_REFUSED),
    "THREATEN": PloverType(
        3,
        -3.5,
        modes={"restrict": -3.0, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4.0, "violence": -3.5},
    ),
    "PROTEST": PloverType(
        4,
        -5.0,
        modes={
            "demo": -5.0,
            "riot": -7.0,
            "strike": -5.0,
            "hunger": -4.5,
            "boycott": -4.5,
            "obstruct": -4.5,
            "vandalize": -5.0,
        },
    ),
    "SANCTION": PloverType(
        4, -6.0, needs_recipient=True, modes={"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0}
    ),
    "MOBILIZE": PloverType(4, -5.5, modes={"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0}),
    "COERCE": PloverType(
        4,
        -7.0,
        modes={
            "seize": -7.0,
            "restrict": -7.0,
            "censor": -6.5,
            "curfew": -6.5,
            "martial-law": -7.5,
            "arrest": -7.0,
            "deport": -7.0,
            "withhold": -7.0,
            "misinformation": -6.5,
            "cyber": -7.0,
        },
    ),
    "ASSAULT": PloverType(
        4,
        -9.0,
        modes={
            "abduct": -8.5,
            "beat": -7.5,
            "torture": -8.5,
            "sexual": -8.5,
            "targeted": -9.5,
            "destroy": -8.5,
            "primitive": -8.0,
            "firearms": -9.0,
            "explosives": -9.0,
            "suicide-attack": -9.5,
            "aerial": -9.5,
            "drone": -9.5,
            "heavy-weapons": -9.5,
            "crowd-control": -7.5,
            "unconventional": -10.0,
        },
    ),
}


def score(kind: str, mode: str | None = None) -> float:
    """The PLOVER score of a type; a mode's score replaces the type's."""
    plover = TYPES[kind]
    return plover.score if mode is None else plover.modes[mode]


def quad(kind: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return TYPES[kind].quad


def exported_type(kind: str, modality: Modality) -> str:
    """The type under which an event goes out as PLOVER: a meeting to come is AGREE, announced violence THREATEN."""
    if modality not in {"planned", "conditional"}:
        return kind
    if kind in CONSULT_PLANNED_TO_AGREE:
        return "AGREE"
    if kind == "RETREAT":
        return "CONCEDE"
    return "THREATEN" if TYPES[kind].quad == 4 else kind
