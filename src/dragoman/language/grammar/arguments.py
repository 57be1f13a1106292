"""The arguments of a verb or a noun: who does what it says, and to whom.

Voice is evened out: the subject of a passive verb counts as its object, its by-agent as its subject.
"""

from __future__ import annotations

from dragoman.language.document import Token
from dragoman.language.grammar.clauses import goes_on_above, has_misread_that, headline_subject, rank
from dragoman.language.grammar.complements import OBJECT_CONTROL, complements
from dragoman.language.grammar.nouns import antecedent
from dragoman.language.grammar.tokens import (
    OBJECT,
    PASSIVE_SUBJECT,
    RELATIVE,
    SUBJECT,
    VERBAL,
    ancestors,
    children,
    is_passive,
    lemma,
    words,
)

# Verbs whose object does what stands after "of", "for" or "from": "accused Russia of attacking".
_OBJECT_DOES = words(
    "accuse suspect blame criticise criticize condemn prevent stop block bar ban discourage deter arrest "
    "detain charge convict punish jail sentence sanction denounce try praise thank prosecute fine indict "
    "commend hail slam"
)
_ORDERING = words("order command decree get")
_DECLARING = words("declare announce impose proclaim call")
# Who does this to a deed does not do the deed: "*welcomed* any effort to end the war", "was *watching* the visit".
ATTITUDES = words(
    "welcome praise hail applaud commend support back endorse criticise criticize condemn denounce deplore oppose "
    "reject resist watch see follow monitor observe witness await fear doubt question discuss mention recall "
    "describe cover note mourn regret celebrate mark notice study analyse analyze investigate survive escape face"
)
# What somebody utters: a clause under one of these tells what its author does.
_UTTERANCE = words("statement letter resolution message report petition declaration note tweet speech post")
# Relations in which a verb without a subject shares that of the clause above.
_SHARING = frozenset({"conj", "xcomp", "advcl", "dep", "parataxis", "ccomp", "prep", "acomp"})


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does what a verb says, conjuncts not expanded; empty when nobody is named."""
    if depth > 8:
        return []
    if is_passive(verb):
        return agents(verb) or _who_ordered(verb, depth)
    own = children(verb, *SUBJECT)
    if own:
        return [antecedent(_named_so(token)) for token in own if token.tag_ != "EX" and token.dep_ != "csubj"]
    if children(verb, *PASSIVE_SUBJECT):
        return agents(verb)
    return _understood(verb, depth)


def _who_ordered(verb: Token, depth: int) -> list[Token]:
    """Who has a thing done: "*a judge* ordered nine envoys jailed"."""
    above = ordering(verb)
    return subjects(above, depth + 1) if above is not None else []


def ordering(participle: Token) -> Token | None:
    """The verb that has done what a bare participle says: "*ordered* nine envoys jailed"; None where there is none."""
    if participle.tag_ != "VBN" or children(participle, "auxpass", "mark"):
        return None
    above = participle.head
    if participle.dep_ == "acl" and above.dep_ == "dobj" and participle.i == above.i + 1:
        above = above.head
    elif participle.dep_ not in {"ccomp", "xcomp", "oprd"}:
        return None
    return above if lemma(above) in _ORDERING else None


def _named_so(noun: Token) -> Token:
    """Who is made what a noun says: "made *Holm* the first chancellor to visit Peru"."""
    inner = children(noun, "nsubj") if noun.pos_ in {"NOUN", "PROPN"} else []
    return inner[0] if inner else noun


def _understood(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that has none of its own, from what governs it."""
    head = verb.head
    named = headline_subject(verb)
    if named is not None:
        return [named]
    if goes_on_above(verb):
        above = next((token for token in ancestors(head) if token.pos_ in VERBAL), None)
        return clause_subjects(above, depth + 1) if above is not None else []
    if head.i == verb.i:
        return _broken_off(verb, depth)
    if verb.dep_ in {"acl", "relcl"}:
        nominal = head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
        return _of_noun(verb, head, depth) if nominal else clause_subjects(head, depth + 1)
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        return _after_preposition(head, depth)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and verb.tag_ != "VBG" and lemma(head) in OBJECT_CONTROL:
        controlled = objects(head) if verb.dep_ != "advcl" or verb in complements(head) else []
        if controlled:
            return controlled
    if verb.dep_ not in _SHARING or (verb.dep_ == "ccomp" and verb.tag_ not in {"VB", "VBG"}):
        return []
    return clause_subjects(head, depth + 1)


def _after_preposition(prep: Token, depth: int) -> list[Token]:
    """The subject of a gerund: "after *meeting* Holm", "accused of *attacking*"."""
    governor = prep.head
    while (governor.dep_ == "prep" or governor.pos_ == "ADP") and governor.head.i != governor.i:
        governor = governor.head
    if governor.pos_ == "ADJ" and governor.dep_ in {"acomp", "oprd"}:
        return clause_subjects(governor.head, depth + 1)  # "is guilty of *attacking*"
    if governor.pos_ not in VERBAL:
        accused = governor.dep_ in {"dobj", "nsubjpass"} and lemma(governor.head) in _OBJECT_DOES
        return [governor] if accused else _noun_subjects(governor)
    if lemma(governor) in _OBJECT_DOES and prep.lower_ in {"of", "for", "from"}:
        return objects(governor)
    return clause_subjects(governor, depth + 1)


