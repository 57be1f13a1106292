"""Descriptions that stand for somebody named: "the minister", "the Russian president", "the party"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.knowledge.titles import title_of
from dragoman.language import Parsed
from dragoman.language.document import Token
from dragoman.model import Entity, Span

# Nouns that describe the holders of many offices; value: words one of which the office must have.
_LOOSE = {
    "leader": (
        "president",
        "prime",
        "premier",
        "chancellor",
        "leader",
        "king",
        "emir",
        "chairman",
        "head",
        "secretary-general",
    ),
    "premier": ("prime", "premier"),
    "chief": ("chief", "director", "head", "commander", "secretary-general", "president"),
    "diplomat": ("ambassador", "diplomat", "envoy", "minister of foreign affairs", "secretary of state"),
    "envoy": ("ambassador", "envoy", "representative"),
    "monarch": ("king", "queen", "emir", "sultan", "emperor"),
    "lawmaker": ("senator", "member", "congress", "representative", "mp"),
    "official": ("secretary", "official", "director", "minister"),
}
_POLITE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|H\.E)\.?\s")
_FORMER = frozenset({"former", "ex", "late", "then"})
_OTHER = frozenset({"other", "another", "new", "next", "future", "first", "second", "previous", "two", "three"})


def descriptions(parsed: Parsed, entities: Sequence[Entity]) -> dict[str, str]:
    """For each description that stands for a named entity, that entity; both by id."""
    named = [entity for entity in entities if entity.mentions[0].form == "name" or _has_name(entity)]
    found = {}
    for entity in entities:
        if _has_name(entity) or entity.kind not in {"person", "organisation"}:
            continue
        if entity.name.lower().endswith(" side") and entity.country:
            target = _state(entity, named)
        elif entity.kind == "person":
            target = _apposed(entity, named) or _named_after(parsed, entity, named) or _holder(parsed, entity, named)
        else:
            target = _body(parsed, entity, named)
        if target is not None:
            found[entity.id] = target
    return found


def _state(side: Entity, named: Sequence[Entity]) -> str | None:
    """The state whose side it is in talks: "the Peruvian side"."""
    return next((one.id for one in named if one.kind == "state" and one.country == side.country), None)


def _has_name(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions)


def _apposed(description: Entity, named: Sequence[Entity]) -> str | None:
    """The person beside whose name the description stands as the office: "Peru's foreign minister, Ana Ruiz"."""
    start, end = description.mentions[0].span
    for person in named:
        for mention in person.mentions:
            office = mention.office_span
            if office and mention.form == "name" and office[0] < end and start < office[1]:
                return person.id
    return None


def _named_after(parsed: Parsed, description: Entity, named: Sequence[Entity]) -> str | None:
    """The person whose name is set off after the description: "his counterpart in Lima, Ana Ruiz, said"."""
    start, end = description.mentions[-1].span
    comma = parsed.text[end : end + 2] == ", "
    for person in named:
        for mention in person.mentions if person.kind == "person" else ():
            if mention.form != "name" or mention.span[0] < end:
                continue
            inside = parsed.tokens(mention.span)
            if any(token.dep_ == "appos" and _belongs_to(token.head, (start, end)) for token in inside):
                return person.id
            named_at = (mention.office_span or mention.span)[0]  # "the chairman, Senator Ana Ruiz, said"
            polite = _POLITE.fullmatch(parsed.text, end + 2, mention.span[0]) is not None  # "the envoy, Ms. Ana Ruiz,"
            if not comma or not (polite or end + 2 in {named_at, mention.span[0]}):
                continue
            apposed = any(token.dep_ == "appos" and token.head.idx < end for token in inside)
            if apposed or parsed.text[mention.span[1] : mention.span[1] + 1] in {",", "."}:
                return person.id
    return None


def _holder(parsed: Parsed, description: Entity, named: Sequence[Entity]) -> str | None:
    """The person who holds the office that a description names."""
    start = description.mentions[0].span[0]
    words = description.name.lower().replace("’", "'").split()
    own = _before(parsed, start)
    headline = start < max(parsed.text.find("\n"), 0)  # "Bridge to reopen, minister says"
    definite = own == "the" or words[0] in {"the", "this"} or "'s" in words[0] or headline
    if (
        words[0] in {"his", "her", "their", "its", "my", "our", "your"}
        or not (definite or description.country)
        or set(words) & _OTHER
        or own in {"a", "an"}
    ):
        return None
    if set(words) & _FORMER:
        named = [person for person in named if _has_left(person)]
        words = [word for word in words if word not in _FORMER]
    matching = [
        person
        for person in named
        if person.kind == "person"
        and (description.country is None or person.country == description.country)
        and _fits(description, words, person)
    ]
    before = [person for person in matching if person.mentions[0].span[0] < start]
    if len(before) == 1 and (definite or len(matching) == 1):
        return before[0].id
    if not before:
        return matching[0].id if len(matching) == 1 and (description.country or headline) else None
    return _foremost(before, start) if definite and description.country is None else None


def _belongs_to(word: Token, description: Span) -> bool:
    """Whether a word is of a description or of a phrase that hangs on it: "head of the office *in Lima*"."""
    while not description[0] <= word.idx < description[1]:
        if word.dep_ not in {"pobj", "prep", "compound"} or word.head.i == word.i:
            return False
        word = word.head
    return True


def _has_left(person: Entity) -> bool:
    """Whether the text says that somebody holds an office no more."""
    return any(m.office and (m.office_to or m.office.lower().startswith("former ")) for m in person.mentions)


def _before(parsed: Parsed, position: int) -> str:
    """The word before a position, in lower case, without a quotation mark."""
    return re.sub(r"[^a-z ]", " ", parsed.text[max(0, position - 6) : position].lower()).split(" ")[-2:][0]


def _foremost(people: Sequence[Entity], position: int) -> str | None:
    """Of several holders of such an office the one whom the article has spoken of far more than of the others."""
    counts = sorted(((sum(m.span[0] < position for m in p.mentions), p.id) for p in people), reverse=True)
    return counts[0][1] if counts[0][0] >= 2 * counts[1][0] else None


def _fits(description: Entity, words: Sequence[str], person: Entity) -> bool:
    """Whether a person has an office that the words of the description name."""
    offices = [mention.office.lower() for mention in person.mentions if mention.office]
    offices = [office for office in offices if _rank(office.split()) == _rank(words)]
    former = "former" in description.name.lower()
    if not offices or (all(office.startswith("former ") for office in offices) and not former):
        return False
    title = title_of(description.name)
    if title is not None and any(office.startswith(title.term.lower()) for office in offices):
        return True
    if title is not None and _bare(words) and any(office.endswith(f" {title.term.lower()}") for office in offices):
        return True  # "the spokesman" is the foreign ministry's, where no other is named
    noun = _noun(words)
    wanted = _LOOSE.get(noun, (noun,))
    if len(words) > 1 and title is not None and noun not in _LOOSE and not _bare(words):
        return False  # "the defence minister" is not the foreign minister
    return any(
        word in office.replace(",", " ").split() or (" " in word and word in office)
        for office in offices
        for word in wanted
    )


def _rank(words: Sequence[str]) -> bool:
    """Whether an office is that of somebody's deputy: "the president" is not the vice president."""
    return bool({"vice", "deputy", "assistant", "vice-president"} & set(words))


def _bare(words: Sequence[str]) -> bool:
    """Whether nothing but a country or pronoun stands before the noun."""
    return len([word for word in words if word.isalpha() and word not in {"the", "his", "her", "their", "its"}]) <= 1


def _noun(words: Sequence[str]) -> str:
    """The head: the last word before "of"."""
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def _body(parsed: Parsed, description: Entity, named: Sequence[Entity]) -> str | None:
    """The organisation whose name has the noun: "the ministry" after "the Foreign Ministry"."""
    start = description.mentions[0].span[0]
    words = description.name.lower().split()
    headline = start < max(parsed.text.find("\n"), 0)
    if len(words) != 1 or (_before(parsed, start) != "the" and not headline):
        return None
    before = [
        entity
        for entity in named
        if entity.kind in {"organisation", "group"}
        and words[0] in entity.name.lower().split()
        and (entity.mentions[0].span[0] < start or headline)
    ]
    if len({entity.id for entity in before}) == 1:
        return before[0].id
    latest = [(m.span[0], entity.id) for entity in before for m in entity.mentions if m.span[0] < start]
    return max(latest)[1] if latest else None  # a headline that stands before all of several means none of them
