"""People, states, organisations, groups and places, by their names."""

from __future__ import annotations

from dragoman.language import Parsed
from dragoman.language.parser import span_of
from dragoman.model import Entity, EntityKind, Mention

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}


def find_entities(parsed: Parsed) -> tuple[Entity, ...]:
    """The named entities of a text, each with all mentions by name."""
    import countrynames

    found: dict[tuple[EntityKind, str], list[Mention]] = {}
    codes: dict[tuple[EntityKind, str], str] = {}
    for entity in parsed.doc.ents:
        kind = _KINDS.get(entity.label_)
        words = [token for token in entity if not token.is_space and token.tag_ not in ("POS", "DT")]
        if kind is None or not words:
            continue
        span = span_of(words[0], words[-1])
        name = parsed.words(span)
        key = (kind, name)
        if kind in ("place", "group"):
            code = countrynames.to_code_3(name.replace(".", ""))
            if code:
                key = ("state", code)
                codes[key] = code
        found.setdefault(key, []).append(Mention(span=span))
    return tuple(
        Entity(
            id=f"e{number}",
            kind=key[0],
            name=parsed.words(mentions[0].span) if key[0] == "state" else key[1],
            country=codes.get(key),
            mentions=tuple(mentions),
        )
        for number, (key, mentions) in enumerate(found.items(), 1)
    )