def _broken_off(verb: Token, depth: int) -> list[Token]:
    """The subject of a damaged sentence that goes on with "and is expected to": that of the sentence before."""
    start = verb.sent.start
    doc = verb.doc
    if start == 0 or doc[start].lower_ not in {"and", "but", "or"} or doc[start - 1].is_space:
        return []
    before = doc[start - 1].sent.root
    return clause_subjects(before, depth + 4) if before.pos_ in VERBAL else []


def _of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """The subject of a clause that modifies a noun."""
    if rank(verb) is not None:
        if noun.dep_ in {"attr", "oprd", "acomp"}:
            return clause_subjects(noun.head, depth + 1)
        return [noun.head] if noun.dep_ == "appos" else [noun]
    speaks = lemma(noun) in _UTTERANCE  # "issued a statement urging": not the statement but its author
    if verb.tag_ == "VB" or (verb.tag_ == "VBG" and noun.pos_ == "NOUN" and (speaks or children(noun, "poss"))):
        owner = _noun_subjects(noun)  # "Lind's decision to visit": not the decision but Lind
        if owner:
            return owner
        if noun.dep_ in {"dobj", "attr", "pobj", "nsubjpass"}:
            governor = noun.head if noun.dep_ != "pobj" else noun.head.head
            doing = governor.pos_ in VERBAL and lemma(governor) not in ATTITUDES
            return clause_subjects(governor, depth + 1) if doing else []
        return []
    return [noun]


def _noun_subjects(noun: Token) -> list[Token]:
    """Whose deed a noun names: "Lind's visit", "the visit of Lind", "his visit"."""
    owners = children(noun, "poss")
    if owners:
        return owners
    return [pobj for prep in children(noun, "prep") if prep.lower_ in {"by", "of"} for pobj in children(prep, "pobj")]


def clause_subjects(token: Token, depth: int = 0) -> list[Token]:
    """The surface subject of the clause a token heads, whatever its voice: who "is expected to visit"."""
    if depth > 8:
        return []
    predicate = token.pos_ in {"ADJ", "NOUN", "PROPN", "ADV", "ADP"}
    if predicate and token.dep_ in {"acomp", "attr", "oprd", "prep", "advmod"} and token.head.i != token.i:
        return clause_subjects(token.head, depth + 1)
    own = children(token, *SUBJECT, *PASSIVE_SUBJECT)
    if own:
        return [antecedent(child) for child in own if child.tag_ != "EX" and child.dep_ not in {"csubj", "csubjpass"}]
    if token.dep_ in {"acl", "relcl"} and token.tag_ in {"VBN", "VBG"}:
        return [token.head]
    if token.pos_ in VERBAL or token.dep_ in {"xcomp", "conj"}:
        return _understood(token, depth)
    return []


def agents(verb: Token) -> list[Token]:
    """The by-agents of a passive verb, own or shared with the last of a list: "were held and beaten *by* …"."""
    own = [
        pobj
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for pobj in children(child, "pobj")
    ]
    if own:
        return own
    later = [one for one in children(verb, "conj") if one.tag_ == "VBN"]
    return [pobj for one in later if not children(one, *SUBJECT, *PASSIVE_SUBJECT) for pobj in agents(one)]


def objects(verb: Token) -> list[Token]:
    """What a verb acts on: its direct object, or the subject of its passive."""
    if is_passive(verb):
        return _patients(verb)
    own = children(verb, *OBJECT)[1 if has_misread_that(verb) else 0 :]
    if own:
        return [antecedent(token) for token in own]
    shared = _shared_object(verb)
    if shared:
        return shared
    if lemma(verb) in _DECLARING:  # "declared *a curfew* to begin at dusk"
        return [noun for clause in children(verb, "ccomp") if clause.tag_ == "VB" for noun in children(clause, "nsubj")]
    if verb.dep_ == "relcl" and children(verb, *SUBJECT) and not _gap_filled(verb):
        return [verb.head]
    return []


def _shared_object(verb: Token) -> list[Token]:
    """The object that two verbs share: "bombed and then stormed *a base*"."""
    for later in children(verb, "conj"):
        between = [
            child for child in verb.children if verb.i < child.i < later.i and child.dep_ not in {"cc", "advmod"}
        ]
        if later.tag_ == verb.tag_ and later.pos_ in VERBAL and not between and not children(later, *SUBJECT):
            return [antecedent(token) for token in children(later, *OBJECT)]
    return []


def _patients(verb: Token) -> list[Token]:
    """The subject of a passive verb, whatever form the passive takes."""
    own = children(verb, *PASSIVE_SUBJECT) or children(verb, *SUBJECT)
    if own:
        return [antecedent(token) for token in own]
    if verb.dep_ in {"acl", "relcl", "amod"}:
        return [verb.head]
    return clause_subjects(verb.head) if verb.dep_ in {"conj", "advcl", "xcomp"} else []


def _gap_filled(verb: Token) -> bool:
    """Whether the relative clause of a verb has its relative word elsewhere than in the object."""
    return any(
        token.lower_ in RELATIVE | {"where", "when", "why"} for token in verb.subtree if token.i < verb.i
    ) or any(
        child.dep_ in {"ccomp", "xcomp"} or (child.dep_ == "prep" and not children(child, "pobj", "pcomp"))
        for child in verb.children
    )
