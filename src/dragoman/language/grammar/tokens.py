"""One token: its lemma, its voice, what hangs on it and what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.document import Token


def words(listed: str) -> frozenset[str]:
    """A set of words written as one string, which is how long lists read best."""
    return frozenset(listed.split())


SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "obj"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
MODIFIER = frozenset({"amod", "compound", "nmod"})
VERBAL = frozenset({"VERB", "AUX"})
WILL = frozenset({"will", "wo", "would", "'ll", "shall"})  # "wo" is the will of "won't"
# Verbs whose forms the parser's rules take back to something else: "staged" to "stag".
_MISREAD = {
    "stag": "stage", "wag": "wage", "fin": "fine", "rap": "rape", "rag": "rage", "hop": "hope",
    "instal": "install", "cordone": "cordon", "rebuilt": "rebuild", "teargasse": "teargas",
    "tear-gasse": "tear-gas", "wiretappe": "wiretap", "airdroppe": "airdrop", "re-establishe": "re-establish",
    "test-launche": "test-launch", "pepper-spraye": "pepper-spray", "cyberattacke": "cyberattack",
    "unbanne": "unban", "shot": "shoot", "prim": "prime", "readie": "ready", "triale": "trial", "unsigne": "unsign",
    "waterboarde": "waterboard", "overflie": "overfly", "graffitie": "graffiti", "lambast": "lambaste",
    "din": "dine", "ax": "axe", "pip": "pipe", "spar": "spare", "par": "pare", "extoll": "extol", "buss": "bus",
    "co-sponsore": "co-sponsor", "deregistere": "deregister", "re-opene": "re-open", "defunde": "defund",
    "gutte": "gut", "greenlighte": "greenlight", "reentere": "reenter", "relaunche": "relaunch",
    "backpedalle": "backpedal", "video-calle": "video-call", "spray-painte": "spray-paint", "re-exporte": "re-export",
    "curfewe": "curfew", "arm-twiste": "arm-twist", "defuele": "defuel",
}  # fmt: skip


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of a token with one of these relations, in the order of the text."""
    return [child for child in token.children if child.dep_ in deps]


def ancestors(token: Token) -> Iterator[Token]:
    """A token's governors from the nearest up, the root last."""
    while token.head.i != token.i:
        token = token.head
        yield token


# Prefixes that make another verb: who test-fires a rocket fires at nobody.
_MAKES_ANOTHER = frozenset({"test", "mis", "under", "de", "un", "self"})


def lemma(token: Token) -> str:
    """The lower-case lemma; a few verbs that the parser cuts too short or leaves too long are put right."""
    if token.known_lemma is None:
        token.known_lemma = _lemma(token)
    return token.known_lemma


def _lemma(token: Token) -> str:
    found = token.lemma_.lower()
    if token.pos_ not in VERBAL:
        return found
    mended = _MISREAD.get(found, found)
    doubled = mended == f"{found}e" and token.lower_.startswith(found + found[-1])
    return _prefix(token) + (found if doubled else mended)  # "wagged" is of wag, "waged" of wage


def _prefix(token: Token) -> str:
    """What a hyphen joins to a verb and makes another one of it: "test-" in "test-fired"."""
    if token.i < 2:
        return ""
    hyphen = token.nbor(-1)
    if hyphen.text != "-" or hyphen.whitespace_:
        return ""
    before = token.nbor(-2)
    return f"{before.lower_}-" if before.text_with_ws.lower() in _MAKES_ANOTHER else ""


def is_sentence_misread(verb: Token) -> bool:
    """Whether a whole sentence was taken for a noun with a participle: "*A report called* for sanctions."."""
    head = verb.head
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or head.dep_ != "ROOT" or head.i > verb.i:
        return False
    if head.pos_ not in {"NOUN", "PROPN"} or verb.sent[-1].text != "." or verb.i != head.i + 1:
        return False
    telling = any(child.dep_ in {"dobj", "ccomp", "xcomp"} or child.lower_ in {"for", "on"} for child in verb.children)
    return telling and not any(child.dep_ in {"agent", "auxpass"} or child.lower_ == "by" for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, auxiliary or not: "was held", "the man held by police"."""
    if verb.known_passive is None:
        verb.known_passive = _is_passive(verb)
    return verb.known_passive


def _is_passive(verb: Token) -> bool:
    if is_sentence_misread(verb):
        return False
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass", "agent"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    if verb.dep_ == "conj" and not children(verb, "nsubj", "aux", "dobj"):
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "relcl", "amod", "ROOT"} and not children(verb, "dobj", "nsubj")


def _is_not_only(word: Token) -> bool:
    """Whether a "not" denies nothing: "*not only* rejected the plan"."""
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in {"only", "just", "merely", "least"}


def negations(token: Token) -> list[Token]:
    """The words that negate a verb or noun in its own phrase: "did *not* meet", "*no* talks"."""
    return [child for child in token.children if _negates(child)]


def _negates(child: Token) -> bool:
    if child.dep_ == "neg":
        return not _is_not_only(child)
    if child.lower_ == "longer":
        return any(inner.lower_ == "no" for inner in child.children)
    return child.dep_ in {"det", "advmod", "preconj"} and child.lower_ in {"no", "never", "neither"}


def negated(token: Token) -> bool:
    """Whether a verb or noun is negated in its own phrase."""
    return bool(negations(token))


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, those that a coordinated verb shares included."""
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if not own and verb.dep_ == "conj" and verb.head.pos_ in VERBAL and verb.tag_ in {"VB", verb.head.tag_}:
        return auxiliaries(verb.head) if not children(verb, *SUBJECT) else own
    return own


def particles(verb: Token) -> list[str]:
    """Particles and bare adverbs on a verb: the *out* of "walk out"."""
    found = [child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod", "acomp", "oprd", "intj"}]
    # a preposition that governs nothing is a particle, "walked *out* of"; without another object any may be one
    alone = not children(verb, *OBJECT, *PASSIVE_SUBJECT)
    found.extend(child.lower_ for child in children(verb, "prep") if alone or not children(child, "pobj"))
    return found
