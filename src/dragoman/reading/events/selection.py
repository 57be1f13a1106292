"""Which candidates stand, and which event a sentence is chiefly about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from dragoman.language import grammar
from dragoman.model import Event, Modality, Span
from dragoman.ontology.frames import NO_EVENT
from dragoman.reading.events.positions import Site

Token = Any
T = TypeVar("T")

# What these announce, ask, refuse or threaten is said by their own type: what they govern is no event of its own.
ABSORBING = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN", "CONCEDE"})
_DOWN = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "attr", "oprd", "dative", "acl", "conj"})
# Under these a deed is spoken of: "talks on *the invasion*"; what has an anniversary was done.
_THEMES = grammar.words(
    "topic issue theme agenda subject question context talk discussion debate history memory comment "
    "remark view analysis book film report article"
)
# What is only asked for: "calls for *his resignation*".
_WISHES = frozenset({"call", "demand", "appeal", "plea", "request"})
# What CAMEO calls denial; pessimism, optimism and wishes.
_UNDER_COMMENT: dict[str, Modality] = {"016": "denied", "012": "speculated", "013": "speculated"}
# "arrived *for a visit*" is one visit; "walked *out of talks*" is no talks.
_INTO = frozenset({"for", "on", "of", "from"})
_OUT = frozenset({"of", "from"})
_LEAVING = frozenset({"SANCTION", "REJECT"})
# Relations that take a trigger out of the sentence's own assertion, by how far.
_STEPS = {"relcl": 3, "acl": 3, "advcl": 3, "pobj": 2, "pcomp": 3, "ccomp": 1, "xcomp": 1, "poss": 3, "appos": 3}
# Relations under which an event is only mentioned, not told.
_MENTIONED = frozenset({"relcl", "acl", "poss", "appos", "pobj"})


def without_doubles(found: list[T], site_of: Callable[[T], Site], parties: Callable[[T], int]) -> list[T]:
    """Leave out what another candidate already tells: the noun of a light verb, the clause after a refusal.

    Of a light verb and its noun the one that names more parties tells the event, the verb when they are even.
    Frames that say "no event" have done their work here, too, and leave.
    """
    sites = [site_of(one) for one in found]
    told = {site.trigger.i: (site.frame.type, parties(one)) for one, site in zip(found, sites, strict=True)}
    spoken_for = _spoken_for({site.trigger.i: (site, parties(one)) for one, site in zip(found, sites, strict=True)})
    absorbing = {site.trigger.i for site in sites if site.frame.type in ABSORBING} - spoken_for
    return [
        one
        for one, site in zip(found, sites, strict=True)
        if site.frame.type != NO_EVENT
        and site.trigger.i not in spoken_for
        and not _absorbed(site.trigger, absorbing)
        and not _goes_on_about(site, parties(one), told)
    ]


def _spoken_for(by_trigger: dict[int, tuple[Site, int]]) -> set[int]:
    """The triggers that another trigger tells."""
    spoken_for: set[int] = set()
    for trigger, (site, parties) in by_trigger.items():
        for token in site.objects:
            other = by_trigger.get(token.i)
            if token.i == trigger or other is None:
                continue
            richer = site.frame.type == other[0].frame.type and other[1] > parties
            spoken_for.add(trigger if richer else token.i)
    return spoken_for


def _goes_on_about(site: Site, parties: int, told: dict[int, tuple[str, int]]) -> bool:
    """Whether a clause only goes on about a deed of its type that names as many: "summoned him *to complain*"."""
    trigger = site.trigger
    if trigger.dep_ == "pobj" and trigger.head.lower_ in _INTO:
        verb = trigger.head.head.head if trigger.head.head.dep_ in {"prep", "advmod"} else trigger.head.head
        kind, named = told.get(verb.i, ("", 0))
        return (kind == site.frame.type and named >= parties) or (trigger.head.lower_ in _OUT and kind in _LEAVING)
    if trigger.tag_ not in {"VB", "VBG"} or trigger.dep_ not in {"advcl", "xcomp"} or trigger.i < trigger.head.i:
        return False
    kind, named = told.get(trigger.head.i, ("", 0))
    return kind == site.frame.type and named >= parties


def _absorbed(trigger: Token, absorbing: set[int]) -> bool:
    node, inside = trigger, False
    while node.head.i != node.i and (node.dep_ in _DOWN or node in grammar.complements(node.head)):
        if node.dep_ == "acl" and node.tag_ != "VB":
            return False
        inside = inside or node.dep_ != "conj"
        node = node.head
        if inside and (node.i in absorbing or (node.pos_ == "NOUN" and grammar.lemma(node) in _WISHES)):
            return True
    return False


def in_scope_of_comment(trigger: Token, comments: dict[int, str]) -> Modality | None:
    """What a comment says of the events under it: an accusation denied, a hope, a fear; None under no comment.

    `comments` holds the CAMEO code of each frame that says "no event", by its trigger.
    """
    node = trigger
    while node.head.i != node.i:
        if node.head.i in comments and node.dep_ in _DOWN - {"conj", "prep"}:
            return _UNDER_COMMENT.get(comments[node.head.i])
        node = node.head
    return None


def mentioned_only(trigger: Token) -> bool:
    """Whether a sentence only mentions an event, in a modifier or an adjunct, while it tells of something else."""
    node = trigger
    while node.head.i != node.i and not grammar.goes_on_above(node):
        if node.dep_ in _MENTIONED and not _carried_by(node):
            return True
        node = node.head
    return False


def is_theme(trigger: Token) -> bool:
    """Whether a deed is only a theme or a while ago: "topics such as *the war*", "since they *met*"."""
    node = trigger
    while node.head.i != node.i:
        since = node.dep_ == "advcl" and any(child.lower_ == "since" for child in grammar.children(node, "mark"))
        above = [node.head.head] if node.dep_ == "pobj" else []
        if node.dep_ in {"dobj", "attr"}:  # "the topics included *the war*"
            above = grammar.children(node.head, "nsubj")
        if since or any(grammar.lemma(one) in _THEMES for one in above):
            return True
        node = node.head
    return False


def _carried_by(node: Token) -> bool:
    """Whether a phrase is what is told after all: what is ordered, "ordered him *jailed*"; *in talks*, *on a visit*."""
    if grammar.ordering(node) is not None or grammar.is_sentence_misread(node):
        return True
    verb = node.head.head if node.dep_ == "pobj" else None
    return verb is not None and verb.lemma_ in {"be", "engage", "participate", "arrive", "meet", "take", "attend"}


def chief(found: list[tuple[Site, Event]]) -> set[str]:
    """The main event of each sentence, by id: the trigger nearest the root; then one that was done; then the first."""
    best: dict[Span, tuple[tuple[int, int, int], str]] = {}
    for site, event in found:
        key = (depth(site.trigger), event.modality in {"denied", "speculated"}, event.trigger[0])
        if event.sentence not in best or key < best[event.sentence][0]:
            best[event.sentence] = (key, event.id)
    return {identifier for _, identifier in best.values()}


def depth(token: Token) -> int:
    """How deep a trigger is buried below the sentence's main clause."""
    steps, node = 0, token
    while node.head.i != node.i and not grammar.goes_on_above(node):
        steps += _STEPS.get(node.dep_, 0)
        node = node.head
    return steps + (1 if token.pos_ not in grammar.VERBAL else 0)


