"""What surrounds a time expression: the words beside it, the tense of its verb, the dates named before it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal

import msgspec

from dragoman.language import Parsed
from dragoman.language.parser import Token
from dragoman.model import Span
from dragoman.ontology import edtf as dates
from dragoman.reading.times.anchor import Anchor, Meaning, day_date
from dragoman.reading.times.words import word_set

Direction = Literal["past", "future", "near"]  # near: either, whichever is closer to the publication

_PLAIN_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?=T|$)")

# verbs that fix something for later: "scheduled for Tuesday", "postponed until May"
ARRANGE = word_set(
    "schedule plan set slate expect postpone delay adjourn extend invite call propose book announce due intend "
    "suspend defer prolong reschedule arrange earmark target push "
    "slat"  # what the parser makes of "slated"
)
# verbs whose infinitive has come true with them: "managed to reach", "began to withdraw"
IMPLICATIVE = word_set(
    "manage begin start continue come go help fail refuse have use force get happen appear seem cease decline "
    "lead cause allow prompt live travel gather meet arrive fly return"
)
# events that one fixes a day for: "a meeting for Tuesday"
_FIXED = word_set(
    "meeting talk talks election vote summit hearing trial visit ballot referendum deadline date launch release"
)
_LAST_DAYS = word_set("deadline cutoff ultimatum")  # "gave him a deadline of May 1"
_AFTER_THINGS = word_set("follow succeed breach violate")  # what they have for object has been
_REPORT = word_set("say tell report note add write announce show mark reveal find")
# "ahead of his visit on Thursday": what one gets ready for lies ahead
_BEFORE_EVENT = re.compile(
    r"\b(?:ahead of|in advance of|in preparation for|upcoming|forthcoming)\s+(?:[\w'-]+\s+){0,6}(?:on\s+)?$",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:by|before|until|till|no later than)\s+(?:the end of\s+)?(?:\w+,?\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|dating from)\s+(?:the\s+)?$", re.IGNORECASE)
_AHEAD = re.compile(r"(?:\b(?:until|till|starting|beginning|effective|due|upcoming|forthcoming)\s+)$", re.IGNORECASE)


# said before an expression that opens a sentence
_OPENING = re.compile(r"\W*(?:(?:in|on|by|since|late in|early in|then,? in|and|but)\s+)*", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:the|that)?\s*(?:previous|following|next|same|preceding)\s+\w+|the\s+\w+\s+(?:before|after)", re.IGNORECASE
)
_REPORTED = re.compile(
    r"\b(?:said|told|announced|stated|reported|declared|added|warned|confirmed|wrote|claimed|denied|informed)\s+"
    r"(?:\w+\s+){0,2}?(?:on\s+)?(?:early\s+|late\s+)?$",
    re.IGNORECASE,
)


class Context(msgspec.Struct):
    """The text around the expressions, and what has been found so far."""

    parsed: Parsed
    text: str  # as the parser sees it: same offsets, plain punctuation
    anchor: Anchor | None
    day_first: bool | None = None  # whether the article's dates in numbers begin with the day
    found: list[tuple[Span, Meaning]] = msgspec.field(default_factory=list)

    def token(self, position: int) -> Token | None:
        """The token that holds a character."""
        span = self.parsed.doc.char_span(position, position + 1, alignment_mode="expand")
        return span[0] if span else None

    def before(self, position: int, length: int = 40) -> str:
        """The words before a position, in lower case."""
        return self.text[max(0, position - length) : position].lower()

    def after(self, position: int, length: int = 40) -> str:
        """The words after a position, in lower case."""
        return self.text[position : position + length].lower()

    def direction(self, span: Span) -> Direction:
        """Whether an expression without a year, week … looks back or ahead; news looks back unless told."""
        token = self.token(span[0])
        if token is None:
            return "past"
        if _BEFORE_EVENT.search(self.before(span[0], 80)):
            return "future"
        if _SINCE.search(self.before(span[0])) or _REPORTED.search(self.before(span[0], 60)):
            return "past"
        ahead = _AHEAD.search(self.before(span[0]))
        verb = _verb(token)
        if _of_appointment(token) and verb is not None and _tense(verb) != "past":
            return "future"
        if ahead and (verb is None or verb.lemma_.lower() in ARRANGE):
            return "future"
        if _for_later(token):
            return "future"
        if verb is None:
            return "past"
        if _to_do(verb) and _LIMIT.search(self.before(span[0])):
            return "future"  # "told the envoys to leave by Saturday"
        tense = _tense(verb)
        return "near" if tense == "future" and _of_noun(token) and not _looks_ahead(verb) else tense

    def attributive(self, position: int) -> bool:
        """Whether a word stands before a noun and describes it: `the March summit`."""
        token = self.token(position)
        return token is not None and token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i

    def promised(self, span: Span) -> bool:
        """Whether the verb is in the plain future: `will meet in two weeks`, not `could be done in two weeks`."""
        token = self.token(span[0])
        verb = _verb(token) if token is not None else None
        return verb is not None and any(child.lower_ in ("will", "shall", "'ll", "wo") for child in verb.children)

    def reference(self, position: int, reach: int = 400) -> Anchor | None:
        """The last date named before a position, near enough to be what "the next day" counts from."""
        low = self.parsed.sentence_of(position)[0]
        for span, meaning in reversed(self.found):
            if position - span[1] > reach:
                return None
            plain = _PLAIN_DATE.match(meaning.edtf or "")
            if plain is None or meaning.value == "PRESENT_REF" or self._aside(span, position):
                continue
            if low <= span[0] and _COUNTED.fullmatch(self.text, *span):
                continue  # "learnt it the previous day, read it the following day": both from the day before
            year, month, day = (int(part) if part else None for part in plain.groups())
            if year:
                return Anchor(year, month, dates.interval(plain[0])[0] if day else None)
        return None

    def told_of(self, position: int) -> Anchor | None:
        """The day, month or year with its year named that the sentence before, or this one so far, speaks of."""
        low = self._sentence_before(position)
        for span, meaning in reversed(self.found):
            if span[0] < low:
                return None
            plain = _PLAIN_DATE.fullmatch(meaning.edtf or "")
            if plain is not None and re.search(r"\d{4}", self.text[span[0] : span[1]]):
                day = dates.interval(plain[0])[0] if plain[3] else None
                return Anchor(int(plain[1]), int(plain[2]) if plain[2] else None, day)
        return None

    def frame(self, position: int) -> int | None:
        """The year of the tale: "*In 2014* they shared an office. In March they were told …"."""
        low = self._sentence_before(position)
        if self.direction((position, position)) != "past":
            return None
        first = next((row for row in self.found if low <= row[0][0] < position), None)
        if first is None or not re.fullmatch(r"\d{4}", first[1].edtf or "") or not self.fronted(first[0][0]):
            return None
        year = int(first[1].edtf or 0)
        return year if self.anchor is not None and year < self.anchor.year else None

    def fronted(self, position: int) -> bool:
        """Whether an expression opens its sentence, by itself or after a preposition."""
        start, _ = self.parsed.sentence_of(position)
        return bool(_OPENING.fullmatch(self.text, start, position))

    def _sentence_before(self, position: int) -> int:
        """Where the sentence before that of a position begins; the same paragraph only."""
        start, _ = self.parsed.sentence_of(position)
        if start == 0 or "\n" in self.text[max(0, start - 2) : start]:
            return start
        return self.parsed.sentence_of(start - 2)[0]

    def last_clock(self, position: int, reach: int = 300) -> datetime | None:
        """The last moment named before a position: what "two hours later" counts from."""
        for span, meaning in reversed(self.found):
            if position - span[1] > reach:
                return None
            moment = re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", meaning.edtf or "")
            if moment:
                return datetime.fromisoformat(moment[0])
        return None

    def _aside(self, span: Span, position: int) -> bool:
        """Whether a date stands in a clause about a noun, which has ended: "the sailors *held since May 3* left …"."""
        token = self.token(span[0])
        clause = next((t for t in (token, *token.ancestors) if t.dep_ in ("relcl", "acl")), None) if token else None
        return clause is not None and clause.right_edge.idx < position <= self.parsed.sentence_of(span[0])[1]

    def named_beside(self, span: Span) -> Meaning | None:
        """The day named nearest in the same sentence: what "at 3 p.m." belongs to."""
        first, last = self.parsed.sentence_of(span[0])
        for other, meaning in reversed(self.found):
            if other[0] < first:
                return None
            day = re.match(r"\d{4}-\d\d-\d\d(?=T|$)", meaning.edtf or "")
            if other[1] <= last and day:
                return day_date(date.fromisoformat(day[0]))
        return None


def _verb(token: Token) -> Token | None:
    """The verb that governs a token."""
    node = token
    while node.pos_ not in ("VERB", "AUX"):
        if node.head.i == node.i:
            return None
        node = node.head
    return node


def _of_noun(token: Token) -> bool:
    """Whether a date belongs to a thing, not to what is done: "follows the accord of March 10", "the March 10 deal"."""
    node = token
    while node.ent_type_ == "DATE" and node.head.i != node.i and node.head.ent_type_ == "DATE":
        node = node.head
    above = node.head
    if node.dep_ in {"compound", "nmod", "amod", "poss"}:
        return above.pos_ in {"NOUN", "PROPN"}
    return node.dep_ == "pobj" and above.lower_ == "of" and above.head.pos_ in {"NOUN", "PROPN"}


def _of_appointment(token: Token) -> bool:
    """`Monday's deadline`: the day of what one has fixed."""
    return token.dep_ == "poss" and token.head.lemma_.lower() in _LAST_DAYS | _FIXED


def _looks_ahead(verb: Token) -> bool:
    """Whether a verb lets things ahead be spoken of: "will attend the May summit", not "follows the May summit"."""
    lemma = verb.lemma_.lower()
    if lemma in _AFTER_THINGS:
        return False
    return lemma in ARRANGE or verb.tag_ not in {"VBZ", "VBP"} or any(child.tag_ == "MD" for child in verb.children)


def _for_later(token: Token) -> bool:
    """`a meeting for Tuesday`, `the election set for June`, `a deadline of May 1`."""
    prep = token.head
    while (
        prep.dep_ in ("compound", "pobj", "nummod", "amod", "npadvmod") and prep.head.i != prep.i and prep.pos_ != "ADP"
    ):
        prep = prep.head
    if prep.lower_ == "of":
        return prep.head.lemma_.lower() in _LAST_DAYS
    if prep.lower_ != "for":
        return False
    lemma = prep.head.lemma_.lower()
    return lemma in ARRANGE or lemma in _FIXED


def _tense(verb: Token, depth: int = 0) -> Direction:
    helpers = {child.lower_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if any(child.lemma_ == "have" for child in helpers.values()):
        return "past"
    if verb.tag_ == "MD" or any(child.tag_ == "MD" for child in helpers.values()):
        return "future"
    if _arranged(verb):
        return "future"
    if verb.tag_ in ("VBD", "VBN"):
        return _past_form(verb, helpers)
    if verb.tag_ == "VBG":
        return _progressive(verb, helpers, depth)
    return _infinitive(verb, helpers) if verb.tag_ == "VB" else _present_form(verb)


def _arranged(verb: Token) -> bool:
    """`was due in Freetown on Friday`."""
    return verb.lemma_ == "be" and any(
        child.dep_ in ("acomp", "attr") and child.lower_ in ("due", "scheduled", "slated", "set")
        for child in verb.children
    )


def _present_form(verb: Token) -> Direction:
    if verb.lemma_ == "be":
        return "near"  # "is payable Nov. 1", "the vote is on May 7"
    return "past" if verb.lemma_.lower() in _REPORT else "future"


def _to_do(verb: Token) -> bool:
    """Whether a verb is what somebody is to do: "ordered them to leave", not "failed to leave"."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ in {"xcomp", "ccomp"}
        and verb.head.lemma_.lower() not in IMPLICATIVE
        and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    )


