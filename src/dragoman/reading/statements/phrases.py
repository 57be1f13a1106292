"""Statements by nouns and fixed words: "according to X", "X's claim that …"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.grammar import children, is_content
from dragoman.language.parser import span_of
from dragoman.model import CueClass, Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Candidate, Page, Source, Token
from dragoman.reading.statements.clauses import ADVERSATIVE, before_report
from dragoman.reading.statements.cues import AdverbCue, NounCue, PhraseCue
from dragoman.reading.statements.sources import may_speak, phrase, source_of, speaker
from dragoman.reading.statements.spans import without

_INTENDING = frozenset({"promise", "demand", "thought", "threat", "denial"})
_UTTERERS = frozenset({"by", "from", "of", "among"})
# Who "rejects" or "hears" a claim does not make it; who does this does.
_MAKING = cues.UTTERING | frozenset(
    {"make", "issue", "repeat", "give", "have", "renew", "reiterate", "share", "hold", "raise", "send", "offer"}
    | {"announce", "publish", "release", "deliver", "present", "submit", "advance", "spread", "reaffirm"}
)


def by_phrases(page: Page) -> Iterator[Candidate]:
    """All statements that nouns, adverbs and fixed words report."""
    nouns, adverbs = cues.nouns(), cues.adverbs()
    for token in page.parsed.doc:
        found: Candidate | None = None
        if token.pos_ == "NOUN" and token.lemma_.lower() in nouns:
            found = _by_noun(page, token, nouns[token.lemma_.lower()])
        if found is None and token.pos_ == "NOUN":
            found = _by_uttered(page, token)
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
    start, stop = _bounds(token)
    end = max(source.span[1], _end_of_description(name))
    if not page.text[start : token.idx].strip(' ,“"‘') or token.i - token.sent.start <= 2:
        pieces = [(end, stop)]
    else:
        pieces = [(start, token.idx)]
        rest = page.text[end:stop]
        if rest.startswith(",") and len(rest.split()) > 2 and not _another_clause(page, (end, stop)):
            pieces.append((end, stop))
    return _made(page, cue.name, cue.cue_class, span_of(token, token.doc[last]), source, pieces)


def _by_adverb(page: Page, token: Token, cue: AdverbCue) -> Candidate | None:
    """The clause that "allegedly" or "reportedly" stands in, said by nobody who is named."""
    verb = token.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    content = [(verb.left_edge.idx, _end_of_own_clause(verb))]
    return _made(page, cue.name, cue.cue_class, span_of(token), None, content)


def _bounds(token: Token) -> Span:
    """The part of a sentence between semicolons that a word stands in."""
    sentence = token.sent
    marks = [one for one in sentence if one.text == ";"]
    start = max([sentence.start_char, *(one.idx + 1 for one in marks if one.i < token.i)])
    return start, min([sentence.end_char, *(one.idx for one in marks if one.i > token.i)])


def _end_of_description(name: Token) -> int:
    """Where what is told of a source ends: "according to the envoy, *who was there*, …"."""
    described = [child for child in name.children if child.dep_ in {"relcl", "acl", "prep"} and child.i > name.i]
    named = [child for child in children(name, "appos") if child.pos_ == "PROPN"]
    return max([int(c.right_edge.idx + len(c.right_edge)) for c in [*described, *named]], default=0)


def _another_clause(page: Page, rest: Span) -> bool:
    """Whether what follows a comma is a clause of its own: "…, according to the navy, *but the port denied it*"."""
    words = [token for token in page.parsed.tokens(rest) if not token.is_punct]
    if not words or words[0].lower_ not in ADVERSATIVE | {"but", "and"}:
        return False
    return any(token.dep_ in {"nsubj", "nsubjpass"} and token.i > words[0].i for token in words)


def _end_of_own_clause(verb: Token) -> int:
    """Where a clause ends before one with a subject of its own that "and" or "but" adds."""
    for other in children(verb, "conj", "advcl"):
        against = any(child.lower_ in ADVERSATIVE for child in children(other, "mark"))
        if other.i > verb.i and children(other, "nsubj", "nsubjpass") and (other.dep_ == "conj" or against):
            last = other.left_edge.nbor(-1)
            while last.i > verb.i and (last.is_punct or last.dep_ == "cc"):
                last = last.nbor(-1)
            return int(last.idx + len(last))
    return int(verb.right_edge.idx + len(verb.right_edge))


def _by_noun(page: Page, noun: Token, cue: NounCue) -> Candidate | None:
    for clause in _clauses_of(noun):
        that = _is_content(clause)
        to = clause.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
        if not that and not (to and cue.cue_class in _INTENDING):
            continue
        source, words = _owner(page, noun), span_of(noun)
        verb = _uttering(noun)
        if verb is not None:  # "voiced fears that …"
            words, source = (verb.idx, words[1]), source or source_of(page, verb)
        if to and source is None:
            return None
        return _made(page, cue.name, cue.cue_class, words, source, [span_of(clause.left_edge, clause.right_edge)])
    return _of_a_thing(page, noun, cue)


def _of_a_thing(page: Page, noun: Token, cue: NounCue) -> Candidate | None:
    """What a noun is of, where its author stands before it: "Peru's demand *for talks*", "his denial *of guilt*"."""
    owner = next(iter(children(noun, "poss")), None)
    if owner is None or not may_speak(owner):
        return None
    for prep in children(noun, "prep"):
        governed = children(prep, "pobj", "pcomp")
        if prep.lower_ in cue.of and governed and prep.i == noun.i + 1:
            last = before_report(governed[0], prep.right_edge)
            source = Source(phrase(page, owner), speaker(owner))
            return _made(page, cue.name, cue.cue_class, span_of(noun), source, [span_of(governed[0].left_edge, last)])
    return None


def _by_uttered(page: Page, noun: Token) -> Candidate | None:
    """What a noun is of that somebody utters: "expressed satisfaction with *the talks*"."""
    verb = _uttering(noun)
    if verb is None:
        return None
    source = source_of(page, verb)
    for prep in children(noun, "prep"):
        governed = children(prep, "pobj", "pcomp")
        if source is not None and governed and prep.lower_ in cues.UTTERED_OF:
            last = before_report(governed[0], prep.right_edge)
            known = cues.nouns().get(noun.lemma_.lower())
            cue_class = known.cue_class if known else "thought"
            words = (verb.idx, span_of(noun)[1])
            return _made(page, "uttered", cue_class, words, source, [span_of(governed[0].left_edge, last)])
    return None


def _clauses_of(noun: Token) -> Iterator[Token]:
    """The clauses under a noun, those that the parser hung on who utters it included: "a pledge by Peru *to …*"."""
    for clause in children(noun, "acl", "ccomp", "relcl"):
        if clause.i > noun.i:
            yield clause
    for prep in children(noun, "prep", "agent"):
        if prep.lower_ in _UTTERERS:
            for name in children(prep, "pobj"):
                yield from children(name, "acl", "relcl")
    verb = noun.head
    if noun.dep_ in {"dobj", "nsubj", "pobj"} and noun.right_edge.i + 1 < len(noun.doc):
        following = noun.doc[noun.right_edge.i + 1]
        hosts = [verb, verb.head] if noun.dep_ == "pobj" else [verb]
        for clause in [clause for host in hosts for clause in children(host, "ccomp", "xcomp", "advcl")]:
            if clause.i > noun.i and clause.left_edge.i == following.i and following.lower_ in {"that", "to"}:
                yield clause


def _is_content(clause: Token) -> bool:
    """Whether a clause says what a noun is of: "the claim *that it was armed*", not "the claim *that he made*"."""
    first = clause.left_edge
    if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
        return True
    if first.lower_ != "that" or first.head.i != clause.i:
        return False
    subjects = children(clause, "nsubj", "nsubjpass")
    stated = clause.dep_ == "acl" and bool(subjects)  # the parser's own name for such a clause
    return bool(stated or is_content(clause) or children(clause, "nsubjpass")) and first not in subjects


def _owner(page: Page, noun: Token) -> Source | None:
    """Whose claim it is: the possessor, "by X", "of X", "from X", or whoever makes it."""
    for owner in children(noun, "poss"):
        return Source(phrase(page, owner), speaker(owner))
    for prep in children(noun, "prep", "agent"):
        if prep.lower_ in _UTTERERS:
            for name in children(prep, "pobj"):
                return Source(phrase(page, name), name)
    for name in children(noun, "compound"):
        if name.i == noun.i - 1 and name.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:  # "a Reuters report that …"
            return Source(phrase(page, name), name)
    head = noun.head
    if noun.dep_ == "dobj" and head.pos_ == "VERB" and head.lemma_ in _MAKING:
        return source_of(page, head)
    return None


def _uttering(noun: Token) -> Token | None:
    """The verb that utters what a noun names: "*voiced* fears"; None where the noun stands alone."""
    verb = noun.head
    return verb if noun.dep_ == "dobj" and verb.lemma_ in cues.UTTERING and noun.i - verb.i <= 3 else None


def _made(
    page: Page, rule: str, cue_class: CueClass, cue: Span, source: Source | None, pieces: list[Span]
) -> Candidate | None:
    holes = [cue] + ([source.span] if source else [])
    content = tuple(span for span in page.content(without(pieces, holes), cue[0]) if span[1] - span[0] > 2)
    if not content:
        return None
    return Candidate(
        rule=rule,
        cue=cue,
        cue_class=cue_class,
        source=source,
        content=content,
        at=cue[0],
        quoted=page.quotations.at(cue[0]) is not None,
    )
