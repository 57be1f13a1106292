"""What a person can decide on: the slots, which values each may be corrected to, and what a rejection of each means."""

from __future__ import annotations

import re
from typing import get_args

from dragoman.model import CueClass, Modality, Polarity, Relation, Severity, StatementKind, Struct
from dragoman.ontology.edtf import valid
from dragoman.ontology.plover import TYPES


class Slot(Struct, frozen=True, kw_only=True):
    """One kind of cell."""

    about: str  # what the cell says, as a question to a reviewer
    words: tuple[str, ...] = ()  # the only values that it may have; empty for any
    fixed: bool = False  # it can only be accepted or rejected
    needed: bool = False  # it always has a value: what is wrong has to be corrected
    spanned: bool = True  # a correction may point at words of the article


LINK = "lineage.link"
CONFLICT = "conflict.claim"
ALIAS = "entity.alias"

SLOTS: dict[str, Slot] = {
    "event.type": Slot(about="What kind of event do these words report?", words=tuple(TYPES), spanned=False),
    "event.mode": Slot(
        about="Which mode of it?",
        words=tuple(sorted({mode for kind in TYPES.values() for mode in kind.modes})),
        spanned=False,
    ),
    "event.modality": Slot(about="Did it happen?", words=get_args(Modality), needed=True, spanned=False),
    "event.actor": Slot(about="Who does it?"),
    "event.recipient": Slot(about="To whom?"),
    "event.date": Slot(about="When?"),
    "event.place": Slot(about="Where?"),
    "happening.word": Slot(about="Do these words tell of something that takes place?", fixed=True),
    "statement.source": Slot(about="Who says it?"),
    "statement.content": Slot(about="Which words are what was said?"),
    "statement.kind": Slot(about="How are the words given?", words=get_args(StatementKind), needed=True, spanned=False),
    "statement.class": Slot(about="What do the words of reporting do?", words=get_args(CueClass), spanned=False),
    "statement.polarity": Slot(about="Does the speaker hold that it is so?", words=get_args(Polarity), spanned=False),
    "office": Slot(about="Which office does the text give this person here?"),
    ALIAS: Slot(about="Whom do these words mean?", spanned=False),
    "entity.known_as": Slot(about="Is this the person whom the tables of facts know by this name?", spanned=False),
    LINK: Slot(about="Where does this article have its text from?", spanned=False),
    CONFLICT: Slot(about="Do these words contradict each other?", fixed=True),
    "conflict.severity": Slot(about="How bad is the conflict?", words=get_args(Severity), needed=True, spanned=False),
    "conflict.cause": Slot(about="What may be the cause?", spanned=False),
}

_RELATION = re.compile(rf"({'|'.join(get_args(Relation))})(?: of (\S.*))?", re.DOTALL)


def link(relation: str, parent: str | None) -> str:
    """A lineage link as a value: "copy of b.txt"."""
    return f"{relation} of {parent}" if parent else relation


def link_of(value: str) -> tuple[Relation, str | None] | None:
    """Relation and parent of such a value; None where it is no link.

    >>> link_of("copy of b.txt")
    ('copy', 'b.txt')
    """
    found = _RELATION.fullmatch(value)
    if not found or (found[1] == "original" and found[2]):
        return None
    relation: Relation = next(one for one in get_args(Relation) if one == found[1])
    return relation, found[2]


def wrong_value(slot: str, value: str) -> str | None:
    """Why a slot cannot have a value; None where it can."""
    allowed = SLOTS[slot].words
    if not value.strip():
        return "a correction needs a value"
    if allowed and value not in allowed:
        return f"{value!r} is not one of {', '.join(allowed)}"
    if slot == "event.date" and not valid(value):
        return f"{value!r} is not an EDTF date such as 2023, 2023-02 or 2023-02-22"
    if slot == LINK and link_of(value) is None:
        return f"{value!r} is not a relation; give original, or one such as: copy of URI"
    return None


def wrong_rejection(slot: str, value: str) -> str | None:
    """Why a value cannot only be rejected; None where it can."""
    if slot == LINK and value == "original":
        return "that an article is no original says nothing of whose it is: correct it instead, to copy of URI, say"
    if SLOTS[slot].needed:
        return f"{slot} always has a value: correct it instead, to one of {', '.join(SLOTS[slot].words)}"
    return None
