"""Matching: which frames are triggered where, the most specific first."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from dragoman.language import grammar
from dragoman.language.document import Token
from dragoman.ontology.frames import NO_EVENT, Frame, load_frames, word_classes
from dragoman.ontology.plover import quad
from dragoman.reading.events.duties import is_of_the_speaker, lays_duty, reported
from dragoman.reading.events.nouns import THINGS, noun_class
from dragoman.reading.events.positions import Site
from dragoman.reading.mentions import Mentions

PERSON = "@person"  # in `object` and `not_object`: anybody, one or many, by name or by description
BODY = "@body"  # in `object`: a state, an organisation, a group or a place that is known by name
THING = "@thing"  # in `not_object`: what is written, shot, takes place or passes
DUTY = "@duty"  # in `complement`: a clause that says what somebody else must do: said that they *must leave*
THREAT = "@threat"  # in `complement`: a clause that says what attack one will make oneself: said it *would hit*
HOSTILE = "@hostile"  # in `complement`: a clause that tells of a hostile act: claimed that they *attacked*
ANY = "*"  # in `complement`: any infinitive or gerund, whatever it says

_POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB", "ADV"}),
}
# A noun in these relations only modifies another: "attack helicopters", "talks team".
_MODIFYING = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})


_LONG = 60  # a list of more words than this asks for little


class FrameIndex:
    """Frames by the lemmas of their triggers."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        """Index `frames`; among equals the earlier one is preferred."""
        self._by_lemma: dict[str, list[Frame]] = {}
        for frame in frames:
            for lemma in dict.fromkeys(words.split()[-1] for words in frame.lemmas):
                self._by_lemma.setdefault(lemma, []).append(frame)
        for listed in self._by_lemma.values():
            listed.sort(key=lambda frame: -specificity(frame))

    def is_event_noun(self, token: Token) -> bool:
        """Whether a noun is the trigger of some frame."""
        listed = self._by_lemma.get(grammar.lemma(token), ())
        return token.pos_ == "NOUN" and any(frame.pos == "noun" for frame in listed)

    def sites(self, token: Token, mentions: Mentions) -> list[Site]:
        """Where and how frames match at a token, the most specific first."""
        frames = self._by_lemma.get(grammar.lemma(token))
        if not frames:
            return []
        return [site for frame in frames if (site := _site(frame, token, mentions)) is not None]


@functools.cache
def frame_index() -> FrameIndex:
    """The index over all frames."""
    return FrameIndex(load_frames())


def specificity(frame: Frame) -> int:
    """How much a frame asks for: the more, the earlier it is tried."""
    complement = 0 if not frame.complement else 2 if ANY in frame.complement else 4
    pairs = all(" " in lemma for lemma in frame.lemmas) or (frame.object and all(" " in word for word in frame.object))
    return (
        (3 if pairs else 0)
        + (5 if frame.type == NO_EVENT else 0)
        + (0 if not frame.object else 4 if len(frame.object) <= _LONG else 3)
        + complement
        + (3 if frame.particle else 0)
        + (2 if frame.preps else 0)
        + (4 if frame.subject else 0)
        + len(frame.needs)
        + (5 if frame.by else 0)
    )


def _site(frame: Frame, token: Token, mentions: Mentions) -> Site | None:
    if not _can_trigger(frame, token) or not _named(token, frame.lemmas):
        return None
    if frame.subject and not any(_listed(head, frame.subject, mentions) for head in _subjects_of(token)):
        return None
    found = _listed_objects(frame, token, mentions)
    if found is None:
        return None
    if frame.particle and not set(frame.particle) & set(grammar.particles(token)):
        return None
    if frame.preps and not _has_preposition(frame, token, found):
        return None
    if not frame.judged and grammar.children(token, "oprd", "ccomp", "attr"):
        return None
    if frame.polarity != "any" and grammar.negated(token) != (frame.polarity == "negated"):
        return None
    if frame.complement and not _has_complement(frame, token, mentions):
        return None
    return Site(frame, token, found)


def _can_trigger(frame: Frame, token: Token) -> bool:
    if token.pos_ not in _POS[frame.pos]:
        return False
    if frame.pos == "noun":
        return token.dep_ not in _MODIFYING
    if frame.pos == "verb":
        return token.dep_ not in {"aux", "auxpass", "amod", "compound"}
    return True


def _named(token: Token, words: tuple[str, ...]) -> bool:
    """Whether a token's lemma is listed, alone or with the word that modifies it: "strike", "hunger strike"."""
    lemma = grammar.lemma(token)
    _, single, by_last = _sorted(words)
    if lemma in single:
        return True
    pairs = by_last.get(lemma, frozenset())
    return bool(pairs) and any(
        f"{form} {lemma}" in pairs
        for child in grammar.children(token, "compound", "amod", "nmod", "nummod")
        for form in (grammar.lemma(child), child.lower_)
    )


_Sorted = tuple[tuple[str, ...], frozenset[str], dict[str, frozenset[str]]]
_known: dict[int, _Sorted] = {}


def _sorted(words: tuple[str, ...]) -> _Sorted:
    """A frame's list of words, and it once more as a set, and what is more than a word by its last.

    Known by the list's place in memory, which is quicker than by all its words; the list is kept, so that no other one
    comes to lie there.  Frames are loaded once, so there are no more lists than they have.
    """
    known = _known.get(id(words))
    if known is None:
        by_last: dict[str, set[str]] = {}
        for one in words:
            if " " in one:
                by_last.setdefault(one.rpartition(" ")[2], set()).add(one)
        known = (words, frozenset(words), {last: frozenset(listed) for last, listed in by_last.items()})
        _known[id(words)] = known
    return known


