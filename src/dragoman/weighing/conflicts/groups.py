"""Who is named together in a sentence: "Premier Li and his counterpart, Anna Berg" are one group of two.

The groups are put in place of their words, so that what a sentence says of them can be matched in few patterns:
it reads "P signed the accord in Lima", whatever titles and appositions stand around the names.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman.knowledge.names import same_person
from dragoman.knowledge.offices import offices_of
from dragoman.knowledge.titles import HONORIFICS, TITLE_HEADS, wordings
from dragoman.model import Entity, Reading, Span, overlap
from dragoman.weighing.fusion.identity import EntityKey, Identity

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*[’']?\.?|\S")
_GLUE = frozenset(
    "the his her its their our a an of former then acting late fellow own counterpart "
    "counterparts colleague colleagues rebel guerrilla opposition army military party outgoing new veteran supreme "
    "deputy first second senior chief state foreign prime loyalist unionist nationalist separatist independence "
    "communist socialist conservative liberal maoist marxist islamist islamic royalist republican democratic radical "
    "exiled visiting departing ageing youthful separatists' rebels' settlers' islamists'".split(" ")
)
_LINKS = frozenset({"and", "with", "as", "well", "both", "by"})
_JOINTS = frozenset({"of"})
_ENDS = frozenset(
    {"and", "with", "by", "as", "for", "under", "to", "in", "on", "at", "from", "over", "between", "well"}
)
_POSSESSIVE = re.compile(r"[’']s?$")
_JOINED = re.compile(r"(?:,|\band\b|\bwith\b|\bas well as\b)")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
# Two bare names that do together what only people do.
_ACTS = re.compile(
    r" (?:had |then |also |both )?(?:signed|initiall?ed|met|shook|talked|spoke|agreed|put their|said|sat|embraced)\b"
)
_BESIDE = re.compile(r",? and |, ")
_CAPITALS = 0.65
_LONGEST_GAP = 110  # characters between two who are named together
_OF = re.compile(
    r" (?:of|from) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
    r"(?: (?:independence|liberation|opposition|rebel|people['’]s|workers['’]|national|democratic|patriotic|peace))*"
    r"(?: (?:front|party|movement|army|alliance|union|coalition|league|council|group|rebels|guerrillas|opposition))?"
)
_APPOSED = re.compile(r", ([^,;:.()]{2,80}),?(?=[ .]|$)")
_VERB = re.compile(r"\b(?:said|says|told|was|is|were|are|had|has|have|who|which|that|and)\b")
_KNOWN_AS = re.compile(r",? (?:known as|alias|also called) [A-Z][\w’'-]*,?")
FIRST = "\ue000"  # from here on a character stands for a group of persons
STATES = "\uf000"  # and from here on for states
MARKS = {"P": f"[{FIRST}-\uefff]", "S": f"[{STATES}-\uf8ff]", "X": f"[{FIRST}-\uf8ff]"}


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is named, or a state."""

    name: str
    country: str | None
    span: Span
    bodies: frozenset[str] = frozenset()  # organisations named beside the name: "chairman of the …"


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Those who are named together, with all that belongs to their names."""

    parties: tuple[Party, ...]
    span: Span


class Masked(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence in small letters with a character for each group."""

    text: str
    groups: Mapping[str, Group]


@functools.cache
def _allowed() -> frozenset[str]:
    """Words that may stand around a name without ending the phrase: those of offices, and what joins them."""
    titles = {word for wording in wordings() for word in wording.split()}
    return frozenset(titles) | TITLE_HEADS | HONORIFICS | _GLUE


def mask(reading: Reading, sentence: Span, who: Mapping[EntityKey, Identity]) -> Masked:
    """A sentence with its groups of persons and of states put into marks; none in a headline in capitals."""
    if _is_headline(reading.words(sentence)):
        return Masked(text=reading.words(sentence).lower(), groups={})
    persons = _joined(reading, list(_persons(reading, sentence, who)))
    taken = [group.span for group in persons]
    states = _joined(
        reading,
        [one for one in _states(reading, sentence) if not any(low <= one.span[0] < high for low, high in taken)],
    )
    found = {chr(ord(FIRST) + at): group for at, group in enumerate(persons)}
    found.update({chr(ord(STATES) + at): group for at, group in enumerate(states)})
    text, last = [], sentence[0]
    for mark, group in sorted(found.items(), key=lambda item: item[1].span):
        text.append(reading.article.text[last : group.span[0]].lower() + mark)
        last = group.span[1]
    text.append(reading.article.text[last : sentence[1]].lower())
    return Masked(text=re.sub(r"\s+", " ", "".join(text)), groups=found)


