"""What a verb reports other than a clause: infinitives, gerunds, objects, judgements, what prepositions govern."""

from __future__ import annotations

from dragoman.language.grammar import children
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Page, Token
from dragoman.reading.statements.clauses import FARTHEST
from dragoman.reading.statements.cues import PREPOSITIONS, VerbCue
from dragoman.reading.statements.inserted import FINITE


def complement(page: Page, verb: Token, cue: VerbCue) -> list[Span]:
    """Infinitives, gerunds, objects and what prepositions govern."""
    for kind in cue.takes:
        found: list[Span] = []
        if kind in {"infinitive", "other-infinitive"}:
            found = _infinitive(verb)
        elif kind == "gerund":
            found = [_subtree(c) for c in children(verb, "xcomp", "ccomp") if _is_gerund(c) and c.i > verb.i]
        elif kind == "object":
            found = object_of(verb)
        elif kind == "predicate":
            found = _predicate(verb) or _predicate_quoted(page, verb)
        elif kind == "as":
            found = _as(verb)
        elif kind in PREPOSITIONS:
            found = _preposition(verb, kind)
        if found:
            return found
    return []


def _is_gerund(clause: Token) -> bool:
    """Whether a clause is a gerund, present or perfect: denied *shelling*, denied *having shelled*."""
    return bool(clause.tag_ == "VBG" or any(child.tag_ == "VBG" for child in children(clause, "aux", "auxpass")))


def _infinitive(verb: Token) -> list[Span]:
    for clause in children(verb, "xcomp", "ccomp", "advcl"):
        to = [child for child in clause.children if child.dep_ == "aux" and child.lower_ == "to"]
        if clause.i > verb.i and to and clause.tag_ == "VB":
            if clause.dep_ == "advcl" and to[0].i != verb.i + 1:
                continue
            told = [child.left_edge for child in children(verb, "dobj", "dative") if verb.i < child.i < clause.i]
            first = clause.left_edge if verb.lemma_ == "tell" else min([*told, clause.left_edge], key=_place)
            return [(first.idx, _end_of_infinitive(clause))]
    return []


def _end_of_infinitive(clause: Token) -> int:
    """Where an infinitive ends, the ones that are listed after it included: "to end hunger, protect the poor and …"."""
    last = clause.right_edge
    following = [
        token for token in clause.doc[last.i + 1 : clause.sent.end] if not token.is_punct and not token.is_space
    ]
    if following and following[0].tag_ == "VB":
        return int(clause.sent.end_char)
    return int(last.idx + len(last))


def _place(token: Token) -> int:
    return int(token.i)


def object_of(verb: Token) -> list[Span]:
    """The object, with the phrases that belong to it."""
    for thing in children(verb, "dobj"):
        if thing.i > verb.i and thing.pos_ != "PRON":
            last = thing.right_edge
            for child in children(verb, "prep", "prt", "dative", "oprd"):
                if child.i > last.i and (child.lower_ in {"as", "for", "of", "on"} or child.i == last.i + 1):
                    if _circumstance(child):
                        break
                    last = child.right_edge
            return [span_of(thing.left_edge, last)]
    return []


def _circumstance(prep: Token) -> bool:
    """Whether a phrase tells when or in what form something was said: "on Monday", "in a statement"."""
    inner = next(iter(children(prep, "pobj")), None)
    return inner is not None and (
        inner.ent_type_ in {"DATE", "TIME"} or inner.lemma_.lower() in cues.words().utterances
    )


def _predicate(verb: Token) -> list[Span]:
    judged = children(verb, "dobj", "nsubjpass", "auxpass") or verb.dep_ in {"relcl", "acl"}
    for said in children(verb, "oprd", "ccomp", "xcomp", "attr", "acomp"):
        if not judged and said.dep_ in {"oprd", "attr"} and not children(said, "nsubj"):
            continue  # "guests call “Safe Ride”": somebody is rung up
        if said.i > verb.i and said.tag_ not in {"VB"}:
            first = verb.nbor(1) if verb.i + 1 < len(verb.doc) else said
            things = [child for child in children(verb, "dobj") if child.i > verb.i]
            start = min([token.left_edge for token in [*things, said]], key=_place)
            return [span_of(start if start.i > verb.i else first, said.right_edge)]
    return []


def _predicate_quoted(page: Page, verb: Token) -> list[Span]:
    """An object and the quoted judgement on it: called the situation “highly unusual”."""
    quotation = page.quotations.after(verb.idx)
    if quotation is None or quotation.span[0] >= verb.sent.end_char or verb.i + 1 >= len(verb.doc):
        return []
    between = page.parsed.tokens((verb.nbor(1).idx, quotation.span[0])) if quotation.span[0] > verb.nbor(1).idx else []
    if not between or len(between) > FARTHEST or any(token.tag_ in FINITE or token.is_punct for token in between):
        return []
    return [(between[0].idx, quotation.span[1])]


def _as(verb: Token) -> list[Span]:
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    within = [token for thing in objects for token in thing.subtree if token.dep_ == "prep"]
    for prep in [*children(verb, "prep"), *within]:
        if prep.lower_ == "as" and prep.i > verb.i:
            things = [child.left_edge for child in objects]
            first = min([*things, prep], key=_place)
            return [span_of(first, prep.right_edge)]
    return []


def _preposition(verb: Token, kind: str) -> list[Span]:
    """What a preposition governs, with the person before it ("accused him of lying") and the infinitive after it."""
    things = [child for child in children(verb, "dobj") if child.i > verb.i]
    hosts = [verb, *things] if kind == "of" else [verb]  # the parser hangs "of" on the object: accused the North of …
    for prep in [prep for host in hosts for prep in children(host, "prep", "agent", "dative")]:
        governed = [child for child in prep.children if child.dep_ in {"pobj", "pcomp"}]
        if prep.lower_ != kind or prep.i < verb.i or not governed:
            continue
        whom = [child.left_edge for child in things if child.i < prep.i]
        to = [child for child in children(verb, "xcomp") if child.tag_ == "VB" and child.i > prep.right_edge.i]
        last = to[0].right_edge if to and kind in {"on", "upon", "for"} else prep.right_edge
        return [span_of(min([*whom, governed[0].left_edge], key=_place), last)]
    return []


def _subtree(token: Token) -> Span:
    return span_of(token.left_edge, token.right_edge)
