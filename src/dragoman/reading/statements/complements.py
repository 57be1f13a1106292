"""What a verb reports other than a clause: infinitives, gerunds, objects, judgements, what prepositions govern."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.grammar import RELATIVE, SUBJECT, children
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Page, Token
from dragoman.reading.statements.clauses import ADDRESSING, FARTHEST, before_report, last_of_infinitive
from dragoman.reading.statements.cues import PREPOSITIONS, VerbCue
from dragoman.reading.statements.inserted import FINITE
from dragoman.reading.statements.spans import MARKS

_CALLED_ON = frozenset({"on", "upon"})  # right behind the verb: not "called *at the port* on their way"
_SAID_TO = frozenset({"to", "on", "upon", "with"})  # "appealed *to* Paris to reopen it", "pleaded *with* them to stay"
_WHEN = frozenset({"on", "after", "before", "while"})
_WANTING = frozenset({"want", "need", "prefer", "like"})
_CONDITIONS = frozenset({"unless", "if"})


def complement(page: Page, verb: Token, cue: VerbCue) -> list[Span]:
    """Infinitives, gerunds, objects and what prepositions govern."""
    for kind in cue.takes:
        found: list[Span] = []
        if kind in {"infinitive", "other-infinitive"}:
            found = _infinitive(verb)
        elif kind == "gerund":
            found = [_subtree(c) for c in children(verb, "xcomp", "ccomp", "advcl") if _is_gerund(c, verb)]
        elif kind == "object":
            found = object_of(verb, pronouns=not cue.things, only=cue.objects)
        elif kind == "predicate":
            found = _predicate(verb) or _predicate_quoted(page, verb)
        elif kind == "as":
            found = _as(verb)
        elif kind in PREPOSITIONS:
            found = _preposition(verb, kind)
        if found:
            return found
    return []


def _is_gerund(clause: Token, verb: Token) -> bool:
    """Whether a clause behind a verb is a gerund, present or perfect: denied *shelling*, denied *having shelled*."""
    if clause.i < verb.i or (clause.dep_ == "advcl" and clause.left_edge.i > verb.i + 2):
        return False
    if clause.dep_ == "advcl" and clause.left_edge.nbor(-1).dep_ not in {"prt", "ROOT", "conj"}:
        return False
    return bool(clause.tag_ == "VBG" or any(child.tag_ == "VBG" for child in children(clause, "aux", "auxpass")))


def _infinitive(verb: Token) -> list[Span]:
    for clause in children(verb, "xcomp", "ccomp", "advcl"):
        to = [child for child in clause.children if child.dep_ == "aux" and child.lower_ == "to"]
        if not to and verb.lemma_ in _WANTING and _is_done(clause, verb):
            return [(clause.left_edge.idx, _end_of_infinitive(clause))]
        if clause.i < verb.i or not to or clause.tag_ not in {"VB", "VBN"}:
            continue
        told = list(_told(verb, clause))
        days = [child for child in children(verb, "prep", "npadvmod") if _is_circumstance(child)]
        places = {verb.i + 1, *(one.right_edge.i + 1 for one in [*told, *days])}
        if clause.dep_ == "advcl" and to[0].i not in places:
            continue
        first = min([*(one.left_edge for one in told), clause.left_edge], key=_place)
        return [(first.idx, max(_end_of_infinitive(clause), _end_of_condition(verb, clause)))]
    return []


def _is_done(clause: Token, verb: Token) -> bool:
    """Whether a clause says what is to be done with something: "wants *the exercise moved*"."""
    bare = clause.tag_ == "VBN" and clause.dep_ == "ccomp" and clause.i > verb.i
    return bare and bool(children(clause, *SUBJECT)) and not children(clause, "aux", "auxpass", "mark")


def _end_of_condition(verb: Token, clause: Token) -> int:
    """Where the condition ends that the parser hung on the verb: "refused to come *unless the road was opened*"."""
    for other in children(verb, "advcl"):
        mark = any(child.lower_ in _CONDITIONS for child in children(other, "mark"))
        if mark and other.left_edge.i == clause.right_edge.i + 1:
            return span_of(other.right_edge)[1]
    return 0


def _told(verb: Token, clause: Token) -> Iterator[Token]:
    """Who is to do what an infinitive says: "urged *Israel* to stop", "appealed to *Paris* to reopen it"."""
    for child in verb.children:
        if not verb.i < child.i < clause.i:
            continue
        if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP":
            yield child
        elif child.dep_ in {"prep", "dative"} and child.lower_ in _SAID_TO:
            yield from (name for name in children(child, "pobj") if name.ent_type_ not in {"DATE", "TIME"})


def _end_of_infinitive(clause: Token) -> int:
    """Where an infinitive ends, the ones that are listed after it included: "to end hunger, protect the poor and …"."""
    last = last_of_infinitive(clause)
    following = [
        token for token in clause.doc[last.i + 1 : clause.sent.end] if not token.is_punct and not token.is_space
    ]
    if following and following[0].tag_ == "VB":
        return int(clause.sent.end_char)
    return int(last.idx + len(last))


def _place(token: Token) -> int:
    return int(token.i)


def object_of(verb: Token, *, pronouns: bool = False, only: tuple[str, ...] = ()) -> list[Span]:
    """The object, with the phrases that belong to it; where there are `only` some, one of these."""
    for thing in children(verb, "dobj"):
        if only and thing.lemma_.lower() not in only:
            continue
        if thing.i > verb.i and (pronouns or thing.pos_ != "PRON"):
            remark = _remark_on(thing)
            last = remark if remark is not None else before_report(thing, _reaches(verb, thing.right_edge))
            return [span_of(thing.left_edge, last), *_why(verb, last)]
    return _antecedent(verb) if pronouns and not only else []


def _antecedent(verb: Token) -> list[Span]:
    """The object that a relative clause leaves out: "*a charge* Peru rejected", "the plan *which* Peru rejected"."""
    subjects = children(verb, "nsubj")
    whole = children(verb, "dobj", "ccomp", "xcomp", "auxpass") or any(
        child.i < verb.i for child in children(verb, "prep")
    )
    if verb.dep_ != "relcl" or not subjects or whole:
        return []
    first = verb.left_edge
    if first.lower_ in RELATIVE:
        return [] if first.i == subjects[0].i else [span_of(first)]
    return [span_of(verb.head.left_edge, verb.head)] if subjects[0].i < verb.i else []


def _why(verb: Token, last: Token) -> list[Span]:
    """What stands behind the day on which something was said: "condemned Chad *on Monday* *for closing the road*"."""
    preps = [child for child in children(verb, "prep") if child.i > last.i]
    if (
        len(preps) < 2
        or preps[0].i != last.i + 1
        or not _is_circumstance(preps[0])
        or preps[1].lower_ not in {"for", "as"}
    ):
        return []
    return [span_of(preps[1], preps[1].right_edge)] if children(preps[1], "pobj", "pcomp") else []


def _remark_on(thing: Token) -> Token | None:
    """The last word of an object before what is reported of it anew: "praised the unit, *which, he said, was last*"."""
    for clause in children(thing, "relcl", "acl"):
        pronoun = clause.left_edge
        if pronoun.i > thing.i and pronoun.lower_ in RELATIVE and pronoun.nbor(1).text == ",":
            before: Token = pronoun.nbor(-1)
            return before.nbor(-1) if before.is_punct else before
    return None


def _reaches(verb: Token, last: Token) -> Token:
    """Where a complement ends, what the parser hung on the verb included: "warned of hunger *in the south*"."""
    for child in verb.children:
        if child.i <= last.i:
            continue
        adjoins = child.left_edge.i == last.i + 1 or (last.i + 1 < child.i and last.nbor(1).text in MARKS)
        if child.dep_ in {"prep", "prt", "dative", "oprd"} and (adjoins or child.lower_ in {"as", "for", "of", "on"}):
            if _is_circumstance(child):
                break
            last = child.right_edge
        elif child.dep_ == "advcl" and adjoins and any(c.lower_ in _CONDITIONS for c in children(child, "mark")):
            last = child.right_edge
    return last


def _is_circumstance(prep: Token) -> bool:
    """Whether a phrase tells when or in what form something was said: "on Monday", "in a statement"."""
    inner = next(iter(children(prep, "pobj", "pcomp")), None)
    if inner is None:
        return False
    if inner.dep_ == "pcomp" and prep.lower_ in _WHEN:
        return True  # "*before telling* them that …"
    day = inner.ent_type_ in {"DATE", "TIME"} and prep.lower_ in {"on", "in", "at", "during", "within"}
    return day or inner.lemma_.lower() in cues.words().utterances


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
    if children(verb, "nsubjpass"):
        return []
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    within = [token for thing in objects for token in thing.subtree if token.dep_ == "prep"]
    for prep in [*children(verb, "prep"), *within]:
        if prep.lower_ == "as" and prep.i > verb.i:
            things = [child.left_edge for child in objects]
            first = min([*things, prep], key=_place)
            last = max([prep.right_edge, *(thing.right_edge for thing in objects)], key=_place)
            return [span_of(first, last)]
    return []


def _preposition(verb: Token, kind: str) -> list[Span]:
    """What a preposition governs, with the person before it ("accused him of lying") and the infinitive after it."""
    things = [child for child in children(verb, "dobj") if child.i > verb.i]
    hosts = [verb, *things] if kind == "of" else [verb]  # the parser hangs "of" on the object: accused the North of …
    for prep in [prep for host in hosts for prep in children(host, "prep", "agent", "dative", "prt")]:
        governed = [child for child in prep.children if child.dep_ in {"pobj", "pcomp"}]
        if not governed and prep.dep_ in {"prt", "prep"} and prep.i == verb.i + 1:
            governed, things = things, []  # "called *on* armed groups to stop", taken for a particle
        if prep.lower_ != kind or prep.i < verb.i or not governed:
            continue
        if kind in _CALLED_ON and verb.lemma_ == "call" and prep.i != verb.i + 1:
            continue
        whom = [child.left_edge for child in things if child.i < prep.i]
        apart = whom and any(_is_circumstance(one) for one in children(verb, "prep") if things[0].i < one.i < prep.i)
        last = max(prep.right_edge, governed[-1].right_edge, key=_place)
        to = [child for child in children(verb, "xcomp", "advcl") if _goes_on_to(child, last)]
        last = to[0].right_edge if to and kind in {"on", "upon", "for"} else _reaches(verb, last)
        last = before_report(governed[0], last)
        if apart:  # "accused Benin *on Wednesday* of hiding them"
            return [span_of(things[0].left_edge, things[0].right_edge), span_of(prep, last)]
        return [span_of(min([*whom, governed[0].left_edge], key=_place), last)]
    return []


def _goes_on_to(clause: Token, last: Token) -> bool:
    """Whether an infinitive begins right behind a phrase, so that who is named there is to do it."""
    to = [child for child in children(clause, "aux") if child.lower_ == "to"]
    return clause.tag_ == "VB" and bool(to) and last.i < to[0].i <= last.i + 2 and not children(clause, *SUBJECT)


def passive(verb: Token, cue: VerbCue) -> list[Span]:
    """What is said of the subject of a passive: "*Iceland* was urged by the court *to publish it*"; in two pieces."""
    subject = next(iter(children(verb, "nsubjpass")), None)
    if subject is None or subject.i > verb.i or subject.lower_ in {"it", "who", "which", "that"}:
        return []
    takes = set(cue.takes)
    rest: Span | None = None
    for child in verb.children:
        if child.i < verb.i:
            continue
        to = any(one.lower_ == "to" for one in children(child, "aux"))
        hearsay = (
            "clause" in takes and verb.lemma_ not in ADDRESSING
        )  # "is said *to have left*", not "was told *to leave*"
        if child.dep_ in {"xcomp", "advcl"} and to and (hearsay or takes & {"other-infinitive", "infinitive"}):
            rest = (child.left_edge.idx, _end_of_infinitive(child))
        elif child.lower_ == "as" and children(child, "pcomp"):
            return []  # "was quoted by a daily *as saying*": he says it
        elif child.dep_ == "prep" and child.lower_ in takes and children(child, "pobj", "pcomp"):
            rest = span_of(child, child.right_edge)
    if rest is None and not ("object" in takes and children(verb, "agent")):
        return []
    return [span_of(subject.left_edge, subject.right_edge), *([rest] if rest else [])]


def _subtree(token: Token) -> Span:
    return span_of(token.left_edge, token.right_edge)
