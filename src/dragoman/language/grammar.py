"""Grammar over the dependency parse: who is the subject, what is the phrase, what hangs on what.

Every function takes tokens of a parsed document and answers with tokens or a span; none knows of entities or events.
Voice is evened out: the subject of a passive verb counts as its object, its by-agent as its subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.language.parser import span_of
from dragoman.model import Span

Token = Any


def words(listed: str) -> frozenset[str]:
    """A set of words written as one string, which is how long lists read best."""
    return frozenset(listed.split())


SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "obj"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
MODIFIER = frozenset({"amod", "compound", "nmod"})
VERBAL = frozenset({"VERB", "AUX"})
# Verbs whose object, not whose subject, does what the clause after them says: "urged Israel to stop".
OBJECT_CONTROL = words(
    "urge ask order tell force allow help press pressure push encourage persuade convince invite warn "
    "require enable advise instruct compel permit request beg implore lead prompt cause get direct lobby"
)
# Verbs whose object does what stands after "of", "for" or "from": "accused Russia of attacking".
OBJECT_DOES = words(
    "accuse suspect blame criticise criticize condemn prevent stop block bar ban discourage deter arrest "
    "detain charge convict punish jail sentence sanction denounce try praise thank prosecute fine indict "
    "commend hail slam"
)
# What somebody utters: a clause under one of these tells what its author does.
_UTTERANCE = frozenset(
    {
        "statement",
        "letter",
        "resolution",
        "message",
        "report",
        "petition",
        "declaration",
        "note",
        "tweet",
        "speech",
        "post",
    }
)
# Verbs whose forms the parser's rules take back to something else: "staged" to "stag".
_MISREAD = {
    "stag": "stage",
    "wag": "wage",
    "fin": "fine",
    "rap": "rape",
    "rag": "rage",
    "hop": "hope",
    "instal": "install",
    "cordone": "cordon",
    "rebuilt": "rebuild",
    "teargasse": "teargas",
    "tear-gasse": "tear-gas",
    "wiretappe": "wiretap",
    "airdroppe": "airdrop",
    "re-establishe": "re-establish",
    "test-launche": "test-launch",
    "pepper-spraye": "pepper-spray",
    "cyberattacke": "cyberattack",
    "unbanne": "unban",
    "shot": "shoot",
}
# Relations in which a verb without a subject shares that of the clause above.
_SHARING = frozenset({"conj", "xcomp", "advcl", "dep", "parataxis", "ccomp", "prep", "acomp"})
# What ends a noun phrase on its right when only its core is wanted.
_LOOSE = frozenset(
    {"relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "dep", "ccomp", "xcomp", "prt"}
)
# Prepositions that belong to the name of a party: "the government of Mali", "police in Delhi".
_TIGHT = frozenset({"of", "in", "for", "from", "at", "on"})


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of a token with one of these relations, in the order of the text."""
    return [child for child in token.children if child.dep_ in deps]


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, auxiliary or not: "was held", "the man held by police"."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    if verb.dep_ == "conj" and not children(verb, "nsubj", "aux", "dobj"):
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "relcl", "amod", "ROOT"} and not children(verb, "dobj", "nsubj")


