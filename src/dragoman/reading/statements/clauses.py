"""The clause that a verb reports: where it starts and where it ends, in sound text and in damaged text."""

from __future__ import annotations

from dragoman.language.grammar import RELATIVE, children, is_content, is_finite, negated
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Source, Token
from dragoman.reading.statements.inserted import FINITE, block

FARTHEST = 16  # words between a reporting verb and its "that"
_WHILE = frozenset({"before", "after", "while"})  # "… before telling the king that …"
_ASKING = frozenset({"whether", "if", "what", "who", "whom", "which", "how", "why", "when", "where"})
_JUDGING = frozenset({"accusation", "demand", "denial", "praise", "threat"})
_BELOW = frozenset({"ccomp", "xcomp", "conj", "acl", "relcl", "dobj", "pobj", "prep", "pcomp"})
ADVERSATIVE = frozenset({"while", "though", "although", "whereas"})
# Their object is who is told, not what is said: "told a meeting that …"; but "denied reports that …".
ADDRESSING = frozenset(
    {"tell", "inform", "assure", "remind", "notify", "brief", "advise", "warn", "promise", "caution"}
)
# Words that stand with a capital only where a sentence begins.
_OPENERS = frozenset({"It", "He", "She", "They", "We", "But", "This", "These", "There", "However", "Meanwhile"})


def clause_of(verb: Token, source: Source | None) -> list[Span]:
    """The clause that a verb takes, before or after it, with or without "that"."""
    if verb.i == verb.sent.start and verb.tag_ in {"VBN", "VBD"}:
        return _until_the_comma(verb)  # "Asked whether he would go, he smiled"
    if _is_parenthesis(verb):
        return [(_after_comma(verb), verb.sent.end_char)]
    clauses = children(verb, "ccomp")
    for clause in sorted(clauses, key=lambda token: (token.i < verb.i, int(token.i))):
        if clause.tag_ == "VBG" and not children(clause, "nsubj", "aux"):
            continue
        if clause.i > verb.i:
            return _around(clause, verb, source)
        if clause.right_edge.i < verb.i:
            if any(token.text == ";" for token in verb.doc[clause.right_edge.i + 1 : verb.i]):
                continue  # "Hackers find a gap; Northfield promises a patch": two reports
            end = min(block(verb, source)[0], span_of(verb)[0])
            return [(verb.sent[0].idx, end), *_goes_on_behind(verb)]
    for clause in children(verb, "xcomp", "advcl"):  # mislabelled: a clause with "that" or a subject of its own
        first = _mislabelled(clause, verb)
        if first is not None:
            return [(first.idx, _end_of_clause(clause))]
    return _far_clause(verb)


def _goes_on_behind(verb: Token) -> list[Span]:
    """What the clause before a report goes on with behind it: "He will stay, he said, *and will meet Ruiz*"."""
    for other in children(verb, "conj"):
        link = _link(other)
        modal = any(child.tag_ == "MD" for child in children(other, "aux"))
        if modal and link.text == "," and not children(other, "nsubj", "nsubjpass"):
            return [(span_of(link)[1], span_of(other.right_edge)[1])]
    return []


def _until_the_comma(verb: Token) -> list[Span]:
    """The clause of a participle that begins a sentence, up to the comma behind it."""
    for clause in children(verb, "ccomp", "xcomp", "advcl"):
        commas = [token for token in verb.doc[clause.i : verb.sent.end] if token.text == ","]
        if clause.i > verb.i and commas and is_finite(clause):
            return [(clause.left_edge.idx, commas[0].idx)]
    return []


def question_of(verb: Token) -> list[Span]:
    """The clause that asks: "asked *whether* it was over", "wondered aloud *if* anybody had read it"."""
    if verb.i == verb.sent.start and verb.tag_ in {"VBN", "VBD"}:
        return _until_the_comma(verb)
    for clause in children(verb, "ccomp", "xcomp", "advcl"):
        first = clause.left_edge
        certain = clause.dep_ != "advcl" or negated(verb)  # "has not announced *when* it will open"
        asks = first.lower_ in (_ASKING if certain else {"if", "whether"})
        if asks and clause.i > verb.i and first.i > verb.i:
            return [(first.idx, _end_of_clause(clause))]
    return []


def _is_parenthesis(verb: Token) -> bool:
    """Whether a sentence begins with "as" and who says it: "*As the minister stressed*, the ports are open"."""
    marks = [child for child in children(verb, "mark", "advmod") if child.lower_ == "as"]
    return verb.dep_ == "advcl" and bool(marks) and marks[0].i == verb.sent.start and verb.head.i > verb.i


def _after_comma(verb: Token) -> int:
    """Where the main clause begins behind such a beginning."""
    commas = [token for token in verb.doc[verb.i : verb.head.i] if token.text == ","]
    return int(commas[0].idx + 1) if commas else span_of(verb.right_edge)[1]


