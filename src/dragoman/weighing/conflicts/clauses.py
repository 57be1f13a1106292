"""What a day, a place or a number in a sentence is said of: the acts of its clause.

Without a parser: clauses end at the words that begin others.  "Where", "while" and "with" go on with one scene: what is
done there is done on that day; "after", "before" and "which" leave it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from dragoman.model import Span
from dragoman.weighing.conflicts.telling import Telling
from dragoman.weighing.conflicts.wording import Found

Link = Literal["main", "scene", "relative", "other"]
Status = Literal["done", "planned", "denied"]

# The words that begin a clause, and how it hangs on what stands before.
_SCENE = r"where|while|when|with|as"
_RELATIVE = r"who|whom|whose|which|that"
_OTHER = r"after|before|since|until|because|although|though|unless|but|whereas|following|under which|despite|if"
_BOUNDARY = re.compile(
    rf"(?P<main>;\s|:\s|\s[–—]\s|,\s(?:and|but)\s)"
    rf"|(?:,\s|\s)(?:(?P<scene>(?<=,\s)(?:{_SCENE})|where|while|when)"
    rf"|(?P<relative>{_RELATIVE})|(?P<other>{_OTHER}))(?=\s)"
    r"|,\s(?P<doing>(?=[a-z]+ing\s))"
)
_FIRST = re.compile(rf"(?:(?P<scene>{_SCENE})|(?P<other>{_OTHER}))\s", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|would|shall|is to|are to|was to|were to|due to|expected|scheduled|plan(?:s|ned|ning)? to|set to"
    r"|about to|hopes? to|intends? to|to)\s(?:not\s|be\s|formally\s|also\s)*$",
    re.IGNORECASE,
)
# "did not say where cuts would be made" denies no cuts.
_NO_SAYING = r"(?!(?:say|tell|know|reveal|where|when|how|what|why|whether|if|that)\b)"
_DENIED = re.compile(
    rf"(?:\b(?:not|never|refused to|refuses to|declined to|failed to|no longer|balked at|baulked at|stopped short of"
    rf"|shied away from|(?:was|were) (?:barred|prevented|kept) from|withheld|withholds|withholding|refused)|n['’]t)"
    rf"\s(?:{_NO_SAYING}\w+\s){{0,2}}?$"
    r"|\bwithout\s(?:\w+\s){0,4}?$|\bno\s(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:[ts]ion|ment|al|\bban|\btest|\bswap)$", re.IGNORECASE)
_BAN = re.compile(r"bans?\son\b")
_THE = re.compile(r"\b(?:the|a|this|its|their|total|global|complete)\s(?:[a-z]+\s)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[a-z]+ed|struck|drawn up|hammered out")
_COURSE = frozenset({"open", "close", "resume", "suspend", "postpone", "extend"})  # done to another act
_OBJECT = re.compile(
    r"\s(?:(?:the|a|an|his|her|their|its|all|these|those|of)\s)?(?:(?!in|on|at|by|for|to|with)[a-z]+\s)?"
)
_BEHIND = 4  # words between a day and the verb behind it: "on Monday formally rejected"


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a sentence."""

    span: Span
    link: Link


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What is said to be done at a place in a sentence."""

    acts: frozenset[str]
    nearest: frozenset[str]  # the acts that the words hang on, without those that belong to the same scene
    things: frozenset[str]
    status: Status
    by: Span | None  # the word of the last of the nearest acts
    noun: str | None = None  # the thing whose day it is: "the accord of 3 May"


def clauses(text: str, sentence: Span) -> list[Clause]:
    """The clauses of a sentence.

    >>> words = "They met in Rome, where the pope spoke, after a war that cost lives."
    >>> [(words[slice(*clause.span)], clause.link) for clause in clauses(words, (0, len(words)))]
    [('They met in Rome', 'main'), (', where the pope spoke', 'scene'), (', after a war', 'other'), \
(' that cost lives.', 'relative')]
    """
    low, high = sentence
    first = _FIRST.match(text, low)
    comma = text.find(",", low, high)
    link: Link = "main"
    start = low
    found: list[Clause] = []
    if first and comma > 0:  # "While crowds cheered, the minister signed": what follows is the main clause
        found.append(Clause(span=(low, comma), link="scene" if first["scene"] else "other"))
        start = comma
    for match in _BOUNDARY.finditer(text, start + 1, high):
        found.append(Clause(span=(start, match.start()), link=link))
        start = match.start()
        link = "main" if match["main"] else "relative" if match["relative"] else "other" if match["other"] else "scene"
    found.append(Clause(span=(start, high), link=link))
    return found


def scene(telling: Telling, span: Span, without: Span | None = None) -> Scene:
    """What the words at a span are said of; `without` is an act that others are said of already."""
    text = telling.reading.article.text
    parts = clauses(text, telling.span)
    at = next(number for number, part in enumerate(parts) if span[0] < part.span[1])
    acts = [
        found
        for found in telling.found
        if found.family.act
        and found.span != without
        and not _modifies(text, found, telling.found)
        and not _is_purpose(text, found, telling.found)
    ]
    nearest = _nearest(text, parts, at, acts, span)
    beside = _beside(text, _within(acts, parts[at].span), nearest[-1]) if nearest else []
    scenes = [found for part in _one_scene(parts, at) for found in _within(acts, part.span)]
    return Scene(
        acts=frozenset(found.family.name for found in (*nearest, *beside, *scenes)),
        nearest=frozenset(found.family.name for found in nearest),
        things=frozenset(
            found.family.name for found in _within([f for f in telling.found if not f.family.act], parts[at].span)
        ),
        status=status(text, telling.span, nearest[-1].span) if nearest else "done",
        by=nearest[-1].span if nearest else None,
        noun=_noun(text, telling, span),
    )


def _modifies(text: str, act: Found, others: Sequence[Found]) -> bool:
    """Whether an act only says what kind of thing a thing is: "the arms *reduction* treaty", "the *ban* on mines"."""
    if _BAN.match(text, act.span[0]) and _THE.search(text[max(0, act.span[0] - 25) : act.span[0]]):
        return True
    if not _NOUN.search(text[slice(*act.span)]):
        return False
    return any(not other.family.act and other.span[0] == act.span[1] + 1 for other in others)


def _is_purpose(text: str, act: Found, others: Sequence[Found]) -> bool:
    """Whether an act is what a document is for: "signed a pact *to end* the war in Lima on 4 May"."""
    return any(
        other.family.name == "document" and text[other.span[1] : act.span[0]] == " to " for other in others
    ) and any(other.family.act and other.span[1] < act.span[0] for other in others)


def status(text: str, sentence: Span, act: Span) -> Status:
    """Whether an act is told as done, planned or denied, by the words just before it."""
    before = text[max(sentence[0], act[0] - 40) : act[0]]
    if _DENIED.search(before):
        return "denied"
    return "planned" if _PLANNED.search(before) else "done"


def _nearest(text: str, parts: Sequence[Clause], at: int, acts: Sequence[Found], span: Span) -> list[Found]:
    """The acts that words hang on: the last before them in their clause, and one that follows at once."""
    held = _within(acts, parts[at].span)
    before = [found for found in held if found.span[1] <= span[0]][-1:]
    behind = [found for found in held if found.span[0] >= span[1]][:1]
    if before:
        close = [found for found in behind if _words(text[span[1] : found.span[0]]) <= _BEHIND]
        return [*close, *before] if close and "," not in text[span[1] : close[0].span[0]].strip(", ")[:-1] else before
    if behind:
        return behind
    order = [*range(at + 1, len(parts))] if at == 0 else [*range(at - 1, -1, -1)]
    for number in order:
        if number > at and parts[number].link in ("relative", "other"):
            continue  # "missiles hit the port on Monday, a day after the pact had been signed"
        found = _within(acts, parts[number].span)
        if found:
            return found[:1] if number > at else found[-1:]
    return []


def _beside(text: str, acts: Sequence[Found], nearest: Found) -> list[Found]:
    """The acts before one that go with it: "*ended* the talks", "the *meeting* of the two sides began"."""
    before = [found for found in acts if found.span[1] < nearest.span[0]]
    if nearest.family.name == "attend":  # "watched in Lima as the ministers signed": it was signed there
        return [found for found in acts if found is not nearest]
    return before if nearest.family.name in _COURSE else [found for found in before if _near(text, found, nearest)]


def _near(text: str, one: Found, other: Found) -> bool:
    """Whether one act is the object of another: "ended the talks"; not "signed the pact *reached* in Lima"."""
    between = text[one.span[1] : other.span[0]]
    if _PARTICIPLE.fullmatch(text[slice(*other.span)]) and between.strip():
        return False
    return bool(_OBJECT.fullmatch(between))


def _words(stretch: str) -> int:
    return len(re.findall(r"\w+", stretch))


def _within(found: Sequence[Found], span: Span) -> list[Found]:
    return [one for one in found if span[0] <= one.span[0] < span[1]]


def _one_scene(parts: Sequence[Clause], at: int) -> list[Clause]:
    """The clauses that go on with the scene of one, before it and behind it."""
    first = at
    while first > 0 and parts[first].link == "scene":
        first -= 1
    last = at
    while last + 1 < len(parts) and parts[last + 1].link == "scene":
        last += 1
    return [part for number, part in enumerate(parts[first : last + 1], first) if number != at]


def _noun(text: str, telling: Telling, span: Span) -> str | None:
    """The thing whose day or place words give: "the accord of 3 May", "the Vienna accord"."""
    for found in telling.found:
        if found.family.act:
            continue
        if found.span[1] <= span[0] and re.fullmatch(r"\s(?:of|dated|from)\s", text[found.span[1] : span[0]]):
            return found.family.name
        if found.span[0] >= span[1] and re.fullmatch(r"\s(?:[a-z]+\s)?", text[span[1] : found.span[0]]):
            return found.family.name
    return None
