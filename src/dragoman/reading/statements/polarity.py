"""What a source holds of what it says: that it is so, or that it is not; and the words that tell."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language import grammar
from dragoman.language.parser import span_of
from dragoman.model import Polarity, Span
from dragoman.reading.statements.candidate import Candidate, Page, Token

_CLAUSES = frozenset({"VERB", "AUX"})
_CLAIMING = frozenset({"neutral", "claim", "accusation", "threat", "promise", "thought", "demand"})
_ASKING = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj")


def polarity_of(page: Page, said: Candidate) -> tuple[Polarity | None, tuple[Span, ...]]:
    """The polarity of the content's main clause, with the negations that make it so.

    A denial turns its clause round: who denies that ships came holds that they did not.  None where there is no one
    claim: content of more than one sentence, a question, a noun phrase that is not denied, a report that is itself
    negated ("did not say that").
    """
    verb = _cue_verb(page, said)
    if verb is not None and grammar.negated(verb):
        return None, ()
    root = claim_of(page, said)
    denied = said.cue_class == "denial" and said.cue is not None
    if root is None or (not denied and (said.cue_class not in _CLAIMING or root.pos_ not in _CLAUSES)):
        return None, ()
    found = [span_of(token) for token in _negations(root)] if root.pos_ in _CLAUSES else []
    if denied and said.cue is not None:
        found.insert(0, said.cue)
    return ("negative" if len(found) % 2 else "positive"), tuple(sorted(found))


def claim_of(page: Page, said: Candidate) -> Token | None:
    """The head of the content's one clause or phrase; None where it has several, or asks."""
    tokens = [token for span in said.content for token in page.parsed.tokens(span) if not token.is_punct]
    if not tokens or len({token.sent.start for token in tokens}) > 1 or tokens[0].lower_ in _ASKING:
        return None
    return grammar.head_of(tokens)


def _cue_verb(page: Page, said: Candidate) -> Token | None:
    tokens = page.parsed.tokens(said.cue) if said.cue else []
    return next((token for token in tokens if token.idx == said.at), None)


def _negations(root: Token) -> Iterator[Token]:
    """The words that negate a clause: on its verb, on its auxiliaries, or "no" before its subject or object."""
    yield from grammar.negations(root)
    for child in grammar.children(root, "aux", "auxpass"):
        yield from grammar.negations(child)
    for child in grammar.children(root, *_ARGUMENTS):
        if child.lower_ in {"nobody", "none", "nothing"}:
            yield child
        yield from (word for word in grammar.children(child, "det") if word.lower_ in {"no", "neither"})
