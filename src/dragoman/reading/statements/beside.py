"""Quotations beside a reporting verb: before it, after it, on both sides of it, in the next paragraph."""

from __future__ import annotations

import re

from dragoman.language.grammar import children
from dragoman.language.parser import span_of
from dragoman.model import Span
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Page, Source, Token
from dragoman.reading.statements.quotations import Quotation
from dragoman.reading.statements.spans import SENTENCE_END, joined, trim

_JOINS = re.compile(r"[\s,;:–—―.-]*(?:and|but|as)?\s*$")
_SPEECH_END = re.compile(r"[,.!?…—–-][\s'’\"”»」』]*$")
_STOPPED = re.compile(r"(?<!\.)\.['’\"”»」』]+$")
_LONGEST_GAP = 220  # characters between a reporting verb and the quotation it introduces


def beside(page: Page, verb: Token, source: Source | None) -> tuple[Span, ...]:
    """The quoted words that a verb reports, or none where no quotation stands directly beside it."""
    start, end = _block(verb, source)
    before = [] if _reports_on(page, verb) else _before(page, start, ends=_ends_there(verb)) or _behind(page, verb)
    if before:
        return joined(page.text, [*before, *_after_a_quotation(page, end)])
    return joined(page.text, _introduced(page, span_of(verb)[1], end))


def _reports_on(page: Page, verb: Token) -> bool:
    """Whether a clause follows that is what the verb reports: "…," he said, adding that it was over."""
    return any(
        clause.i > verb.i
        and not page.quoted[clause.left_edge.i]
        and any(child.dep_ in {"mark", "nsubj", "nsubjpass"} and not page.quoted[child.i] for child in clause.children)
        for clause in children(verb, "ccomp")
    )


def _ends_there(verb: Token) -> bool:
    """Whether the sentence ends with the reporting verb."""
    following = verb.doc[verb.i + 1 : verb.i + 2]
    return not following or following[0].text in {".", ";"} or "\n" in following[0].text


def _block(verb: Token, source: Source | None) -> Span:
    start, end = span_of(verb)
    for child in verb.lefts:
        if child.dep_ in {"aux", "auxpass", "neg", "advmod"}:
            start = min(start, child.idx)
    if (
        source is not None
        and source.own
        and verb.sent.start_char <= source.span[0]
        and abs(source.span[0] - start) < _LONGEST_GAP
    ):
        start, end = min(start, source.span[0]), max(end, source.span[1])
    return start, end


