"""Whether made articles are like articles: a sample of them is really read, from the text.

A made text has its words exchanged for others, so that most of its names are nobody's and most of its verbs no
reports of events: what is read of it is less than what was made.  What it shows is that reading takes such texts, that
whatever it reads is sound, and how much of the made it finds again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

import msgspec

from benchmarks.data import WORK, readings
from benchmarks.scale import making
from dragoman.model import Entity, Reading
from dragoman.sources.checking import first_wrong

_SAMPLE, _UNVARIED = 500, 60

Both = tuple[Reading, Reading]  # as made, and as read


def figures(size: int) -> dict[str, float]:
    """What reading finds in a sample of so many made articles, and what share of what was made is in it.

    Beside it the same of articles of the first world, in which nothing is exchanged.
    """
    made = making.worlds()
    varied = _read("sample", [made.made(size // _SAMPLE * place) for place in range(_SAMPLE)])
    as_they_were = _read("unvaried", [made.made(len(made.base) // _UNVARIED * place) for place in range(_UNVARIED)])
    return {f"sample: {name}": value for name, value in _compared(varied).items()} | {
        f"unvaried: {name}": value for name, value in _compared(as_they_were).items()
    }


def _read(name: str, every: Sequence[Reading]) -> list[Both]:
    """Made readings, each with what reading its text gives; those whose text cannot be read are left out."""
    path = WORK / f"{name}.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(_row(one)) + b"\n" for one in every))
    with readings(path).open("rb") as lines:
        found = {one.article.uri: one for one in (msgspec.json.decode(line, type=Reading) for line in lines)}
    return [(one, found[one.article.uri]) for one in every if one.article.uri in found]


def _compared(both: Sequence[Both]) -> dict[str, float]:
    told = {
        "really read": float(len(both)),
        "sound": float(sum(first_wrong(read) is None for _, read in both)),
        "in full": float(sum(not read.article.skipped for _, read in both)),
        "the text as made": _share(one.article.text == read.article.text for one, read in both),
        "sentences as made": _shared(both, lambda one: one.sentences),
        "entities as made": _shared(both, lambda one: (_spans(entity) for entity in one.entities)),
        "times as made": _shared(both, lambda one: ((time.span, time.edtf) for time in one.times)),
        "statements as made": _shared(both, lambda one: (statement.content for statement in one.statements)),
        "events as made": _shared(both, lambda one: ((event.type, event.trigger) for event in one.events)),
    }
    for what, place in (("made", 0), ("read", 1)):
        told[f"events an article, {what}"] = sum(len(pair[place].events) for pair in both) / max(1, len(both))
    return told


def _row(one: Reading) -> dict[str, object]:
    article = one.article
    return {
        "id": article.uri,
        "text": article.text,
        "title": article.title,
        "language": article.language,
        "published": article.published.edtf if article.published else None,
        "clean": True,
    }


def _spans(entity: Entity) -> Hashable:
    return tuple(mention.span for mention in entity.mentions)


def _share(found: Iterable[bool]) -> float:
    every = list(found)
    return sum(every) / max(1, len(every))


def _shared(both: Iterable[Both], of: Callable[[Reading], Iterable[Hashable]]) -> float:
    """The share of what was made that was read too."""
    met = total = 0
    for one, read in both:
        made, there = Counter[Hashable](of(one)), Counter[Hashable](of(read))
        met, total = met + (made & there).total(), total + made.total()
    return met / max(1, total)
