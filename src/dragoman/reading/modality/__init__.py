"""Modality: whether an event happened, is going on, is planned, depends, is only talked about, or is denied."""

from __future__ import annotations

from typing import Any

from dragoman.language import grammar
from dragoman.model import Modality
from dragoman.reading.modality.rules import words_in

__all__ = ["modality_of"]

Token = Any

# Of several marks the one that takes most from the event holds: a denied plan is denied.
_WEIGHT: dict[Modality, int] = {
    "happened": 0,
    "ongoing": 1,
    "planned": 2,
    "conditional": 3,
    "speculated": 4,
    "denied": 5,
}
_UP = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "attr", "oprd", "acl", "conj", "acomp", "nsubjpass", "advcl"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
# Verbs of which a nominal trigger is the subject or object when they say that it takes place or not.
_STANCE_FREE = grammar.words(
    "say tell report announce add state note explain declare write argue recall confirm reveal indicate stress"
)
# To say nothing of an event is not to deny it.
_TELLING = grammar.words(
    "disclose reveal publish publicise publicize announce report mention release detail specify know"
)
_KNOWN = grammar.words("public known clear available")
_CALLED_OFF = grammar.words("cancel scrap abandon postpone shelve drop")
_LASTING = grammar.words("continue persist proceed rage intensify widen")
_RUMOURED = grammar.words("say believe report think understand rumour rumor allege reckon")
# A nominal event as the subject of one of these, negated, in the passive did not take place.
_TAKING_PLACE = grammar.words(
    "hold stage carry conduct launch make start begin arrange organise organize schedule plan sign impose deliver "
    "pay give grant send lift reach conclude authorise authorize order offer issue file lodge open implement ratify "
    "complete resume reopen restore renew agree approve impose bring"
)
_ABOUT = grammar.words("content detail result outcome agenda topic date time place purpose reason cost subject nature")


_IF = grammar.words("if unless provided providing")
_INVERTED = grammar.words("should were had")
_ASKING = grammar.words("whether if when how why where")


def modality_of(trigger: Token) -> Modality:
    """The modality of the event that a trigger names, from its own clause and what governs it."""
    marks: list[Modality] = ["planned" if _is_purpose(trigger) else "happened"]
    node, below = trigger, trigger
    for step in range(12):
        found = _marks_at(node, nominal=node.pos_ in _NOMINAL)
        open_to = _under_two_negatives(node, below)
        if open_to is not None:
            found = [open_to, *(mark for mark in found if mark != "denied")]
        if "denied" in found and _is_ranked(below, node):
            found.remove("denied")  # "not the first to visit" has visited all the same
        if "denied" in found and trigger.pos_ in _NOMINAL and _denies_something_else(node, below):
            found.remove("denied")
        marks.extend(found)
        if step and node.i != below.i and open_to is None:
            marks.extend(_governor_marks(node, below))
        if not _climbs(node):
            break
        below, node = node, node.head
    else:
        return max(marks, key=_WEIGHT.__getitem__)
    if node.dep_ == "nsubj" and node.pos_ in _NOMINAL and node.head.pos_ in grammar.VERBAL:
        marks.extend(_auxiliary_marks(node.head))  # "the talks will begin", "cooperation can shape affairs"
        marks.extend(_adverb_marks(node.head))
        if _goes_on(node.head):
            marks.append("ongoing")
    return max(marks, key=_WEIGHT.__getitem__)


def _goes_on(verb: Token) -> bool:
    """Whether a verb says of its subject that it lasts: "the talks *went on* for a third day"."""
    lemma = grammar.lemma(verb)
    return lemma in _LASTING or (lemma in {"go", "drag"} and "on" in grammar.particles(verb))


def _denies_something_else(verb: Token, below: Token) -> bool:
    """Whether a negated verb leaves an event standing: "the talks were not disclosed", "their content is not known"."""
    if verb.pos_ not in grammar.VERBAL or not grammar.negated(verb):
        return False
    if below.dep_ == "nsubjpass" and verb.lemma_ not in _TAKING_PLACE:
        return True  # "the murder has never been solved"
    if verb.lemma_ in _TELLING or (verb.lemma_ in {"be", "make"} and any(c.lower_ in _KNOWN for c in verb.children)):
        return True
    return any(child.lower_ == "of" and child.dep_ == "prep" for child in below.children) and below.lemma_ in _ABOUT


