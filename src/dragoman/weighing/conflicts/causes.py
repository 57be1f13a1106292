"""The likely cause of a conflict, and what speaks for it: where the texts come from, and whose words they report.

A check says what it can tell of the cause from the words in conflict.  What lineage and statements tell is surer, and
is the same for all checks: two texts that go back to one text cannot differ by dispute; where somebody is named as
saying what stands on one side, it is that speaker's word against the other side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.model import Conflict, Lineage, Reading, Side, Span, Statement

_MADE = {"translation": "translation artefact", "rewrite": "copying error", "copy": "copying error"}


def caused(conflict: Conflict, readings: Mapping[str, Reading], lineage: Mapping[str, Lineage]) -> Conflict:
    """A conflict with its likely cause and the grounds for that."""
    cited = [_cited(side) for side in conflict.sides]
    uris = sorted(set().union(*cited))
    if len(uris) == 1:
        cause, grounds = _within(conflict, uris[0], lineage)
    else:
        cause, grounds = _of_one_text(cited, lineage) or _told_by_somebody(conflict, readings) or ("", "")
    if not grounds:
        grounds = _plain_grounds(conflict, uris, lineage)
    return msgspec.structs.replace(conflict, cause=cause or conflict.cause, grounds=grounds)


def _cited(side: Side) -> set[str]:
    return {piece.uri for piece in side.evidence}


def _within(conflict: Conflict, uri: str, lineage: Mapping[str, Lineage]) -> tuple[str, str]:
    """One article against itself or a known fact: what it was made by may have made the error."""
    kin = lineage.get(uri)
    made = _MADE.get(kin.relation) if kin and conflict.kind != "attribution" else None
    if kin is None or made is None:
        return "", ""
    of = f" of {kin.parent}" if kin.parent else ""
    return made, f"the article is a {kin.relation}{of}"


def _of_one_text(cited: Sequence[set[str]], lineage: Mapping[str, Lineage]) -> tuple[str, str] | None:
    """Two articles that go back to one text: one of them was changed on the way."""
    for mine in sorted(cited[0]):
        for theirs in sorted(set().union(*cited[1:])):
            one, other = lineage.get(mine), lineage.get(theirs)
            cause = changed_by(one, other) if mine != theirs else None
            if cause and one and other:
                made = one if one.relation != "original" or other.relation == "original" else other
                return cause, f"both go back to one text; {made.uri} is a {made.relation}"
    return None


def changed_by(one: Lineage | None, other: Lineage | None) -> str | None:
    """What changed one of two texts that go back to one; None where they do not."""
    if one is None or other is None or one.origin != other.origin:
        return None
    return "translation artefact" if "translation" in (one.relation, other.relation) else "copying error"


def _told_by_somebody(conflict: Conflict, readings: Mapping[str, Reading]) -> tuple[str, str] | None:
    """What stands inside somebody's statement is that speaker's claim: a dispute, and not a reporter's slip."""
    if conflict.kind in ("attribution", "quotation", "office", "anniversary", "impossible"):
        return None
    told = [
        f"{piece.uri} has it from “{source}”"
        for side in conflict.sides
        for piece in side.evidence[:1]
        if not piece.debris and piece.uri in readings and (source := _speaker(readings[piece.uri], piece.span))
    ]
    return ("dispute", "; ".join(told)) if told else None


def _speaker(reading: Reading, span: Span) -> str | None:
    """Whose statement holds a stretch of text, in the words of the article."""
    for statement in reading.statements:
        if statement.source is not None and statement.cue_class != "thought" and _holds(statement, span):
            return reading.words(statement.source.span)
    return None


def _holds(statement: Statement, span: Span) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in statement.content)


def _plain_grounds(conflict: Conflict, uris: Sequence[str], lineage: Mapping[str, Lineage]) -> str:
    sources = [side.source for side in conflict.sides if side.source]
    if sources:
        return f"known from {'; '.join(dict.fromkeys(sources))}"
    if len(uris) < 2:
        return "the article says both"
    origins = {lineage[uri].origin if uri in lineage else uri for uri in uris}
    return f"reports of {len(origins)} origins; nothing in them tells why they differ"
