"""Who says that an event took place: the source of the statement that tells it."""

from __future__ import annotations

import msgspec

from dragoman.language.parser import Parsed
from dragoman.model import Participant, Span, Statement

_FIRST_PERSON = frozenset({"i", "me", "my", "mine"})


_WILL = frozenset({"thought"})  # who plans or fears something asserts nothing: it is the article that says so


def asserter(statements: tuple[Statement, ...], trigger: Span) -> str | None:
    """The entity whose statement holds the trigger in its content, the innermost one; None for the article itself."""
    around = [
        (content[1] - content[0], statement.source.entity)
        for statement in statements
        if statement.source is not None and statement.source.entity is not None and statement.cue_class not in _WILL
        for content in statement.content
        if content[0] <= trigger[0] and trigger[1] <= content[1]
    ]
    return min(around)[1] if around else None


def first_person(
    parsed: Parsed, parties: tuple[Participant, ...], statements: tuple[Statement, ...], trigger: Span
) -> tuple[Participant, ...]:
    """The parties with "I" read as who speaks: only inside words that are quoted."""
    if not any(_is_i(parsed, party) for party in parties):
        return parties
    speaker = asserter(tuple(one for one in statements if one.kind != "indirect"), trigger)
    return tuple(msgspec.structs.replace(party, entity=speaker) if _is_i(parsed, party) else party for party in parties)


def _is_i(parsed: Parsed, party: Participant) -> bool:
    return party.entity is None and parsed.words(party.span).lower() in _FIRST_PERSON
