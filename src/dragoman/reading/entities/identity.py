"""Which mentions are of one entity: full names, surnames, acronyms, titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.knowledge.gazetteer import lookup
from dragoman.knowledge.names import same_person
from dragoman.knowledge.surface import fold
from dragoman.model import Entity, EntityKind, Mention
from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.gender import Gender, gender_of_name, gender_of_words
from dragoman.reading.entities.vocabulary import vocabulary
from dragoman.reading.entities.words import SUFFIXES, Words

_SHORTEST_SHOUT = 5  # shorter capitals may be an abbreviation
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")


def gather(words: Words, candidates: Iterable[Candidate]) -> tuple[Entity, ...]:
    """Entities from candidates, in the order of their first mention."""
    ordered = sorted(candidates, key=lambda c: (c.first, c.last))
    named = [candidate for candidate in ordered if candidate.form == "name"]
    groups: list[list[Candidate]] = [
        *_people(words, [candidate for candidate in named if candidate.kind == "person"]),
        *_others(words, [candidate for candidate in named if candidate.kind != "person"]),
        *_described(words, [candidate for candidate in ordered if candidate.form == "nominal"]),
    ]
    groups.sort(key=lambda group: (group[0].first, group[0].last))
    return tuple(_entity(words, f"e{number}", group) for number, group in enumerate(groups, 1))


def _entity(words: Words, identifier: str, group: Sequence[Candidate]) -> Entity:
    best = _representative(group)
    mentions = {words.span(c.first, c.last): c for c in group}
    return Entity(
        id=identifier,
        kind=best.kind,
        name=_quietly(best),
        country=_one(c.country for c in group),
        sector=_one(c.sector for c in group),
        ref=best.ref,
        mentions=tuple(Mention(span=span, form=mentions[span].form) for span in sorted(mentions)),
    )


def _quietly(candidate: Candidate) -> str:
    """The name as it is written in running text: datelines and headlines put places and people in capitals."""
    name = candidate.name
    if candidate.kind not in {"place", "person"} or not name.isupper() or len(name) < _SHORTEST_SHOUT:
        return name
    return _WORD.sub(lambda found: found[0].capitalize(), name)


def _one(values: Iterable[str | None]) -> str | None:
    """The value that most mentions give, the first of them where several tie."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _representative(group: Sequence[Candidate]) -> Candidate:
    """The mention whose name is the entity's: the fullest of a person's, the first of anything else's."""
    if group[0].kind == "person" and group[0].form == "name":
        counts = Counter(c.name for c in group)
        return min(group, key=lambda c: (_damaged(c.name), -min(len(parts(c.name)), 4), -counts[c.name], c.first))
    return max(group, key=lambda c: (len(c.name) if c.key is None and c.form == "name" else 0, -c.first))


def _damaged(name: str) -> bool:
    """Whether the name of a state stands inside a person's name, where a translation put it: "Arvo US Lind"."""
    return any(entry.kind == "state" for part in name.split()[1:-1] for entry in lookup(part))


# -------------------------------------------------------------------------------------------------------------- people


def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name for comparison, without particles and suffixes."""
    found = [part.lower() for part in _PART.findall(fold(name.replace("-", " ")))]
    return tuple(part for part in found if part not in vocabulary().particles and part not in SUFFIXES) or tuple(found)


def _people(words: Words, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    full: list[list[Candidate]] = []
    single: list[Candidate] = []
    for candidate in candidates:
        if len(parts(candidate.name)) < 2:
            single.append(candidate)
            continue
        home = next((group for group in full if any(same_name(candidate.name, c.name) for c in group)), None)
        if home is None:
            full.append([candidate])
        else:
            home.append(candidate)
    alone: dict[str, list[Candidate]] = {}
    for candidate in single:
        word = "".join(parts(candidate.name))
        called = _called(words, candidate)
        fitting = [g for g in full if called is None or _gender(words, g) in {None, called}]
        own = [g for g in fitting if _generation(candidate.name) in _generations(g)]
        home = _bearer(word, candidate.first, own)
        if home is None and _generation(candidate.name) is None:
            home = _bearer(word, candidate.first, fitting)  # "Mr Lind" of "Arvo Lind III", where no other Lind is
        (home if home is not None else alone.setdefault(_apart(word, called, full), [])).append(candidate)
    return [sorted(group, key=lambda c: c.first) for group in (*full, *alone.values())]


def _called(words: Words, candidate: Candidate) -> Gender | None:
    """What the word of address before a name says: "Mrs Lind" is not Arvo Lind."""
    return gender_of_words([words.lowers[candidate.first - 1].rstrip(".")]) if candidate.first else None


def _gender(words: Words, group: Sequence[Candidate]) -> Gender | None:
    addressed = {_called(words, candidate) for candidate in group} - {None}
    return addressed.pop() if len(addressed) == 1 else gender_of_name(_representative(group).name)


def _apart(word: str, called: Gender | None, full: Sequence[list[Candidate]]) -> str:
    """Under what a lone surname is kept: by its address where somebody else in the article bears it."""
    borne = any(_at(parts(_representative(group).name), -1) == word for group in full)
    return f"{called} {word}" if called and borne else word


def same_name(one: str, other: str) -> bool:
    """Whether two full names in one article are one person's: a shorter form, another order, a spelling."""
    a, b = parts(one), parts(other)
    if _generation(one) != _generation(other):
        return False
    if a == b or sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and _within(short, long):
        return True
    if a[-1] == b[-1] and _initial(a[0], b[0]):
        return True
    return a[0][0] == b[0][0] and a[-1][0] == b[-1][0] and same_person(one, other)


