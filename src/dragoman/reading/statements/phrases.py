"""Statements by nouns and fixed words: "according to X", "X's claim that …"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.grammar import children
from dragoman.language.parser import span_of
from dragoman.model import CueClass, Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Candidate, Page, Source, Token
from dragoman.reading.statements.cues import AdverbCue, NounCue, PhraseCue
from dragoman.reading.statements.sources import phrase, source_of, speaker
from dragoman.reading.statements.spans import inside, joined, trim, whole_quotations, without


def by_phrases(page: Page) -> Iterator[Candidate]:
    """All statements that nouns, adverbs and fixed words report."""
    nouns, adverbs = cues.nouns(), cues.adverbs()
    for token in page.parsed.doc:
        found: Candidate | None = None
        if token.pos_ == "NOUN" and token.lemma_.lower() in nouns:
            found = _by_noun(page, token, nouns[token.lemma_.lower()])
        elif token.lower_ in adverbs:
            found = _by_adverb(page, token, adverbs[token.lower_])
        if found is None and token.lower_ in cues.phrase_starts():
            found = next((made for cue in cues.load().phrase if (made := _by_phrase(page, token, cue))), None)
        if found is not None:
            yield found


def _by_phrase(page: Page, token: Token, cue: PhraseCue) -> Candidate | None:
    """The sentence around a phrase: "According to X, …", "…, in the words of X"."""
    words = cue.words.split()
    last = token.i + len(words) - 1
    if [other.lower_ for other in token.doc[token.i : last + 1]] != words:
        return None
    name = next((child for child in token.doc[last].children if child.dep_ in {"pobj", "pcomp"}), None)
    if name is None or name.i <= last or name.lemma_.lower() in cues.words().measures:
        return None
    source = Source(phrase(page, name), speaker(name))
    sentence = token.sent
    end = max(source.span[1], span_of(name.right_edge)[1])
    if token.i - sentence.start <= 2:
        pieces = [(end, sentence.end_char)]
    else:
        pieces = [(sentence.start_char, token.idx)]
        rest = page.text[end : sentence.end_char]
        if rest.startswith(",") and len(rest.split()) > 3:
            pieces.append((end, sentence.end_char))
    return _made(page, cue.name, cue.cue_class, span_of(token, token.doc[last]), source, pieces)


def _by_adverb(page: Page, token: Token, cue: AdverbCue) -> Candidate | None:
    """The clause that "allegedly" or "reportedly" stands in, said by nobody who is named."""
    verb = token.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    content = [(verb.left_edge.idx, verb.right_edge.idx + len(verb.right_edge))]
    return _made(page, cue.name, cue.cue_class, span_of(token), None, content)


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
        return Source(phrase(page, owner), speaker(owner))
    for prep in children(noun, "prep"):
        if prep.lower_ in {"by", "from", "of", "among"}:
            for name in children(prep, "pobj"):
                return Source(phrase(page, name), name)
    for name in children(noun, "compound"):
        if name.i == noun.i - 1 and name.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:  # "a Reuters report that …"
            return Source(phrase(page, name), name)
    head = noun.head
    if noun.dep_ == "dobj" and head.pos_ == "VERB":
        return source_of(page, head)
    return None


def _made(
    page: Page, rule: str, cue_class: CueClass, cue: Span, source: Source | None, pieces: list[Span]
) -> Candidate | None:
    holes = [cue] + ([source.span] if source else [])
    quotation = page.quotations.at(cue[0])
    spans = [
        inside(page.text, piece, quotation)
        if quotation
        else trim(page.text, whole_quotations(piece, page.quotations), page.quotations)
        for piece in without(pieces, holes)
    ]
    content = tuple(span for span in joined(page.text, spans) if span[1] - span[0] > 2)
    if not content:
        return None
    return Candidate(
        rule=rule, cue=cue, cue_class=cue_class, source=source, content=content, at=cue[0], quoted=quotation is not None
    )
