"""The source of a statement: the subject of the reporting verb, as a phrase of the text."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from dragoman.knowledge.titles import title_of
from dragoman.language.grammar import RELATIVE, antecedent, children
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.entities.roles import roles
from dragoman.reading.statements.candidate import Page, Source, Token
from dragoman.reading.statements.cues import words
from dragoman.reading.statements.spans import whole_words

_SUBJECTS = ("nsubj", "csubj", "nsubjpass")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_DEPTH = 6
_LONGEST = 16  # words of a source that only its place gives away
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PRON"})
_OF_THE_TALK = frozenset({"i", "we", "you", "me", "us", "everyone", "everybody"})
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "who", "him", "her", "them", "us", "me"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ing", "ism", "ship", "ure", "th", "cy")


def subject_of(page: Page, verb: Token) -> Source | None:
    """The subject of a verb, whatever its voice: who "was *worried*" does the worrying."""
    hosts = [verb, *children(verb, "aux", "auxpass")]  # the parser hangs it on the auxiliary too
    found = _outside(page, [one for host in hosts for one in children(host, "nsubj", "nsubjpass")], verb)
    return _source(page, found[0], verb) if found else None


def source_of(page: Page, verb: Token, depth: int = 0) -> Source | None:
    """Who does the saying: the subject, the by-agent of a passive, or whoever a subjectless verb takes over."""
    cited = _cited(verb)
    if cited is not None:
        return _source(page, cited, verb)
    if in_passive(verb):
        return _agent(page, verb)
    for subject in _outside(page, children(verb, *_SUBJECTS), verb):
        if subject.dep_ != "csubj" and not (subject.lower_ in {"it", "there"} and _impersonal(verb)):
            return _source(page, subject, verb)
    if depth >= _DEPTH or _outside(page, children(verb, "nsubj", "nsubjpass"), verb):
        return None
    found = _taken_over(page, verb, depth)
    return msgspec.structs.replace(found, own=False) if found else None


def _cited(verb: Token) -> Token | None:
    """Who "was quoted as *saying*": the subject of the passive, whoever does the quoting."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.lemma_ not in {"quote", "cite"}:
        return None
    subjects = children(verb.head.head, "nsubjpass", "dobj")
    return subjects[0] if subjects else None


def _outside(page: Page, subjects: list[Token], verb: Token) -> list[Token]:
    """Subjects that are not words of a quotation (the parser hangs those on the verb too): before the verb, nearest."""
    found = [token for token in subjects if not page.quoted[token.i] or page.quoted[verb.i]]
    return sorted(found, key=lambda token: (token.i > verb.i, abs(int(token.i) - int(verb.i))))


def beside_verb(page: Page, verb: Token) -> Source | None:
    """The words between a quotation and its verb, or behind the verb, where the parser saw no subject."""
    if children(verb, "auxpass"):
        return None
    quotation = page.quotations.before(verb.idx)
    gap = (quotation.span[1], verb.idx) if quotation is not None else (verb.idx, verb.idx)
    words = page.parsed.tokens(gap) if page.text[slice(*gap)].strip() and "\n" not in page.text[slice(*gap)] else []
    words = [token for token in words if token.dep_ not in {"aux", "advmod", "neg"}]
    while words and words[-1].is_punct:
        words.pop()
    while words and words[0].is_punct:
        words.pop(0)
    opens = quotation is not None and not page.text[slice(*gap)].strip(" ,")
    if not words and (opens or verb.i == verb.sent.start):
        words = _behind(page, verb)
    if not words or len(words) > _LONGEST or words[0].pos_ not in _NAMING or any(w.tag_ in _FINITE for w in words):
        return None
    head = next((word for word, after in pairwise(words) if after.text == ","), words[-1])
    if head.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    return Source(span_of(words[0], words[-1]), head)


