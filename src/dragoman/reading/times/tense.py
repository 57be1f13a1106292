"""Whether a date looks back or ahead: by the tense and modality of its verb, and by the words before it."""

from __future__ import annotations

import re
from typing import Literal

from dragoman.language.document import Token
from dragoman.reading.times.words import word_set

Direction = Literal["past", "future", "near"]  # near: either, whichever is closer to the publication

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
_REPORTED = re.compile(
    r"\b(?:said|told|announced|stated|reported|declared|added|warned|confirmed|wrote|claimed|denied|informed)\s+"
    r"(?:\w+\s+){0,2}?(?:on\s+)?(?:early\s+|late\s+)?$",
    re.IGNORECASE,
)
# "wants the airlift finished by 31 August"
_BY = re.compile(r"\b(?:by|until)\s+(?:the end of\s+)?$", re.IGNORECASE)


def direction_of(token: Token, before: str) -> Direction:
    """Where an expression points whose first word this is; `before` is the text before it, in lower case."""
    if _BEFORE_EVENT.search(before):
        return "future"
    if _SINCE.search(before) or _REPORTED.search(before):
        return "past"
    verb = verb_of(token)
    if _is_fixed(token, verb, before):
        return "future"
    if verb is None:
        return "past"
    tense = _tense(verb)
    return "near" if tense == "future" and _of_noun(token) and not _looks_ahead(verb) else tense


def _is_fixed(token: Token, verb: Token | None, before: str) -> bool:
    """Whether words fix a day for later: an arrangement, a deadline, what somebody is to do by then."""
    if _of_appointment(token) and verb is not None and _tense(verb) != "past":
        return True
    if _AHEAD.search(before) and (verb is None or verb.lemma_.lower() in ARRANGE):
        return True
    if (_for_later(token) and not (verb is not None and _had(verb))) or _is_target(token):
        return True
    if verb is None:
        return False
    if _to_do(verb) and _LIMIT.search(before):
        return True  # "told the envoys to leave by Saturday"
    is_bare = verb.tag_ == "VBN" and verb.dep_ not in {"acl", "relcl", "ROOT"}
    return bool(_BY.search(before)) and is_bare and not any(child.dep_ in _HELPERS for child in verb.children)


_HELPERS = {"aux", "auxpass"}


def _is_target(token: Token) -> bool:
    """`set Sept. 13 as the target`."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in _SETS:
        return False
    named = (below for prep in verb.children if prep.lower_ == "as" for below in prep.children)
    return any(noun.lemma_.lower() in _LAST_DAYS | _FIXED | {"target", "day"} for noun in named)


_SETS = word_set("set fix name choose agree pick")


def verb_of(token: Token) -> Token | None:
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
    if node.dep_ != "pobj" or above.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    return above.lower_ == "of" or (above.lower_ == "on" and above.head.lemma_.lower() not in _FIXED | _LAST_DAYS)


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
        above = verb_of(head)
        if above is not None and above.i != verb.i:
            return _tense(above, depth + 1)
    return "past"
