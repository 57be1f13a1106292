"""A deed that one reports and another denies: that it was done, or any part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.model import Conflict, Reading, Side, Span
from dragoman.ontology.edtf import compatible
from dragoman.weighing.conflicts import same
from dragoman.weighing.conflicts.case import Case, conflict, quoting
from dragoman.weighing.fusion.match import Told, same_but_status, word_of

# A negation that says that something is not so, as opposed to one of what is planned, hoped, prevented or asked.
_NOT_SO = re.compile(
    r"\b(?:did|has|have|had|was|were)(?: not|n['’]t)\b|\bnever\b|\bden(?:y|ies|ied|ying|ials?)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:will|would|shall|should|can|could|may|might|must|if|unless|whether|until|yet|still|expected"
    r"|intend\w*|plan\w*|allow\w*|hesitate|foil\w*|prevent\w*|avert\w*|thwart\w*)\b",
    re.IGNORECASE,
)
_EXPLICIT = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b", re.IGNORECASE)
_NEAR = 60  # characters before the deed's word in which its negation stands
# "had nothing to do with the attack", "denied any part in the bombing", "was not behind this raid".
_VIOLENCE = (
    "attack|assault|strike|airstrike|bombing|shelling|raid|killing|shooting|massacre|blast|explosion|murder"
    "|assassination|poisoning|abduction|kidnapping|hijacking|ambush"
)
_PART = re.compile(
    r"\b(?:(?:absolutely )?nothing to do with|den(?:y|ies|ied|ying) (?:any |all |having (?:had )?(?:any )?)?"
    r"(?:part|role|involvement|responsibility|hand) (?:in|for)|not (?:behind|involved in|responsible for|part of)"
    r"|no (?:part|role|hand|involvement) in) "
    rf"(?:the|this|that|these|those) (?:[\w-]+ ){{0,2}}?(?:{_VIOLENCE})(?:e?s)?\b",
    re.IGNORECASE,
)
_PARTIES = frozenset({"state", "person", "organisation", "group"})


class _Disowned(msgspec.Struct, frozen=True, kw_only=True):
    """A party that says it had no part in an act of violence."""

    reading: Reading
    country: str
    words: Span
    sentence: Span


def check(case: Case) -> Iterator[Conflict]:
    """Reports that something was done against reports that it was not, in one story."""
    yield from _denied_reports(case.reports)
    for reading in case.in_time():
        yield from _disowned_acts(reading, case.reports)


def _denied_reports(reports: Sequence[Told]) -> Iterator[Conflict]:
    done = [report for report in reports if report.status == "done"]
    for denial in reports:
        words = _not_so(denial) if denial.status == "denied" else None
        for claim in done if words else ():
            if words and _contradict(denial, claim):
                yield _conflict(denial.reading, same.sentence_of(denial), words, claim)


def _not_so(report: Told) -> Span | None:
    """The words, from the negation on, that say as a fact that something was not done."""
    sentence = same.sentence_of(report)
    start, end = report.event.trigger
    text = report.reading.article.text
    found = _NOT_SO.search(text, max(sentence[0], start - _NEAR), start)
    return None if found is None or _OPEN.search(text, sentence[0], start) else (found.start(), end)


def _contradict(denial: Told, claim: Told) -> bool:
    """Whether two reports tell of one deed with the same word, by the same parties, at no other time.

    What was not done when one wrote may have been done when the other did, so the denial must not be the earlier one.
    """
    parties = len(denial.everybody & claim.everybody)
    if (
        parties < min(2, len(denial.everybody), len(claim.everybody))
        or parties == 0
        or word_of(denial) != word_of(claim)
    ):
        return False
    if not same_but_status(denial, claim) or not compatible(denial.date, claim.date):
        return False
    one, other = denial.reading.article, claim.reading.article
    if one.uri == other.uri:
        sentence = denial.reading.words(same.sentence_of(denial))
        return denial.event.asserted_by != claim.event.asserted_by and bool(_EXPLICIT.search(sentence))
    if denial.origin == claim.origin:
        return False
    days = [article.published.edtf[:10] if article.published else "" for article in (one, other)]
    return not all(days) or days[0] >= days[1]


def _disowned_acts(reading: Reading, reports: Sequence[Told]) -> Iterator[Conflict]:
    for disowned in _disowned(reading):
        claims = [
            report
            for report in reports
            if report.status == "done"
            and report.event.type == "ASSAULT"
            and disowned.country in {who.country for who in report.actors}
            and same.sentence_of(report) != disowned.sentence
        ]
        # "this attack" is one that the article itself tells of, where it tells of any
        claims = [claim for claim in claims if claim.reading.article.uri == reading.article.uri] or claims
        days = {claim.date for claim in claims if claim.date}
        if claims and len(days) <= 1:  # of several acts it would not be known which is meant
            claim = min(claims, key=lambda one: (one.reading.article.uri, one.event.trigger))
            yield _conflict(reading, disowned.sentence, disowned.words, claim)


def _disowned(reading: Reading) -> Iterator[_Disowned]:
    text = reading.article.text
    for sentence in reading.sentences:
        for found in _PART.finditer(text, *sentence):
            country = _speaker_country(reading, (sentence[0], found.start()))
            if country and not _OPEN.search(text[sentence[0] : found.start()]):
                yield _Disowned(reading=reading, country=country, words=found.span(), sentence=sentence)


def _speaker_country(reading: Reading, before: Span) -> str | None:
    """The country of the party that is named last before the words: who had no part."""
    named = [
        (mention.span, entity.country)
        for entity in reading.entities
        if entity.kind in _PARTIES
        for mention in entity.mentions
        if before[0] <= mention.span[0] and mention.span[1] <= before[1]
    ]
    return max(named)[1] if named else None


def _conflict(reading: Reading, sentence: Span, words: Span, claim: Told) -> Conflict:
    told = claim.reading.words(claim.event.trigger)
    denied = reading.words(words)
    names = " and ".join(sorted(who.name for who in claim.everybody)) or "somebody"
    return conflict(
        "polarity",
        f"whether it happened: {told}, {names}",
        "soft",
        "dispute",
        f"One report says that it happened (“{told}”), another that it did not (“{denied}”).",
        (
            Side(value=told, evidence=quoting(claim.reading, same.sentence_of(claim))),
            Side(value=denied, evidence=quoting(reading, sentence)),
        ),
    )
