"""Grammar over the dependency parse: who is the subject, what is the phrase, what hangs on what.

Every function takes tokens of a parsed document and answers with tokens or a span; none knows of entities or events.
"""

from dragoman.language.document import Token
from dragoman.language.grammar.arguments import (
    ATTITUDES,
    agents,
    clause_subjects,
    objects,
    ordering,
    subjects,
)
from dragoman.language.grammar.clauses import goes_on_above, headline_subject, is_content, is_finite, rank
from dragoman.language.grammar.complements import complements, governed, loose_governed
from dragoman.language.grammar.nouns import antecedent, conjuncts, head_of, members, phrase
from dragoman.language.grammar.tokens import (
    MODIFIER,
    OBJECT,
    PASSIVE_SUBJECT,
    RELATIVE,
    SUBJECT,
    VERBAL,
    WILL,
    ancestors,
    auxiliaries,
    children,
    is_passive,
    is_sentence_misread,
    lemma,
    negated,
    negations,
    particles,
    words,
)

__all__ = [
    "ATTITUDES",
    "MODIFIER",
    "OBJECT",
    "PASSIVE_SUBJECT",
    "RELATIVE",
    "SUBJECT",
    "VERBAL",
    "WILL",
    "Token",
    "agents",
    "ancestors",
    "antecedent",
    "auxiliaries",
    "children",
    "clause_subjects",
    "complements",
    "conjuncts",
    "goes_on_above",
    "governed",
    "head_of",
    "headline_subject",
    "is_content",
    "is_finite",
    "is_passive",
    "is_sentence_misread",
    "lemma",
    "loose_governed",
    "members",
    "negated",
    "negations",
    "objects",
    "ordering",
    "particles",
    "phrase",
    "rank",
    "subjects",
    "words",
]