def _persons(reading: Reading, sentence: Span, who: Mapping[EntityKey, Identity]) -> Iterator[Group]:
    """Each person who is named, with the words that belong to the name."""
    last = sentence[0]
    for span, entity in _with_unread(reading, sentence, _named(reading, sentence, "person")):
        if span[0] < last:
            continue
        whole = (_begin(reading, (last, span[0])), _end(reading, span[1], sentence[1]))
        identity = who.get((reading.article.uri, entity.id)) if entity else None
        name = _without_title(identity.name if identity else reading.words(span))
        country = identity.country if identity else None
        country = country or (entity.country if entity else None) or _country(reading, whole, name)
        yield Group(
            parties=(Party(name=name, country=country, span=span, bodies=_bodies(reading, whole)),),
            span=whole,
        )
        last = whole[1]


def _without_title(name: str) -> str:
    """A name without the office before it: "Presidents Berg"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold().removesuffix("s") in TITLE_HEADS else name


def _is_headline(sentence: str) -> bool:
    """Whether most words have capitals and no full stop follows, so that capitals tell no names."""
    if sentence.rstrip().endswith((".", "!", "?", '"', "”")):
        return False
    words = [word for word in _WORD.findall(sentence) if word[0].isalpha()]
    return bool(sum(word[0].isupper() for word in words) > _CAPITALS * len(words))


def _with_unread(
    reading: Reading, sentence: Span, named: Sequence[tuple[Span, Entity]]
) -> list[tuple[Span, Entity | None]]:
    """Those who are named, and bare names beside them that reading took for nothing: "Berg, Lund and Vik"."""
    found: list[tuple[Span, Entity | None]] = list(named)
    taken = [mention.span for entity in reading.entities for mention in entity.mentions if mention.form == "name"]
    taken += [time.span for time in reading.times]
    text = reading.article.text
    free = [
        match.span()
        for match in _NAME.finditer(text, *sentence)
        if match.start() > sentence[0]
        and not any(overlap(match.span(), span) for span in taken)
        and not _is_title(match.group().split()[0])
    ]
    known = [span for span, _ in named]
    for one, other in itertools.pairwise(sorted([*known, *free])):
        joined = _BESIDE.fullmatch(text[one[1] : other[0]])
        subject = joined and _ACTS.match(text, other[1]) and joined.group().endswith("and ")
        if joined and (subject or one in known or other in known):
            found.extend((span, None) for span in (one, other) if span in free)
    return sorted({span: (span, entity) for span, entity in found}.values(), key=lambda row: row[0])


def _named(reading: Reading, sentence: Span, *kinds: str) -> list[tuple[Span, Entity]]:
    found = [
        (mention.span, entity)
        for entity in reading.entities
        if entity.kind in kinds
        for mention in entity.mentions
        if mention.form == "name" and sentence[0] <= mention.span[0] and mention.span[1] <= sentence[1]
    ]
    return sorted(found, key=lambda row: row[0])


def _states(reading: Reading, sentence: Span) -> Iterator[Group]:
    """States by their own names: "Peru", not "Peruvian" or "Peru's"."""
    text = reading.article.text
    for span, entity in _named(reading, sentence, "state"):
        if text[span[1] : span[1] + 2] in ("'s", "’s") or re.match(r" [A-Z]", text[span[1] : span[1] + 2]):
            continue
        start = span[0] - 4 if text[: span[0]].lower().endswith(" the ") or text[: span[0]] == "The " else span[0]
        yield Group(
            parties=(Party(name=entity.name, country=entity.country, span=span),),
            span=(max(sentence[0], start), span[1]),
        )


def _begin(reading: Reading, before: Span) -> int:
    """Where the words of office and nation before a name begin."""
    text, start = reading.article.text, before[1]
    words = list(_WORD.finditer(text, *before))
    for at, match in reversed(list(enumerate(words))):
        word = match.group()
        comma = word == "," and match.end() + 1 >= before[1] and at > 0 and _is_head(words[at - 1].group())
        if not (comma or _is_title(word) or _is_named(reading, match.span())):
            break
        if word.casefold() in _JOINTS and start == before[1]:
            break
        start = match.start()
    while (joint := _WORD.match(text, start)) and joint.group().casefold() in _JOINTS and joint.end() < before[1]:
        start = joint.end() + 1  # "said of Prime Minister Berg"
    return start


def _is_title(word: str) -> bool:
    """Whether a word belongs to the name of an office, or joins such words."""
    plain = _POSSESSIVE.sub("", word).rstrip(".").casefold()
    return plain not in _ENDS and (plain in _allowed() or plain.removesuffix("s") in _allowed())


def _is_named(reading: Reading, span: Span) -> bool:
    """Whether a word belongs to the name of a state, a place or an organisation."""
    return any(
        mention.form == "name" and mention.span[0] <= span[0] < mention.span[1]
        for entity in reading.entities
        if entity.kind in {"state", "organisation", "place"}
        for mention in entity.mentions
    )


def _end(reading: Reading, start: int, limit: int) -> int:
    """Where the words that belong to a name end: "of Peru", ", chairman of the party,"."""
    text = reading.article.text[:limit]
    for pattern in (_KNOWN_AS, _OF, _APPOSED):
        match = pattern.match(text, start)
        if match is None:
            continue
        if pattern is _APPOSED and not _is_office(match.group(1)):
            continue
        start = match.end()
    return start


def _is_head(word: str) -> bool:
    return word.casefold() in TITLE_HEADS or word.casefold() == "counterpart"


def _is_office(words: str) -> bool:
    """Whether an apposition names an office: words of office up to its head, and no verb behind it."""
    parts = _WORD.findall(words)
    head = next((at for at, part in enumerate(parts) if _is_head(part)), None)
    if head is None or _VERB.search(words):
        return False
    return all(part[:1].isupper() or _is_title(part) for part in parts[:head])


def _country(reading: Reading, whole: Span, name: str) -> str | None:
    """The one state that is named around a name; else that of the offices that the person is known to have held."""
    beside = {entity.country for _, entity in _named(reading, whole, "state")}
    if not beside:
        beside = {tenure.country for tenure in offices_of(name)} if " " in name else set()
    return next(iter(beside)) if len(beside) == 1 else None


def _bodies(reading: Reading, whole: Span) -> frozenset[str]:
    return frozenset(entity.name for _, entity in _named(reading, whole, "organisation"))


def _joined(reading: Reading, single: Sequence[Group]) -> list[Group]:
    """Groups that only words of joining and of office part, as one."""
    found: list[Group] = []
    for group in single:
        last = found[-1] if found else None
        if last and _are_joined(reading, last, group):
            found[-1] = Group(parties=last.parties + group.parties, span=(last.span[0], group.span[1]))
        else:
            found.append(group)
    return found


def _are_joined(reading: Reading, last: Group, group: Group) -> bool:
    text = reading.article.text
    gap = text[last.span[1] : group.span[0]]
    if len(gap) > _LONGEST_GAP or group.span[0] < last.span[1]:
        return False
    if gap.startswith(", and") and len(last.parties) == 1 and text[: last.span[0]].endswith(" by "):
        return False  # "it was read by Berg, and Lund left": another clause
    ended = text[: last.span[1]].endswith(",")
    parted = [match for match in _WORD.finditer(text, last.span[1], group.span[0]) if match.group() != ","]
    return bool(_JOINED.search(gap) or ended) and all(
        match.group().casefold() in _LINKS or _is_title(match.group()) or _is_named(reading, match.span())
        for match in parted
    )


def same(one: Party, other: Party) -> bool:
    """Whether two parties are one person or state."""
    return one.name == other.name or same_person(one.name, other.name)


def names(reading: Reading, name: str) -> bool:
    """Whether an article names a person or a state, anywhere and in whatever form."""
    if any(
        entity.kind in {"person", "state"} and (entity.name == name or same_person(entity.name, name))
        for entity in reading.entities
    ):
        return True
    return bool(re.search(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)", reading.article.text))
