"""Who belongs to an organisation, and how many: what a text says against the known members of that day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.knowledge.memberships import belongs, number_of_members, numbers_of_members, organisation_called
from dragoman.model import Conflict, Entity, Reading, Side, Span
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting, sentence_at
from dragoman.weighing.conflicts.quantities import value_of

_NUMBER = r"(?P<number>\d{1,3}|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?[a-z]+)"
_MEMBERS = r"(?:members?(?: states?| countries| nations)?|member-states)"
# "the 27-member European Union"; "all 32 NATO members"; "the 10 members of ASEAN"; "NATO's 32 members".
_BEFORE = (
    re.compile(rf"\b{_NUMBER}-(?:member|nation|country|state|strong)\s+$", re.I),
    re.compile(rf"\ball (?:of )?(?:the )?{_NUMBER} (?:members|{_MEMBERS}) of (?:the )?$", re.I),
    re.compile(rf"(?<!of )\bthe {_NUMBER} {_MEMBERS} of (?:the )?$", re.I),
)
_BETWEEN = re.compile(rf"\ball (?:of )?(?:the )?{_NUMBER} $", re.I)
_AFTER = re.compile(rf"^(?:'s|’s|') {_NUMBER} {_MEMBERS}\b", re.I)
_OWN = re.compile(rf"^ {_MEMBERS}\b", re.I)
# "NATO member Turkey", "EU members Malta, Cyprus and Greece"; not "NATO members and Ukraine".
_MEMBER = re.compile(rf"^ {_MEMBERS} (?:the )?$", re.I)
_LIST = re.compile(r"^(?:,? and |, )(?:the )?$")
# ", a NATO member,", "is a member of the European Union".
_APPOSED = re.compile(r"^,? (?:which is |is )?an? (?:founding |full |fellow )?$", re.I)
_APPOSED_OF = re.compile(r"^,? (?:which is |is )?an? (?:founding |full |fellow )?member(?: state)? of (?:the )?$", re.I)
_NOT_YET = re.compile(
    r"\b(?:non|aspiring|candidate|potential|future|prospective|would-be|former|ex|not|new|next)[ -]*$", re.I
)


def check(case: Case) -> Iterator[Conflict]:
    """Numbers of members, and states called members, that contradict what is known of the day."""
    for reading in case.readings:
        day = published_day(reading.article.published)
        if day is None:
            continue
        for body in reading.entities:
            known = organisation_called(body.name) if body.kind == "organisation" else None
            for mention in body.mentions if known else ():
                if known and mention.form == "name" and _of_today(reading, mention.span, day):
                    yield from _numbers(reading, known, mention.span, day)
                    yield from _named(reading, known, mention.span, day)


def _of_today(reading: Reading, span: Span, day: str) -> bool:
    """Whether a sentence speaks of its own time: it names no other year."""
    low, high = sentence_at(reading, span[0])
    dates = [time.edtf for time in reading.times if low <= time.span[0] < high and time.type == "DATE" and time.edtf]
    return all(edtf[:4] == day[:4] for edtf in dates if edtf[:4].isdigit())


def _numbers(reading: Reading, body: str, span: Span, day: str) -> Iterator[Conflict]:
    told = _told(reading, span)
    known = number_of_members(body, day)
    if told is None or known is None or told == known:
        return
    once = numbers_of_members(body)
    severity, cause = ("soft", "change over time") if told in once else ("hard", "error in the text")
    yield conflict(
        "number",
        f"members of {body}",
        severity,  # type: ignore[arg-type]
        cause,
        f"The text counts {told} members of {body}; on {day} there were {known}.",
        (
            Side(value=str(told), evidence=quoting(reading, sentence_at(reading, span[0]))),
            Side(value=str(known), source=f"the table of memberships, on {day}"),
        ),
    )


def _told(reading: Reading, span: Span) -> int | None:
    """The number of members that the words around an organisation's name say."""
    text = reading.article.text
    low, high = sentence_at(reading, span[0])
    before, after = text[low : span[0]], text[span[1] : high]
    found = next((match for pattern in _BEFORE if (match := pattern.search(before))), None) or _AFTER.search(after)
    if found is None and _OWN.match(after):
        found = _BETWEEN.search(before)
    value = value_of(found["number"].replace("-", " ")) if found else None
    return int(value) if value is not None and value == int(value) else None


def _named(reading: Reading, body: str, span: Span, day: str) -> Iterator[Conflict]:
    """States that the words call members, and that were none."""
    wrong = {
        state.name: _WAS[known]
        for state in _called_members(reading, span)
        if (known := belongs(state.country or "", body, day)) in _WAS
    }
    if wrong:
        told = "; ".join(f"{name} {was}" for name, was in wrong.items())
        yield conflict(
            "actor",
            f"members of {body}",
            "hard",
            "error in the text",
            f"The text counts {' and '.join(wrong)} among the members of {body}; on {day} {told}, as far as is known.",
            (
                Side(value=", ".join(wrong), evidence=quoting(reading, sentence_at(reading, span[0]))),
                Side(value=told, source=f"the table of memberships, on {day}"),
            ),
        )


_WAS = {"never": "was never a member", "not-yet": "was no member yet", "former": "was a member no more"}


def _called_members(reading: Reading, span: Span) -> Iterator[Entity]:
    text = reading.article.text
    states = sorted(
        (
            (mention.span, entity)
            for entity in reading.entities
            if entity.kind == "state"
            for mention in entity.mentions
        ),
        key=lambda row: row[0],
    )
    sentence = sentence_at(reading, span[0])
    if _NOT_YET.search(text[sentence[0] : span[0]]):
        return
    link, at = _MEMBER, span[1]
    for where, entity in states:
        if at <= where[0] < sentence[1] and link.match(text[at : where[0]]):
            yield entity
            link, at = _LIST, where[1]
        elif sentence[0] <= where[0] and where[1] <= span[0]:
            between = text[where[1] : span[0]]
            if _APPOSED_OF.match(between) or (_APPOSED.match(between) and _OWN.match(text[span[1] : sentence[1]])):
                yield entity