def _paragraph(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _before(page: Page, start: int, *, ends: bool) -> list[Span]:
    """The speech that ends where the reporting clause starts, from the start of its sentence or quotation."""
    quotation = page.quotations.before(start)
    if quotation is None or not _JOINS.match(page.text[quotation.span[1] : start]):
        return []
    between = page.text[quotation.span[1] : start]
    if _STOPPED.search(page.text[: quotation.span[1]]) and not ends:
        return []  # the speech ended with its own full stop: the reporting words begin a new sentence
    if "\n" in between or not (
        _SPEECH_END.search(page.text[: quotation.span[1]]) or between.lstrip()[:1] in {",", "—", "–"}
    ):
        return []
    return [*_paragraphs_before(page, quotation), (_speech_start(page, quotation), quotation.span[1])]


def _paragraphs_before(page: Page, quotation: Quotation) -> list[Span]:
    """The paragraphs of a quotation that goes on from one to the next with an opening mark each, up to its last."""
    found: list[Span] = []
    while True:
        earlier = page.quotations.before(quotation.span[0])
        gap = page.text[earlier.span[1] : quotation.span[0]] if earlier else ""
        if earlier is None or earlier.closed or gap.strip() or "\n" not in gap:
            return found
        line = page.text.rfind("\n", 0, earlier.span[0]) + 1
        if page.text[line : earlier.span[0]].strip():
            return found
        found.insert(0, earlier.span)
        quotation = earlier


def _behind(page: Page, verb: Token) -> list[Span]:
    """Speech before a reporting clause whose subject the parser lost: comma within the marks, no verb between."""
    quotation = page.quotations.before(verb.idx)
    if quotation is None or not re.search(r"[,?!]\W+$", page.text[: quotation.span[1]]):
        return []
    gap = page.text[quotation.span[1] : verb.idx]
    if "\n" in gap or len(gap) > _LONGEST_GAP or SENTENCE_END.search(gap) or re.search(r"[,;:]\s*$", gap):
        return []
    words = page.parsed.tokens((quotation.span[1], verb.idx)) if gap.strip() else []
    if any(word.tag_ in {"VBD", "VBZ", "VBP", "MD", "CC", "TO"} for word in words if word.dep_ not in {"relcl", "cc"}):
        return []
    return [(_speech_start(page, quotation), quotation.span[1])]


def _speech_start(page: Page, quotation: Quotation) -> int:
    """Where speech starts whose end is quoted: at its opening mark, or at the start of its sentence."""
    text, begin = page.text, quotation.span[0]
    floor = _paragraph(text, begin)[0]
    earlier = page.quotations.before(begin)
    adjoins = earlier is not None and earlier.span[0] >= floor and not text[earlier.span[1] : begin].strip(" ,")
    if earlier is not None and adjoins and not _ends_another(page, earlier, floor):
        return _speech_start(page, earlier)
    ends = list(SENTENCE_END.finditer(text, floor, begin))
    sentence = max([ends[-1].end() if ends else floor, *(at for at in page.reports if floor < at <= begin)])
    lead = text[sentence:begin]
    if not lead.strip() or lead.rstrip()[-1:] in {":", ","} or re.search(r"[.!?]\W*$", lead):
        return begin
    return sentence + len(lead) - len(lead.lstrip())


def _ends_another(page: Page, quotation: Quotation, floor: int) -> bool:
    """Whether a quotation with a full stop goes on what stands before it: "…," he said. "*B.*" "C," she said."""
    stopped = _STOPPED.search(page.text[: quotation.span[1]]) is not None
    return stopped and bool(page.text[floor : quotation.span[0]].strip())


def _after_a_quotation(page: Page, end: int) -> list[Span]:
    """The second half of split speech, and the sentences quoted after it: "…," he said, "…"; "…," he said. "…"."""
    following = page.quotations.after(end)
    if following is None:
        return []
    gap = page.text[end : following.span[0]]
    if "\n" in gap or ";" in gap or len(gap) > _LONGEST_GAP:
        return []
    ends = list(SENTENCE_END.finditer(gap))
    if (
        len(ends) > 1
        or (ends and gap[ends[0].end() :].strip())
        or (not ends and gap.rstrip()[-1:] not in {",", ":", "—", "–", "-"})
    ):
        return []
    return [] if _has_its_own(page, following) else _run(page, following)


def _has_its_own(page: Page, quotation: Quotation) -> bool:
    """Whether reporting words of its own follow a quotation: "…," he said. "*…*," *she replied*."""
    text, end = page.text, quotation.span[1]
    if text[end - 2 : end - 1] == "." and text[end : end + 1] != ",":
        return False
    stop = SENTENCE_END.search(text, end)
    limit = min(_paragraph(text, end)[1], stop.end() if stop else len(text), end + _LONGEST_GAP)
    following = page.quotations.after(end)
    limit = min(limit, following.span[0]) if following else limit
    words = page.parsed.tokens((end, limit)) if text[end:limit].strip() else []
    while words and words[0].is_punct and words[0].idx < end + 3:
        words.pop(0)
    for word in words:
        if word.tag_ in {"VBD", "VBZ", "VBP"}:
            return cues.takes(word.lemma_, word.text, "quote")
        if word.pos_ not in {"PROPN", "NOUN", "PRON", "DET", "ADJ", "PUNCT", "PART", "ADP", "ADV", "AUX"}:
            return False
    return False


def _run(page: Page, quotation: Quotation) -> list[Span]:
    """A quotation with those that follow it directly in the same paragraph, and the paragraphs that it goes on in."""
    found = [quotation.span]
    while True:
        following = page.quotations.after(found[-1][1])
        if following is None:
            return found
        gap = page.text[found[-1][1] : following.span[0]]
        unclosed = not quotation.closed and gap.count("\n") and not gap.strip()
        if gap.strip() or ("\n" in gap and not unclosed) or _has_its_own(page, following):
            return found
        quotation = following
        found.append(following.span)


def _introduced(page: Page, verb_end: int, end: int) -> list[Span]:
    """The quotation that follows a reporting clause: said: "…", said in Rome, "…", said "…"."""
    text = page.text
    limit = _paragraph(text, verb_end)[1]
    following = page.quotations.after(verb_end)
    if following is not None and following.span[0] < limit:
        if _another_reports(page, (verb_end, following.span[0])):
            return []
        gap = text[end : following.span[0]] if end <= following.span[0] else text[verb_end : following.span[0]]
        if len(gap) < _LONGEST_GAP and not SENTENCE_END.search(gap) and _introduces(page, gap, following):
            return _run(page, following)
        return []
    if text[verb_end:limit].rstrip().endswith(":") and not SENTENCE_END.search(text, verb_end, limit):
        return _next_paragraph(page, limit)
    colon = re.match(r"[^.!?,]{0,60}:\s+", text[end:limit])
    if colon:
        return [trim(text, (end + colon.end(), limit), page.quotations)]
    return []


def _another_reports(page: Page, gap: Span) -> bool:
    """Whether another reporting verb stands nearer to a quotation: "… was complaining, one asking, “Why?”"."""
    if not page.text[slice(*gap)].strip():
        return False
    return any(
        token.tag_ in {"VBD", "VBZ", "VBP", "VBG"} and cues.takes(token.lemma_, token.text, "quote")
        for token in page.parsed.tokens(gap)
    )


def _introduces(page: Page, gap: str, following: Quotation) -> bool:
    stripped = gap.rstrip()
    if stripped[-1:] in {":", ","}:
        return len(page.text[slice(*following.span)].split()) > 1 or stripped[-1:] == ":"
    if not stripped and page.text[following.span[1] : following.span[1] + 1] in {",", "."}:
        return len(page.text[slice(*following.span)].split()) > 1
    return not stripped and (_SPEECH_END.search(page.text[slice(*following.span)]) is not None)


def _next_paragraph(page: Page, limit: int) -> list[Span]:
    """The paragraph that a colon at the end of the line before introduces; all of them while they are quotations."""
    text = page.text
    found: list[Span] = []
    while limit < len(text):
        start = limit + len(text[limit:]) - len(text[limit:].lstrip())
        end = _paragraph(text, start)[1]
        if start >= end:
            break
        quotation = page.quotations.at(start)
        whole = quotation is not None and quotation.span[0] == start and quotation.span[1] >= len(text[:end].rstrip())
        if found and not whole:
            break
        found.append((start, len(text[:end].rstrip())))
        if not whole:
            break
        limit = end
    return found
