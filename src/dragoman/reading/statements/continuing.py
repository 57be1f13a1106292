"""Speech that goes on: quotations without reporting words of their own, and broken sentences that finish a report."""

from __future__ import annotations

import re

import msgspec

from dragoman.language.grammar import children
from dragoman.model import Span
from dragoman.reading.entities.roles import roles
from dragoman.reading.statements.candidate import Candidate, Page, Source, Token
from dragoman.reading.statements.cues import words
from dragoman.reading.statements.quotations import Quotation
from dragoman.reading.statements.sources import phrase
from dragoman.reading.statements.spans import SENTENCE_END, joined, trim

_FARTHEST = 1  # paragraphs without a statement between a speaker and what is taken for the same speech


def continue_speech(page: Page, settled: list[Candidate]) -> list[Candidate]:
    """The statements with the floating quotations and broken sentences that carry them on."""
    found = list(settled)
    for quotation in page.quotations.all:
        if not quotation.single and _floats(page, quotation) and not _taken(found, quotation.span):
            _attach(page, found, quotation)
    found = [_with_broken_sentence(page, candidate, found) for candidate in found]
    return sorted(found, key=lambda one: (min(one.content[0][0], one.at), one.at))


def _taken(found: list[Candidate], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for one in found for start, end in one.content)


