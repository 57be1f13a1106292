"""How an event was done, where its context says so: a talk held by telephone has the mode phone."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources
from typing import Any, Literal

import msgspec

from dragoman.language import grammar
from dragoman.ontology.frames import Frame
from dragoman.reading.events.positions import Site

Token = Any

_REMOTE = grammar.words(
    "phone telephone telephonic video videolink videoconference teleconference online virtual virtually remotely zoom "
    "hotline conference-call"
)
_VIA = ("by", "via", "over", "on", "through", "in")
_WITH = ("with", "by", "in", "from")
_WIELD = frozenset({"use", "wield", "fire", "launch", "carry", "brandish", "hurl"})
_LEADING = frozenset({"dobj", "prep", "pobj", "pcomp", "xcomp", "ccomp", "acl", "relcl", "dative", "conj"})
_DEEP = 6  # steps from the trigger to what it is about: "turned down | a call | for | an end | to | the siege"


class ModeWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell a mode, where they stand, and sentences that show it.

    Of the codes in `cameo` the one under the frame's own root is taken, a single one always; else the frame's stays.
    """

    types: tuple[str, ...]
    mode: str
    cameo: tuple[str, ...] = ()
    told_by: Literal["means", "matter", "moved"]
    words: str
    match: tuple[str, ...]
    unlike: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mode: tuple[ModeWords, ...]


@functools.cache
def load_modes() -> tuple[ModeWords, ...]:
    """All rows of `data/modes.toml`."""
    text = (resources.files("dragoman.data") / "modes.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=_File).mode


@functools.cache
def _told(event_type: str) -> dict[str, ModeWords]:
    """What each word tells of events of a type; of two rows the earlier holds."""
    told: dict[str, ModeWords] = {}
    for one in load_modes():
        if event_type in one.types:
            told.update((word, one) for word in one.words.split() if word not in told)
    return told


def in_its_mode(site: Site) -> Frame:
    """The frame with the mode and code that the context gives: remote consultations are by phone."""
    frame = site.frame
    if frame.type == "CONSULT" and frame.mode is None and _is_remote(site):
        return msgspec.structs.replace(frame, mode="phone", cameo="041")
    if frame.type == "ASSAULT" and frame.mode in {None, "destroy"}:
        return _as_told(frame, _means(site))
    if frame.type == "MOBILIZE" and frame.mode == "troops":
        return _as_told(frame, _moved(site))
    if frame.type in {"REQUEST", "REJECT", "THREATEN"} and frame.mode is None:
        return _as_told(frame, _matter(site))
    return frame


def _as_told(frame: Frame, words: Iterator[Token]) -> Frame:
    """The frame in the mode that the first telling word gives."""
    told = _told(frame.type)
    found = next((told[lemma] for word in words if (lemma := grammar.lemma(word)) in told), None)
    if found is None:
        return frame
    alike = [code for code in found.cameo if code[:2] == frame.cameo[:2]] or found.cameo
    return msgspec.structs.replace(frame, mode=found.mode, cameo=alike[0] if len(alike) == 1 else frame.cameo)


def _is_remote(site: Site) -> bool:
    for head in (site.trigger, *site.objects):
        means = [*grammar.governed(head, *_VIA), *head.children]
        means.extend(child for token in grammar.governed(head, *_VIA) for child in grammar.children(token, "compound"))
        if any(token.lower_ in _REMOTE for token in means):
            return True
    return False


def _means(site: Site) -> Iterator[Token]:
    """What a deed is done with: what modifies its doer and the doer, what "with" governs, what is wielded."""
    trigger = site.trigger
    verbal = trigger.pos_ in grammar.VERBAL
    doers = [*grammar.subjects(trigger), *grammar.agents(trigger)] if verbal else grammar.governed(trigger, "by")
    wielded = [
        thing
        for clause in grammar.children(trigger, "advcl", "acl")
        if clause.tag_ == "VBG" and clause.lemma_ in _WIELD
        for thing in grammar.objects(clause)
    ]
    for thing in (*site.objects, *grammar.governed(trigger, "under")):  # "came under *mortar* fire"
        yield from grammar.children(thing, "compound", "amod", "nmod")
    for head in (*doers, *grammar.governed(trigger, *_WITH), *wielded, *(() if verbal else (trigger,))):
        for one in grammar.conjuncts(head):
            yield from grammar.children(one, "compound", "amod", "nmod")
            yield one


def _moved(site: Site) -> Iterator[Token]:
    """What is moved or readied, and who moves: ships and missiles, fighters, policemen."""
    for head in (*site.objects, *grammar.subjects(site.trigger), *grammar.objects(site.trigger)):
        for one in grammar.conjuncts(head):
            yield one
            yield from grammar.governed(one, "of")


def _matter(site: Site) -> Iterator[Token]:
    """What is asked, refused or threatened, the nearest word first: no name, and nobody's name is looked into."""
    trigger = site.trigger
    level, steps = [trigger, *grammar.children(trigger, "nsubjpass")], 0
    yield from grammar.complements(trigger)
    yield from (clause for clause in grammar.children(trigger, "advcl") if clause.tag_ == "VB")  # begged him *to end*
    while level and steps < _DEEP:
        level = [child for token in level for child in token.children if child.dep_ in _LEADING and child.i > token.i]
        # a plan for a ceasefire is also a "ceasefire plan"
        told = [one for token in level for one in (token, *grammar.children(token, "compound"))]
        yield from (token for token in told if not token.ent_type_)
        steps += 1
