"""Statements by nouns and fixed words: "according to X", "X's claim that …", "Putin: …"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.grammar import children
from dragoman.language.parser import span_of
from dragoman.model import CueClass, Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Candidate, Page, Source, Token
from dragoman.reading.statements.cues import NounCue
from dragoman.reading.statements.sources import phrase, source_of
from dragoman.reading.statements.spans import joined, trim, whole_quotations, without


def by_phrases(page: Page) -> Iterator[Candidate]:
    """All statements that nouns and fixed words report."""
    table = cues.nouns()
    for token in page.parsed.doc:
        if page.quoted[token.i]:
            continue
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            found = _according(page, token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in table:
            found = _by_noun(page, token, table[token.lemma_.lower()])
        else:
            continue
        if found is not None:
            yield found


def _according(page: Page, token: Token) -> Candidate | None:
    to = token.nbor(1)
    names = [child for child in to.children if child.dep_ in {"pobj", "pcomp"}] or [
        child for child in token.children if child.dep_ == "pobj"
    ]
    if not names or names[0].i < to.i:
        return None
    name = names[0]
    source = Source(phrase(page, name), name)
    sentence = token.sent
    if name.lemma_.lower() in cues.words().measures:
        return None
    phrase_end = max(source.span[1], span_of(name.right_edge)[1])
    if token.i - sentence.start <= 2:
        pieces = [(phrase_end, sentence.end_char)]
    else:
        pieces = [(int(token.sent.start_char), token.idx)]
        rest = page.text[phrase_end : sentence.end_char]
        if rest.startswith(",") and len(rest.split()) > 3:
            pieces.append((phrase_end, sentence.end_char))
    return _made(page, "according-to", "neutral", span_of(token, to), source, pieces)


def _by_noun(page: Page, noun: Token, cue: NounCue) -> Candidate | None:
    for clause in children(noun, "acl", "ccomp", "relcl"):
        that = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
        to = clause.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
        if clause.i > noun.i and (
            that or (to and cue.cue_class in {"promise", "demand", "thought", "threat", "denial"})
        ):
            content = [span_of(clause.left_edge, clause.right_edge)]
            source = _owner(page, noun)
            if to and source is None:
                return None
            return _made(page, cue.name, cue.cue_class, span_of(noun), source, content)
    return None


def _owner(page: Page, noun: Token) -> Source | None:
    """Whose claim it is: the possessor, "by X", "of X", "from X", or whoever makes it."""
    for owner in children(noun, "poss"):
        return Source(phrase(page, owner), owner)
    for prep in children(noun, "prep"):
        if prep.lower_ in {"by", "from", "of", "among"}:
            for name in children(prep, "pobj"):
                return Source(phrase(page, name), name)
    head = noun.head
    if noun.dep_ == "dobj" and head.pos_ == "VERB":
        return source_of(page, head)
    return None


def _made(
    page: Page, rule: str, cue_class: CueClass, cue: Span, source: Source | None, pieces: list[Span]
) -> Candidate | None:
    holes = [cue] + ([source.span] if source else [])
    spans = [
        trim(page.text, whole_quotations(piece, page.quotations), page.quotations) for piece in without(pieces, holes)
    ]
    content = tuple(span for span in joined(page.text, spans) if span[1] - span[0] > 2)
    if not content:
        return None
    return Candidate(rule=rule, cue=cue, cue_class=cue_class, source=source, content=content, at=cue[0])
