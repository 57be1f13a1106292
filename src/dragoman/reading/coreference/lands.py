"""States by a common noun: "the country"."""

from __future__ import annotations

from dragoman.language.document import Token
from dragoman.language.parser import span_of
from dragoman.model import Mention
from dragoman.reading.coreference.discourse import Discourse

_NOUNS = frozenset({"country", "nation", "kingdom", "republic"})
# Where the country takes part; "in the country" is only where something is.
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "dative"})


def lands(discourse: Discourse) -> None:
    """Add "the country" to the discourse where only one state can be meant."""
    for token in discourse.parsed.doc:
        if token.lower_ in _NOUNS and token.tag_ == "NN" and token.dep_ in _PARTIES and _is_bare(token):
            state = _only_state(discourse, token)
            if state is not None:
                discourse.add(state, Mention(span=span_of(token), form="nominal"))


def _is_bare(token: Token) -> bool:
    """Whether nothing but "the" stands with the noun: "the host country" is another one."""
    return [child.lower_ for child in token.lefts] == ["the"] and not any(
        child.dep_ in {"prep", "relcl", "acl", "appos"} for child in token.rights
    )


def _only_state(discourse: Discourse, token: Token) -> str | None:
    """The one state named earlier in the sentence, or, where none is, in the sentence before."""
    here = discourse.sentence(token.idx)
    rows = [row for row in discourse.before(token.idx, 1) if discourse.entities[row.entity].kind == "state"]
    for sentence in (here, here - 1):
        found = {row.entity for row in rows if row.sentence == sentence}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