def _generation(name: str) -> str | None:
    """What tells father from son: "Jr."; "Sr." goes unsaid as often as not."""
    last = name.lower().split()[-1].rstrip(".")
    return last if last in SUFFIXES and last != "sr" else None


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """All words of the shorter name, in order, with the same last or the same first word."""
    rest = iter(long)
    return all(part in rest for part in short) and (short[-1] == long[-1] or short[0] == long[0])


def _initial(one: str, other: str) -> bool:
    """Whether one first name is the initial of the other: "J." and "Joe"."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _bearer(word: str, position: int, full: Sequence[list[Candidate]]) -> list[Candidate] | None:
    """Whom a name of one word means: who bears it as a surname, last or (as in China and Korea) first.

    Of several bearers the one mentioned last before it is meant, and the first in the text where none came before.
    """
    for place in (-1, 0, 1):
        bearers = [g for g in full if _at(parts(_representative(g).name), place) == word]
        if bearers:
            before = [g for g in bearers if g[0].first < position]
            if before:
                return max(before, key=lambda g: max(c.first for c in g if c.first < position))
            return min(bearers, key=lambda g: g[0].first)
    return None


def _generations(group: Sequence[Candidate]) -> set[str | None]:
    return {_generation(candidate.name) for candidate in group}


def _at(name: Sequence[str], place: int) -> str | None:
    return name[place] if -len(name) <= place < len(name) else None


# -------------------------------------------------------------------------------- states, organisations, groups, places


def _others(words: Words, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    keys = {(c.kind, _plain(c.name)): c.key for c in candidates if c.key is not None}
    aliases = _acronyms(words, candidates, keys)
    found: dict[tuple[EntityKind, str], list[Candidate]] = {}
    for candidate in candidates:
        plain = _plain(candidate.name)
        own = (candidate.kind, candidate.key or keys.get((candidate.kind, plain), plain))
        found.setdefault(aliases.get(candidate.first, own), []).append(candidate)
    return list(found.values())


def _plain(name: str) -> str:
    """A name for comparison: no article, no company's legal form."""
    whole = [part for part in fold(name).replace("'s", "").lower().split() if part != "the"]
    short = [part for part in whole if part not in vocabulary().company_forms]
    return " ".join(short or whole)


def _acronyms(
    words: Words, candidates: Sequence[Candidate], keys: Mapping[tuple[EntityKind, str], str | None]
) -> dict[int, tuple[EntityKind, str]]:
    """For acronyms, by their token, the key of the name that they stand for: "(WHO)" after it, or its initials."""
    named = [c for c in candidates if c.kind in {"organisation", "group"} and c.last > c.first]
    found: dict[int, tuple[EntityKind, str]] = {}
    meaning: dict[str, tuple[EntityKind, str]] = {}
    told: set[str] = set()  # what the text itself says an acronym stands for goes before what everybody knows by it
    for candidate in named:
        plain = _plain(candidate.name)
        key = (candidate.kind, candidate.key or keys.get((candidate.kind, plain)) or plain)
        meaning.setdefault(_initials(candidate.name), key)
        after = candidate.last + 1
        if after + 2 < len(words) and words.texts[after] == "(" and words.texts[after + 2] == ")":
            meaning[words.texts[after + 1]] = key
            told.add(words.texts[after + 1])
    for candidate in candidates:
        surface = words.texts[candidate.first]
        free = candidate.key is None or (surface in told and candidate.kind in {"organisation", "group"})
        if candidate.first == candidate.last and free and surface in meaning and len(surface) > 1:
            found[candidate.first] = meaning[surface]
    return found


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.replace("-", " ").split() if part[0].isupper())


# -------------------------------------------------------------------------------------------------------- descriptions


def _described(words: Words, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Descriptions that repeat one another: the same words, or "the rebels" after "Chadian rebels"."""
    found: list[list[Candidate]] = []
    for candidate in candidates:
        noun = words.lowers[candidate.head]
        alone = sum(words.lowers[group[0].head] == noun for group in found) == 1
        home = next((group for group in reversed(found) if _repeats(words, candidate, group, alone=alone)), None)
        if home is None:
            found.append([candidate])
        else:
            home.append(candidate)
    return found


def _repeats(words: Words, candidate: Candidate, group: Sequence[Candidate], *, alone: bool) -> bool:
    """Whether a description speaks of whom a group does; `alone`: no other group is described by the same noun."""
    first = group[0]
    if words.lowers[candidate.head] != words.lowers[first.head] or candidate.kind != first.kind:
        return False
    if candidate.country not in {None, first.country}:
        return False
    same = candidate.name.lower() == first.name.lower()
    if candidate.kind in {"group", "organisation"} and same:
        return True
    bare = candidate.first == candidate.head == candidate.last
    return candidate.definite and (same or (bare and (candidate.kind != "person" or alone)))
