"""Statements by adjectives: "is convinced that …", "were afraid to …", "remains opposed to …"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.grammar import children, is_finite
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Candidate, Page, Token
from dragoman.reading.statements.cues import AdjectiveCue
from dragoman.reading.statements.sources import is_of_the_talk, may_speak, source_of, subject_of
from dragoman.reading.statements.verbs import cue_span

_COPULAS = frozenset({"be", "feel", "remain", "seem", "appear", "become", "stay", "grow"})


def by_adjectives(page: Page) -> Iterator[Candidate]:
    """All statements that an adjective with a copula reports, in the order of the text."""
    adjectives = cues.adjectives()
    for token in page.parsed.doc:
        cue = adjectives.get(token.lower_)
        if cue is not None:
            found = _by_adjective(page, token, cue)
            if found is not None:
                yield found


def _by_adjective(page: Page, adjective: Token, cue: AdjectiveCue) -> Candidate | None:
    copula = _copula(adjective)
    if copula is None:
        return None
    source = subject_of(page, copula) or source_of(page, copula)
    piece = _complement(adjective, copula, cue)
    if source is None or piece is None or not may_speak(source.head):
        return None
    quoted = page.quoted[adjective.i]
    content = page.content([piece], adjective.idx)
    if not content or (quoted and is_of_the_talk(source.head)):
        return None
    return Candidate(
        rule=cue.name,
        cue=_cue(copula, adjective),
        cue_class=cue.cue_class,
        source=source,
        content=content,
        at=adjective.idx,
        quoted=quoted,
    )


def _copula(adjective: Token) -> Token | None:
    """The verb that says the adjective of its subject; the word itself where it was taken for a passive."""
    if adjective.dep_ in {"acomp", "oprd"} and adjective.head.lemma_ in _COPULAS and adjective.head.i < adjective.i:
        return adjective.head
    return adjective if children(adjective, "auxpass") else None


def _complement(adjective: Token, copula: Token, cue: AdjectiveCue) -> Span | None:
    hosts = [adjective, copula]
    for host in hosts:
        for clause in children(host, "ccomp", "xcomp", "advcl"):
            if clause.i <= adjective.i:
                continue
            to = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
            marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
            stated = clause.dep_ == "ccomp" and is_finite(clause)
            if ("clause" in cue.takes and (marked or stated)) or ("infinitive" in cue.takes and to):
                return span_of(clause.left_edge, clause.right_edge)
        for prep in children(host, "prep"):
            governed = children(prep, "pobj", "pcomp")
            if prep.i > adjective.i and governed and prep.lower_ in cue.takes:
                return span_of(governed[0].left_edge, prep.right_edge)
    return None


def _cue(copula: Token, adjective: Token) -> Span:
    if copula.i == adjective.i:
        return cue_span(adjective, [])
    return (cue_span(copula, [])[0], span_of(adjective)[1])