def without_repeats(found: list[tuple[Site, Event]]) -> list[tuple[Site, Event]]:
    """One of two events of a sentence that say the same of the same parties: the one nearer the main clause."""
    kept: dict[tuple[object, ...], tuple[Site, Event]] = {}
    for site, event in found:
        if event.type == "PROTEST" and event.actors:
            crowd = (event.sentence, event.mode, event.modality, tuple(p.span for p in event.actors))
            kept[crowd] = _one_protest(kept.get(crowd), (site, event))
            continue
        sides = (tuple(p.span for p in event.actors), tuple(p.span for p in event.recipients))
        key = (event.sentence, event.type, event.modality, *sides)
        if key not in kept or depth(site.trigger) < depth(kept[key][0].trigger):
            kept[key] = (site, event)
    chosen = {event.id: event for _, event in kept.values()}
    return [(site, chosen[event.id]) for site, event in found if event.id in chosen]


def _one_protest(first: tuple[Site, Event] | None, second: tuple[Site, Event]) -> tuple[Site, Event]:
    """What one crowd does in one sentence, as one protest: it torched a shop *and smashed a window*."""
    if first is None:
        return second
    near, far = sorted((first, second), key=lambda one: depth(one[0].trigger))
    event = msgspec.structs.replace(
        near[1],
        recipients=near[1].recipients or far[1].recipients,
        date=near[1].date or far[1].date,
        place=near[1].place or far[1].place,
    )
    return near[0], event
