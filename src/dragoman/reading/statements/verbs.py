"""Statements by reporting verbs: clauses, infinitives, objects, and quotations beside the verb."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.language.grammar import children
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.beside import beside
from dragoman.reading.statements.candidate import Candidate, Page, Source, Token
from dragoman.reading.statements.cues import PREPOSITIONS, VerbCue
from dragoman.reading.statements.sources import beside_verb, may_speak, source_of
from dragoman.reading.statements.spans import joined, trim, whole_quotations

_VERB_TAGS = ("VB", "MD")
_WHILE = frozenset({"before", "after", "while"})  # "… before telling Putin that …"
# Words that stand with a capital only where a sentence begins.
_OPENERS = frozenset({"It", "He", "She", "They", "We", "But", "This", "These", "There", "However", "Meanwhile"})
_FARTHEST = 16  # words between a reporting verb and its "that"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def by_verbs(page: Page) -> Iterator[Candidate]:
    """All statements that verbs report, in the order of the text."""
    for token in page.parsed.doc:
        if page.quoted[token.i] or not token.tag_.startswith(_VERB_TAGS):
            continue
        for cue in cues.of_verb(token.lemma_, token.text):
            found = _by_verb(page, token, cue)
            if found is not None:
                yield found
                break


def _by_verb(page: Page, verb: Token, cue: VerbCue) -> Candidate | None:
    particles = [child for child in verb.children if child.lower_ in cue.particle]
    if cue.particle and not particles:
        return None
    source = _speaker_before(page, verb) or source_of(page, verb) or _carried_on(page, verb)
    if source is not None and (source.head.tag_ == "DT" or (not cue.things and not may_speak(source.head))):
        return None
    content = _content(page, verb, cue, source)
    if not content:
        return None
    if source is None and "quote" in cue.takes:
        source = beside_verb(page, verb)
    if source is None and {"predicate", "as"} & set(cue.takes):
        return None  # "was called Tallgrass": a name, not a judgement
    if source is None and cue.cue_class == "thought" and "quote" not in cue.takes and not children(verb, "nsubjpass"):
        return None
    return Candidate(
        rule=cue.name,
        cue=cue_span(verb, particles),
        cue_class=cue.cue_class,
        source=source,
        content=content,
        at=verb.idx,
    )


def _speaker_before(page: Page, verb: Token) -> Source | None:
    """The speaker of the report that a participle takes over from."""
    if verb.i == 0 or not _reports_anew(verb):
        return None
    for governor in verb.ancestors:
        if "quote" in [kind for cue in cues.of_verb(governor.lemma_, governor.text) for kind in cue.takes]:
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
    for child in reversed(list(verb.lefts)):
        if child.dep_ in {"aux", "auxpass", "neg", "advmod"} and child.right_edge.i == first.i - 1:
            first = child.left_edge
        else:
            break
    for particle in sorted(particles, key=_place):
        if particle.i == last.i + 1:
            last = particle
    return span_of(first, last)


def _content(page: Page, verb: Token, cue: VerbCue, source: Source | None) -> tuple[Span, ...]:
    """What a verb reports, by the first kind of content that is there."""
    takes = cue.takes
    if "quote" in takes:
        quoted = beside(page, verb, source)
        if quoted:
            return quoted
    pieces: list[Span] = []
    if "clause" in takes:
        pieces = _clause(verb, source) or _inserted(verb, source)
        if pieces and "object" in takes:  # "stressed the need for peace, and that …"
            pieces = [(min([start, *(s for s, e in _object(verb) if e <= start)]), end) for start, end in pieces]
    if not pieces:
        pieces = _other(page, verb, cue)
    spans = [trim(page.text, whole_quotations(piece, page.quotations), page.quotations) for piece in pieces]
    return joined(page.text, spans)


def _subtree(token: Token) -> Span:
    return span_of(token.left_edge, token.right_edge)


def _block(verb: Token, source: Source | None) -> Span:
    """The reporting words with their source: what is not content where they stand inside it."""
    start, end = span_of(verb)
    if source is not None and verb.sent.start_char <= source.span[0] < verb.sent.end_char:
        start, end = min(start, source.span[0]), max(end, source.span[1])
    return start, end


def _clause(verb: Token, source: Source | None) -> list[Span]:
    clauses = children(verb, "ccomp")
    for clause in sorted(clauses, key=lambda token: (token.i < verb.i, int(token.i))):
        if clause.tag_ == "VBG" and not children(clause, "nsubj", "aux"):
            continue
        if clause.i > verb.i:
            return [(_clause_start(clause, verb).idx, _end_of_clause(clause))]
        if clause.right_edge.i < verb.i:
            end = min(_block(verb, source)[0], span_of(verb)[0])
            return [(verb.sent[0].idx, end)]
    for clause in children(verb, "xcomp", "advcl"):  # mislabelled: a clause with "that" or a subject of its own
        if clause.i > verb.i and any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
            return [(clause.left_edge.idx, _end_of_clause(clause))]
    return _far_clause(verb)


def _clause_start(clause: Token, verb: Token) -> Token:
    """Where a clause starts: behind the addressee that the parser made part of its subject."""
    first = clause.left_edge
    if (
        verb.lemma_ == "tell"
        and first.i == verb.i + 1
        and first.tag_ in {"NNS", "NN"}
        and first.dep_ in {"compound", "nmod"}
    ):
        following = first.nbor(1)
        if following.tag_ in {"NNP", "NNPS"} or (first.tag_ == "NNS" and following.tag_ == "NNS"):
            return following
    return first


def _far_clause(verb: Token) -> list[Span]:
    """A clause with "that" which the parser hung on a word in between: "said in a statement at the time that …"."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FARTHEST)]:
        if token.tag_ in _FINITE or token.text in {";", ":"}:
            return []
        if (
            token.lower_ == "that"
            and token.dep_ == "mark"
            and token.head.i > token.i
            and not token.head.is_ancestor(verb)
        ):
            return [(token.idx, _end_of_clause(token.head))] if token.i > verb.i + 1 else []
    return []