def _climbs(node: Token) -> bool:
    """Whether what governs a word still speaks about whether the event took place."""
    if node.head.i == node.i:
        return False
    if grammar.rank(node) is not None:
        return True
    if node.dep_ not in _UP or (node.dep_ == "ccomp" and (_is_question(node) or _stands_alone(node))):
        return False
    if node.dep_ == "ccomp" and node.head.lemma_ in _STANCE_FREE and not grammar.negated(node.head):
        return False
    if node.dep_ == "advcl" and not _is_purpose(node):
        return False
    if node.dep_ == "acl" and node.tag_ != "VB" and not grammar.is_content(node):
        return False
    if node.dep_ == "conj" and any(child.lower_ == "but" for child in grammar.children(node.head, "cc")):
        return False  # "did not hold him *but escorted* him home"
    return not (node.dep_ == "conj" and grammar.children(node, *grammar.SUBJECT, *grammar.PASSIVE_SUBJECT))


def _stands_alone(clause: Token) -> bool:
    """Whether a clause only precedes the one that is said to govern it: "Chad blamed Mali; Mali denied it"."""
    return clause.head.i > clause.i and bool(grammar.children(clause.head, *grammar.OBJECT))


def _is_ranked(below: Token, node: Token) -> bool:
    """Whether a copula says that somebody is the first, or the last, to do something."""
    ranked = any(grammar.rank(child) is not None for child in below.children)
    return ranked and below.dep_ == "attr" and below.head.i == node.i


def _is_question(clause: Token) -> bool:
    """Whether a clause asks: what governs it ("did not say *when*", "know *whether*") neither does nor denies it."""
    return any(
        child.lower_ in _ASKING and child.i < clause.i and child.dep_ in {"mark", "advmod"} for child in clause.children
    )


def _under_two_negatives(node: Token, below: Token) -> Modality | None:
    """What is left of an event whose governor is negated and negative itself: "did not fail to", "not rule out"."""
    if node.i == below.i or below.dep_ in {"conj", "advcl"} or not _is_negated(node):
        return None
    return words_in("negated-governor").get(grammar.lemma(node))


def _is_negated(node: Token) -> bool:
    return bool(grammar.negated(node) or (node.dep_ == "acomp" and grammar.negated(node.head)))


def _is_announced(verb: Token) -> bool:
    """Whether an infinitive is all that a headline tells: "Chile to free nine sailors, Lima says"."""
    if not any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return False
    return bool(verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.i > verb.i))


def _is_purpose(verb: Token) -> bool:
    """An infinitive of purpose: what it names is still to be done."""
    if grammar.rank(verb) is not None:
        return False  # "the first to visit" has visited
    if grammar.headline_subject(verb) is not None or _is_announced(verb):
        return True
    return bool(
        verb.dep_ in {"advcl", "relcl", "acl"}
        and verb.tag_ == "VB"
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    )


def _marks_at(node: Token, *, nominal: bool) -> list[Modality]:
    marks: list[Modality] = []
    if nominal:
        words = words_in("modifier")
        marks.extend(words[child.lower_] for child in node.children if child.lower_ in words and child.i < node.i)
        preposition = node.head if node.dep_ == "pobj" else None
        if preposition is not None and preposition.head.pos_ in {"ADP", "ADV"}:
            preposition = preposition.head  # "ahead of the visit"
        if preposition is not None and preposition.lower_ in words_in("mark"):
            marks.append(words_in("mark")[preposition.lower_])
        return marks
    if grammar.negated(node) or _about_nobody(node):
        marks.append("denied")
    marks.extend(_auxiliary_marks(node))
    marks.extend(_adverb_marks(node))
    words = words_in("mark")
    marks.extend(words[child.lower_] for child in node.children if child.dep_ == "mark" and child.lower_ in words)
    if node.dep_ == "ccomp" and any(child.dep_ == "mark" and child.lower_ == "if" for child in node.children):
        marks.append("speculated")  # "did not say if they met"
    return marks


def _about_nobody(verb: Token) -> bool:
    """Whether a verb has nobody as its subject or object: "no suspects were held", "none of the envoys came"."""
    for child in verb.children:
        if child.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
            continue
        if child.lower_ in {"none", "nobody", "neither"}:
            return True
        for determiner in child.children:
            if determiner.dep_ == "det" and determiner.lower_ in {"no", "neither"}:
                return True
    return False