def _around(clause: Token, verb: Token, source: Source | None) -> list[Span]:
    """A clause behind its verb, with the relative pronoun before both: the plan, *which* it said *was drafted …*."""
    end = _end_of_clause(clause)
    pronoun = clause.left_edge
    if pronoun.lower_ in RELATIVE and pronoun.i < verb.i and pronoun.head.i == clause.i:
        return [span_of(pronoun), (block(verb, source)[1], end)]
    return [(_clause_start(clause, verb).idx, end)]


def _mislabelled(clause: Token, verb: Token) -> Token | None:
    """The first word of what is a clause with "that", or a statement in full, though the parser calls it another."""
    if clause.i < verb.i:
        return None
    marks = children(clause, "mark")
    if any(mark.lower_ == "that" for mark in marks):
        return clause.left_edge
    subjects = [child for child in children(clause, "nsubj", "nsubjpass") if child.i > verb.i]
    if clause.dep_ != "advcl" or marks or not subjects or not is_finite(clause):
        return None
    if (
        any(token.text in {",", ";", ":"} or token.dep_ == "advmod" for token in clause.lefts)
        or verb.nbor(1).text == ","
    ):
        return None
    return subjects[0].left_edge  # "said after the congress *he would not accept it*"


def _clause_start(clause: Token, verb: Token) -> Token:
    """Where a clause starts: behind the addressee that the parser made part of its subject."""
    first = clause.left_edge
    between = verb.doc[verb.i + 1 : first.i] if first.i > verb.i else []
    lost = bool(between) and all(token.pos_ in {"DET", "ADJ", "NOUN", "PROPN"} for token in between)
    if lost and verb.lemma_ not in ADDRESSING and not children(clause, "nsubj", "nsubjpass", "mark"):
        return verb.nbor(1)  # "says *the ministry* ‘keeps asking’": its subject was taken for the speaker
    marks = [
        child for child in children(clause, "mark") if child.lower_ in {"that", "whether", "if"} and child.i > verb.i
    ]
    if marks and marks[0].i > first.i:  # "said, citing the police, that …"
        return marks[0]
    if (
        verb.lemma_ == "tell"
        and first.i == verb.i + 1
        and first.tag_ in {"NNS", "NN"}
        and first.dep_ in {"compound", "nmod"}
    ):
        following = first.nbor(1)
        if following.tag_ in {"NNP", "NNPS"} or (first.tag_ == "NNS" and following.tag_ == "NNS"):
            return following
    return first


def _far_clause(verb: Token) -> list[Span]:
    """A clause with "that" which the parser hung on a word in between: "told the council in writing that …"."""
    anew = 0  # where a participle begins that may report the clause itself
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + FARTHEST)]:
        if token.tag_ in FINITE or token.text in {";", ":"}:
            return []
        clause = token.head
        if token.tag_ == "VBG" and token.nbor(-1).text == "," and _may_report(token):
            anew = token.i
        joins = token.dep_ in {"mark", "advmod"} or (token.dep_ == "dobj" and is_content(clause))
        if token.lower_ == "that" and joins and clause.i > token.i:
            if anew and token.nbor(-1).text != ",":
                return []  # "declined to comment, saying only that …"; but "said, citing the police, that …"
            own = clause.dep_ in {"acl", "relcl"} and clause.head.dep_ == "dobj" and verb.lemma_ not in ADDRESSING
            return (
                []
                if own or clause.is_ancestor(verb) or token.i == verb.i + 1
                else [(token.idx, _end_of_clause(clause))]
            )
    return []


def _end_of_clause(clause: Token) -> int:
    """Where a clause ends: before what reports anew, or where damaged text swallowed a full stop."""
    end = int(clause.right_edge.idx + len(clause.right_edge))
    for token in clause.doc[clause.i + 1 : clause.right_edge.i + 1]:
        if reports_anew(token) or _new_sentence(token):
            before = token.nbor(-1)
            return int(before.idx if before.text in {",", "—", "--"} or before.lower_ in _WHILE else token.idx)
        if taken_back(token) is not None:
            return _before_the_link(token)
    return end


def last_of_infinitive(clause: Token) -> Token:
    """The last word of an infinitive: before what reports anew, and before a past tense that cannot go on with it."""
    for token in clause.doc[clause.i + 1 : clause.right_edge.i + 1]:
        past = token.dep_ == "conj" and token.head.i == clause.i and token.tag_ in {"VBD", "VBZ"}
        if past or reports_anew(token) or taken_back(token) is not None:
            return _link(token).nbor(-1)
    return clause.right_edge


