"""The offices that an article gives to persons: beside the name, or by the oath that is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.titles import Title, title_of
from dragoman.model import Mention, Reading, Span
from dragoman.weighing.conflicts.case import Case, sentence_at
from dragoman.weighing.fusion.identity import Identity

# Posts that nobody holds two of in one state.
EXCLUSIVE = frozenset(
    {"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "finance-minister"}
    | {"interior-minister", "attorney-general", "vice-president", "speaker", "justice-minister"}
)
BODY = "president-of-a-body"  # of a union, a court, a company
_BESIDE = 6  # characters between a name and its office
# "Berg, the country's president"
_OWN_STATE = re.compile(
    r",? (?:the|his|her|its|their|that|this) (?:country|nation|republic|kingdom|state|island|union|bloc)['’]s (?:new )?"
)
_DATED = re.compile(r"[\s,]*(?:from|between|until|in|since|for)\s+(?:\w+\s+){0,2}\d{4}")  # an office of another time
# "was sworn in on Friday as prime minister", "took the oath in the capital as first president"
_TAKEN = re.compile(
    r",?(?: (?:was|has been|is|had been|then|today|yesterday))*"
    r" (?:sworn in|inaugurated|installed|took (?:the|his|her|an) oath(?: of office)?|took office|appointed|elected)\b"
    r"[^.;:]{0,60}?(?:\bas\b|(?<=appointed)|(?<=elected)) (?:the |its |their |an? )?(?:new |first |next |second )?",
)
_BODY = 25  # characters beside an office in which its body is named
_BODIES = re.compile(
    r"\b(?:EU|European|Union|Council|Commission|Assembly|Conference|Court|Bank|Committee|Federation|League|Association"
    r"|Society|Academy|University|Party|Organi[sz]ation|rotating|club|company|party)\b"
)
# "the first serving president to visit": a president who does something as the first
_TO_DO = re.compile(r" (?:ever )?(?:to [a-z]|who\b|since\b)")
_WHOSE = frozenset({"state", "government", "crown", "republic", "nation", "country"})
_LONGEST = 6  # words of an office


# "has become prime minister of Peru": not "became in 1974", nor "became the first president to fly there"
_BECAME = re.compile(r",? (?:has|have) (?:just |now |today )?become (?:the |its |their |a )?(?:new |first |next )?")


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """An office that an article gives to a person."""

    reading: Reading
    mention: Mention
    who: Identity
    title: Title
    words: Span  # that name the office


def given(case: Case, reading: Reading) -> Iterator[Held]:
    """All offices that an article gives to persons as theirs at its own time."""
    for entity in reading.entities:
        if entity.kind != "person":
            continue
        who = case.who[reading.article.uri, entity.id]
        for mention in entity.mentions:
            title = _beside(reading, mention)
            if title and mention.office_span:
                yield Held(reading=reading, mention=mention, who=who, title=title, words=mention.office_span)
            words, title = _taken(reading, mention)
            if title and words:
                yield Held(reading=reading, mention=mention, who=who, title=title, words=words)


def exclusive(held: Sequence[Held]) -> Iterator[Held]:
    """Those of a state's posts of which nobody holds two, each once a person."""
    seen: set[tuple[str, str]] = set()
    for one in held:
        post = one.title.post
        if post in EXCLUSIVE and not one.title.status and (one.who.id, post) not in seen:
            seen.add((one.who.id, post))
            yield one


def _beside(reading: Reading, mention: Mention) -> Title | None:
    """The office that stands right beside a name: "Prime Minister X", "X, the prime minister"."""
    if mention.form != "name" or not mention.office or mention.office_span is None or mention.office_to:
        return None
    text = reading.article.text
    first, second = sorted((mention.span, mention.office_span))
    apart = second[0] - first[1] > _BESIDE and not _OWN_STATE.fullmatch(text[first[1] : second[0]])
    if apart or _DATED.match(text, max(mention.span[1], mention.office_span[1])):
        return None
    if mention.office_span == first and not _is_his(text, first, second):
        return None
    title = title_of(_own_words(reading.words(mention.office_span)))
    if title and _of_a_body(reading, title, mention.office_span):
        return msgspec.structs.replace(title, term=f"{title.term} of a body", post=BODY)
    return title


def _own_words(office: str) -> str:
    """An office in capitals without the small word before it: "for the state Prime Minister Berg"."""
    first, _, rest = office.partition(" ")
    return rest if first in _WHOSE and rest.istitle() else office


def _of_a_body(reading: Reading, title: Title, office: Span) -> bool:
    """Whether a president is one of a union, a court or a company: who governs a state may be that, too."""
    if title.post not in ("head-of-state", "speaker"):
        return False
    low, high = max(0, office[0] - _BODY), min(len(reading.article.text), office[1] + _BODY)
    near = reading.article.text[low : office[0]] + reading.words(office) + reading.article.text[office[1] : high]
    return bool(_BODIES.search(near))


def _is_his(text: str, office: Span, name: Span) -> bool:
    """Whether an office before a name is the named one's own.

    In small letters it may be somebody else's: "the president X worked for"; not so behind a comma, or behind the
    name of a state: "Peru's foreign minister X".
    """
    words = text[slice(*office)]
    if not words.islower() or "," in text[office[1] : name[0]]:
        return True
    before = text[: office[0]].split()
    return bool(before) and before[-1][:1].isupper() and not before[-1].endswith((".", ","))


def _taken(reading: Reading, mention: Mention) -> tuple[Span | None, Title | None]:
    """The office that somebody takes up."""
    text, end = reading.article.text, sentence_at(reading, mention.span[0])[1]
    match = None
    if mention.form == "name":
        match = _TAKEN.match(text, mention.span[1], end) or _BECAME.match(text, mention.span[1], end)
    return _office_at(text, match.end(), end) if match else (None, None)


def _office_at(text: str, start: int, end: int) -> tuple[Span | None, Title | None]:
    """The longest office that begins at a place."""
    words = list(re.finditer(r"[\w’'-]+", text[start:end]))[:_LONGEST]
    spans = [(start + words[0].start(), start + last.end()) for last in words]
    titles = [(span, title) for span in spans if (title := title_of(text[slice(*span)]))]
    if titles and not _TO_DO.match(text, titles[0][0][1]):
        return titles[-1]
    return None, None
