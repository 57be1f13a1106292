"""Whom a statement is about: who takes part in the main clause of what is said."""

from __future__ import annotations

from dragoman.language import grammar
from dragoman.model import Entity, Participant
from dragoman.reading.mentions import Mentions
from dragoman.reading.statements.candidate import Candidate, Page, Token
from dragoman.reading.statements.polarity import claim_of

# Relations on the way from a name up to the head of the claim that leave its bearer a party to it.
_PARTY = frozenset(
    {
        "nsubj", "nsubjpass", "dobj", "dative", "pobj", "prep", "agent", "poss", "conj", "attr", "appos", "amod",
        "nmod", "compound", "oprd", "xcomp", "acomp", "pcomp", "ROOT",
    }
)  # fmt: skip
# What these govern is where or when, unless it is an act: "in Kyiv", "on Monday".
_CIRCUMSTANCES = frozenset({"in", "on", "at", "since", "during", "before", "after", "until", "near", "from"})
_KINDS = frozenset({"person", "state", "organisation", "group"})


def about(page: Page, mentions: Mentions, said: Candidate, speaker: str | None) -> tuple[Participant, ...]:
    """The parties to the content's main clause, each once, in the order of the text; the speaker is left out."""
    root = claim_of(page, said)
    if root is None:
        return ()
    found: dict[str, Participant] = {}
    for span in said.content:
        for entity, mention in mentions.within(span):
            head = _head(page, mention.span)
            if _counts(entity, speaker) and head is not None and _takes_part(head, root):
                found.setdefault(entity.id, Participant(entity=entity.id, span=mention.span))
    return tuple(found.values())


def _head(page: Page, span: tuple[int, int]) -> Token | None:
    tokens = page.parsed.tokens(span)
    return grammar.head_of(tokens) if tokens else None


def _counts(entity: Entity, speaker: str | None) -> bool:
    return entity.kind in _KINDS and entity.id != speaker


def _takes_part(head: Token, root: Token) -> bool:
    """Whether nothing but phrases stands between a name and the head of the claim."""
    node = head
    while node.i != root.i:
        if node.dep_ not in _PARTY or node.head.i == node.i:
            return False
        if node.dep_ == "pobj" and node.head.lower_ in _CIRCUMSTANCES:
            return False
        node = node.head
    return True