def before_report(first: Token, last: Token) -> Token:
    """The last word of a phrase before what reports anew: "demanded *the release of men held* and asked for more"."""
    for token in first.doc[first.i + 1 : last.i + 1]:
        if taken_back(token) is not None:
            return _link(token).nbor(-1)
    return last


def _before_the_link(verb: Token) -> int:
    before = _link(verb).nbor(-1)
    while before.is_punct and before.i > verb.sent.start:
        before = before.nbor(-1)
    return int(before.idx + len(before))


def _link(verb: Token) -> Token:
    """The first word of what a coordinated verb begins: its "and", its subject, the comma before a participle."""
    first = verb.left_edge if verb.left_edge.sent.start == verb.sent.start else verb
    while first.i > verb.sent.start and (first.nbor(-1).dep_ in {"cc", "punct", "mark"} or first.nbor(-1).text == ","):
        first = first.nbor(-1)
    return first


def taken_back(verb: Token) -> Token | None:
    """The reporting verb that goes on with a verb which the parser put into what was reported; None where it is there.

    "Berlin *said* it was looking into it *and urged* calm": a past tense cannot go on with "was looking", nor with the
    infinitive in "*pledged* to wait *and called* for calm".  With a subject of its own it is a report beside the first:
    "Rome said two had died, *but Paris denied* it".
    """
    if verb.dep_ not in {"conj", "advcl"} or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    if not _may_report(verb):
        return _narrator(verb)
    clause = verb
    while clause.dep_ == "conj" and clause.head.i < clause.i:
        clause = clause.head
    if verb.dep_ == "advcl":
        if not any(child.lower_ in ADVERSATIVE for child in children(verb, "mark")) or verb.head.i > verb.i:
            return None
        clause = verb.head
    inner = clause
    while clause.dep_ in _BELOW and clause.head.i < clause.i:
        clause = clause.head
        if clause.tag_.startswith("VB") and cues.of_verb(clause.lemma_, clause.text):
            return clause if _belongs_above(verb, inner, clause) else None
    return None


def _belongs_above(verb: Token, inner: Token, reporting: Token) -> bool:
    """Whether a later verb is in the tense of the reporting one and not in that of what was reported."""
    own = children(verb, "nsubj", "nsubjpass")
    if verb.tag_ not in {reporting.tag_, _tense(reporting), "VBD" if reporting.tag_ == "VBN" else ""}:
        return False
    first = own[0].left_edge if own else verb
    comma = any(token.text == "," for token in verb.doc[min(_link(verb).i, first.i) : first.i])
    if own:
        return comma
    if children(verb, "aux", "auxpass"):
        return bool(inner.tag_ == "VB") and any(child.lower_ == "to" for child in children(inner, "aux"))
    return comma or inner.tag_ != verb.tag_


def _narrator(verb: Token) -> Token | None:
    """The report that is over where the reporter goes on: "said they had heard shots, *and the school stayed shut*".

    What is reported in the past of the past does not go on in the plain past.
    """
    clause = verb.head
    reporting = clause.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or clause.dep_ != "ccomp" or reporting.tag_ != "VBD":
        return None
    had = any(child.lower_ in {"had", "would"} for child in children(clause, "aux"))
    own = children(verb, "nsubj", "nsubjpass")
    if not had or not own or children(verb, "aux") or reporting.i > clause.i:
        return None
    comma = any(token.text == "," for token in verb.doc[clause.i : own[0].left_edge.i])
    return reporting if comma and cues.of_verb(reporting.lemma_, reporting.text) else None


def _tense(verb: Token) -> str:
    """The tag of what carries a verb's tense: of "did" in "did not deny"."""
    carries = children(verb, "aux", "auxpass")
    return str(carries[0].tag_ if carries else verb.tag_)


def _may_report(verb: Token) -> bool:
    """Whether a verb takes what somebody says, as opposed to a bare deed."""
    return bool(cues.of_verb(verb.lemma_, verb.text))


def reports_anew(token: Token) -> bool:
    """Whether a participle of saying takes over from the speaker: "…, adding that …", "… before telling him that …"."""
    before = token.nbor(-1)
    if token.tag_ != "VBG" or (before.text not in {",", "—", "--"} and before.lower_ not in _WHILE):
        return False
    found = cues.of_verb(token.lemma_, token.text)
    if any("quote" in cue.takes for cue in found) and children(token, "ccomp"):
        return True
    judges = any(cue.cue_class in _JUDGING or "predicate" in cue.takes for cue in found)
    return judges and bool(children(token, "dobj", "oprd", "ccomp", "xcomp")) and before.text == ","


def _new_sentence(token: Token) -> bool:
    """Whether a word opens a sentence though no full stop stands before it: "the road is She added …"."""
    before = token.nbor(-1)
    return token.text in _OPENERS and before.is_alpha and before.is_lower and before.lower_ not in {"the", "a", "of"}
