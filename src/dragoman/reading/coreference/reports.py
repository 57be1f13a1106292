"""Pronouns in reported clauses: "Lind said that he was tired" speaks of Lind."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.document import Token
from dragoman.reading.coreference.discourse import Discourse, Spoken

# Verbs whose subject is whom "he" or "his" in what is said or thought stands for.
_REPORTING = frozenset(
    {"say", "tell", "add", "insist", "claim", "deny", "announce", "argue", "believe", "hope", "think"}
)
# Who speaks for others says what they do: "a spokesman said he was resting".
_FOR_OTHERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "aide", "doctor", "source"})


def reporter(discourse: Discourse, rows: Sequence[Spoken], token: Token) -> str | None:
    """Who reports a clause that a pronoun leads, or owns the subject of: "Lind said that his visit was over"."""
    verb = _report(token)
    if verb is None or set(discourse.parsed.text[verb.idx : token.idx]) & set('"“‘'):
        return None
    between = any(verb.idx < row.mention.span[0] for row in rows)
    speakers = {row.entity for row in _speakers(rows, verb)}
    return speakers.pop() if len(speakers) == 1 and not between else None


def not_for_others(rows: list[Spoken], token: Token) -> list[Spoken]:
    """Possible antecedents without who speaks for somebody else in the clause above."""
    verb = _report(token)
    if verb is None:
        return rows
    apart = {row.entity for row in _speakers(rows, verb) if row.head.lower_ in _FOR_OTHERS}
    return [row for row in rows if row.entity not in apart]


def _report(token: Token) -> Token | None:
    """The verb that reports the clause of a pronoun; nobody reports his own death."""
    node = token.head if token.tag_ == "PRP$" else token
    if node.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    clause = node.head
    verb = clause.head
    if clause.dep_ != "ccomp" or verb.lemma_.lower() not in _REPORTING or verb.i > token.i or clause.lemma_ == "die":
        return None
    return verb


def _speakers(rows: Sequence[Spoken], verb: Token) -> list[Spoken]:
    return [row for row in rows if row.head.dep_ == "nsubj" and row.head.head.i == verb.i]
