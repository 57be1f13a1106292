"""When an event took place: the time expression that hangs on its trigger or on the verb that carries it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.language import grammar
from dragoman.language.parser import Parsed
from dragoman.model import DateBasis, EventDate, Time
from dragoman.reading.events.distance import counted_from, distance
from dragoman.reading.events.matching import frame_index
from dragoman.reading.events.nouns import THINGS, noun_class

Token = Any

# Prepositions under which a time expression says when, not since when or until when.
_DATING = frozenset(
    {"from", "on", "in", "at", "during", "over", "of", "around", "late", "early", "this", "within", "throughout"}
)
_ARGUMENTS = frozenset({"dobj", "pobj", "prep", "agent", "dative", "prt", "advmod", "npadvmod"})
_ENDING = frozenset({"end", "finish", "expire", "lapse"})  # says when it was over, not when it was
_YEAR = re.compile(r"\b[12]\d{3}\b")
# Occasions are spoken of more often than they date anything: only "on the anniversary of …" says when.
_OCCASION = re.compile(r"\banniversary\b", re.IGNORECASE)
_TAKING_PLACE = frozenset({"take", "begin", "start", "open", "happen", "occur"})
# From a nominal trigger up to the verb that tells that it took place.
_CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj", "prep", "conj"})


class EventDates:
    """The time expressions of an article by the word that they modify."""

    def __init__(self, parsed: Parsed, times: tuple[Time, ...]) -> None:
        """Hang each resolved date on its governing word."""
        self._parsed = parsed
        self._times = times
        self._by_anchor: dict[int, list[tuple[int, Time]]] = {}
        for time in times:
            tokens = parsed.tokens(time.span)
            if not tokens or not _is_date(time, tokens[-1]):
                continue
            root = grammar.head_of(tokens)
            anchor = _anchor(root)
            if anchor is None or (_OCCASION.search(parsed.words(time.span)) and not _dates(root)):
                continue
            self._by_anchor.setdefault(anchor.i, []).append((root.i, time))

    def of(self, trigger: Token) -> EventDate | None:
        """The date of the event that a trigger names; None when the sentence gives none for it."""
        away = distance(self._parsed, self._times, trigger)
        for token in _carriers(trigger) if away is None else [trigger]:
            rows = [
                row for row in self._by_anchor.get(token.i, ()) if not row[1].span[0] <= trigger.idx < row[1].span[1]
            ]
            if rows:
                _, time = min(rows, key=lambda row: (abs(row[0] - trigger.i), row[0]))
                return self._dated(time)
        if away:
            return counted_from(self.of(away.other), away)
        return self._in_which(trigger) or self._beside(trigger)

    def _beside(self, trigger: Token) -> EventDate | None:
        """The time that was hung on a word of the event's own phrase: "shot a guard *near Oran on Monday*"."""
        for token in _own_words(trigger):
            for _, time in self._by_anchor.get(token.i, ()):
                first = self._parsed.tokens(time.span)[0]
                before = first.nbor(-1).lower_ if first.i else ""
                if first.i > trigger.i and before not in {"of", "from", "'s"}:
                    return self._dated(time)
        return None

    def of_the_saying(self, trigger: Token) -> EventDate | None:
        """The date of the words that report a clause: "will not pay, she said *on Sunday*"."""
        clause = trigger
        while clause.dep_ in {"xcomp", "conj"} and clause.head.pos_ in grammar.VERBAL:
            clause = clause.head
        return self.of(clause.head) if clause.dep_ == "ccomp" else None

    def _in_which(self, trigger: Token) -> EventDate | None:
        """The time that a clause with "when" hangs on: "in May 2016, when they broke off relations"."""
        if trigger.dep_ != "relcl" or not any(child.lower_ == "when" for child in trigger.children):
            return None
        rows = [row for rows in self._by_anchor.values() for row in rows]
        within = (time for _, time in rows if time.span[0] <= trigger.head.idx < time.span[1])
        return next((self._dated(time) for time in within), None)

    def _dated(self, time: Time) -> EventDate:
        return EventDate(edtf=time.edtf or "", basis=self._basis(time), span=time.span)

    def _basis(self, time: Time) -> DateBasis:
        return "explicit" if _YEAR.search(self._parsed.words(time.span)) else "relative"


