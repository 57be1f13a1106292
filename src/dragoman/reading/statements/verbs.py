"""Statements by reporting verbs: which verbs report, who is their source, what is their content."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.language.grammar import children, head_of, negated
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.anonymity import is_anonymous
from dragoman.reading.statements.beside import beside
from dragoman.reading.statements.candidate import Candidate, Page, Source, Token
from dragoman.reading.statements.citing import cites_a_source
from dragoman.reading.statements.clauses import clause_of, question_of, reports_anew, taken_back
from dragoman.reading.statements.complements import complement, object_of, passive
from dragoman.reading.statements.cues import UTTERING, VerbCue
from dragoman.reading.statements.inserted import FINITE, block, inserted
from dragoman.reading.statements.sources import (
    beside_verb,
    in_passive,
    is_of_the_talk,
    is_somebody,
    may_speak,
    source_of,
)
from dragoman.reading.statements.spans import marked_inside

_POINTING = frozenset({"this", "that", "these", "there"})
_BEGINNING = frozenset({"det", "nsubj", "amod", "compound", "poss"})  # of a noun phrase at the start of a sentence
_VERB_TAGS = ("VB", "MD")


def by_verbs(page: Page) -> Iterator[Candidate]:
    """All statements that verbs report, in the order of the text."""
    for token in page.parsed.doc:
        if not token.tag_.startswith(_VERB_TAGS) or token.dep_ in {"amod", "compound"}:
            continue
        if is_anonymous(page, token.idx) or _is_adjective(token):
            continue
        for cue in cues.of_verb(token.lemma_, token.text):
            found = _by_verb(page, token, cue)
            if found is not None:
                yield found
                break


def _is_adjective(verb: Token) -> bool:
    """Whether a passive says what its subject feels: who "is *convinced*" is not talked into anything."""
    return verb.lower_ in cues.adjectives() and in_passive(verb) and not children(verb, "agent")


def _by_verb(page: Page, verb: Token, cue: VerbCue) -> Candidate | None:
    particles = [child for child in verb.children if child.lower_ in cue.particle]
    if cue.particle and not particles:
        return None
    if (
        _names_what_it_utters(verb)
        or (cue.name == "cite" and cites_a_source(verb))
        or (not cue.object and children(verb, "dobj"))
        or _is_followed_by(verb, cue.never)
    ):
        return None
    source = _speaker_before(page, verb) or source_of(page, verb) or _carried_on(page, verb)
    if source is not None and (source.head.lower_ in _POINTING or (not cue.things and not may_speak(source.head))):
        return None
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"} and "predicate" in cue.takes and not children(verb, "nsubj"):
        return None  # "the platform once called Lark": its name
    if source is not None and cue.people and not is_somebody(source.head):
        return None
    if not cue.persons and any(is_somebody(child) for child in children(verb, "dobj")):
        return None
    content = _content(page, verb, cue, source)
    if not content or (cue.cue_class == "neutral" and negated(verb) and _is_thing(page, verb, content)):
        return None
    if source is None and "quote" in cue.takes and not page.quoted[verb.i]:
        source = beside_verb(page, verb)
    if source is None and _needs_a_source(verb, cue):
        return None
    if page.quoted[verb.i] and (source is None or is_of_the_talk(source.head)):
        return None
    return Candidate(
        rule=cue.name,
        cue=cue_span(verb, particles),
        cue_class=cue.cue_class,
        source=source,
        content=content,
        at=verb.idx,
        quoted=page.quoted[verb.i],
        intended=_is_intended(verb),
    )


def _is_intended(verb: Token) -> bool:
    """Whether a verb is only what somebody wants, or will not, do: "declined *to say*", "wants *to know*"."""
    to = any(child.lower_ == "to" for child in children(verb, "aux"))
    return to and verb.tag_ == "VB" and verb.dep_ in {"xcomp", "ccomp", "advcl"} and verb.head.i < verb.i


def _names_what_it_utters(verb: Token) -> bool:
    """Whether a noun says better what is uttered, and what: "voiced *fears that …*"."""
    thing = next(iter(children(verb, "dobj")), None)
    if verb.lemma_ not in UTTERING or thing is None or thing.i - verb.i > 3:
        return False
    if any(prep.lower_ in cues.UTTERED_OF for prep in children(thing, "prep")):
        return True  # "voiced *concern over* the raid"
    return thing.lemma_.lower() in cues.nouns() and any(
        clause.left_edge.lower_ == "that" for clause in children(thing, "acl", "ccomp", "relcl")
    )


def _is_thing(page: Page, verb: Token, content: tuple[Span, ...]) -> bool:
    """Whether a noun phrase is all that is reported: who "did not mention *the deal*" says nothing of it."""
    tokens = [token for token in page.parsed.tokens(content[0]) if not token.is_punct]
    return bool(tokens) and head_of(tokens).dep_ in {"dobj", "pobj"} and content[0][0] > verb.idx


def _is_followed_by(verb: Token, listed: tuple[str, ...]) -> bool:
    return any(token.lower_ in listed for token in verb.doc[verb.i + 1 : verb.i + 4])


def _needs_a_source(verb: Token, cue: VerbCue) -> bool:
    """Whether a verb without a source reports nothing."""
    if verb.tag_ == "VB" and verb.dep_ == "ROOT":
        return True  # an imperative asks the reader
    if {"predicate", "as"} & set(cue.takes):
        return True  # "was called Karlsbad": a name, not a judgement
    return cue.cue_class == "thought" and "quote" not in cue.takes and not children(verb, "nsubjpass")


def _speaker_before(page: Page, verb: Token) -> Source | None:
    """The speaker of the report that a participle takes over from."""
    above = taken_back(verb) if not children(verb, "nsubj") else None
    if above is not None:
        found = source_of(page, above)
        return msgspec.structs.replace(found, own=False) if found else None
    if verb.i == 0 or not reports_anew(verb):
        return None
    for governor in verb.ancestors:
        if cues.takes(governor.lemma_, governor.text, "clause"):
            found = source_of(page, governor)
            return msgspec.structs.replace(found, own=False) if found else None
    return None


def _carried_on(page: Page, verb: Token) -> Source | None:
    """The subject of the sentence before, for a broken one without its own: "… . and stressed the need for peace."."""
    lead = [token for token in verb.doc[verb.sent.start : verb.i] if not token.is_space]
    if verb.tag_ not in {"VBD", "VBZ"} or len(lead) > 2 or any(token.pos_ not in {"CCONJ", "ADV"} for token in lead):
        return None
    if not (lead and lead[0].text.islower()) or verb.sent.start == 0 or children(verb, "auxpass"):
        return None
    root = verb.doc[verb.sent.start - 1].sent.root
    found = source_of(page, root) if root.pos_ in {"VERB", "AUX"} else None
    return msgspec.structs.replace(found, own=False) if found else None


def cue_span(verb: Token, particles: list[Token]) -> Span:
    """The reporting words: the verb with its auxiliaries and its particle, where they stand together."""
    first = last = verb
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    if quoting.i != verb.i and children(quoting, "nsubjpass") and quoting.lemma_ in {"quote", "cite"}:
        return span_of(quoting, verb)  # "was *quoted as saying*"
    for child in reversed(list(verb.lefts)):
        if child.dep_ in {"aux", "auxpass", "neg", "advmod"} and child.right_edge.i == first.i - 1:
            first = child.left_edge
        else:
            break
    for particle in sorted(particles):
        if particle.i == last.i + 1:
            last = particle
    return span_of(first, last)


def _content(page: Page, verb: Token, cue: VerbCue, source: Source | None) -> tuple[Span, ...]:
    """What a verb reports, by the first kind of content that is there."""
    takes = cue.takes
    quotation = page.quotations.at(verb.idx)
    if "quote" in takes:
        quoted = beside(page, verb, source) if quotation is None else marked_inside(page.text, verb.idx, quotation)
        if quoted:
            return (*_begun_before(page, verb, source, quoted), *quoted)
    pieces: list[Span] = []
    if "question" in takes:
        pieces = question_of(verb)
    if "clause" in takes and not pieces:
        pieces = clause_of(verb, source) or inserted(verb, source)
        if pieces and "object" in takes:  # "stressed the need for peace, and that …"
            pieces = [(min([start, *(s for s, e in object_of(verb) if e <= start)]), end) for start, end in pieces]
    if not pieces:
        pieces = (
            complement(page, verb, cue) if not in_passive(verb) else passive(verb, cue) or complement(page, verb, cue)
        )
    if quotation is not None and pieces and pieces[0][0] < verb.idx and cue.name not in {"say", "tell"}:
        return ()
    if quotation is None and pieces and {"clause", "infinitive", "other-infinitive"} & set(takes):
        pieces[-1] = _to_the_end(page, verb, pieces[-1])
    return page.content(pieces, verb.idx)


def _begun_before(page: Page, verb: Token, source: Source | None, quoted: tuple[Span, ...]) -> tuple[Span, ...]:
    """What the sentence that a quotation ends begins with: "*The contract*, he told them, “died in May”."."""
    start = block(verb, source)[0]
    words = page.parsed.tokens((verb.sent.start_char, start)) if verb.sent.start_char < start else []
    while words and words[-1].lower_ == "as":
        words.pop()
    goes_on = quoted[0][0] > verb.idx and page.text[quoted[0][0] + 1 : quoted[0][0] + 2].islower()
    if not goes_on or len(words) < 2 or words[-1].text != "," or words[0].dep_ not in _BEGINNING:
        return ()
    if any(token.tag_ in FINITE or page.quoted[token.i] for token in words):
        return ()
    return (span_of(words[0], words[-2]),)


def _to_the_end(page: Page, verb: Token, piece: Span) -> Span:
    """A clause in a headline with the last words that the parser cut off: "Serbia says police fired *first*"."""
    line = page.text.find("\n")
    limit = line if line >= 0 else len(page.text)
    rest = page.text[piece[1] : limit].split()
    if (
        piece[0] < verb.idx
        or piece[1] >= limit
        or not rest
        or len(rest) > 2
        or page.text[:limit].rstrip()[-1:] in ".!?"
    ):
        return piece
    return (piece[0], limit) if all(word.isalnum() for word in rest) else piece
