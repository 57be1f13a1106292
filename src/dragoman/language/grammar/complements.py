"""What a word governs: by prepositions, as a dative, in clauses that complete it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.document import Token
from dragoman.language.grammar.nouns import antecedent
from dragoman.language.grammar.tokens import VERBAL, children, lemma, words

# Verbs whose object, not whose subject, does what the clause after them says: "urged Israel to stop".
OBJECT_CONTROL = words(
    "urge ask order tell force allow help press pressure push encourage persuade convince invite warn "
    "require enable advise instruct compel permit request beg implore lead prompt cause get direct lobby call "
    "appeal plead write"
)
_ASKING_ABOUT = words("into about over on")  # "an inquiry into whether Holm lied"
# What stands behind these is told of another time: "agreed *after* talks in Oslo".
_APART = words("after before since during following despite amid until")


def governed(token: Token, *preps: str) -> list[Token]:
    """What the prepositions of these names that hang on a token govern; a dative counts as "to" and "for"."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt"} and child.lower_ in preps:
            found.extend(antecedent(pobj) for pobj in _governed_by(child))
        elif child.dep_ == "dative" and child.pos_ not in {"ADP"} and {"to", "for"} & set(preps):
            found.append(child)
    return found


def _governed_by(prep: Token) -> Iterator[Token]:
    for child in prep.children:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ not in VERBAL:
            yield child
        elif child.dep_ == "pcomp" and prep.lower_ in _ASKING_ABOUT:
            yield from children(child, "nsubj", "nsubjpass")  # "an inquiry into whether *Holm* lied"
        elif child.dep_ == "prep":  # "in front of", "out of", "together with"
            yield from _governed_by(child)


def loose_governed(token: Token, *preps: str) -> list[Token]:
    """The same where the parser hung the preposition too deep: "met in Oslo with Lind"."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _APART:
            continue
        if child.i > token.i and child.dep_ in {"prep", "dobj", "npadvmod", "prt", "advmod", "agent"}:
            inner = children(child, "pobj") if child.dep_ in {"prep", "agent"} else [child]
            for noun in inner:
                found.extend(governed(noun, *preps))
                found.extend(loose_governed(noun, *preps))
    return found


def complements(verb: Token) -> list[Token]:
    """The clauses that complete a verb, an adjective or a noun."""
    found = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i]
    if not found and lemma(verb) in OBJECT_CONTROL:
        # "asked the council on Monday *to meet*": the date between them hides that the clause completes the verb
        found = [child for child in children(verb, "advcl") if child.tag_ == "VB" and child.i > verb.i]
    found.extend(child for child in verb.children if child.dep_ == "acl" and child.tag_ == "VB")
    found.extend(
        child
        for prep in children(verb, "prep")
        for child in prep.children
        if child.dep_ == "pcomp" and child.tag_ == "VBG"
    )
    return found
