"""Offices beside a name: before it, in apposition, after it."""

from __future__ import annotations

import msgspec

from dragoman.language import Parsed
from dragoman.language.document import Token
from dragoman.model import Mention
from dragoman.reading.entities.vocabulary import vocabulary
from dragoman.reading.mentions import Mentions
from dragoman.reading.offices.title import Office, around, ending_at, is_head, shared


def beside(parsed: Parsed, mentions: Mentions, mention: Mention) -> Office | None:
    """The office written beside a name."""
    tokens = parsed.tokens(mention.span)
    if not tokens:
        return None
    found = (
        _before(parsed, mentions, tokens[0], tokens[-1])
        or _after(parsed, mentions, tokens[-1])
        or shared(parsed, mentions, tokens[0])
    )
    if found is not None and found.country is None:
        return msgspec.structs.replace(found, country=_of_land(mentions, tokens[-1]))
    return found


# Ranks of birth, which say less than the office before them: "Foreign Minister Prince Faisal".
_NOBLE = frozenset({"prince", "princess", "sheikh", "sheikha", "crown", "baron", "baroness", "count", "countess"})


def _before(parsed: Parsed, mentions: Mentions, first: Token, mention_last: Token) -> Office | None:
    """The office right before the name ("Danish Foreign Minister"), or before a comma ("its foreign minister,")."""
    if first.i == 0 or first.is_sent_start:
        return None
    last = first.nbor(-1)
    if last.text in {",", "-", "–", "—"} and last.i > 0 and not last.is_sent_start and _set_off(first, mention_last):
        last = last.nbor(-1)
    elif (last.lower_ in vocabulary().honorifics or last.lower_ in _NOBLE) and last.i > 0 and not last.is_sent_start:
        last = last.nbor(-1) if is_head(last.nbor(-1)) else last
    else:
        last = _before_rank(last)
    return ending_at(parsed, mentions, last) if not last.is_punct or last.text.endswith(".") else None


# Ranks of soldiers, which say less than the office before them: "Defence Minister Colonel-General Lind".
_RANKS = frozenset(
    {"general", "colonel", "lieutenant", "major", "brigadier", "captain", "admiral", "vice", "rear", "marshal", "gen"}
    | {
        "gen.",
        "lt",
        "lt.",
        "col",
        "col.",
        "maj",
        "maj.",
        "brig",
        "brig.",
        "adm",
        "adm.",
        "capt",
        "capt.",
        "army",
        "air",
    }
    | {"field", "chief", "-"}
)


def _before_rank(last: Token) -> Token:
    """The last word of the office before a rank, where there is one; else the word itself."""
    word = last
    while word.lower_ in _RANKS and word.i > 0 and not word.is_sent_start:
        word = word.nbor(-1)
    joined = word.i < last.i and word.nbor(1).text == "-"  # "Secretary-General" is one office
    office = word.lower_ not in _RANKS and word.i < last.i and not joined and word.text[0].isupper()
    return word if office and (is_head(word) or word.lower_ in vocabulary().portfolios) else last


def _set_off(first: Token, last: Token) -> bool:
    """Whether a name after a comma is an apposition to the office before it: "its foreign minister, Ana Ruiz"."""
    name = first
    while name.head.i == name.i + 1 and name.dep_ == "compound":
        name = name.head
    if name.dep_ == "appos" and is_head(name.head):
        return True
    return bool(last.i > first.i and last.i + 1 < len(last.doc) and last.nbor(1).text in {",", "."})


def _after(parsed: Parsed, mentions: Mentions, last: Token) -> Office | None:
    """The office after the name and a comma: "Ana Ruiz, Peru's top diplomat"."""
    head = _apposed(last)
    return around(parsed, mentions, head) if head is not None else None


def _apposed(last: Token) -> Token | None:
    for child in last.rights:
        if child.dep_ == "appos" and is_head(child):
            return child
    return _next_head(last)


def _next_head(last: Token) -> Token | None:
    """The first office noun after a comma with nothing but modifiers before it, where the parse has no apposition."""
    doc = last.doc
    index = last.i + 1
    if index >= len(doc) or doc[index].text not in {",", "("}:
        return None
    for token in doc[index + 1 : index + 9]:
        if token.is_sent_start:
            return None
        if is_head(token) and (token.i + 1 >= len(doc) or not _goes_on(doc[token.i + 1])):
            return token
        if token.tag_ not in {"DT", "JJ", "NN", "NNP", "NNPS", "POS", "HYPH", "CD", "PRP$", "JJS", "VBN"}:
            return None
        if token.ent_type_ == "PERSON":
            return None
    return None


def _goes_on(token: Token) -> bool:
    """Whether a noun phrase goes on, so that the noun before is not its head, or is the title of another name."""
    return token.tag_ in {"NN", "NNP", "NNS", "NNPS", "HYPH"}


def _of_land(mentions: Mentions, last: Token) -> str | None:
    """The country right after the name: "Foreign Minister Ruiz of Peru"."""
    if last.i + 2 >= len(last.doc) or last.nbor(1).lower_ != "of":
        return None
    place = last.nbor(2) if last.nbor(2).lower_ != "the" or last.i + 3 >= len(last.doc) else last.nbor(3)
    found = mentions.at(place.idx)
    return found[0].country if found is not None and found[0].kind == "state" else None