def _behind(page: Page, verb: Token) -> list[Token]:
    """The noun phrase right behind a verb: said Ellis."""
    found: list[Token] = []
    for token in verb.doc[verb.i + 1 :]:
        if token.pos_ not in _NAMING or page.quoted[token.i]:
            break
        found.append(token)
    return found


def in_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, so that its subject is not who speaks."""
    auxiliaries = children(verb, "auxpass")
    if auxiliaries and all(token.lower_ == "'s" for token in auxiliaries) and children(verb, "dobj", "xcomp", "prep"):
        return False  # "he's called for talks": has, not is
    if auxiliaries or children(verb, "nsubjpass"):
        return True
    if is_misread_report(verb):
        return False
    if verb.tag_ != "VBN" or children(verb, "aux", "nsubj"):
        return False  # "asked why he left, the envoy said …": the envoy is asked
    return verb.dep_ in {"acl", "relcl"} or (verb.dep_ == "advcl" and not children(verb, "dobj"))


def is_misread_report(verb: Token) -> bool:
    """Whether who reports at the end of a sentence was taken for its last object: "Two died, *the agency reported*"."""
    noun = verb.head
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.i != noun.i + 1 or children(verb, "agent", "oprd", "xcomp"):
        return False
    first = noun.left_edge
    if noun.dep_ not in {"dobj", "appos", "conj", "npadvmod", "attr"} or first.i == verb.sent.start:
        return False
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    ends = following is None or following.is_punct or following.lower_ in {"on", "in", "late", "early", "this", "last"}
    return bool(first.nbor(-1).text == "," and ends)


def _impersonal(verb: Token) -> bool:
    """Whether "it" stands for the clause: it seems that, it is obvious that."""
    return verb.lemma_ in {"be", "seem", "appear", "turn", "become"}


def _agent(page: Page, verb: Token) -> Source | None:
    for agent in children(verb, "agent"):
        for name in children(agent, "pobj"):
            return _source(page, name, verb)
    return None


def _taken_over(page: Page, verb: Token, depth: int) -> Source | None:
    """The source of a verb without a subject of its own, from what governs it."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in _NOMINAL:
        return _source(page, head, verb)
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        while head.pos_ in {"ADP", "SCONJ"} and head.head.i != head.i:
            head = head.head
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":  # "is determined to warn"
        return source_of(page, head.head if head.dep_ == "acomp" else head, depth + 1)
    if verb.dep_ in {"conj", "advcl", "xcomp", "pcomp", "pobj", "dep", "parataxis", "prep", "ccomp"} and head.pos_ in {
        "VERB",
        "AUX",
    }:
        if in_passive(head) and verb.dep_ in {"advcl", "xcomp", "conj"}:
            subject = next(iter(children(head, "nsubjpass")), None)
            return _source(page, subject, verb) if subject is not None else None
        return source_of(page, head, depth + 1)
    return None


def _source(page: Page, head: Token, verb: Token) -> Source:
    span = phrase(page, head, verb)
    stands_for = speaker(antecedent(head) if head.lower_ in RELATIVE else head)
    return Source(span, stands_for)


def speaker(head: Token) -> Token:
    """Whose words a noun stands for: Kral, for "the gist of Kral's speech"."""
    for _ in range(2):
        for prep in children(head, "prep"):
            inner = next(iter(children(prep, "pobj")), None)
            if prep.lower_ == "of" and head.lemma_.lower() in words().parts and inner is not None:
                head = inner
                break
    if head.lemma_.lower() in words().utterances:
        return next(iter(children(head, "poss")), head)
    return head


