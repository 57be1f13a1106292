"""People by the title before their name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.knowledge.people import people_named
from dragoman.knowledge.titles import TITLE_HEADS
from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.gender import gender_of_name, is_given_name
from dragoman.reading.entities.roles import roles
from dragoman.reading.entities.vocabulary import vocabulary
from dragoman.reading.entities.words import Words


def is_title(lower: str) -> bool:
    """Whether a word can end a title that stands right before a name."""
    lists = vocabulary()
    if lower in lists.honorifics or lower in lists.titles:
        return True
    if lower in lists.no_titles:
        return False
    return lower in TITLE_HEADS or any(role.form == "people" for role in roles().get(lower, ()))


def title_at(words: Words, index: int) -> bool:
    """Whether a token is a title; not where a hyphen makes it part of a name: "Amir-Hosseini"."""
    if not is_title(words.lowers[index]) or is_given_name(words.tokens[index]):
        return False
    after = index + 2
    hyphened = after < len(words) and words.texts[index + 1] == "-" and words.glued(index + 1)
    return (
        not hyphened or words.lowers[after] in {"elect", "designate", "in", "general"} or words.texts[index].islower()
    )


def titled(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names right after a title: "President Arvo Lind", "Foreign Minister Lind", "Mr Lind"."""
    inside = {
        i for c in known if c.last > c.first for i in range(c.first, c.last + 1)
    }  # "International Criminal Court"
    places = {c.first: c.last for c in known if c.kind in {"state", "place"} and c.name == words.say(c.first, c.last)}
    for index in range(len(words)):
        if not title_at(words, index) or index in inside:
            continue
        start = _name_start(words, index, places)
        if not (words.is_name(start) or _named_anyway(words, index)) or title_at(words, start):
            continue
        last = _end(words, start)
        if (
            last is not None
            and not _one_name(words, index, last)
            and not named_after(words, last)
            and not says_what(words.lowers[start : last + 1])
        ):
            yield Candidate(first=start, last=last, kind="person", name=words.say(start, last), rule="title")
    for index, lower in enumerate(words.lowers):
        if lower.endswith("s") and lower[:-1] in TITLE_HEADS and index not in inside:
            yield from _titled_together(words, index + 1, places)


def _titled_together(words: Words, start: int, places: dict[int, int]) -> Iterator[Candidate]:
    """Full names after the plural of a title: "Foreign Ministers Ana Ruiz and Arvo Lind"."""
    found = []
    while words.is_name(start) and words.name_ends(start) > start and start not in places:
        last = words.name_ends(start)
        found.append(Candidate(first=start, last=last, kind="person", name=words.say(start, last), rule="title"))
        start = last + 1
        while start < len(words) and words.texts[start] in {",", "and"}:
            start += 1
        if start == last + 1:
            break
    if len(found) > 1:
        yield from found