def conjuncts(token: Token) -> list[Token]:
    """A token with all that is coordinated with it, in the order of the text."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in VERBAL:
            found.extend(conjuncts(child))
        elif child.dep_ == "appos" and token.tag_ in {"NN", "NNP"} and child.ent_type_ == "PERSON":
            # "the premier, Arvo Lind, and his ministers": what is coordinated with the name is with the office
            found.extend(one for one in conjuncts(child) if one.i != child.i and one.tag_ not in {"NN", "VBG"})
        elif child.dep_ in {"npadvmod", "appos"} and _goes_on_with(token, child):
            found.extend(conjuncts(child))  # "Chad, Mali and Niger": a list whose first comma was misread
    return found


def _goes_on_with(first: Token, second: Token) -> bool:
    """Whether a comma is all that stands between two names of states in a list of three or more."""
    return (
        first.ent_type_ == second.ent_type_ == "GPE"
        and second.i - first.i <= 3
        and first.nbor(1).text == ","
        and bool(children(second, "conj"))
    )


def members(token: Token) -> list[Token]:
    """The parties of a noun phrase: its conjuncts, or those that a colon or "such as" lists under it."""
    found: list[Token] = []
    for head in conjuncts(token):
        listed = [item for item in _listed(head) if item.i > head.i]
        found.extend(listed or [head])
    return found


def _listed(head: Token) -> list[Token]:
    for prep in children(head, "prep"):
        if prep.lower_ == "as" and any(child.lower_ == "such" for child in prep.children):
            return [item for pobj in children(prep, "pobj") for item in conjuncts(pobj)]
    for appos in children(head, "appos"):
        items = conjuncts(appos)
        if len(items) > 1 and head.tag_ in {"NNS", "NNPS"}:
            return items
    return []


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token is its own answer."""
    if token.lower_ not in RELATIVE or token.tag_ not in {"WP", "WDT", "WP$", "IN"}:
        return token
    clause = token
    while clause.dep_ not in {"relcl", "acl", "ROOT"} and clause.head.i != clause.i:
        clause = clause.head
    return clause.head if clause.dep_ in {"relcl", "acl"} else token


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does what a verb says, conjuncts not expanded; empty when nobody is named."""
    if depth > 8:
        return []
    if is_passive(verb):
        return agents(verb)
    own = children(verb, *SUBJECT)
    if own:
        return [antecedent(token) for token in own if token.tag_ != "EX" and token.dep_ != "csubj"]
    if children(verb, *PASSIVE_SUBJECT):
        return agents(verb)
    return _understood(verb, depth)


def _understood(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that has none of its own, from what governs it."""
    head = verb.head
    if head.i == verb.i:
        return _broken_off(verb, depth)
    if verb.dep_ in {"acl", "relcl"}:
        nominal = head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
        return _of_noun(verb, head, depth) if nominal else clause_subjects(head, depth + 1)
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        return _after_preposition(head, depth)
    if verb.dep_ in {"xcomp", "ccomp"} and lemma(head) in OBJECT_CONTROL:
        controlled = objects(head)
        if controlled:
            return controlled
    if verb.dep_ not in _SHARING or (verb.dep_ == "ccomp" and verb.tag_ not in {"VB", "VBG"}):
        return []
    return clause_subjects(head, depth + 1)


def _after_preposition(prep: Token, depth: int) -> list[Token]:
    """The subject of a gerund: "after *meeting* Putin", "accused of *attacking*"."""
    governor = prep.head
    while (governor.dep_ == "prep" or governor.pos_ == "ADP") and governor.head.i != governor.i:
        governor = governor.head
    if governor.pos_ not in VERBAL:
        accused = governor.dep_ in {"dobj", "nsubjpass"} and lemma(governor.head) in OBJECT_DOES
        return [governor] if accused else noun_subjects(governor)
    if lemma(governor) in OBJECT_DOES and prep.lower_ in {"of", "for", "from"}:
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
    speaks = lemma(noun) in _UTTERANCE  # "issued a statement urging": not the statement but its author
    if verb.tag_ == "VB" or (verb.tag_ == "VBG" and noun.pos_ == "NOUN" and (speaks or children(noun, "poss"))):
        owner = noun_subjects(noun)  # "Xi's decision to visit": not the decision but Xi
        if owner:
            return owner
        if noun.dep_ in {"dobj", "attr", "pobj", "nsubjpass"}:
            governor = noun.head if noun.dep_ != "pobj" else noun.head.head
            return clause_subjects(governor, depth + 1) if governor.pos_ in VERBAL else []
        return []
    return [noun]


def noun_subjects(noun: Token) -> list[Token]:
    """Whose deed a noun names: "Xi's visit", "the visit of Xi", "his visit"."""
    owners = children(noun, "poss")
    if owners:
        return owners
    return [pobj for prep in children(noun, "prep") if prep.lower_ in {"by", "of"} for pobj in children(prep, "pobj")]


def clause_subjects(token: Token, depth: int = 0) -> list[Token]:
    """The surface subject of the clause a token heads, whatever its voice: who "is expected to visit"."""
    if depth > 8:
        return []
    if (
        token.pos_ in {"ADJ", "NOUN", "PROPN", "ADV", "ADP"}
        and token.head.i != token.i
        and token.dep_
        in {
            "acomp",
            "attr",
            "oprd",
            "prep",
            "advmod",
        }
    ):
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
    """The by-agents of a passive verb."""
    return [
        pobj
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for pobj in children(child, "pobj")
    ]


def objects(verb: Token) -> list[Token]:
    """What a verb acts on: its direct object, or the subject of its passive."""
    if is_passive(verb):
        return _patients(verb)
    own = children(verb, *OBJECT)
    if own:
        return [antecedent(token) for token in own]
    if verb.dep_ == "relcl" and children(verb, *SUBJECT) and not _gap_filled(verb):
        return [verb.head]
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


