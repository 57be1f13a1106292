"""The frame: one rule that makes an event of a phrase, as data.

Frames live in `data/frames/*.toml`, a file for each PLOVER type.  A frame says which words trigger it, in which
grammatical positions its actor and recipient stand, and what PLOVER type, mode and CAMEO code it yields.

Positions (relative to the trigger token, on the dependency parse, whatever the surface order):

    subject          grammatical subject of an active verb; of a passive verb the by-agent (voice is evened out)
    object           direct object of an active verb; of a passive verb its subject
    possessor        "Putin's visit", "his visit"
    modifier         an adjective or noun before the trigger: "the Russian invasion", "US sanctions"
    PREP             a preposition such as to, with, against, of, by, between: what it governs under the trigger
    object:PREP      the same, under the light verb's object: "held talks with Lavrov"
    object:possessor "received Xi's envoy", "accepted Putin's invitation": the possessor of the object
    object:modifier  "imposed Chinese sanctions"
    clause           the subject of a clause that complements the trigger: "urged Israel to stop"
    governor         for a noun: the subject of the verb that governs the noun as its object: "Wang paid a visit"
"""

from __future__ import annotations

from typing import Literal

import msgspec


class FrameExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence in our own words that the frame must match, with the participants' heads that it must find."""

    text: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named rule from words to a PLOVER event.  Lemmas are lower case."""

    name: str  # "meet.v", "hold-talks.v", "visit.n": unique over all files
    type: str
    cameo: str
    mode: str | None = None
    pos: Literal["verb", "noun", "adjective"] = "verb"
    lemmas: tuple[str, ...]  # the trigger's lemmas, any of them
    particle: tuple[str, ...] = ()  # one of these particles or adverbs must hang on the trigger: walk *out*
    object: tuple[str, ...] = ()  # the head lemma of the object must be one of these: hold *talks*
    not_object: tuple[str, ...] = ()  # …and must not be one of these: meet the *deadline*
    preps: tuple[str, ...] = ()  # one of these prepositions must hang on the trigger (or on its listed object)
    complement: tuple[str, ...] = ()  # the head lemma of a clausal complement: agree to *sign*
    actor: tuple[str, ...]  # positions, in order of preference; the first filled one gives the actors
    recipient: tuple[str, ...] = ()
    needs: tuple[Literal["actor", "recipient"], ...] = ()  # roles that must be filled by somebody
    symmetric: bool = False  # where both sides stand in one position ("A and B met"), all are actors
    place: tuple[str, ...] = ()  # positions whose filler is also the place: visit *to X*
    match: tuple[FrameExample, ...]
    unlike: tuple[str, ...]  # sentences that look alike and must not match this frame
