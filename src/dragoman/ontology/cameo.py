"""CAMEO: from its codes to PLOVER types, and the Goldstein scores of its roots.

Where the published crosswalk (2021) and the PLOVER manual v2 disagree, the manual holds: promises to yield, apologies
and lifted curfews are CONCEDE, verdicts SANCTION, international sanctions SANCTION.
"""

from __future__ import annotations

# The longest prefix of a code that stands here decides.
_TYPE_OF_PREFIX = {
    "02": "REQUEST",
    "03": "AGREE",
    "034": "CONCEDE",
    "035": "CONCEDE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "055": "CONCEDE",
    "056": "CONCEDE",
    "06": "COOPERATE",
    "07": "AID",
    "08": "CONCEDE",
    "0811": "CONCEDE",
    "084": "RETREAT",
    "085": "RETREAT",
    "086": "RETREAT",
    "087": "RETREAT",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "116": "SANCTION",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "163": "SANCTION",
    "17": "COERCE",
    "1712": "ASSAULT",
    "175": "ASSAULT",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "191": "COERCE",
    "192": "COERCE",
    "20": "ASSAULT",
}

GOLDSTEIN = {
    "01": 0.0,
    "02": 3.0,
    "03": 4.0,
    "04": 1.0,
    "05": 3.5,
    "06": 6.0,
    "07": 7.0,
    "08": 5.0,
    "09": -2.0,
    "10": -5.0,
    "11": -2.0,
    "12": -4.0,
    "13": -6.0,
    "14": -6.5,
    "15": -7.2,
    "16": -4.0,
    "17": -7.0,
    "18": -9.0,
    "19": -10.0,
    "20": -10.0,
}


def plover_type(code: str) -> str | None:
    """The PLOVER type of a CAMEO code; None for a statement (01) and for what is no code."""
    for length in range(len(code), 1, -1):
        found = _TYPE_OF_PREFIX.get(code[:length])
        if found:
            return found
    return None


def goldstein(code: str) -> float | None:
    """The Goldstein score of a code's root."""
    return GOLDSTEIN.get(code[:2])
