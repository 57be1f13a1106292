"""Noun phrases: where one begins and ends, what is coordinated in it, what a relative pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.document import Token
from dragoman.language.grammar.tokens import OBJECT, RELATIVE, SUBJECT, VERBAL, children
from dragoman.language.parser import span_of
from dragoman.model import Span

# What stands before a noun and is no part of its phrase; what stands after it and is.
_APART = frozenset({"relcl", "cc", "preconj", "conj", "advcl", "advmod"})
_INNER = frozenset({"case", "poss", "nummod", "compound", "nmod", "amod"})
# What ends a noun phrase on its right when only its core is wanted.
_LOOSE = frozenset(
    {"relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "dep", "ccomp", "xcomp", "prt"}
)
# Prepositions that belong to the name of a party: "the government of Mali", "police in Delhi".
_TIGHT = frozenset({"of", "in", "for", "from", "at", "on"})


def conjuncts(token: Token) -> list[Token]:
    """A token with all that is coordinated with it, in the order of the text."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in VERBAL:
            found.extend(conjuncts(child))
        elif child.dep_ == "appos" and token.tag_ in {"NN", "NNP"} and child.ent_type_ == "PERSON":
            # "the premier, Arvo Lind, and his ministers": what is coordinated with the name is with the office
            found.extend(one for one in conjuncts(child) if one.i != child.i and one.tag_ not in {"NN", "VBG"})
        elif child.dep_ in {"npadvmod", "appos"} and (_goes_on_with(token, child) or _is_listed(token, child)):
            found.extend(conjuncts(child))  # "Chad, Mali and Niger": a list whose first comma was misread
    broken = _after_the_full_stop(token) if len(found) == 1 else None
    return found if broken is None else [*found, *conjuncts(broken)]


def _after_the_full_stop(token: Token) -> Token | None:
    """What a damaged sentence goes on with: "met Holm. and leaders of two other nations: Chile and Peru."."""
    sentence = token.sent
    last = token.right_edge.i >= sentence.end - 2 or (token.dep_ in OBJECT | {"attr"} and token.head.dep_ == "ROOT")
    if not last or sentence.end + 1 >= len(token.doc) or token.pos_ == "PRON":
        return None
    following = token.doc[sentence.end]
    if following.text not in {"and", "or"} or any(edge.is_space for edge in sentence[-2:]):
        return None
    root = following.sent.root
    nominal = root.pos_ in {"NOUN", "PROPN"} and not children(root, *SUBJECT)
    alike = (token.ent_type_ == "GPE") == (root.ent_type_ == "GPE")  # states go on with states, people with people
    return root if nominal and alike and following.head.i == root.i else None


def _is_listed(first: Token, second: Token) -> bool:
    """Whether a headline lists two doers with a comma: "Omani sultan, Iranian president *speak*"."""
    verb = first.head
    alike = first.dep_ == "nsubj" and first.tag_ in {"NN", "NNP"} and second.tag_ in {"NN", "NNP"}
    return alike and verb.tag_ == "VBP" and verb.i == second.i + 1


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


def head_of(tokens: Sequence[Token]) -> Token:
    """The token of a phrase that governs the others, the first where several do; the phrase holds one at least."""
    inside = {token.i for token in tokens}
    return next(token for token in tokens if token.head.i not in inside or token.head.i == token.i)


def phrase(head: Token) -> Span:
    """The span of a noun phrase: determiner, modifiers, head, and the prepositions that belong to a name."""
    first, last = _left_edge(head), _right_edge(head)
    while first.i < head.i and (
        first.is_punct or first.is_space or first.dep_ in {"cc", "preconj", "prep", "mark"} or _dates(first, head)
    ):
        first = first.nbor(1)
    return span_of(first, last)


def _dates(first: Token, head: Token) -> bool:
    """Whether a phrase begins with a day that says when, not who: "On *17 July 2017* Chad's court ruled"."""
    if first.ent_type_ != "DATE" or head.ent_type_ == "DATE" or first.is_lower:
        return False
    return first.nbor(1).tag_ != "POS" and (first.is_digit or first.pos_ in {"PROPN", "NUM", "PUNCT"})


def _left_edge(head: Token) -> Token:
    for child in head.lefts:
        edge = child.left_edge
        if child.dep_ not in _APART and edge.i < head.i and edge.sent.start == head.sent.start:
            return edge
    return head


def _right_edge(head: Token) -> Token:
    last = head
    for child in head.rights:
        if child.dep_ in _LOOSE or child.i != last.i + 1:
            break
        end = child if child.dep_ in _INNER else _end_of_name(head, child)
        if end is None:
            break
        last = end
    return last.nbor(-1) if last.tag_ == "POS" and last.i > head.i else last


def _end_of_name(head: Token, prep: Token) -> Token | None:
    """Where a prepositional phrase ends that belongs to the name of a party; None for any other dependent."""
    if prep.dep_ != "prep" or prep.lower_ not in _TIGHT:
        return None
    inner = children(prep, "pobj")
    if not inner or any(noun.ent_type_ == "DATE" or (not noun.is_alpha and noun.like_num) for noun in inner):
        return None
    unnamed = prep.lower_ == "of" and not head.ent_type_ and head.tag_ == "NNPS"  # "Heads of government" at the start
    if (
        not unnamed
        and head.pos_ == "PROPN"
        and (prep.lower_ != "of" or inner[0].pos_ != "PROPN" or head.ent_type_ == "PERSON")
    ):
        return None  # "accused Chile of fraud", "met Holm in Oslo": nothing that belongs to the name
    return _right_edge(inner[0])