def governed(token: Token, *preps: str) -> list[Token]:
    """What the prepositions of these names that hang on a token govern; a dative counts as "to" and "for"."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in preps:
            found.extend(antecedent(pobj) for pobj in _governed_by(child))
        elif child.dep_ == "dative" and child.pos_ not in {"ADP"} and {"to", "for"} & set(preps):
            found.append(child)
    return found


def _governed_by(prep: Token) -> Iterator[Token]:
    for child in prep.children:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ not in VERBAL:
            yield child
        elif child.dep_ == "prep":  # "in front of", "out of", "together with"
            yield from _governed_by(child)


def loose_governed(token: Token, *preps: str) -> list[Token]:
    """The same where the parser hung the preposition too deep: "met in Moscow with Lavrov"."""
    found: list[Token] = []
    for child in token.children:
        if child.i > token.i and child.dep_ in {"prep", "dobj", "npadvmod", "prt", "advmod", "agent"}:
            inner = children(child, "pobj") if child.dep_ in {"prep", "agent"} else [child]
            for noun in inner:
                found.extend(governed(noun, *preps))
                found.extend(loose_governed(noun, *preps))
    return found


def negated(token: Token) -> bool:
    """Whether a verb or noun is negated in its own phrase: "did not meet", "no talks"."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ in {"det", "advmod", "preconj"} and child.lower_ in {"no", "never", "neither"})
        for child in token.children
    )


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, those that a coordinated verb shares included."""
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if not own and verb.dep_ == "conj" and verb.head.pos_ in VERBAL and verb.tag_ in {"VB", verb.head.tag_}:
        return auxiliaries(verb.head) if not children(verb, *SUBJECT) else own
    return own


def particles(verb: Token) -> list[str]:
    """Particles and bare adverbs on a verb: the *out* of "walk out"."""
    found = [child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod", "acomp", "oprd"}]
    found.extend(child.lower_ for child in verb.children if child.dep_ == "prep")
    return found


def complements(verb: Token) -> list[Token]:
    """The clauses that complete a verb, an adjective or a noun."""
    found = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i]
    found.extend(child for child in verb.children if child.dep_ == "acl" and child.tag_ == "VB")
    found.extend(
        child
        for prep in children(verb, "prep")
        for child in prep.children
        if child.dep_ == "pcomp" and child.tag_ == "VBG"
    )
    return found


def phrase(head: Token) -> Span:
    """The span of a noun phrase: determiner, modifiers, head, and the prepositions that belong to a name."""
    first, last = _edges(head)
    while first.i < head.i and (first.is_punct or first.is_space or first.dep_ in {"cc", "preconj", "prep", "mark"}):
        first = first.nbor(1)
    return span_of(first, last)


def _edges(head: Token) -> tuple[Token, Token]:
    first = last = head
    left = [child for child in head.lefts if child.dep_ not in {"relcl", "cc", "preconj", "conj", "advcl", "advmod"}]
    for child in left:
        edge = child.left_edge
        if edge.i < first.i and edge.sent.start == head.sent.start:
            first = edge
            break
    for child in head.rights:
        if child.dep_ in _LOOSE or child.i != last.i + 1:
            break
        if child.dep_ in {"case", "poss", "nummod", "compound", "nmod", "amod"}:
            last = child
        elif child.dep_ == "prep" and child.lower_ in _TIGHT:
            inner = [noun for noun in child.children if noun.dep_ == "pobj"]
            if not inner or any(not noun.is_alpha and noun.like_num for noun in inner):
                break
            if head.pos_ == "PROPN" and (
                child.lower_ != "of" or inner[0].pos_ != "PROPN" or head.ent_type_ == "PERSON"
            ):
                break  # "accused Chile of fraud", "met Holm in Oslo": nothing that belongs to the name
            last = _edges(inner[0])[1]
        else:
            break
    if last.tag_ == "POS" and last.i > head.i:
        last = last.nbor(-1)
    return first, last


def ancestors(token: Token) -> Iterator[Token]:
    """A token's governors from the nearest up, the root last."""
    while token.head.i != token.i:
        token = token.head
        yield token


def first_verb_above(token: Token) -> Token | None:
    """The nearest verb that governs a token, itself not counted."""
    return next((above for above in ancestors(token) if above.pos_ in VERBAL), None)


def lemmas(tokens: Iterable[Token]) -> set[str]:
    """The lower-case lemmas of tokens."""
    return {lemma(token) for token in tokens}


def lemma(token: Token) -> str:
    """The lower-case lemma; a few verbs that the parser cuts too short or leaves too long are put right."""
    found = str(token.lemma_.lower())
    return _MISREAD.get(found, found) if token.pos_ in VERBAL else found
