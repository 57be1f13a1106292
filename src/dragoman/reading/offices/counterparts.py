"""The office of a counterpart: who is named as somebody's counterpart holds the same office of another state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.language import Parsed
from dragoman.language.document import Token
from dragoman.language.parser import span_of
from dragoman.model import Entity, Mention, Span
from dragoman.reading.mentions import Mentions


def with_counterparts(parsed: Parsed, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Entities, those named beside "counterpart" with the office of whose counterpart they are."""
    mentions = Mentions(tuple(entities))
    given = {named.span: (office, span, land) for named, office, span, land in _pairs(parsed, mentions)}
    if not given:
        return tuple(entities)
    return tuple(_with(entity, given) for entity in entities)


def _with(entity: Entity, given: dict[Span, tuple[str, Span, str]]) -> Entity:
    lands = [given[mention.span][2] for mention in entity.mentions if mention.span in given]
    if not lands or entity.country not in {None, lands[0]}:
        return entity
    held = tuple(
        msgspec.structs.replace(mention, office=given[mention.span][0], office_span=given[mention.span][1])
        if mention.span in given and mention.office is None
        else mention
        for mention in entity.mentions
    )
    return msgspec.structs.replace(
        entity, mentions=held, country=lands[0], sector=entity.sector or ("GOV" if entity.kind == "person" else None)
    )


def _pairs(parsed: Parsed, mentions: Mentions) -> Iterator[tuple[Mention, str, Span, str]]:
    for token in parsed.doc:
        if token.lower_ != "counterpart":
            continue
        named, land = _name(mentions, token), _land(mentions, token)
        peer = _peer(parsed, mentions, token)
        if named is not None and land is not None and peer is not None and peer[0].country not in {None, land}:
            yield named, peer[1], span_of(_first(token), token), land


def _name(mentions: Mentions, token: Token) -> Mention | None:
    """The name after the word, a comma between them or not; or the name that the word is in apposition to."""
    after = [token.nbor(step) for step in (1, 2) if token.i + step < len(token.doc)]
    if after and after[0].text != ",":
        after = after[:1]
    for other in [*after, *([token.head] if token.dep_ == "appos" else [])]:
        found = mentions.at(other.idx)
        if found is not None and found[0].kind == "person" and found[1].form == "name":
            return found[1]
    return None


def _first(token: Token) -> Token:
    """Where the words of the office begin: with the adjective of the country."""
    while token.i > 0 and token.nbor(-1).dep_ in {"amod", "compound", "nmod"} and not token.is_sent_start:
        token = token.nbor(-1)
    return token


def _land(mentions: Mentions, token: Token) -> str | None:
    for index in range(_first(token).i, token.i):
        found = mentions.at(token.doc[index].idx)
        if found is not None and found[0].kind == "state":
            return found[0].country
    return None


def _peer(parsed: Parsed, mentions: Mentions, token: Token) -> tuple[Entity, str] | None:
    """Who was last named with an office before the word, in the same sentence."""
    start = parsed.sentence_of(token.idx)[0]
    before = [
        (entity, mention.office)
        for entity, mention in mentions.within((start, token.idx))
        if entity.kind == "person" and mention.office and not mention.office.startswith("Former ")
    ]
    return before[-1] if before else None
