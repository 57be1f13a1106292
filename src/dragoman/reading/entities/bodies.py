"""Organisations by the words that their names are made of: "Danish Defence Ministry", "Ministry of Finance"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from importlib import resources

import msgspec

from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.people import title_at
from dragoman.reading.entities.words import Words


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    sector: str | None = None
    country: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bodies: tuple[_Row, ...]


class Body(msgspec.Struct, frozen=True):
    """What a body's word says of it."""

    sector: str | None
    country: str | None


@functools.cache
def body_words() -> dict[tuple[str, ...], Body]:
    """The words that make a name an organisation's, by their parts."""
    data = resources.files("dragoman.data").joinpath("bodies.toml").read_bytes()
    rows = msgspec.toml.decode(data, type=_File).bodies
    return {tuple(words.split()): Body(row.sector, row.country) for row in rows for words in row.words}


@functools.cache
def _last_words() -> frozenset[str]:
    return frozenset(key[-1] for key in body_words())


def body_of(parts: Sequence[str]) -> Body | None:
    """What the last words of a name say, the longest match first."""
    for length in range(min(4, len(parts)), 0, -1):
        found = body_words().get(tuple(parts[-length:]))
        if found is not None:
            return found
    return None


def bodies(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Organisations by pattern.  `known` are the gazetteer's mentions: they give the country."""
    covering = {index: candidate for candidate in known for index in range(candidate.first, candidate.last + 1)}
    for index, text in enumerate(words.texts):
        if text in _last_words() and words.is_name(index):
            found = _body_at(words, index, covering)
            if found is not None:
                yield found


def _body_at(words: Words, head: int, covering: dict[int, Candidate]) -> Candidate | None:
    first = _begin(words, head)
    body = body_of(words.texts[first : head + 1])
    if body is None:
        return None
    last = _complement(words, head)
    modifiers = [words.texts[i] for i in range(first, head)]
    inside = [covering[i] for i in range(first, last + 1) if i in covering and (_is_land(covering[i]) or i == first)]
    if last == head and not _told_apart(words, first, head):
        return None
    country = body.country or _country(words, first, inside, covering)
    return Candidate(
        first=first,
        last=last,
        kind="organisation",
        name=words.say(first, last),
        rule="body",
        country=country,
        sector=body.sector or _sector_beside(modifiers),
    )


def _begin(words: Words, head: int) -> int:
    """The first word of the run of capitalised words that ends with the head."""
    first = head
    while first > 0 and head - first < 8:
        before = first - 1
        if words.tokens[first].is_sent_start or title_at(words, before):
            break
        if words.is_name(before) or (words.texts[before][0].isupper() and words.tags[before] in {"JJ", "NNP", "NNPS"}):
            first = before
        elif (words.lowers[before] in {"and", "&"} and _joins(words, before)) or (
            words.texts[before] == "-" and words.is_name(before - 1)
        ):
            first = before - 1
        else:
            break
    return first


def _joins(words: Words, conjunction: int) -> bool:
    """Whether "and" is inside one name, as in "Trade and Industry Ministry"."""
    return words.texts[conjunction - 1] in _JOINED


# Fields that ministries combine.
_JOINED = frozenset(
    {"Trade", "Commerce", "Health", "Foreign", "Security", "Food", "Science", "Arts", "Culture", "Defence"}
)


def _complement(words: Words, head: int) -> int:
    """The last word of "of Foreign Affairs and Trade" after the head; the head itself where there is none."""
    index = head + 1
    if index >= len(words) or words.lowers[index] not in {"of", "for"}:
        return head
    index += 1
    if index < len(words) and words.lowers[index] == "the":
        index += 1
    if not words.is_name(index):
        return head
    last = words.name_ends(index)
    after = last + 1
    while after + 1 < len(words) and words.lowers[after] in {"and", ","} and words.is_name(after + 1):
        if words.tokens[after + 1].ent_type_ in {"GPE", "PERSON", "NORP"} or words.texts[head] not in _LISTING:
            break
        last = words.name_ends(after + 1)
        after = last + 1
    return last


# Bodies whose names list what they are for: "Ministry of Culture, Media and Sport".
_LISTING = frozenset({"Ministry", "Department", "Committee", "Commission", "Agency", "Office", "Institute"})


def _told_apart(words: Words, first: int, head: int) -> bool:
    """Whether anything beside the head makes a name of it; "Parliament" and "Congress" are names by themselves."""
    if first < head:
        return True
    body = body_words().get((words.texts[head],))
    at_start = words.tokens[head].is_sent_start
    return body is not None and body.sector in {"LEG", "MIL"} and not at_start and words.texts[head] not in _COMMON


_COMMON = frozenset({"Command", "Division", "Forces", "Diet", "Corps", "Brigade", "Fleet", "Legion", "Military"})


def _is_land(candidate: Candidate) -> bool:
    return candidate.kind in {"state", "place"}


def _country(words: Words, first: int, inside: Sequence[Candidate], covering: dict[int, Candidate]) -> str | None:
    """The country named inside the name, or by the possessor before it: "Peru's Congress"."""
    countries = list(dict.fromkeys(candidate.country for candidate in inside if candidate.country))
    if countries:
        return countries[0] if len(countries) == 1 else None
    owner = first - 2
    if owner >= 0 and words.tags[first - 1] == "POS" and owner in covering:
        return covering[owner].country
    return None


def _sector_beside(modifiers: Sequence[str]) -> str | None:
    from dragoman.reading.entities.roles import sectors_beside

    for word in reversed(modifiers):
        sector = sectors_beside().get(word.lower())
        if sector is not None:
            return sector
    return None