def _floats(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation makes up whole sentences, or a broken one: nothing else beside it up to the full stops."""
    text, (start, end) = page.text, quotation.span
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    before = text[line:start].rstrip()
    after = text[end : stop if stop >= 0 else len(text)].lstrip()
    opens = not before or re.search(r"[.!?…:][\"'”’»)]*$", before) is not None
    closes = not after or re.search(r"[.!?…][\"'”’»)]*$", text[start:end]) is not None or after[0] in ".!?"
    return opens and closes and (not after or not after[0].islower()) and len(text[start:end].split()) > 1


def _attach(page: Page, found: list[Candidate], quotation: Quotation) -> None:
    """Give a floating quotation to whom the sentence before it is about, or to the last speaker, if near enough."""
    start = quotation.span[0]
    actor = _actor_before(page, found, start)
    if actor is not None:
        colon = page.text.rfind(":", 0, start)
        cue = (colon, colon + 1) if colon >= 0 and not page.text[colon + 1 : start].strip() else None
        found.append(
            Candidate(rule="floating", cue=cue, cue_class="neutral", source=actor, content=(quotation.span,), at=start)
        )
        return
    earlier = [one for one in found if _end(one) <= start and one.cue_class != "thought" and one.rule != "signed"]
    if not earlier:
        return
    last = max(earlier, key=lambda one: (_end(one), one.at))
    between = page.text[_end(last) : start]
    if len([part for part in between.split("\n") if part.strip()]) > _FARTHEST + 1 or last.source is None:
        return
    kind = page.quotations.kind(last.content)
    fragment = page.text[: quotation.span[1]].rstrip("”\"'’»」")[-1:] not in {".", "!", "?"}
    speech = kind == "direct" or (kind == "mixed" and fragment)
    if not speech and not (between.count("\n") == 0 and _one_sentence_away(between)) and not _next_line(between):
        return
    if _other_people(page, (_end(last), start), last):
        return
    place = found.index(last)
    if speech and not _rest(between).strip():
        found[place] = msgspec.structs.replace(last, content=joined(page.text, [*last.content, quotation.span]))
        return
    found.append(msgspec.structs.replace(last, rule="floating", cue=None, content=(quotation.span,), at=start))


def _next_line(between: str) -> bool:
    """Whether a quotation is the paragraph right after a report."""
    return "\n" in between and not between.strip(" .\n")


def _actor_before(page: Page, found: list[Candidate], start: int) -> Source | None:
    """Whom the sentence before a quotation tells of, where nobody is reported in it: "*Ruiz* shrugged. “So be it.”"."""
    line = page.text.rfind("\n", 0, start) + 1
    if not page.text[line:start].strip():
        return None
    before = page.parsed.tokens((line, start))
    root = before[-1].sent.root if before else None
    if root is not None and root.idx >= start:  # the parser hung the sentence on what is quoted behind its colon
        root = next((token for token in reversed(before) if children(token, "nsubj")), root)
    if root is None or page.quoted[before[-1].i] or root.sent.start_char < line:
        return None
    if before[-1].text == ":" and root.pos_ not in {"VERB", "AUX"}:
        return _author(page, root)
    if root.pos_ not in {"VERB", "AUX"}:
        return None
    sentence = (root.sent.start_char, start)
    if any(sentence[0] <= place < sentence[1] for one in found for place in (one.at, one.content[0][0])):
        return None
    subjects = [child for child in children(root, "nsubj") if not page.quoted[child.i]]
    if not subjects:
        return None
    if not _is_person(subjects[0]):
        return _author(page, subjects[0]) if before[-1].text == ":" else None
    return Source(phrase(page, subjects[0], root), subjects[0])


def _author(page: Page, noun: Token) -> Source | None:
    """Whose words a noun announces: "*His* reply: “No.”", "*Lima's* answer was short: “Never.”"."""
    owner = next(iter(children(noun, "poss")), None)
    if owner is None or noun.lemma_.lower() not in words().utterances:
        return None
    return Source(phrase(page, owner), owner)


def _is_person(noun: Token) -> bool:
    unmarked = noun.tag_ == "NNP" and not noun.ent_type_ and noun.i > 0 and noun.nbor(-1).tag_ == "NNP"
    if noun.ent_type_ == "PERSON" or unmarked or noun.lower_ in {"he", "she"}:
        return True
    return noun.tag_ in {"NN", "NNP"} and any(role.form == "people" for role in roles().get(noun.lower_, ()))


def _end(candidate: Candidate) -> int:
    ends = [end for _, end in candidate.content]
    return max([*ends, candidate.cue[1] if candidate.cue else 0])


def _one_sentence_away(between: str) -> bool:
    return len(list(SENTENCE_END.finditer(between))) <= 1


def _rest(between: str) -> str:
    """What stands between speech and its continuation after the reporting sentence is over."""
    end = SENTENCE_END.search(between)
    return between[end.end() :] if end else ""


def _other_people(page: Page, span: Span, last: Candidate) -> bool:
    """Whether somebody else than the speaker comes up in between: then the next words may be theirs."""
    if last.source is None:
        return False
    tokens = page.parsed.tokens(span) if page.text[slice(*span)].strip() else []
    return any(
        token.ent_type_ == "PERSON" and not last.source.span[0] <= token.idx < last.source.span[1] for token in tokens
    )


def _with_broken_sentence(page: Page, candidate: Candidate, found: list[Candidate]) -> Candidate:
    """A report with the sentence that finishes it: cut off by a stray full stop, it starts in lower case."""
    text, end = page.text, candidate.content[-1][1]
    broken = re.match(r"[”\"»'’]*\.[ \t]+(?=[a-z])", text[end : end + 8]) or (
        re.match(r"[ \t]+(?=[a-z])", text[end : end + 4])
        if text[max(end - 2, 0) : end].strip('”"»')[-1:] == "."
        else None
    )
    if broken is None:
        return candidate
    start = end + broken.end()
    line = text.find("\n", start)
    stop = SENTENCE_END.search(text, start, line if line >= 0 else len(text))
    span = trim(text, (start, stop.end() if stop else (line if line >= 0 else len(text))), page.quotations)
    tokens = page.parsed.tokens(span)
    if not tokens or span[1] <= span[0] or _taken(found, span) or any(span[0] <= one.at < span[1] for one in found):
        return candidate
    if tokens[0].pos_ not in {"AUX", "VERB", "CCONJ"}:
        return candidate
    return msgspec.structs.replace(candidate, content=joined(text, [*candidate.content, span]))