def _is_date(time: Time, last: Token) -> bool:
    """Whether an expression says when: a date, or a length that counts from a thing, "*a year* after the accords".

    "A week after *he left*" counts from a clause: that is for `distance` to tell.
    """
    if time.edtf is None or time.type == "SET":
        return False
    if time.type != "DURATION":
        return True
    link = last.nbor(1) if last.i + 1 < len(last.doc) else last
    return "/" not in time.edtf and link.dep_ == "prep" and any(child.dep_ == "pobj" for child in link.children)


def _own_words(trigger: Token) -> Iterator[Token]:
    """The words of a verb's own phrase that name no deed: who does it, to whom and where; no clause, no other event."""
    level = [child for child in trigger.children if child.dep_ in _ARGUMENTS]
    while level:
        token = level.pop(0)
        if token.pos_ in grammar.VERBAL and token.dep_ != "acl":
            continue
        if token.pos_ == "NOUN" and (noun_class(token) in THINGS or frame_index().is_event_noun(token)):
            continue
        if token.pos_ in {"NOUN", "PROPN"}:
            yield token
        level.extend(child for child in token.children if child.dep_ in _ARGUMENTS | {"acl"})


def _dates(token: Token) -> bool:
    return bool(token.dep_ == "pobj" and token.head.lower_ in _DATING)


def _anchor(token: Token) -> Token | None:
    """The verb or noun that a time expression dates; None where it only bounds ("since 2014") or is spoken of."""
    if token.dep_ == "pobj" and token.head.lower_ not in _DATING:
        return None
    node = token
    while node.head.i != node.i and node.dep_ in {"pobj", "prep", "pcomp", "nummod", "compound", "npadvmod", "advmod"}:
        node = node.head
        if node.pos_ in {"VERB", "AUX", "NOUN", "PROPN"} and node.ent_type_ not in {"DATE", "TIME"}:
            break
    if node.i == token.i and token.dep_ in {"tmod", "poss", "amod", "appos", "dep", "nmod"}:
        return token.head
    below = node.i != token.i and node.pos_ == "PROPN"
    if below and node.dep_ in {"nsubj", "nsubjpass"} and node.head.pos_ in grammar.VERBAL:
        return node.head  # "the premier Arvo Lind on Monday accused ...": a person has no date, the deed has
    return node


def _tells_when(participle: Token) -> bool:
    """Whether a participle tells that the noun before it took place: "talks held on Monday", "beginning on Monday"."""
    return bool(participle.tag_ == "VBN" or (participle.tag_ == "VBG" and grammar.lemma(participle) in _TAKING_PLACE))


def _at_one_time(clause: Token) -> bool:
    """Whether a clause without a tense shares the main verb's time: "*Vowing* to fight, he left on Monday"."""
    along = {child.lower_ for child in grammar.children(clause, "mark", "advmod")} & {"as", "when"}
    if along and clause.tag_ == "VBD" and clause.head.tag_ == "VBD":
        return True  # "fired at them on Monday *as they marched*"
    leads = clause.tag_ == "VBG" and clause.i < clause.head.i and not grammar.children(clause, "mark")
    return leads or (clause.tag_ == "VB" and clause.i > clause.head.i)


def _carriers(trigger: Token) -> list[Token]:
    """The trigger and the verbs that tell of it, the nearest first."""
    found = [trigger]
    node = trigger
    if trigger.pos_ not in grammar.VERBAL:
        found.extend(child for child in trigger.children if child.dep_ == "acl" and _tells_when(child))
        while node.head.i != node.i and node.dep_ in _CARRIED:
            node = node.head
            if node.pos_ in grammar.VERBAL:
                found.extend([node] if grammar.lemma(node) not in _ENDING else [])
                break
    else:
        found.extend(grammar.objects(trigger)[:1] if not grammar.is_passive(trigger) else [])
        if trigger.dep_ == "acl" and trigger.tag_ == "VBD":
            found.append(node.head)  # "Yesterday (May 3) Albares met ...", taken for a noun phrase
    if node.dep_ == "advcl" and node.head.pos_ in grammar.VERBAL and _at_one_time(node):
        node = node.head
        found.append(node)
    while node.dep_ in {"xcomp", "conj"} and node.head.pos_ in grammar.VERBAL | {"ADJ"}:
        if node.dep_ == "conj" and grammar.children(node, *grammar.SUBJECT, *grammar.PASSIVE_SUBJECT):
            break
        node = node.head
        found.append(node)
    return found