def phrase(page: Page, head: Token, verb: Token | None = None) -> Span:
    """The noun phrase of a head: to the left all of it; to the right up to a clause, the verb, or what commas set off.

    A name that commas set off belongs to it ("the minister, *Ana Ruiz*,"), a description does not.
    """
    if head.lower_ in RELATIVE and head.pos_ in {"PRON", "SCONJ", "DET"}:
        return span_of(head)
    first = last = head
    for child in head.children:
        if child.i < head.i and child.dep_ not in {"punct", "cc", "preconj", "advmod"}:
            first = min(first, child.left_edge, key=_place)
    if verb is not None and first.i <= verb.i < head.i:
        first = head.doc[verb.i + 1]
    for child in head.children:
        if child.i < head.i or child.dep_ == "punct":
            continue
        if _ends_phrase(head, child) or (verb is not None and head.i < verb.i <= child.right_edge.i):
            break
        if "\n" in page.text[head.idx : child.right_edge.idx]:
            break
        last = _last_of(child)
        if last.i < child.right_edge.i:
            break
    while last.i > head.i and (last.is_punct or last.is_space or last.tag_ == "POS") and last.text not in {")", "]"}:
        last = head.doc[last.i - 1]
    while first.i < head.i and (first.is_punct or first.is_space or page.quoted[first.i] != page.quoted[head.i]):
        first = head.doc[first.i + 1]
    return whole_words(page.text, span_of(first, last))


def _ends_phrase(head: Token, child: Token) -> bool:
    """Whether what follows a head is no part of its phrase any more."""
    if child.dep_ in {"relcl", "acl", "advcl", "parataxis", "ccomp", "dep"}:
        return True
    if child.dep_ == "prep" and any(day.ent_type_ in {"DATE", "TIME"} for day in children(child, "pobj")):
        return True  # "groups *on Monday* called for it"
    name = head.pos_ == "PROPN" and head.text[:1].isupper()
    if child.dep_ == "prep" and name and child.lower_ != "of" and _is_persons_name(head):
        return True  # "said Ana Ruiz *in Lima*"
    if child.left_edge.nbor(-1).text not in {",", "(", "-", "–", "—"}:
        return False
    if child.dep_ == "conj":
        return False
    return bool(child.dep_ != "appos" or name or child.pos_ != "PROPN")  # "the president, *in an interview*, said"


def _is_persons_name(head: Token) -> bool:
    """Whether a capital begins a name, and not an office: "Ruiz in Lima", but "the High Commissioner in Lima"."""
    if head.ent_type_ == "PERSON":
        return True
    named = not head.ent_type_ and head.i > head.sent.start and head.nbor(-1).pos_ == "PROPN"
    return (
        bool(named) and title_of(head.doc[head.left_edge.i : head.i + 1].text) is None and title_of(head.text) is None
    )


def _last_of(child: Token) -> Token:
    """The last word of a dependent before a clause that describes what it ends with: "a man in Lima, *who …*"."""
    for token in child.subtree:
        if token.i > child.i and token.dep_ in {"relcl", "acl"} and token.left_edge.i > child.i:
            return token.doc[token.left_edge.i - 1]
    return child.right_edge


def may_speak(head: Token) -> bool:
    """Whether a noun can be somebody, or something that speaks for somebody: not a move, a situation, a visit."""
    if head.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return True
    if head.pos_ == "PRON" or head.tag_ in {"DT", "WDT", "EX"}:
        return head.lower_ not in {"this", "that", "which", "these", "those", "there", "what"}
    if head.pos_ != "NOUN":
        return True
    lemma = head.lemma_.lower()
    return lemma not in words().events and (lemma in words().voices or not lemma.endswith(_ABSTRACT))


def is_somebody(head: Token) -> bool:
    """Whether a noun is surely somebody, a state or a body: by its name, its role, or a personal pronoun."""
    named = head.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or head.tag_ in {"NNP", "NNPS"}
    return named or head.lemma_.lower() in roles() or head.lower_ in _PERSONAL


def is_of_the_talk(head: Token) -> bool:
    """Whether a pronoun is of the talk itself, who speaks and who listens: "I think", "you know"."""
    return head.lower_ in _OF_THE_TALK


def _place(token: Token) -> int:
    return int(token.i)