def _end_of_clause(clause: Token) -> int:
    """Where a clause ends: before a participle that reports anew, or where damaged text swallowed a full stop."""
    end = int(clause.right_edge.idx + len(clause.right_edge))
    for token in clause.doc[clause.i + 1 : clause.right_edge.i + 1]:
        if _reports_anew(token) or _new_sentence(token):
            before = token.nbor(-1)
            return int(before.idx if before.text in {",", "—", "--"} or before.lower_ in _WHILE else token.idx)
    return end


def _reports_anew(token: Token) -> bool:
    """Whether a participle of saying takes over from the speaker: "…, adding that …", "… before telling him that …"."""
    before = token.nbor(-1)
    if token.tag_ != "VBG" or (before.text not in {",", "—", "--"} and before.lower_ not in _WHILE):
        return False
    takes = [kind for cue in cues.of_verb(token.lemma_, token.text) for kind in cue.takes]
    return "quote" in takes and bool(children(token, "ccomp"))


def _new_sentence(token: Token) -> bool:
    """Whether a word opens a sentence though no full stop stands before it: "the pledge was It also claims …"."""
    before = token.nbor(-1)
    return token.text in _OPENERS and before.is_alpha and before.is_lower and before.lower_ not in {"the", "a", "of"}


def _inserted(verb: Token, source: Source | None) -> list[Span]:
    """The sentence around an inserted or added "he said", by commas."""
    doc = verb.doc
    block = _block(verb, source)
    follows = verb.nbor(1).lower_ if verb.i + 1 < len(doc) else ""
    if (
        source is None
        or block[1] - block[0] > 200
        or follows == "to"
        or (children(verb, "dobj") and verb.lemma_ != "tell")
    ):
        return []
    sentence = verb.sent
    first = doc.char_span(*block, alignment_mode="expand")
    if first is None or first.start <= sentence.start:
        return []
    before = doc[first.start - 1]
    if before.lower_ == "as" and first.start - 1 > sentence.start:
        before = doc[first.start - 2]
    if before.text not in {",", "—", "--", "–"} or before.i <= sentence.start:
        return []
    tail = verb.doc[first.end] if first.end < sentence.end else None
    while (
        tail is not None
        and tail.i < sentence.end - 1
        and tail.text not in {",", "—", "--", "–"}
        and not tail.is_sent_end
    ):
        if tail.pos_ in {"VERB", "AUX"} and tail.head.i != verb.i:
            return []
        tail = doc[tail.i + 1]
    split = tail is not None and tail.text in {",", "—", "--", "–"} and tail.i < sentence.end - 2
    if not split and not any(token.tag_ in _FINITE for token in doc[sentence.start : before.i]):
        return []  # "In July, he said …": no clause in front
    pieces = [(sentence[0].idx, before.idx)]
    if tail is not None and tail.text in {",", "—", "--", "–"} and tail.i < sentence.end - 2:
        pieces.append((tail.idx + len(tail), sentence.end_char))
    return pieces


def _other(page: Page, verb: Token, cue: VerbCue) -> list[Span]:
    """Infinitives, gerunds, objects and what prepositions govern."""
    for kind in cue.takes:
        found: list[Span] = []
        if kind in {"infinitive", "other-infinitive"}:
            found = _infinitive(verb)
        elif kind == "gerund":
            found = [_subtree(c) for c in children(verb, "xcomp", "ccomp") if c.tag_ == "VBG" and c.i > verb.i]
        elif kind == "object":
            found = _object(verb)
        elif kind == "predicate":
            found = _predicate(verb) or _predicate_quoted(page, verb)
        elif kind == "as":
            found = _as(verb)
        elif kind in PREPOSITIONS:
            found = _preposition(verb, kind)
        if found:
            return found
    return []


