"""What the statistical recogniser marks, mended by grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.people import people_named
from dragoman.knowledge.places import is_town
from dragoman.model import EntityKind
from dragoman.reading.entities.bodies import body_of
from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.kinds import better_kind, is_medium
from dragoman.reading.entities.people import is_title, says_what, title_at
from dragoman.reading.entities.roles import roles
from dragoman.reading.entities.ships import is_ship
from dragoman.reading.entities.vocabulary import vocabulary
from dragoman.reading.entities.words import NAME_TAGS, SUFFIXES, Words

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
# Words before a country inside a name that belongs to it: "Bank of Denmark".
_LINKS = frozenset({"of", "for", "in", "the"})
# What no name ends or begins with.
_EDGES = frozenset(
    {"DT", "POS", "IN", "CC", "PRP", "PRP$", "TO", "RB", "MD", ":", ",", ".", "``", "''", "-LRB-", "-RRB-"}
)
_VERBS = frozenset({"VBD", "VBZ", "VBP", "VBG", "VB", "VBN"})


def recognised(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates from the recogniser's marks.  `known` are the gazetteer's mentions: they give the country."""
    lands = {c.last: c for c in known if c.kind in {"state", "place"}}
    for mark in words.parsed.doc.ents:
        kind = _KINDS.get(mark.label_)
        if kind is None:
            continue
        for first, last in _pieces(words, mark.start, mark.end - 1):
            start, country = _after_owner(words, first, last, lands)
            candidate = _candidate(words, start, last, kind)
            if candidate is not None and kind in {"organisation", "group"}:
                candidate = msgspec.structs.replace(candidate, country=country)
            if candidate is not None:
                yield candidate


def _after_owner(words: Words, first: int, last: int, lands: dict[int, Candidate]) -> tuple[int, str | None]:
    """Where a name begins after the country it belongs to, and that country: "Peru's Defence Department"."""
    for index in range(first + 1, last):
        if words.tags[index] == "POS" and index - 1 in lands:
            return index + 1, lands[index - 1].country
    inside = {
        c.country
        for at, c in lands.items()
        if at <= last and c.country and (c.first == first or (c.first > first and words.lowers[c.first - 1] in _LINKS))
    }
    return first, inside.pop() if len(inside) == 1 else None