def _had(head: Token) -> bool:
    """Whether an arrangement is told in the past perfect."""
    verb = head if head.pos_ != "ADJ" else head.head
    return any(child.lower_ in ("had", "'d") and child.dep_ == "aux" for child in verb.children)


def _going_to(verb: Token) -> bool:
    """`is going to travel`, not `was going to` or `went to`."""
    head = verb.head
    return head.lower_ == "going" and any(
        child.lower_ in ("is", "are", "am", "'s", "'re", "'m") for child in head.children
    )


def _infinitive(verb: Token, helpers: dict[str, Token]) -> Direction:
    if "to" in helpers and _going_to(verb):
        return "future"
    if verb.head.pos_ in {"ADJ", "VERB", "AUX"} and _had(verb.head):
        return "past"  # "had been due to fly on Saturday"
    if "did" in helpers or (verb.head.lemma_.lower() in IMPLICATIVE and verb.dep_ in ("xcomp", "advcl", "ccomp")):
        return "past"
    # "agreed on Monday to meet in May": the infinitive of a decision lies ahead, unless the date is the decision's
    decided = verb.head.tag_ == "VBD" and verb.dep_ == "xcomp" and verb.head.lemma_.lower() not in ARRANGE
    return "near" if decided else "future"


def _past_form(verb: Token, helpers: dict[str, Token]) -> Direction:
    if "to" in helpers:  # "to be held"
        return "past" if verb.head.lemma_.lower() in IMPLICATIVE else "future"
    if verb.lemma_.lower() in ARRANGE and verb.tag_ == "VBN" and helpers.keys() & {"is", "are", "'s", "'re"}:
        return "future"  # "is scheduled for Tuesday"
    return "past"


def _progressive(verb: Token, helpers: dict[str, Token], depth: int) -> Direction:
    if helpers:
        return "past" if helpers.keys() & {"was", "were", "been"} else "future"
    if verb.lemma_.lower() in ("start", "begin"):
        return "future"
    head = verb.head
    if depth < 5 and head.i != verb.i:
        above = _verb(head)
        if above is not None and above.i != verb.i:
            return _tense(above, depth + 1)
    return "past"