def _infinitive(verb: Token) -> list[Span]:
    for clause in children(verb, "xcomp", "ccomp", "advcl"):
        to = [child for child in clause.children if child.dep_ == "aux" and child.lower_ == "to"]
        if clause.i > verb.i and to and clause.tag_ == "VB":
            if clause.dep_ == "advcl" and to[0].i != verb.i + 1:
                continue
            told = [child.left_edge for child in children(verb, "dobj", "dative") if verb.i < child.i < clause.i]
            first = clause.left_edge if verb.lemma_ == "tell" else min([*told, clause.left_edge], key=_place)
            return [(first.idx, _end_of_infinitive(clause))]
    return []


def _end_of_infinitive(clause: Token) -> int:
    """Where an infinitive ends, the ones that are listed after it included: "to end hunger, protect the poor and …"."""
    last = clause.right_edge
    following = [
        token for token in clause.doc[last.i + 1 : clause.sent.end] if not token.is_punct and not token.is_space
    ]
    if following and following[0].tag_ == "VB":
        return int(clause.sent.end_char)
    return int(last.idx + len(last))


def _place(token: Token) -> int:
    return int(token.i)


def _object(verb: Token) -> list[Span]:
    for thing in children(verb, "dobj"):
        if thing.i > verb.i and thing.pos_ != "PRON":
            last = thing.right_edge
            for child in children(verb, "prep", "prt", "dative", "oprd"):
                if child.i > last.i and (child.lower_ in {"as", "for", "of", "on"} or child.i == last.i + 1):
                    if _circumstance(child):
                        break
                    last = child.right_edge
            return [span_of(thing.left_edge, last)]
    return []


def _circumstance(prep: Token) -> bool:
    """Whether a phrase tells when or in what form something was said: "on Monday", "in a statement"."""
    inner = next(iter(children(prep, "pobj")), None)
    return inner is not None and (
        inner.ent_type_ in {"DATE", "TIME"} or inner.lemma_.lower() in cues.words().utterances
    )


def _predicate(verb: Token) -> list[Span]:
    for said in children(verb, "oprd", "ccomp", "xcomp", "attr", "acomp"):
        if said.i > verb.i and said.tag_ not in {"VB"}:
            first = verb.nbor(1) if verb.i + 1 < len(verb.doc) else said
            things = [child for child in children(verb, "dobj") if child.i > verb.i]
            start = min([token.left_edge for token in [*things, said]], key=_place)
            return [span_of(start if start.i > verb.i else first, said.right_edge)]
    return []


def _predicate_quoted(page: Page, verb: Token) -> list[Span]:
    """An object and the quoted judgement on it: called the situation “highly unusual”."""
    quotation = page.quotations.after(verb.idx)
    if quotation is None or quotation.span[0] >= verb.sent.end_char or verb.i + 1 >= len(verb.doc):
        return []
    between = page.parsed.tokens((verb.nbor(1).idx, quotation.span[0])) if quotation.span[0] > verb.nbor(1).idx else []
    if not between or len(between) > _FARTHEST or any(token.tag_ in _FINITE or token.is_punct for token in between):
        return []
    return [(between[0].idx, quotation.span[1])]


def _as(verb: Token) -> list[Span]:
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    within = [token for thing in objects for token in thing.subtree if token.dep_ == "prep"]
    for prep in [*children(verb, "prep"), *within]:
        if prep.lower_ == "as" and prep.i > verb.i:
            things = [child.left_edge for child in objects]
            first = min([*things, prep], key=_place)
            return [span_of(first, prep.right_edge)]
    return []


def _preposition(verb: Token, kind: str) -> list[Span]:
    """What a preposition governs, with the person before it ("accused him of lying") and the infinitive after it."""
    things = [child for child in children(verb, "dobj") if child.i > verb.i]
    hosts = [verb, *things] if kind == "of" else [verb]  # the parser hangs "of" on the object: accused the North of …
    for prep in [prep for host in hosts for prep in children(host, "prep", "agent", "dative")]:
        governed = [child for child in prep.children if child.dep_ in {"pobj", "pcomp"}]
        if prep.lower_ != kind or prep.i < verb.i or not governed:
            continue
        whom = [child.left_edge for child in things if child.i < prep.i]
        to = [child for child in children(verb, "xcomp") if child.tag_ == "VB" and child.i > prep.right_edge.i]
        last = to[0].right_edge if to and kind in {"on", "upon", "for"} else prep.right_edge
        return [span_of(min([*whom, governed[0].left_edge], key=_place), last)]
    return []
