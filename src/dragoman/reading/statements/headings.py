"""Statements by layout: "Kremlin: talks go on", "Talks go on – Kremlin", and headlines in title case.

Headlines have no full stop, leave words out and write verbs like names, so the parse is of little use: here the words
count, not the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Span
from dragoman.reading.entities.roles import roles
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Candidate, Page, Source, Token
from dragoman.reading.statements.spans import trim

_LABEL = re.compile(r"[\"“«]?(?P<source>[^\W\d_][^:.!?,;\n\"“”«»]{0,48}?)(?:\s\([^()\n]{1,30}\))?:[ \t]+(?=\S)")
_SIGNED = re.compile(
    r"[\"”»’'][^\S\n]*(?:\n[^\S\n]*){0,2}(?P<dash>[―—–]|--?)[^\S\n]*(?P<source>[^\W\d_][^\n:;!?\"“”]{1,70}?)[^\S\n]*(?=\n|$)"
)
_TAIL = re.compile(r"[ \t](?P<dash>[―—–|-])[ \t](?P<source>[^\W\d_][^\n:;.!?\"“”,]{1,40})[ \t]*$")
_SAYS = re.compile(r",[ \t]+(?P<cue>[A-Za-z]+s)[ \t]+(?P<source>[^\W\d_][^\n:;.!?\"“”,]{1,60}?)[ \t]*$")
_TURN = re.compile(r"^[ \t]*(?P<source>Q|A|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4})(?=:[ \t]+\S):[ \t]+", re.MULTILINE)
_TITLED_TURN = re.compile(
    r"^[ \t]*(?P<source>Q|A|[A-Z][\w.'’-]*(?: (?:of|the|for|[A-Z])[\w.'’-]*){0,6})(?=:[ \t]+\S):[ \t]+", re.MULTILINE
)
_SHORT_ROLES = frozenset({"PM", "FM", "MP", "MPs", "CEO"})
_SPEAKERS = frozenset({"q", "a", "question", "answer"})  # labels of a transcript's turns, of nobody elsewhere
_LONGEST_LABEL = 6  # words
_LONGEST_HEADLINE = 160


def by_headings(page: Page) -> Iterator[Candidate]:
    """All statements that layout alone reports."""
    text, start = page.text, 0
    turns = list(_transcript(page))
    yield from turns
    first = True
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip() and not any(start <= turn.at < end for turn in turns):
            yield from _line(page, (start, end), headline=first)
            first = False
        start = end + 1
    for match in _SIGNED.finditer(text):
        found = _signed(page, match)
        if found is not None:
            yield found


def _transcript(page: Page) -> Iterator[Candidate]:
    """The turns of a transcript: lines that begin with who speaks and a colon, two at least, in one manner."""
    turns = list(_TURN.finditer(page.text))
    every = list(_TITLED_TURN.finditer(page.text))
    if len(every) >= 2 and len(every) >= 0.6 * sum(bool(line.strip()) for line in page.text.split("\n")):
        turns = every
    labels = [found["source"] for found in turns]
    asked = {label.lower() for label in labels} == {"q", "a"}
    if len(turns) < 2 or (len(set(labels)) == len(labels) and len(turns) < 3 and not asked):
        return
    for found in turns:
        if found["source"].lower() in cues.words().labels - _SPEAKERS:
            continue
        end = page.text.find("\n", found.start())
        content = (found.end(), len(page.text.rstrip()) if end < 0 else end)
        made = _made(page, "turn", (found.end("source"), found.end("source") + 1), found.span("source"), content)
        if made is not None:
            yield made


def _line(page: Page, line: Span, *, headline: bool) -> Iterator[Candidate]:
    found = (_signed_off(page, line) if headline else None) or _labelled(page, line, headline=headline)
    if found is None and headline and line[1] - line[0] <= _LONGEST_HEADLINE:
        found = _tailed(page, line) or _says(page, line) or _title_case(page, line)
    if found is not None:
        yield found


def _signed_off(page: Page, line: Span) -> Candidate | None:
    """A headline with who says it behind a colon: "Talks go on: Kremlin", "Tariffs to rise: minister"."""
    colon = page.text.rfind(": ", *line)
    said, who = trim(page.text, (line[0], colon)), trim(page.text, (colon + 1, line[1]))
    if colon < 0 or len(page.text[slice(*said)].split()) < 3 or not _is_signature(page, who):
        return None
    return _made(page, "label", (colon, colon + 1), who, said)


def _labelled(page: Page, line: Span, *, headline: bool) -> Candidate | None:
    """A name, a colon and what it says: in a headline, or as a turn of a transcript."""
    match = _LABEL.match(page.text, *line)
    if match is None or match.end() >= line[1] or match.end() in page.reports:
        return None
    label = match["source"].strip()
    words = label.split()
    if (
        len(words) > _LONGEST_LABEL
        or words[-1].lower() in cues.words().labels
        or words[0].lower() in cues.words().labels
    ):
        return None
    tokens = page.parsed.tokens(match.span("source"))
    content = trim(page.text, (match.end(), line[1]), page.quotations)
    colon = page.text.rfind(":", match.start(), match.end())
    verbal = any(token.tag_ in {"VBD", "VBZ", "MD", "VBG"} for token in tokens)
    if not tokens or verbal or words[0].lower() in {"said", "says"}:  # "Said Ruiz: …"
        return None
    quoted = page.quotations.at(content[0]) is not None and len(words) <= 2
    if headline and not quoted and not label.isupper() and not _may_head(tokens, words):
        return None
    if not headline and not (label.isupper() or all(token.pos_ == "PROPN" or token.is_punct for token in tokens)):
        return None
    if _only_names_a_thing(page, content):
        return None
    return _made(page, "label", (colon, colon + 1), match.span("source"), content)


def _may_head(tokens: list[Token], label: list[str]) -> bool:
    """Whether a headline begins with somebody who can speak: a name, a role, a report; not "Rivals make up: …"."""
    last = label[-1].lower()
    known = last in roles() or last in cues.words().utterances or last in cues.words().voices
    name = len(tokens) <= 2 and all(token.pos_ == "PROPN" for token in tokens)
    return known or name or any(token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} for token in tokens)


def _is_signature(page: Page, span: Span) -> bool:
    """Whether a few words can be who says it: a name in capitals, or somebody by his role."""
    tokens = page.parsed.tokens(span)
    if len(tokens) > 4 or not tokens:
        return False
    if (tokens[-1].lower_ in roles() or tokens[-1].text in _SHORT_ROLES) and len(tokens) <= 3:
        return all(token.pos_ in {"PROPN", "NOUN", "ADJ"} for token in tokens)
    return all(token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN"} for token in tokens)


def _only_names_a_thing(page: Page, content: Span) -> bool:
    """Whether a noun phrase stands where words should: "Sofia: *a city of embassies*"."""
    tokens = page.parsed.tokens(content)
    named = bool(tokens) and tokens[0].lower_ in {"a", "an", "the"} and page.quotations.at(content[0]) is None
    return named and not any(token.pos_ in {"VERB", "AUX"} for token in tokens)


def _tailed(page: Page, line: Span) -> Candidate | None:
    """A headline with the name of who says so behind a dash."""
    match = _TAIL.search(page.text, *line)
    if match is None or len(match["source"].split()) > 4:
        return None
    tokens = page.parsed.tokens(match.span("source"))
    if not tokens or not all(token.pos_ in {"PROPN", "NOUN", "ADJ", "ADP", "DET"} for token in tokens):
        return None
    content = trim(page.text, (line[0], match.start()), page.quotations)
    if len(page.text[slice(*content)].split()) < 3:
        return None
    topic = next((token for token in tokens[1:] if token.lower_ in {"on", "over", "about"}), None)
    start, end = match.span("source")  # "… – Hungary *on draft*"
    return _made(page, "tail", match.span("dash"), (start, topic.idx if topic is not None else end), content)


def _says(page: Page, line: Span) -> Candidate | None:
    """A headline that ends in who says so: "Talks go on, says Kremlin"."""
    match = _SAYS.search(page.text, *line)
    cue = _verb_by_word(match["cue"]) if match else None
    if match is None or cue is None or "quote" not in cue.takes or len(match["source"].split()) > 6:
        return None
    content = trim(page.text, (line[0], match.start()), page.quotations)
    return _made(page, cue.name, match.span("cue"), match.span("source"), content, cue)


def _title_case(page: Page, line: Span) -> Candidate | None:
    """A headline whose reporting verb the parser took for a name: the verb by its word alone."""
    tokens = page.parsed.tokens(line)
    words = [token for token in tokens if token.is_alpha]
    if len(words) < 4 or sum(token.text[0].isupper() for token in words) < 0.6 * len(words):
        return None
    for token in tokens[1:-1]:
        if token.tag_.startswith("VB") or page.quoted[token.i] or not token.text[0].isupper():
            continue
        cue = _verb_by_word(token.text)
        if cue is None or (token.nbor(1).is_punct and token.nbor(1).text not in "\"'‘“"):
            continue
        source = (tokens[0].idx, tokens[token.i - tokens[0].i - 1].idx + len(tokens[token.i - tokens[0].i - 1]))
        content = trim(page.text, (token.nbor(1).idx, line[1]), page.quotations)
        return _made(page, cue.name, (token.idx, token.idx + len(token)), source, content, cue)
    return None


def _verb_by_word(word: str) -> cues.VerbCue | None:
    """The verb cue of a word in the third person as headlines have it: Calls, Says, Urges."""
    word = word.lower()
    for ending, put in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + put in cues.verbs():
            return cues.verbs()[word[: -len(ending)] + put][0]
    return None


def _signed(page: Page, match: re.Match[str]) -> Candidate | None:
    """A quotation with a name under or beside it, behind a dash."""
    quotation = page.quotations.at(match.start())
    if quotation is None or quotation.span[1] != match.start() + 1 or quotation.single:
        return None
    if any(token.tag_ in {"VBD", "VBZ", "VBP"} for token in page.parsed.tokens(match.span("source"))):
        return None
    line = page.text.rfind("\n", 0, quotation.span[0]) + 1
    if page.text[line : quotation.span[0]].strip():
        return None
    return _made(page, "signed", match.span("dash"), match.span("source"), quotation.span)


def _made(
    page: Page, rule: str, cue: Span, source: Span, content: Span, verb: cues.VerbCue | None = None
) -> Candidate | None:
    start, end = trim(page.text, source)
    heads = page.parsed.tokens((start, end))
    if not heads or content[1] - content[0] < 4:
        return None
    head = next((token for token in heads if token.head not in heads), heads[-1])
    return Candidate(
        rule=rule,
        cue=cue,
        cue_class=verb.cue_class if verb else "neutral",
        source=Source((start, end), head),
        content=(content,),
        at=cue[0],
    )
