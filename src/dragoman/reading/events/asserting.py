"""Who says that an event took place: the source of the statement that tells it."""

from __future__ import annotations

import msgspec

from dragoman.language.parser import Parsed
from dragoman.model import Participant, Span, Statement

_FIRST_PERSON = frozenset({"i", "me", "my", "mine"})


def asserter(parsed: Parsed, statements: tuple[Statement, ...], trigger: Span) -> str | None:
    """The entity whose statement holds the trigger in its content, the innermost one; None for the article itself."""
    around = [
        (content[1] - content[0], statement.source.entity)
        for statement in statements
        if statement.source is not None and statement.source.entity is not None
        for content in statement.content
        if content[0] <= trigger[0] and trigger[1] <= content[1] and not _is_will(parsed, statement)
    ]
    return min(around)[1] if around else None


def _is_will(parsed: Parsed, statement: Statement) -> bool:
    """Whether a statement tells what somebody plans or wishes, "hopes *to* meet": the article says so, not he.

    Who believes or finds that something is so says it.
    """
    if statement.cue_class != "thought":
        return False
    first = parsed.tokens(statement.content[0])[:1]
    return any(token.lower_ == "to" or token.tag_ == "VBG" for token in first)


def first_person(
    parsed: Parsed, parties: tuple[Participant, ...], statements: tuple[Statement, ...], trigger: Span
) -> tuple[Participant, ...]:
    """The parties with "I" read as who speaks: only inside words that are quoted."""
    if not any(_is_i(parsed, party) for party in parties):
        return parties
    speaker = asserter(parsed, tuple(one for one in statements if one.kind != "indirect"), trigger)
    return tuple(msgspec.structs.replace(party, entity=speaker) if _is_i(parsed, party) else party for party in parties)


def _is_i(parsed: Parsed, party: Participant) -> bool:
    return party.entity is None and parsed.words(party.span).lower() in _FIRST_PERSON