def _auxiliary_marks(verb: Token) -> list[Modality]:
    words = words_in("auxiliary")
    auxiliaries = grammar.auxiliaries(verb)
    marks = [
        "planned" if token.lower_ in {"would", "'d"} and _is_reported(verb) else words[token.lower_]
        for token in auxiliaries
        if token.lower_ in words
    ]
    if "planned" in marks and _hangs_on_a_condition(verb):
        marks.append("conditional")
    if verb.tag_ == "VBG" and any(token.lemma_ == "be" for token in auxiliaries):
        marks.append("ongoing")
    perfect = verb.tag_ == "VBN" and any(token.lemma_ == "have" and token.tag_ != "VBD" for token in auxiliaries)
    if perfect and any(child.lower_ == "since" for child in grammar.children(verb, "prep")):
        marks.append("ongoing")  # "have occupied the hall since Monday"
    return marks


def _is_reported(verb: Token) -> bool:
    """Whether "would" is the "will" of somebody's words, told in the past: "said that it would attack"."""
    clause = verb
    while clause.dep_ in {"xcomp", "conj"} and clause.head.pos_ in grammar.VERBAL:
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.tag_ not in {"VBD", "VBN"} or clause.head.lemma_ not in _STANCE_FREE:
        return False
    return not (_hangs_on_a_condition(clause) or _hangs_on_a_condition(verb))


def _hangs_on_a_condition(verb: Token) -> bool:
    """Whether something must come first: "*if he falls*, Chad will go", "*should it fail*, …"."""
    heads = [verb]
    while heads[-1].dep_ in {"xcomp", "conj"} and heads[-1].head.pos_ in grammar.VERBAL:
        heads.append(heads[-1].head)
    if any(child.lower_ in _IF for head in heads for child in grammar.children(head, "prep")):
        return True  # "*provided* that the ruling is carried out"
    clauses = [clause for head in heads for clause in grammar.children(head, "advcl")]
    reporting = heads[-1].head if heads[-1].dep_ == "ccomp" and heads[-1].head.i > heads[-1].i else None
    if reporting is not None:  # the parser hangs "if …, he will go, she said" on "said"
        clauses.extend(clause for clause in grammar.children(reporting, "advcl") if clause.i < heads[-1].i)
    return any(map(_is_condition, clauses))


def _is_condition(clause: Token) -> bool:
    """Whether a clause states a condition, by its conjunction or by inversion: "*were* the tariffs to pass"."""
    if any(child.dep_ == "mark" and child.lower_ in _IF for child in clause.children):
        return True
    first = clause.left_edge
    if first.lower_ == "should" and first.i == clause.sent.start:
        return True
    inverted = [child for child in clause.children if child.dep_ in {"aux", "auxpass"} and child.lower_ in _INVERTED]
    if clause.lower_ in _INVERTED:
        inverted.append(clause)
    subjects = grammar.children(clause, *grammar.SUBJECT, *grammar.PASSIVE_SUBJECT)
    return any(first.i < subject.i for first in inverted for subject in subjects)


def _adverb_marks(verb: Token) -> list[Modality]:
    words = words_in("adverb")
    return [words[child.lower_] for child in verb.children if child.dep_ == "advmod" and child.lower_ in words]


def _governor_marks(node: Token, below: Token) -> list[Modality]:
    """What a governing verb, adjective or noun says of what hangs below it."""
    if below.dep_ == "conj":
        return []
    infinitive = below.dep_ == "xcomp" and any(token.lower_ == "to" for token in grammar.children(below, "aux"))
    if node.lemma_ == "be" and (infinitive or (below.dep_ == "xcomp" and below.tag_ == "VB")):
        return ["planned"]  # "the envoys are to meet in May", "is to be received"
    if infinitive and node.lemma_ in _RUMOURED:
        return ["speculated"]  # "is said to have met Holm"
    found = words_in("governor").get(grammar.lemma(node)) or words_in("governor").get(node.lower_)
    if found is None:
        return []
    if below.dep_ in {"pobj", "prep"} and node.pos_ in grammar.VERBAL and below.dep_ != "pcomp":
        return []  # "planned on Monday", "decided after the visit": an adjunct, not what was planned
    if found == "planned" and _called_off(node):
        return ["denied"]
    return [found]


def _called_off(verb: Token) -> bool:
    """Whether who planned something took it back in the same breath: "planned a visit but cancelled it"."""
    for later in grammar.children(verb, "conj"):
        back = later.lemma_ in _CALLED_OFF or (
            later.lemma_ == "call" and any(child.lower_ == "off" for child in later.children)
        )
        objects = grammar.objects(later)
        if back and not grammar.negated(later) and any(token.lower_ in {"it", "them"} for token in objects):
            return True
    return False