def described(words: Words, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names of two or three words with an office in apposition: "Oleks Marchuk, Ukraine's deputy prime minister,"."""
    places = {index for c in known for index in range(c.first, c.last + 1)}
    for token in words.tokens:
        name = token.head
        if token.dep_ != "appos" or token.tag_ != "NN" or token.i < name.i or not is_title(token.lower_):
            continue
        first = name.i
        while words.is_name(first - 1) and words.tokens[first - 1].head.i == name.i:
            first -= 1
        inside = range(first, name.i + 1)
        if (
            not (words.is_name(name.i) and 1 < len(inside) <= 3)
            or words.texts[name.i + 1] != ","
            or any(
                index in places or title_at(words, index) or words.tokens[index].ent_type_ in {"ORG", "NORP", "FAC"}
                for index in inside
            )
        ):
            continue
        yield Candidate(first=first, last=name.i, kind="person", name=words.say(first, name.i), rule="title")


def plainly_named(words: Words) -> Iterator[Candidate]:
    """People whom the recogniser overlooks: a given name with a surname, two unmarked names with a verb of saying."""
    for index, lower in enumerate(words.lowers):
        if not words.is_name(index) or words.is_name(index - 1):
            continue
        last = words.name_ends(index, limit=3)
        marks = {words.tokens[i].ent_type_ for i in range(index, last + 1)}
        misread = marks == {"ORG"} and last == index + 1 and _names_a_role(words, index, last)
        if not misread and words.tokens[index].ent_type_ not in {"", "PERSON"}:
            continue
        if _rules(words, index):
            yield Candidate(first=index, last=index, kind="person", name=words.texts[index], rule="title")
        if not misread and marks - {"", "PERSON"}:
            continue
        if any(title_at(words, i) for i in range(index, last + 1)):
            continue
        if last == index:
            continue
        if says_what(words.lowers[index : last + 1]):
            continue
        speaks = words.tokens[last].head.lemma_ in _SPEAKING or _names_a_role(words, index, last)
        if gender_of_name(lower) is not None or speaks:
            yield Candidate(first=index, last=last, kind="person", name=words.say(index, last), rule="recogniser")


def _names_a_role(words: Words, first: int, last: int) -> bool:
    """Whether commas set a name off after somebody's role: "the mediator in Rome, *Arvo Lind*, said"."""
    name = words.tokens[last]
    before, after = words.texts[first - 1], words.texts[last + 1] if last + 1 < len(words) else "."
    if first < 2 or name.dep_ != "appos" or before != "," or after not in {",", "."}:
        return False
    role = name.head
    while role.dep_ in {"pobj", "prep", "compound"} and role.head.i != role.i:
        role = role.head
    return role.tag_ == "NN" and any(one.form == "people" for one in roles().get(role.lower_, ()))


# Verbs whose subject is somebody rather than something.
_SPEAKING = frozenset(
    {"say", "tell", "add", "explain", "recall", "insist", "reply", "answer", "ask", "argue", "note", "write", "tweet"}
    | {"remark", "stress", "deny", "criticise", "criticize", "defend", "refuse", "decline", "quip", "joke", "complain"}
    | {"smile", "laugh", "shrug", "nod"}
)


def _rules(words: Words, index: int) -> bool:
    """Whether a known family name stands before the government that is called after it: "the Assad regime"."""
    return (
        index + 1 < len(words)
        and words.lowers[index + 1] in {"regime", "administration", "government", "presidency"}
        and bool(people_named(words.texts[index]))
    )


def _apposed(words: Words, comma: int) -> bool:
    """A full name set off by commas after a title: "the foreign minister, Ana Ruiz,"."""
    if comma + 3 >= len(words) or words.texts[comma] != "," or not words.is_name(comma + 1):
        return False
    last = words.name_ends(comma + 1)
    return (
        last > comma + 1
        and words.tokens[comma + 1].ent_type_ in {"", "PERSON"}
        and (last + 1 >= len(words) or words.texts[last + 1] in {",", "."})
    )


def _name_start(words: Words, title: int, places: dict[int, int]) -> int:
    """Where the name begins: after the title, a comma, or what it is the title of ("Minister for Asia Ana Ruiz")."""
    if _apposed(words, title + 1):
        return title + 2
    if title + 2 < len(words) and words.lowers[title + 1] in {"of", "for"}:
        place = title + 3 if words.lowers[title + 2] == "the" else title + 2
        after = (places.get(place, -1) + 1) or _business_ends(words, title, place)
        if after and words.is_name(after) and words.name_ends(after) > after:
            return after
    return title + 1


# What "of" brings into the titles that stand before names, besides what ministers are in charge of.
_BUSINESS_WORDS = frozenset({"state", "staff", "parliament", "police", "government", "mission", "affairs"})


def _is_business(words: Words, index: int) -> bool:
    lower = words.lowers[index]
    if lower == "and":
        return index + 1 < len(words) and words.lowers[index + 1] in vocabulary().portfolios
    return lower in _BUSINESS_WORDS or lower in vocabulary().portfolios


def _business_ends(words: Words, title: int, first: int) -> int:
    """Past the words that say what an office is "of": "Secretary of State Ana Ruiz"; 0 where they end otherwise."""
    if not words.texts[title][0].isupper():
        return 0
    last = first
    while last < len(words) and _is_business(words, last):
        last += 1
    return last if last > first else 0


def _one_name(words: Words, title: int, last: int) -> bool:
    """Whether title and name are the name of something else: "General Motors"."""
    marks = {words.tokens[index].ent_type_ for index in range(title, last + 1)}
    brand = words.lowers[title] in vocabulary().brand_titles and words.texts[title][0].isupper()
    return brand and last == title + 1 and len(marks) == 1 and marks <= {"ORG", "FAC", "GPE", "LOC"}


def _named_anyway(words: Words, index: int) -> bool:
    """After an honorific a capitalised word is a name, whatever the tagger says: "Mr Brown", "President Xi"."""
    start = index + 1
    return (
        start < len(words)
        and words.texts[index][0].isupper()
        and words.texts[start][0].isupper()
        and words.texts[start].isalpha()
        and words.tags[start] not in {"DT", "IN", "PRP", "CC", "PRP$", "WP", "MD", "RB", "TO"}
        and words.tokens[start].ent_type_ not in {"DATE", "TIME", "NORP"}
        and len(words.texts[start]) > 1
    )


def named_after(words: Words, last: int) -> bool:
    """Whether a body or a place bears the name: "King Olav University", "President Lind Airport"."""
    lists = vocabulary()
    return words.lowers[last] in lists.place_ends or words.texts[last] in _BEARERS


_BEARERS = frozenset(
    {"University", "College", "School", "Hospital", "Institute", "Foundation", "Center", "Centre", "Library", "Award"}
    | {"Prize", "Memorial", "Museum", "Academy", "Trophy", "Cup", "Mosque", "Church"}
)


# What stands before the title that it is the rank of: "Deputy Foreign Minister Ruiz".
_RANKS = frozenset(
    {"deputy", "vice", "assistant", "acting", "first", "second", "third", "senior", "junior", "associate"}
)


def _in_title(words: Words, start: int, title: int) -> bool:
    """Whether the words between two titles belong to the second: the first is its rank, or they name no person."""
    return words.lowers[start - 1] in _RANKS or says_what(words.lowers[start:title])


def says_what(lowers: Sequence[str]) -> bool:
    """Whether words are all of the kind that offices are called by, so that they name no person: "Surgeon General"."""
    return all(_of_office(lower) for lower in lowers)


def _of_office(lower: str) -> bool:
    lists = vocabulary()
    return lower in _RANKS or lower in lists.portfolios or lower in lists.office_words or is_title(lower)


def _end(words: Words, start: int) -> int | None:
    """Where the name ends; none where what follows the title is no name of a person."""
    last = words.name_ends(start)
    for index in range(start, last + 1):
        if title_at(words, index) and (index == start or index < last):
            return index - 1 if index > start and not _in_title(words, start, index) else None
        if words.tokens[index].is_sent_start and index > start:
            return index - 1
    if (
        start == last
        and words.tokens[start].ent_type_ in {"ORG", "NORP", "EVENT"}
        and words.lowers[start - 1] in roles()
    ):
        return None if words.texts[start - 1].islower() else last
    return last