def _listed_objects(frame: Frame, token: Token, mentions: Mentions) -> tuple[Token, ...] | None:
    """The objects that the frame lists; None when it lists some and none is there, or one is excluded."""
    if not frame.object and not frame.not_object:
        return ()
    heads = _coordinated_objects(token)
    if ANY in frame.not_object and (heads or grammar.children(token, "xcomp", "ccomp")):
        return None
    after = _after_prepositions(frame, token)
    if frame.not_object and any(_listed(head, frame.not_object, mentions) for head in (*heads, *after)):
        return None
    if not frame.object:
        return ()
    heads = [*heads, *(item for head in after for item in grammar.conjuncts(head))]
    found = tuple(head for head in heads if _listed(head, frame.object, mentions))
    return found or None


def _coordinated_objects(token: Token) -> list[Token]:
    """The objects of a verb with all that is coordinated; every frame of the verb asks for them."""
    if token.known_objects is None:
        token.known_objects = [item for head in _objects_of(token) for item in grammar.conjuncts(head)]
    return token.known_objects


def _objects_of(token: Token) -> list[Token]:
    """The objects of a verb, with what a passive one keeps: "was granted *asylum*"."""
    found = grammar.objects(token)
    if grammar.is_passive(token):
        found = [*found, *grammar.children(token, "dobj", "oprd")]
    return [item for head in found for item in _measured(head)]


def _subjects_of(token: Token) -> list[Token]:
    """Who does what a verb says, with all that is coordinated."""
    found = grammar.subjects(token) if token.pos_ in grammar.VERBAL else grammar.governed(token, "by", "of")
    return [one for head in found for item in grammar.conjuncts(head) for one in _measured(item)]


def _measured(head: Token) -> list[Token]:
    """A noun and, where it only measures, what it measures: "*dozens* of *farmers*", "a *barrage* of *rockets*"."""
    measures = head.tag_ == "NNS" or grammar.lemma(head) in word_classes()["@measures"]
    return [head, *grammar.governed(head, "of")] if measures else [head]


def _listed(head: Token, words: tuple[str, ...], mentions: Mentions) -> bool:
    if _named(head, words) or (THING in words and noun_class(head) in THINGS):
        return True
    at = mentions.at(head.idx)
    if BODY in words and at is not None and at[0].kind != "person":
        return True
    if PERSON not in words:
        return False
    if at is not None:
        return at[0].kind in {"person", "group"}
    return head.ent_type_ == "PERSON" or noun_class(head) == "person"


def _after_prepositions(frame: Frame, token: Token) -> list[Token]:
    """What follows the listed prepositions: walked off the *job*, threatened Chad with *sanctions*."""
    return [
        pobj
        for prep in grammar.children(token, "prep", "agent")
        if prep.lower_ in frame.preps
        for pobj in prep.children
    ]


def _has_preposition(frame: Frame, token: Token, found: tuple[Token, ...]) -> bool:
    return any(
        grammar.governed(head, *frame.preps)
        or grammar.loose_governed(head, *frame.preps)
        or any(child.dep_ == "prep" and child.lower_ in frame.preps for child in head.children)
        for head in (token, *found, *_telling(token))
    )


def _telling(noun: Token) -> list[Token]:
    """The participle that carries a noun's phrases: "consultations *held* with"."""
    if noun.pos_ in grammar.VERBAL:
        return []
    return [clause for clause in grammar.children(noun, "acl") if clause.tag_ == "VBN"]


def _has_complement(frame: Frame, token: Token, mentions: Mentions) -> bool:
    if DUTY in frame.complement:
        return any(lays_duty(clause, token, mentions) for clause in reported(token))
    if THREAT in frame.complement:
        own = (clause for clause in reported(token) if is_of_the_speaker(clause, token, mentions))
        return any(_is_attack(clause, mentions) for clause in own)
    found = grammar.complements(token)
    if frame.type == "REQUEST":  # one is asked to do something: "told them *that* it was leaving" asks nothing
        found = [clause for clause in found if not grammar.is_finite(clause)]
    if frame.type == "ACCUSE":  # who says that somebody will do a thing, or does not, charges him with nothing
        found = [clause for clause in found if not grammar.negated(clause) and not _is_to_come(clause)]
    if HOSTILE in frame.complement:
        return any(_is_hostile(clause, mentions) for clause in found)
    if ANY in frame.complement:
        return any(head.tag_ in {"VB", "VBG"} for head in found)
    return any(
        grammar.lemma(item) in frame.complement for head in found for item in [head, *grammar.children(head, "conj")]
    )


def _is_to_come(clause: Token) -> bool:
    return any(token.lower_ in grammar.WILL for token in grammar.auxiliaries(clause))


def _is_hostile(clause: Token, mentions: Mentions) -> bool:
    """Whether a clause, or the infinitive under its verb, is a matter of some frame of material conflict."""
    return any(
        site.frame.type != NO_EVENT and quad(site.frame.type) == 4
        for token in (clause, *grammar.children(clause, "xcomp"))
        for site in frame_index().sites(token, mentions)
    )


def _is_attack(clause: Token, mentions: Mentions) -> bool:
    return any(site.frame.type == "ASSAULT" for site in frame_index().sites(clause, mentions)[:1])