def _pieces(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A mark without what does not belong to a name; a mark is cut at line breaks and brackets."""
    start = first
    for index in range(first, last + 2):
        if index > last or words.tokens[index].is_space or words.texts[index] in {"(", ")", "[", "]"}:
            trimmed = _trim(words, start, index - 1)
            if trimmed is not None:
                yield trimmed
            start = index + 1


def _trim(words: Words, first: int, last: int) -> tuple[int, int] | None:
    while first <= last and (words.tags[first] in _EDGES or _leads(words, first, last)):
        first += 1
    while first <= last and _trails(words, first, last):
        last -= 1
    return (first, last) if first <= last else None


def _trails(words: Words, first: int, last: int) -> bool:
    """A verb, a possessive or a common noun at the end: no part of the name ("NATO alliance", "Lind said")."""
    tag = words.tags[last]
    if not any(char.isalnum() for char in words.texts[last]):
        return True
    return tag in _EDGES or (
        words.texts[last].islower() and (tag in _VERBS or (first < last and tag in {"NN", "NNS", "JJ"}))
    )


def _leads(words: Words, first: int, last: int) -> bool:
    """A lower-case adjective, an honorific or a preposition at the front: no part of the name."""
    return first < last and (
        words.lowers[first] in {"near", "outside", "inside", "around"}
        or (words.texts[first].islower() and words.tags[first] not in NAME_TAGS)
        or words.lowers[first] in vocabulary().honorifics
    )


def _candidate(words: Words, first: int, last: int, kind: EntityKind) -> Candidate | None:
    texts = words.texts[first : last + 1]
    if is_ship(words, first):
        return None
    if not _looks_like_name(texts) or (kind == "organisation" and first == last and _is_portfolio(words, first)):
        return None
    if first > 0 and is_medium(words, first - 1):
        return Candidate(
            first=first, last=last, kind="organisation", name=words.say(first, last), rule="recogniser", sector="JRN"
        )
    better = better_kind(words, first, last, kind)
    if better is None:
        return None
    kind = better
    if kind in {"person", "group"}:
        return _person(words, first, last) if kind == "person" else _people(words, first, last)
    if kind == "organisation" and is_title(texts[-1].lower()):
        return None  # "Danish Trade Envoy" is an office
    if kind == "organisation" and _before_title(words, first, last):
        return None  # "Danish National Security Adviser" too
    if (
        last > first
        and (words.tags[last] in {"NNS", "NNPS"} or words.lowers[last].endswith("ies"))
        and _is_role(words, last)
        and body_of(texts) is None
    ):
        return None  # "Danish Soldiers" are described, not named
    body = body_of(texts) if kind == "organisation" else None
    if not any(words.tags[i] in NAME_TAGS or words.texts[i].isupper() for i in range(first, last + 1)):
        return None
    return Candidate(
        first=first,
        last=last,
        kind=kind,
        name=words.say(first, last),
        rule="recogniser",
        sector=body.sector if body else None,
    )


def _is_portfolio(words: Words, index: int) -> bool:
    """Whether a word is what somebody is minister or secretary of: "Secretary of State", "Defence Secretary"."""
    if index > 1 and words.lowers[index - 1] in {"of", "for"} and title_at(words, index - 2):
        return True
    before_title = index + 1 < len(words) and title_at(words, index + 1)
    return before_title and words.lowers[index] in vocabulary().portfolios


def _before_title(words: Words, first: int, last: int) -> bool:
    """Whether words before a title are what the office is called by, no body of their own."""
    if last + 1 >= len(words) or not title_at(words, last + 1) or body_of(words.texts[first : last + 1]) is not None:
        return False
    own = next((cut for cut in range(last, first, -1) if lookup(words.say(first, cut - 1))), first)
    return says_what(words.lowers[own : last + 1])


def _singular(lower: str) -> str:
    """Of a plural that the tagger takes for a name, which has no lemma."""
    return f"{lower[:-3]}y" if lower.endswith("ies") else lower.removesuffix("s")


def _is_role(words: Words, index: int) -> bool:
    entries = roles().get(words.tokens[index].lemma_.lower(), ()) or roles().get(_singular(words.lowers[index]), ())
    return any(role.form in {"people", "body"} for role in entries)


def _looks_like_name(texts: list[str]) -> bool:
    """Capitals somewhere, no address of a page or mailbox, and more than titles."""
    return (
        any(text[0].isupper() for text in texts)
        and texts[-1].lower() not in vocabulary().not_names
        and texts[0].lower() not in SUFFIXES
        and not any("/" in text or "@" in text for text in texts)
        and len("".join(texts)) > 1
        and not all(is_title(text.lower()) for text in texts)
    )


def _person(words: Words, first: int, last: int) -> Candidate | None:
    while first < last and title_at(words, first):
        first += 1
    while first < last and not _hyphened(words, last):
        if not (words.texts[last].islower() or (last - first > 1 and title_at(words, last))):
            break
        last -= 1
    while first > 0 and _belongs_before(words, first):
        first -= 1
    if title_at(words, last) and all(_is_land(words, i) for i in range(first, last)):
        return None  # "Danish MP"
    if title_at(words, first) or not words.texts[first][0].isalpha():
        return None
    if first == last and (words.tags[first] not in NAME_TAGS or _is_common(words, first)):
        return None
    if body_of(words.texts[first : last + 1]) is not None and last > first:
        return None
    if says_what(words.lowers[first : last + 1]):
        return None
    if last > first or words.is_name(first):
        last = max(last, words.name_ends(last) if words.is_name(last) and not _breaks(words, last + 1) else last)
    return Candidate(first=first, last=last, kind="person", name=words.say(first, last), rule="recogniser")


def _hyphened(words: Words, last: int) -> bool:
    """Whether a word is the second half of a name with a hyphen: "Hou-jen"."""
    return words.texts[last - 1] == "-" and words.glued(last - 1)


def _is_common(words: Words, index: int) -> bool:
    """Whether a lone capitalised word is a common noun: written small elsewhere, or before one: "Riot police"."""
    token = words.tokens[index]
    if people_named(words.texts[index]) or (index and title_at(words, index - 1)):
        return False
    if words.lowers[index] in words.small:
        return True
    return (
        bool(token.is_sent_start)
        and token.dep_ == "compound"
        and token.head.text.islower()
        and (words.texts.count(words.texts[index]) == 1)
    )


def _belongs_before(words: Words, first: int) -> bool:
    """Whether the word before is a first name that the recogniser left out."""
    before = first - 1
    return (
        words.is_name(before)
        and not words.tokens[before].ent_type_
        and words.tokens[before].dep_ == "compound"
        and not words.tokens[first].is_sent_start
        and not title_at(words, before)
        and not lookup(words.texts[before])
        and words.texts[before].isalpha()
    )


def _is_land(words: Words, index: int) -> bool:
    return any(entry.kind in {"state", "place"} for entry in lookup(words.texts[index]))


def _breaks(words: Words, index: int) -> bool:
    """Whether a name cannot go on at a token: another entity, a title or a sentence begins there."""
    return (
        index >= len(words)
        or bool(words.tokens[index].ent_type_)
        or words.tokens[index].is_sent_start
        or title_at(words, index)
    )


def _people(words: Words, first: int, last: int) -> Candidate | None:
    """Peoples and followers by their plural ("Muslims", "Democrats"); adjectives are no mentions of anybody."""
    if words.tags[last] == "NNP" and first == last and is_town(words.texts[first]):
        return Candidate(first=first, last=last, kind="place", name=words.texts[first], rule="recogniser")
    if words.tags[last] not in {"NNS", "NNPS"}:
        return None
    return Candidate(first=first, last=last, kind="group", name=words.say(first, last), rule="recogniser")
