"""Office phrases: the words of an office in a text, what office they name and of which country."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.knowledge.titles import TITLE_HEADS, Title, title_of
from dragoman.language import Parsed
from dragoman.language.document import Token
from dragoman.language.parser import span_of
from dragoman.model import Entity, Span
from dragoman.reading.entities.gender import is_given_name
from dragoman.reading.mentions import Mentions

_PHRASE_TAGS = frozenset({"NN", "NNP", "NNS", "NNPS", "JJ", "JJS", "JJR", "HYPH", "VBN", "POS", "CD", "RB"})
_LINKS = frozenset({"of", "for", "to", "in", "at"})
# "the 46th President", "third foreign minister"; not "First Deputy Prime Minister", where it is a rank.
_ORDINAL = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first(?! (?:deputy|vice|lady|minister|secretary(?! of state))\b)"
    r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b ?",
    re.I,
)
_LONGEST = 9
_SHOWN = {"former": "Former", "acting": "Acting"}


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office as a text states it."""

    name: str
    span: Span
    country: str | None
    sector: str | None


def is_head(token: Token) -> bool:
    """Whether a noun can be the head of an office: "minister", "president", "director"."""
    lower = token.lower_.rstrip(".")
    return (lower in TITLE_HEADS or lower in _ABBREVIATED) and not is_given_name(token)


_ABBREVIATED = frozenset({"gen", "lt", "col", "sgt", "sen", "rep", "gov", "capt", "adm", "maj", "pres", "brig", "cmdr"})


def ending_at(parsed: Parsed, mentions: Mentions, last: Token) -> Office | None:
    """The office whose words end with a token: "former US Secretary of State" before a name."""
    head = _head_before(last)
    return None if head is None else _office(parsed, mentions, head, last)


def shared(parsed: Parsed, mentions: Mentions, first: Token) -> Office | None:
    """The office that people named one after the other have together: "Foreign Ministers Ana Ruiz and Arvo Lind"."""
    token = first
    for _ in range(_LONGEST * 2):
        if token.i == 0 or token.is_sent_start:
            return None
        token = token.nbor(-1)
        if token.lower_.endswith("s") and token.lower_[:-1] in TITLE_HEADS:
            return _in_singular(parsed, mentions, token) if token.nbor(1).lower_ not in {",", "and"} else None
        at = mentions.at(token.idx)
        if token.lower_ not in {",", "and"} and (at is None or at[0].kind != "person" or at[1].form != "name"):
            return None
    return None


def _in_singular(parsed: Parsed, mentions: Mentions, head: Token) -> Office | None:
    for first in _beginnings(head):
        span = span_of(first, head)
        title = title_of(_plain(parsed.words(span).removesuffix("s")))
        if title is not None:
            return _built(mentions, title, head, span)
    return None


def around(parsed: Parsed, mentions: Mentions, head: Token) -> Office | None:
    """The office that a head noun names with all that belongs to it: "Peru's foreign minister", "mayor of Lima"."""
    for last in _complements(head):
        found = _office(parsed, mentions, head, last)
        if found is not None:
            return found
    return None


def _head_before(last: Token) -> Token | None:
    """The head of an office phrase that ends with `last`: itself, or the noun before "of" or "for"."""
    if last.lower_ in {"elect", "designate"} and last.i > 1 and last.nbor(-1).text == "-":
        last = last.nbor(-2)  # "President-elect"
    if is_head(last):
        return last
    if last.tag_ not in {"NNP", "NNPS", "NN"}:
        return None
    token = last
    linked = False
    for _ in range(_LONGEST):
        if token.i == 0 or token.is_sent_start:
            return None
        token = token.nbor(-1)
        if token.lower_ in {"of", "for"}:
            linked = True
        elif linked and is_head(token):
            return token
        elif not (token.text[0].isupper() or token.lower_ in {"the", "and", ",", "foreign", "affairs"}):
            return None
    return None


def _complements(head: Token) -> list[Token]:
    """Where the phrase may end, the longest first: after "of", "for", "to" and what they govern, or with the head."""
    ends = [head]
    for child in head.rights:
        if child.dep_ != "prep" or child.lower_ not in _LINKS:
            if child.dep_ in {"punct", "cc", "conj", "appos", "relcl"}:
                break
            continue
        for noun in child.children:
            if noun.dep_ == "pobj" and noun.ent_type_ not in {"DATE", "TIME"}:
                ends.extend(_ends(noun))
    return list(dict.fromkeys(reversed(ends)))


def _ends(noun: Token) -> list[Token]:
    found = [noun]
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            found.extend(end for inner in child.children if inner.dep_ == "pobj" for end in _ends(inner))
        elif child.dep_ == "conj" and child.pos_ == "PROPN" and noun.lower_ not in {"state"}:
            found.append(child)
    return found


