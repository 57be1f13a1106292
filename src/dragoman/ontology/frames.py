"""The frame: one rule that makes an event of a phrase, as data.

Frames live in `data/frames/*.toml`, a file for each PLOVER type or mode.  A frame says which words trigger it, in which
grammatical positions its actor and recipient stand, and what PLOVER type, mode and CAMEO code it yields.

Positions (relative to the trigger token, on the dependency parse, whatever the surface order):

    subject          grammatical subject of an active verb; of a passive verb the by-agent (voice is evened out)
    object           direct object of an active verb; of a passive verb its subject
    possessor        "Lind's visit", "his visit"
    modifier         an adjective or noun before the trigger: "the Russian invasion", "US sanctions"
    PREP             a preposition such as to, with, against, of, by, between: what it governs under the trigger
    object:PREP      the same, under the light verb's object: "held talks with Holm"
    object:possessor "received Chad's envoy", "accepted Lind's invitation": the possessor of the object
    object:modifier  "imposed Chinese sanctions"
    attribute        for a noun: who it is said to be: "the chief meeting will be *Holm and the premiers*"
    dative           the bare indirect object: "gave *Moldova* coal" ("to" and "for" find it too)
    complement:X     X (object, subject, dative or a preposition) of the clause that completes the trigger:
                     "agreed to meet *Holm*", "offered to share water with *Peru*"
    clause           the subject of a clause that complements the trigger: "urged Israel to stop"
    governor         for a noun: the subject of the verb that governs the noun as its object: "Wang paid a visit"
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Literal

import msgspec

from dragoman.ontology.cameo import plover_type
from dragoman.ontology.plover import TYPES

# The type of a frame that says "this is no event": comment, condolence, bare assent, denial of guilt.  It takes its
# trigger (so that no other frame makes an event of it) and yields nothing.
NO_EVENT = "NONE"


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
    subject: tuple[str, ...] = ()  # the head lemma of the subject must be one of these: *demonstrators* block
    object: tuple[str, ...] = ()  # the head lemma of the object must be one of these: hold *talks*
    not_object: tuple[str, ...] = ()  # …and must not be one of these: meet the *deadline*
    # "*" in `not_object`: it must have no object at all.
    # "@goods", "@money", "@pact" … stand for all words of a class of data/word_classes.toml.
    # "@person" in `object` or `not_object` stands for anybody, by name or by description.
    # "@thing" in `not_object` stands for what is written, shot, takes place or passes (data/noun_classes.toml).
    # With `object` and `preps` the listed word may also stand after the preposition: walk *off the job*.
    preps: tuple[str, ...] = ()  # one of these prepositions must hang on the trigger (or on its listed object)
    complement: tuple[str, ...] = ()  # the head lemma of a clausal complement: agree to *sign*; "*" for any infinitive,
    # "@hostile" for a clause with a verb of violence, coercion or other material conflict
    judged: bool = True  # whether the object may be called something: called him *a liar*
    actor: tuple[str, ...]  # positions, in order of preference; the first filled one gives the actors
    recipient: tuple[str, ...] = ()
    needs: tuple[Literal["actor", "recipient"], ...] = ()  # roles that must be filled by somebody
    polarity: Literal["any", "affirmed", "negated"] = "any"  # whether the trigger may, must not or must be negated
    by: Literal["government"] | None = None  # all actors must be states, their bodies or their officials
    toll: bool = False  # whether what merely happens may stand for the doer: "the riot killed nine"
    symmetric: bool = False  # where both sides stand in one position ("A and B met"), all are actors
    place: tuple[str, ...] = ()  # positions whose filler is also the place: visit *to X*
    match: tuple[FrameExample, ...]
    unlike: tuple[str, ...]  # sentences that look alike and must not match this frame


class _WordClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class of words that a frame lists by one name."""

    name: str
    words: str


class _WordClasses(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    classes: tuple[_WordClass, ...]


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of frames: tables `[[frame]]`."""

    frame: tuple[Frame, ...] = ()


class FrameError(ValueError):
    """A frame file that breaks the rules; the message names the frame and the rule."""


def problems(frames: tuple[Frame, ...]) -> list[str]:
    """What is wrong with a set of frames, in words; empty when nothing is."""
    found: list[str] = []
    seen: set[str] = set()
    for frame in frames:
        if frame.name in seen:
            found.append(f"{frame.name}: the name is taken")
        seen.add(frame.name)
        if frame.type == NO_EVENT:
            continue
        if frame.type not in TYPES:
            found.append(f"{frame.name}: {frame.type} is no PLOVER type")
        elif frame.mode is not None and frame.mode not in TYPES[frame.type].modes:
            found.append(f"{frame.name}: {frame.mode} is no mode of {frame.type}")
        if plover_type(frame.cameo) is None:
            found.append(f"{frame.name}: {frame.cameo} is no CAMEO code of an event")
        if not frame.match or not frame.unlike:
            found.append(f"{frame.name}: needs an example that matches and one that does not")
        if any(word != word.lower() for word in frame.lemmas + frame.object + frame.not_object):
            found.append(f"{frame.name}: lemmas are lower case")
    return found


@functools.cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """The words of each class of `data/word_classes.toml`, by the name that frames use: "@goods"."""
    text = (resources.files("dragoman.data") / "word_classes.toml").read_text(encoding="utf-8")
    classes = msgspec.toml.decode(text, type=_WordClasses).classes
    return {f"@{one.name}": tuple(one.words.split()) for one in classes}


def _written_out(frame: Frame) -> Frame:
    """The frame with the words of a class written out where it names the class."""
    return msgspec.structs.replace(
        frame, subject=_words(frame.subject), object=_words(frame.object), not_object=_words(frame.not_object)
    )


def _words(listed: tuple[str, ...]) -> tuple[str, ...]:
    classes = word_classes()
    return tuple(dict.fromkeys(word for one in listed for word in classes.get(one, (one,))))


def parse_frames(files: dict[str, str]) -> tuple[Frame, ...]:
    """The frames of some TOML files, by file name; raises `FrameError` when one breaks the rules."""
    frames: list[Frame] = []
    for name in sorted(files):
        try:
            frames.extend(map(_written_out, msgspec.toml.decode(files[name], type=FrameFile).frame))
        except msgspec.DecodeError as error:
            raise FrameError(f"{name}: {error}") from error
    wrong = problems(tuple(frames))
    if wrong:
        raise FrameError("; ".join(wrong))
    return tuple(frames)


@functools.cache
def load_frames() -> tuple[Frame, ...]:
    """All frames of `data/frames`, in the order of their files and within a file."""
    folder = resources.files("dragoman.data") / "frames"
    return parse_frames(
        {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name.endswith(".toml")}
    )
