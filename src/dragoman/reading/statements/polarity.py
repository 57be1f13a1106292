"""What a source holds of what it says: that it is so, or that it is not; and the words that tell."""

from __future__ import annotations

import re

from dragoman.language import grammar
from dragoman.language.parser import span_of
from dragoman.model import Polarity, Span
from dragoman.reading.statements.candidate import Candidate, Page, Token
from dragoman.reading.statements.spans import SENTENCE_END, holds

_CLAUSES = frozenset({"VERB", "AUX"})
# Negated, these deny what they take: who "does not expect that" it rains expects that it does not.
_RAISING = frozenset({"expect", "believe", "think", "anticipate", "foresee"})
_CLAIMING = frozenset({"neutral", "claim", "accusation", "threat", "promise", "thought", "demand"})
_ASKING = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
_FIRST_WORD = re.compile(r"\w+")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")


def polarity_of(page: Page, said: Candidate) -> tuple[Polarity | None, tuple[Span, ...]]:
    """The polarity of the content's main clause, with the negations that make it so.

    A denial turns its clause round: who denies that ships came holds that they did not.  None where there is no one
    claim: content of more than one sentence, a question, a noun phrase that is not denied, a report that is itself
    negated ("did not say that").
    """
    verb = _cue_verb(page, said)
    raised = grammar.negations(verb) if verb is not None else []
    if asks(page, said) or (raised and verb is not None and grammar.lemma(verb) not in _RAISING):
        return None, ()
    root = claim_of(page, said)
    denied = said.cue is not None and (said.cue_class == "denial" or (verb is not None and verb.lemma_ == "doubt"))
    if root is None or (not denied and (said.cue_class not in _CLAIMING or root.pos_ not in _CLAUSES)):
        return None, ()
    found = [span_of(token) for token in [*raised, *(_negations(root) if root.pos_ in _CLAUSES else [])]]
    if denied and said.cue is not None:
        found.insert(0, said.cue)
    return ("negative" if len(found) % 2 else "positive"), tuple(sorted(found))


def claim_of(page: Page, said: Candidate) -> Token | None:
    """The head of the content's one clause or phrase; None where it has several sentences."""
    heads = _heads(page, said)
    ranked = sorted(heads, key=lambda token: (token.pos_ not in _CLAUSES, token.dep_ == "advcl"))
    return ranked[0] if ranked else None


def heads_of(page: Page, said: Candidate) -> frozenset[int]:
    """The places of the words that head the content: its clause, and whoever is to do what it says; or none."""
    return frozenset(int(token.i) for token in _heads(page, said))


def _heads(page: Page, said: Candidate) -> list[Token]:
    tokens = [token for span in said.content for token in page.parsed.tokens(span) if not token.is_punct]
    if any(SENTENCE_END.search(page.text, start, end - 2) for start, end in said.content):
        return []
    return [token for token in tokens if token.head.i == token.i or not holds(said.content, token.head.idx)]


def asks(page: Page, said: Candidate) -> bool:
    """Whether what is said is a question."""
    start, end = said.content[0]
    first = _FIRST_WORD.search(page.text, start, end)
    if page.text[: said.content[-1][1]].rstrip("\"'”’»」 ").endswith("?"):
        return True
    indirect = first is not None and first.start() == start  # "If they come, we go" in marks asks nothing
    return indirect and first is not None and first.group().lower() in _ASKING


def _cue_verb(page: Page, said: Candidate) -> Token | None:
    tokens = page.parsed.tokens(said.cue) if said.cue else []
    return next((token for token in tokens if token.idx == said.at), None)


def _negations(root: Token) -> list[Token]:
    """The words that negate a clause: on its verb, on its auxiliaries, or "no" before its subject or object."""
    found = [*grammar.negations(root), *(child for child in root.lefts if child.lower_ == "nor")]
    for child in grammar.children(root, "aux", "auxpass", *_ARGUMENTS, "acomp"):
        found += [word for word in grammar.negations(child) if word.i < child.i or child.dep_ not in _ARGUMENTS]
        if child.dep_ in _ARGUMENTS:
            found += [child] if child.lower_ in {"nobody", "none", "nothing", "neither"} else []
            found += [word for word in child.lefts if word.lower_ in {"no", "neither", "not"}]
    return list({token.i: token for token in found}.values())
