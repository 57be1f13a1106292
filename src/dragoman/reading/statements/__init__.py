"""Who said what."""

from __future__ import annotations

from dragoman.knowledge.gazetteer import lookup
from dragoman.language import Parsed
from dragoman.language.grammar import conjuncts
from dragoman.model import Article, Entity, Participant, Span, Statement, StatementKind, statement_id
from dragoman.reading.mentions import Mentions
from dragoman.reading.statements.about import about
from dragoman.reading.statements.acts import link_acts
from dragoman.reading.statements.adjectives import by_adjectives
from dragoman.reading.statements.anonymity import anonymity_of
from dragoman.reading.statements.candidate import Candidate, Page, Source, page_of
from dragoman.reading.statements.citing import by_citing
from dragoman.reading.statements.continuing import continue_speech
from dragoman.reading.statements.headings import by_headings
from dragoman.reading.statements.phrases import by_phrases
from dragoman.reading.statements.polarity import polarity_of
from dragoman.reading.statements.settle import nest, settle
from dragoman.reading.statements.spans import MARKS
from dragoman.reading.statements.verbs import by_verbs

__all__ = ["find_statements", "link_acts"]


def find_statements(parsed: Parsed, article: Article, mentions: Mentions) -> tuple[Statement, ...]:
    """All statements of a text in order: direct, mixed and indirect, each with what is reported inside it."""
    page = page_of(parsed)
    candidates = [
        *by_verbs(page),
        *by_citing(page),
        *by_adjectives(page),
        *by_phrases(page),
        *by_headings(page),
    ]
    settled = continue_speech(page, settle(page.text, candidates))
    nested = nest(page.text, settled, candidates)
    return tuple(_statement(page, article, mentions, candidate) for candidate in nested)


def _statement(page: Page, article: Article, mentions: Mentions, candidate: Candidate) -> Statement:
    source = _participant(mentions, candidate.source) if candidate.source else None
    polarity, negations = polarity_of(page, candidate)
    return Statement(
        id=statement_id(article.id, candidate.content, candidate.cue),
        kind=_kind(page, candidate),
        source=source,
        cue=candidate.cue,
        cue_class=candidate.cue_class if candidate.cue else None,
        content=candidate.content,
        sentence=_sentence(page, candidate),
        polarity=polarity,
        negations=negations,
        also=_also(mentions, candidate.source) if candidate.source else (),
        about=about(page, mentions, candidate, source.entity if source else None),
        anonymity=anonymity_of(page, candidate, mentions.entities.get(source.entity or "") if source else None),
        inner=tuple(_statement(page, article, mentions, inner) for inner in candidate.inner),
        rule=candidate.rule,
    )


def _kind(page: Page, candidate: Candidate) -> StatementKind:
    """The kind by the quotation marks; within a quotation only by marks of its own."""
    if not candidate.quoted:
        return page.quotations.kind(candidate.content)
    return "direct" if page.text[candidate.content[0][0]] in MARKS else "indirect"


def _participant(mentions: Mentions, source: Source) -> Participant:
    """The source with its entity: that of the phrase's head, else of nothing."""
    found = mentions.at(source.head.idx)
    return Participant(entity=_who(mentions, found[0]) if found else None, span=source.span)


def _who(mentions: Mentions, entity: Entity) -> str:
    """The entity that speaks: a town that does stands for the state, where the article names that."""
    if entity.kind != "place":
        return entity.id
    states = [one.id for one in mentions.entities.values() if one.kind == "state" and one.country == entity.country]
    capital = any(entry.form == "capital" for entry in lookup(entity.name))
    return states[0] if capital and states else entity.id


def _also(mentions: Mentions, source: Source) -> tuple[Participant, ...]:
    """Who else speaks in the same phrase: "Chad *and Mali*"."""
    found: dict[str, Participant] = {}
    first = mentions.at(source.head.idx)
    for head in conjuncts(source.head)[1:]:
        named = mentions.at(head.idx) if source.span[0] <= head.idx < source.span[1] else None
        if named is not None and (first is None or named[0].id != first[0].id):
            found.setdefault(named[0].id, Participant(entity=named[0].id, span=named[1].span))
    return tuple(found.values())


def _sentence(page: Page, candidate: Candidate) -> Span:
    """The sentences that the cue and the first piece of the content stand in."""
    places = [candidate.content[0][0], *(candidate.cue or ())[:1]]
    around = [page.parsed.sentence_of(place) for place in places]
    return min(start for start, _ in around), max(end for _, end in around)
