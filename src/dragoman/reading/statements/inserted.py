"""The sentence around reporting words that commas set off: "The plan, he said, would fail"; "It rained, he said"."""

from __future__ import annotations

from dragoman.language.grammar import RELATIVE, children
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.statements.candidate import Source, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COMMAS = frozenset({",", "—", "--", "–"})
_LONGEST = 200  # characters of the reporting words with their source


def block(verb: Token, source: Source | None) -> Span:
    """The reporting words with their source: what is not content where they stand inside it."""
    start, end = span_of(verb)
    if source is not None and verb.sent.start_char <= source.span[0] < verb.sent.end_char:
        start, end = min(start, source.span[0]), max(end, source.span[1])
    return start, end


def inserted(verb: Token, source: Source | None) -> list[Span]:
    """What stands around the reporting words, by commas; nothing where they are the sentence's own clause."""
    around = block(verb, source)
    words = verb.doc.overlapping(*around)
    if source is None or words is None or around[1] - around[0] > _LONGEST or _has_an_object(verb):
        return []
    if words[0].lower_ in RELATIVE:
        return []  # "…, *whose ministry has asked* for more"
    before, after = _comma_before(verb.sent, words.start), _comma_after(verb, words.end)
    if before is None or _goes_on(verb, words.end, after):
        return []
    first = _clause_before(verb, before)
    if after is not None and after.nbor(1).tag_ == "VBG" and verb.is_ancestor(after.nbor(1)):
        after = None  # "two died, he said, *citing the army*": of the reporting words
    if after is None:
        return [(first.idx, before.idx)] if _is_a_clause(first, before) else []
    return [(first.idx, before.idx), (after.idx + len(after), _end_behind(verb, after))]


def _clause_before(verb: Token, comma: Token) -> Token:
    """Where the clause begins that reporting words are set into: behind a semicolon, at a relative pronoun."""
    pronoun = comma.nbor(-1)
    if pronoun.lower_ in RELATIVE and pronoun.i > verb.sent.start:
        return pronoun  # "the ship, *which*, he said, *was empty*"
    semicolons = [token.i for token in verb.doc[verb.sent.start : comma.i] if token.text == ";"]
    return verb.doc[semicolons[-1] + 1] if semicolons else verb.sent[0]


def _end_behind(verb: Token, comma: Token) -> int:
    """Where that clause ends: before a semicolon, or with the sentence."""
    semicolons = [token for token in verb.doc[comma.i : verb.sent.end] if token.text == ";"]
    return int(semicolons[0].idx if semicolons else verb.sent.end_char)


def _has_an_object(verb: Token) -> bool:
    follows = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return follows == "to" or (bool(children(verb, "dobj")) and verb.lemma_ != "tell")


def _comma_before(sentence: Token, start: int) -> Token | None:
    """The comma that opens the insertion, "as" passed over."""
    if start <= sentence.start:
        return None
    before = sentence.doc[start - 1]
    if before.lower_ in {"as", "so"} and start - 1 > sentence.start:
        before = sentence.doc[start - 2]
    return before if before.text in _COMMAS | {"("} and before.i > sentence.start else None


def _comma_after(verb: Token, end: int) -> Token | None:
    """The comma that closes the insertion; None where the sentence ends with it."""
    commas = [token for token in verb.doc[end : verb.sent.end] if token.text in _COMMAS | {")"}]
    return commas[0] if commas and commas[0].i < verb.sent.end - 2 else None


def _goes_on(verb: Token, end: int, comma: Token | None) -> bool:
    """Whether another verb follows the reporting words without a comma: then they are not set off."""
    stop = comma.i if comma is not None else verb.sent.end
    return any(token.pos_ in {"VERB", "AUX"} and token.head.i != verb.i for token in verb.doc[end:stop])


def _is_a_clause(first: Token, comma: Token) -> bool:
    """Whether what stands before is a clause of its own: not "In July, he said …", "Asked about it, he said no"."""
    if first.tag_ in {"VBN", "VBG", "WRB"} or first.dep_ == "mark":
        return False
    return any(token.tag_ in FINITE for token in first.doc[first.i : comma.i])
