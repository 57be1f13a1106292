"""What a source holds of what it says: that it is so, or that it is not; and the words that tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.language import grammar
from dragoman.language.parser import span_of
from dragoman.model import Polarity, Span
from dragoman.reading.statements.candidate import Candidate, Page, Token
from dragoman.reading.statements.spans import SENTENCE_END

_CLAUSES = frozenset({"VERB", "AUX"})
_CLAIMING = frozenset({"neutral", "claim", "accusation", "threat", "promise", "thought", "demand"})
_ASKING = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
_FIRST_WORD = re.compile(r"\w+")
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
    if asks(page, said):
        return None, ()
    denied = said.cue_class == "denial" and said.cue is not None
    if root is None or (not denied and (said.cue_class not in _CLAIMING or root.pos_ not in _CLAUSES)):
        return None, ()
    found = [span_of(token) for token in _negations(root)] if root.pos_ in _CLAUSES else []
    if denied and said.cue is not None:
        found.insert(0, said.cue)
    return ("negative" if len(found) % 2 else "positive"), tuple(sorted(found))


def claim_of(page: Page, said: Candidate) -> Token | None:
    """The head of the content's one clause or phrase; None where it has several sentences."""
    tokens = [token for span in said.content for token in page.parsed.tokens(span) if not token.is_punct]
    if not tokens or any(SENTENCE_END.search(page.text, start, end - 2) for start, end in said.content):
        return None
    heads = [token for token in tokens if token.head.i == token.i or not _among(said.content, token.head.idx)]
    return next((token for token in heads if token.pos_ in _CLAUSES), heads[0]) if heads else grammar.head_of(tokens)


def _among(content: tuple[Span, ...], place: int) -> bool:
    return any(start <= place < end for start, end in content)


def asks(page: Page, said: Candidate) -> bool:
    """Whether what is said is a question."""
    start, end = said.content[0]
    first = _FIRST_WORD.search(page.text, start, end)
    return page.text[: said.content[-1][1]].rstrip("\"'”’»」 ").endswith("?") or (
        first is not None and first.group().lower() in _ASKING
    )


def _cue_verb(page: Page, said: Candidate) -> Token | None:
    tokens = page.parsed.tokens(said.cue) if said.cue else []
    return next((token for token in tokens if token.idx == said.at), None)


def _negations(root: Token) -> Iterator[Token]:
    """The words that negate a clause: on its verb, on its auxiliaries, or "no" before its subject or object."""
    yield from grammar.negations(root)
    for child in grammar.children(root, "aux", "auxpass", "attr", "acomp"):
        yield from grammar.negations(child)
    yield from (child for child in root.lefts if child.lower_ == "nor")
    for child in grammar.children(root, *_ARGUMENTS):
        if child.lower_ in {"nobody", "none", "nothing", "neither"}:
            yield child
        yield from (word for word in child.lefts if word.lower_ in {"no", "neither", "not"})
