"""Whom a statement is about: who takes part in the main clause of what is said."""

from __future__ import annotations

from collections.abc import Container

from dragoman.language import grammar
from dragoman.model import Entity, Mention, Participant
from dragoman.reading.mentions import Mentions
from dragoman.reading.statements.candidate import Candidate, Page, Token
from dragoman.reading.statements.polarity import heads_of

# Relations on the way from a name up to the head of the claim that leave its bearer a party to it.
_PARTY = frozenset(
    {
        "nsubj", "nsubjpass", "dobj", "dative", "pobj", "prep", "agent", "poss", "conj", "attr", "appos", "amod",
        "nmod", "compound", "oprd", "xcomp", "acomp", "pcomp", "ROOT",
    }
)  # fmt: skip
# What these govern is where or when, unless it is an act: "in Kyiv", "on Monday".
_CIRCUMSTANCES = frozenset({"in", "on", "at", "since", "during", "before", "after", "until", "near", "from"})
_DESCRIBING = frozenset({"amod", "compound", "nmod", "poss"})
_KINDS = frozenset({"person", "state", "organisation", "group"})


def about(page: Page, mentions: Mentions, said: Candidate, speaker: str | None) -> tuple[Participant, ...]:
    """The parties to the content's main clause, each once, in the order of the text; the speaker is left out.

    A name that only describes another party is none: in "the Chadian army", the army is.
    """
    tops = heads_of(page, said)
    heads: dict[int, tuple[Entity, Mention]] = {}
    for span in said.content:
        for entity, mention in mentions.within(span):
            tokens = page.parsed.tokens(mention.span)
            head = grammar.head_of(tokens) if tokens else None
            owned = mention.form == "pronoun" and head is not None and head.dep_ == "poss"
            if head is not None and not owned and _counts(entity, head, tops, speaker) and _takes_part(head, tops):
                heads[head.i] = max(heads.get(head.i, (entity, mention)), (entity, mention), key=_length)
    found: dict[str, Participant] = {}
    for at, (entity, mention) in sorted(heads.items()):
        if not _describes(page.parsed.doc[at], heads):
            found.setdefault(entity.id, Participant(entity=entity.id, span=mention.span))
    return tuple(found.values())


def _length(found: tuple[Entity, Mention]) -> int:
    start, end = found[1].span
    return end - start


def _counts(entity: Entity, head: Token, tops: Container[int], speaker: str | None) -> bool:
    """Whether somebody is meant; a town counts where it acts for its state: "*Lima* refused", "urged *Lima* to go"."""
    if entity.id == speaker:
        return False
    acts = head.dep_ in {"nsubj", "nsubjpass"} or head.i in tops
    return entity.kind in _KINDS or (entity.kind == "place" and acts)


def _describes(head: Token, heads: Container[int]) -> bool:
    """Whether a name only says of which sort something is: "*Chadian* troops", "a *Chadian* ship", "*Chad's* army"."""
    node = head
    if node.dep_ in {"amod", "compound", "nmod"} and node.head.pos_ == "NOUN":
        return True
    while node.dep_ in _DESCRIBING and node.head.i != node.i:
        node = node.head
        if node.i in heads:
            return True
    return False


def _takes_part(head: Token, tops: Container[int]) -> bool:
    """Whether nothing but phrases stands between a name and what heads the claim."""
    node = head
    while node.i not in tops:
        if node.dep_ not in _PARTY or node.head.i == node.i:
            return False
        if node.dep_ == "pobj" and node.head.lower_ in _CIRCUMSTANCES:
            return False
        node = node.head
    return True
