"""Who is given as the speaker, and whether two of them are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from dragoman.knowledge.names import same_person
from dragoman.knowledge.spelling import latin
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.quotations.sayings import Saying

Relation = Literal["same", "unknown", "other"]

_WORD = re.compile(r"\w+(?:[’']\w+)*")
_PRONOUNS = frozenset("he she they it i we you who one him her them his its their that this which what".split())


def is_name(name: str) -> bool:
    """Whether somebody is known by a name, not by a description: "her agent", "the paper's editor"."""
    parts = name.split()
    return bool(parts) and "’" not in name and "'s" not in name and all(part[:1].isupper() for part in parts)


def person(saying: Saying) -> Identity | None:
    """The person who is named as the speaker; None where it is nobody or only a description."""
    speaker = saying.speaker
    return speaker if speaker and speaker.kind == "person" and is_name(speaker.name) else None


def same_speaker(one: Identity, other: Identity) -> bool:
    """Whether two identities are one speaker: the same, one person's names, or a name and a part of it."""
    if one.id == other.id:
        return True
    if "person" not in (one.kind, other.kind) or not (is_name(one.name) or is_name(other.name)):
        return False
    mine, theirs = set(latin(one.name).split()), set(latin(other.name).split())
    return mine <= theirs or theirs <= mine or (one.kind == other.kind and same_person(one.name, other.name))


def relation(one: Sequence[Saying], other: Sequence[Saying]) -> Relation:
    """Whether words are in the same mouth somewhere, in two mouths everywhere, or it is not known.

    Whom a pronoun stands for is not known well enough to say that it is somebody else.
    """
    if any(same_speaker(a, b) for a in _speakers(one) for b in _speakers(other)):
        return "same"
    sure = all(any(person(saying) and _is_called(saying) for saying in said) for said in (one, other))
    return "other" if sure else "unknown"


def _speakers(said: Iterable[Saying]) -> list[Identity]:
    found = {saying.speaker.id: saying.speaker for saying in said if saying.speaker}
    return list(found.values())


def _is_called(saying: Saying) -> bool:
    return saying.phrase is not None and not is_pronoun(saying.phrase)


def speakers(said: Iterable[Saying]) -> tuple[str, ...]:
    """Everybody who is given as the speaker, each once; descriptions only where nobody is named."""
    named: list[Identity] = []
    described: list[str] = []
    for saying in said:
        speaker = saying.speaker
        if speaker and is_name(speaker.name):
            if not any(same_speaker(speaker, known) for known in named):
                named.append(speaker)
        elif saying.named and not is_pronoun(saying.named) and saying.named not in described:
            described.append(saying.named)
    return tuple(speaker.name for speaker in named) or tuple(described)


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase stands for somebody whom it does not name."""
    return all(word.casefold() in _PRONOUNS for word in _WORD.findall(phrase))