def _office(parsed: Parsed, mentions: Mentions, head: Token, last: Token) -> Office | None:
    beginnings = [token for token in _beginnings(head) if not _names_somebody(mentions, token, head)]
    for first in beginnings:
        span = span_of(first, last)
        title = title_of(_plain(parsed.words(span)))
        if title is not None:
            if title.status is None and any(token.lower_ in _FORMERLY for token in beginnings):
                title = msgspec.structs.replace(title, status="former")
            return _built(mentions, title, head, span)
    return None


def _names_somebody(mentions: Mentions, first: Token, head: Token) -> bool:
    """Whether a person is named between a token and the head: what stands before the name is another's title."""
    named = [*mentions.within((first.idx, head.idx)), mentions.at(first.idx)]
    return any(row is not None and row[0].kind == "person" and row[1].form == "name" for row in named)


_NAMES = frozenset({"PERSON", "GPE", "NORP", "LOC", "ORG"})  # what "and" joins to a whole office, not within one


def _beginnings(head: Token) -> list[Token]:
    """Where the phrase may begin, the farthest first."""
    found = [head]
    token = head
    while len(found) < _LONGEST and token.i > 0 and not token.is_sent_start:
        token = token.nbor(-1)
        if token.lower_ in {"now", "currently"}:
            break  # "is now interior minister"
        if (token.tag_ not in _PHRASE_TAGS or token.pos_ == "VERB") and not (
            token.lower_ in {"and", "then"} and found[-1].text[0].isupper()
        ):
            break
        if token.tag_ not in {"HYPH", "POS"} and token.lower_ != "and":
            found.append(token)
        elif token.lower_ == "and" and (token.nbor(-1).text[0].islower() or token.nbor(-1).ent_type_ in _NAMES):
            break
    return found[::-1]


def _plain(words: str) -> str:
    """The words as the table of titles has them: no ordinals, single spaces, "then" no prefix."""
    words = re.sub(r"\bGov\.?(?!\w)", "Governor", words)
    return re.sub(r"\bthen-", "then ", _ORDINAL.sub("", " ".join(words.replace("’", "'").split())))


def _built(mentions: Mentions, title: Title, head: Token, span: Span) -> Office:
    named = mentions.within(span)
    lands = {
        entity.country for entity, _ in named if entity.country and entity.kind in {"state", "organisation", "place"}
    }
    before = {
        entity.country
        for entity, mention in named
        if entity.country and mention.span[0] < head.idx and entity.kind != "person"
    }
    home = before or lands  # the Chinese ambassador to Peru is of China
    return Office(
        name=_name(title, mentions, span),
        span=span,
        country=home.pop() if len(home) == 1 else None,
        sector=_sector(title, [entity for entity, _ in named if entity.kind == "organisation"])
        or _spoken_for(title, [entity for entity, _ in named if entity.kind in {"state", "organisation"}]),
    )


_FORMERLY = frozenset({"former", "ex", "ousted", "deposed", "onetime"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


def _sector(title: Title, bodies: Sequence[Entity]) -> str | None:
    """The sector of who holds an office: of a body other than a state's or the UN's it is the body's."""
    sector = title.sector
    if sector == "GOV" and bodies and bodies[0].country not in {"UNO", "EUR"} and _is_known(bodies[0]):
        sector = bodies[0].sector
    return "ELI" if title.status == "former" and sector in _OFFICIAL else sector


def _spoken_for(title: Title, owners: Sequence[Entity]) -> str | None:
    """The sector of who leads a state or speaks for an official body: "Peru's leader", "White House spokesman"."""
    if not owners or title.status == "former":
        return None
    if title.term == "Leader" and owners[-1].kind == "state":
        return "GOV"
    return owners[-1].sector if title.post == "spokesperson" and owners[-1].sector in _OFFICIAL else None


def _is_known(body: Entity) -> bool:
    return bool(body.country or body.sector or " " in body.name or body.name.isupper())


def _is_post_abroad(title: Title, mentions: Mentions, span: Span) -> bool:
    """Whether what an office is "of" is a state, or the capital where an ambassador is: no part of the term."""
    ends = [entity.kind for entity, mention in mentions.within(span) if mention.span[1] == span[1]]
    return "state" in ends or (title.post == "ambassador" and "place" in ends)


def _name(title: Title, mentions: Mentions, span: Span) -> str:
    """The standard term with the body that it is the office of, and with its status."""
    name = title.term
    if title.of is not None and not title.term.endswith(title.of) and not _is_post_abroad(title, mentions, span):
        name = f"{name} of {title.of}"
    status = _SHOWN.get(title.status or "")
    return f"{status} {name}" if status and not name.startswith(status) else name
