"""What is settled of all articles together before any story is weighed closely, and which work each story then is.

The survey is cheap: it works on sketches.  What follows is done story by story, and depends on nothing but what a
`Matter` says; so a story of which nothing changed need not be weighed again.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dragoman import __version__
from dragoman.knowledge import own
from dragoman.model import Lineage, Story, content_id
from dragoman.weighing.fusion.identity import EntityKey, Identity, Register
from dragoman.weighing.library import Library
from dragoman.weighing.lineage import trace
from dragoman.weighing.quotations import Rarity, Reach
from dragoman.weighing.stories import tell_stories


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """One story to be weighed, with all that its weighing depends on."""

    key: str  # the same for the same work: follows from everything below and from the articles
    story: str
    numbers: tuple[int, ...]  # its articles
    beyond: Mapping[int, frozenset[int]]  # sayings of other stories' articles that may be quoted in it too
    lineage: tuple[Lineage, ...]  # of all these articles, in their order
    who: Mapping[EntityKey, Identity]


class Survey:
    """Lineage, stories, and who is who, of all articles."""

    def __init__(self, library: Library) -> None:
        """Survey all articles of a library."""
        self._library = library
        self._program = program()
        self.lineage: tuple[Lineage, ...] = trace(list(library.lineage()))
        self.stories: tuple[Story, ...] = tell_stories(list(library.terms()), self.lineage)
        stories = [row.story for row in self.stories]
        self._register = Register(library.uris, library.names(), stories)
        self._reach = Reach(library.said(), stories)
        self.rarity = Rarity(one.counted for every in library.said() for one in every)
        # kept packed: of a hundred thousand articles they would fill the memory
        self._stems = [msgspec.msgpack.encode([one.counted.stems for one in every]) for every in library.said()]

    @property
    def count(self) -> int:
        """How many stories there are."""
        return len({row.story for row in self.stories})

    def matters(self) -> Iterator[Matter]:
        """The stories to be weighed, in the order of their identifiers."""
        members: dict[str, list[int]] = collections.defaultdict(list)
        for number, row in enumerate(self.stories):
            members[row.story].append(number)
        for story in sorted(members):
            yield self._matter(story, tuple(members[story]))

    def _matter(self, story: str, numbers: tuple[int, ...]) -> Matter:
        beyond = self._reach.beyond(story)
        every = (*numbers, *beyond)
        lineage = tuple(self.lineage[number] for number in every)
        who = self._register.who(every)
        key = content_id(
            self._program,
            story,
            len(numbers),
            *(self._library.keys[number] for number in every),
            *(tuple(sorted(places)) for places in beyond.values()),
            *(msgspec.structs.astuple(kin) for kin in lineage),
            *((*entity, identity.id, identity.name) for entity, identity in sorted(who.items())),
            self.rarity.of(self._words(numbers, beyond)),
        )
        return Matter(key=key, story=story, numbers=numbers, beyond=beyond, lineage=lineage, who=who)

    def _words(self, numbers: Sequence[int], beyond: Mapping[int, frozenset[int]]) -> Iterator[bytes]:
        """The words of all sayings that a story may quote."""
        for number in numbers:
            yield from _unpacked(self._stems[number])
        for number, places in beyond.items():
            stems = _unpacked(self._stems[number])
            yield from (stems[place] for place in sorted(places))


_unpacked = msgspec.msgpack.Decoder(list[bytes]).decode


def program() -> str:
    """The program that weighs, and the user's facts that it weighs by: others may weigh otherwise."""
    return f"{__version__} {own.fingerprint()}"
