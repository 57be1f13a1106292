"""Which words tell of a happening: verbs that tell of no mere state, and nouns that name what takes place."""

from __future__ import annotations

from typing import Any

from dragoman.language import grammar
from dragoman.ontology.happenings import event_nouns, families, listed
from dragoman.reading.mentions import Mentions

Token = Any

_NOMINAL = frozenset({"NOUN", "PROPN"})
# A verb in these relations tells nothing of its own; a participle before a noun only what the noun's bearer suffered.
_NO_VERB = frozenset({"aux", "auxpass", "compound", "punct"})
_MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod"})


def word_of(token: Token, mentions: Mentions) -> str | None:
    """The word of the happening that a token tells; None where it tells of none."""
    if token.pos_ == "VERB":
        return _of_verb(token)
    if token.pos_ in _NOMINAL:
        return _of_noun(token, mentions)
    if token.pos_ == "ADJ" and token.lower_ in listed("adjectives") and token.dep_ in {"acomp", "attr", "oprd", "ROOT"}:
        return str(token.lower_)
    return None


def _of_verb(verb: Token) -> str | None:
    if verb.dep_ in _NO_VERB or not verb.is_alpha or len(verb) < 2:
        return None
    lemma = grammar.lemma(verb)
    if lemma in listed("states") or lemma in listed("saying"):
        return None
    if verb.dep_ == "amod" and (verb.tag_ != "VBN" or (lemma, "verb") not in families()):
        return None  # "a *growing* town"; but "the *murdered* man" was murdered
    if lemma in listed("phases") and (_governs_verb(verb) or _of_a_happening(verb)):
        return None
    if lemma in listed("light") and _of_a_happening(verb):
        return None
    particle = _particle(verb, lemma)
    return f"{lemma} {particle}" if particle else lemma


def _governs_verb(verb: Token) -> bool:
    return any(child.dep_ in {"xcomp", "ccomp", "pcomp"} for child in verb.children)


def _of_a_happening(verb: Token) -> bool:
    """Whether a verb leaves it to a noun to say what took place: "*carried out* an arrest", "the trial *began*"."""
    nouns = [child for child in verb.children if child.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"}]
    nouns += [noun for prep in grammar.children(verb, "prep") if prep.i == verb.i + 1 for noun in prep.children]
    objects = [noun for noun in nouns if noun.dep_ != "nsubj"]
    alone = not any(noun.dep_ == "dobj" for noun in nouns)
    return any(is_event_noun(noun) for noun in (nouns if alone else objects)) or _takes_place(verb)


def _takes_place(verb: Token) -> bool:
    return grammar.lemma(verb) == "take" and any(noun.lower_ in {"place", "part"} for noun in grammar.objects(verb))


# Beside a verb these make another verb of it, whatever the parser takes them for: "checked *out* of".
_PARTICLES = frozenset({"up", "down", "out", "off", "away"})


def _particle(verb: Token, lemma: str) -> str | None:
    """The particle that makes another verb of it: "passed *away*", "was let *go*"."""
    for child in verb.children:
        beside = child.i == verb.i + 1
        known = child.lower_ in _PARTICLES or (f"{lemma}-{child.lower_}", "verb") in families()
        if child.dep_ == "prt" or (beside and known):
            return str(child.lower_)
    return None


def is_event_noun(noun: Token) -> bool:
    """Whether a noun names what takes place."""
    if noun.pos_ not in _NOMINAL:
        return False
    lemma = noun.lemma_.lower()
    if lemma in event_nouns() or noun.lower_ in event_nouns():
        return True
    return lemma in listed("attended") and _is_attended(noun)


_AT = frozenset({"at", "during", "after", "before"})
_ATTENDING = frozenset({"attend", "host", "throw", "hold", "crash", "join", "leave"})


def _is_attended(noun: Token) -> bool:
    """Whether somebody is at what a noun names: "at the *party*", "threw a *party*"."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ in _AT
    return noun.dep_ == "dobj" and grammar.lemma(noun.head) in _ATTENDING and noun.pos_ == "NOUN"


def _of_noun(noun: Token, mentions: Mentions) -> str | None:
    if not noun.is_alpha or not is_event_noun(noun):
        return None
    at = mentions.at(noun.idx)
    if at is not None and (at[1].form == "name" or noun.pos_ == "PROPN"):
        return None  # "the *Trial* Lawyers' Association"
    lemma = noun.lemma_.lower()
    if noun.dep_ in _MODIFYING and (lemma, "noun") not in families():
        return None  # "a *training* ground"; but "the *murder* trial" is about a murder
    idiom = f"{grammar.lemma(noun.head)}-{lemma}"
    return idiom.replace("-", " ") if noun.dep_ == "dobj" and (idiom, "verb") in families() else str(lemma)


def alleged(token: Token) -> bool:
    """Whether a happening is only what somebody is suspected of: "the *murder* suspect", "charges of *fraud*"."""
    above = token.head
    if above.dep_ == "prep" or above.pos_ == "ADP":
        above = above.head
    near = token.dep_ in _MODIFYING or token.dep_ in {"pobj", "conj", "pcomp"}
    return bool(near and above.i != token.i and grammar.lemma(above) in listed("alleged"))
