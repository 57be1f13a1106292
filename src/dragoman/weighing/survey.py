"""What is settled of all articles together before any story is weighed closely, and which work each story then is.

The survey is cheap: it works on sketches.  What follows is done story by story, and depends on nothing but what a
`Matter` says; so a story of which nothing changed need not be weighed again.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dragoman import __version__
from dragoman.knowledge import own
from dragoman.model import Lineage, Story, content_id
from dragoman.weighing.fusion.identity import EntityKey, Identity, Register
from dragoman.weighing.library import Library
from dragoman.weighing.lineage import trace
from dragoman.weighing.quotations import Counted, Rarity, Reach, Spoken, Weights, are_several
from dragoman.weighing.stories import tell_stories

_MOST_LEFT = 20  # articles that say that somebody of a story left an office


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """One story to be weighed, with all that its weighing depends on beside the readings themselves."""

    key: str  # the same for the same work: follows from everything below and from the articles
    story: str
    numbers: tuple[int, ...]  # its articles
    beyond: Mapping[int, frozenset[int]]  # sayings of other stories' articles that may be quoted in it too
    retiring: tuple[int, ...]  # articles of other stories that say that somebody of this one left an office
    lineage: tuple[Lineage, ...]  # of all these articles, in their order
    who: Mapping[EntityKey, Identity]
    weights: Weights  # of the words of all that is quoted in it

    @property
    def asked(self) -> tuple[int, ...]:
        """The articles whose readings it is weighed by: its own, and of others those beyond and the retiring."""
        return (*self.numbers, *self.beyond, *self.retiring)

    @property
    def said_beyond(self) -> dict[str, frozenset[int]]:
        """The sayings beyond by the uris of their articles."""
        start = len(self.numbers)
        beyond = self.lineage[start : start + len(self.beyond)]
        return {kin.uri: places for kin, places in zip(beyond, self.beyond.values(), strict=True)}


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
        self._said: list[bytes] = []  # the words of each article's sayings, packed: they would fill the memory
        self._reach = Reach(self._noted(library.said()), stories)
        self.rarity = Rarity(one for packed in self._said for one in _unpacked(packed))
        self._retiring = self._left_office(library.retiring())

    def _noted(self, said: Iterable[tuple[Spoken, ...]]) -> Iterator[tuple[Spoken, ...]]:
        """What articles quote, of which the words are kept in passing."""
        for every in said:
            self._said.append(msgspec.msgpack.encode([one.counted for one in every]))
            yield every

    def _left_office(self, retiring: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
        """For everybody, by record id, the articles that say that he left an office."""
        found: dict[str, list[int]] = collections.defaultdict(list)
        for number, entities in enumerate(retiring):
            who = self._register.who([number]) if entities else {}
            for entity in entities:
                found[who[self._library.uris[number], entity].id].append(number)
        return found

    @property
    def count(self) -> int:
        """How many stories there are."""
        return len({row.story for row in self.stories})

    def matters(self) -> Iterator[Matter]:
        """The stories to be weighed, in the order of their first articles: what lies near is asked for together."""
        members: dict[str, list[int]] = collections.defaultdict(list)
        for number, row in enumerate(self.stories):
            members[row.story].append(number)
        for story, numbers in members.items():
            yield self._matter(story, tuple(numbers))

    def _matter(self, story: str, numbers: tuple[int, ...]) -> Matter:
        beyond = self._reach.beyond(story)
        left = self._elsewhere(numbers)
        every = tuple(dict.fromkeys((*numbers, *beyond, *left)))
        lineage = tuple(self.lineage[number] for number in every)
        who = self._register.who(every)
        said = list(self._sayings(numbers, beyond))
        if not are_several(number for number, _ in said):
            said = []  # nothing is compared, and nothing hangs on how rare words are
        weights = self.rarity.of(one.stems for _, one in said)
        key = content_id(
            self._program,
            story,
            len(numbers),
            len(left),
            *(self._library.keys[number] for number in every),
            *(tuple(sorted(places)) for places in beyond.values()),
            *(msgspec.structs.astuple(kin) for kin in lineage),
            *((*entity, identity.id, identity.name) for entity, identity in sorted(who.items())),
            tuple(weights.weights.items()),
        )
        return Matter(
            key=key,
            story=story,
            numbers=numbers,
            beyond=beyond,
            retiring=left,
            lineage=lineage,
            who=who,
            weights=weights,
        )

    def _elsewhere(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """The articles of other stories that say that somebody of these articles left an office; of many the first."""
        here = {one.id for one in self._register.who(numbers).values()} if self._retiring else set()
        found = {number for one in here for number in self._retiring.get(one, ())}
        return tuple(sorted(found.difference(numbers))[:_MOST_LEFT])

    def _sayings(self, numbers: Sequence[int], beyond: Mapping[int, frozenset[int]]) -> Iterator[tuple[int, Counted]]:
        """All sayings that a story may quote, each with the number of its article."""
        for number in numbers:
            yield from ((number, one) for one in _unpacked(self._said[number]))
        for number, places in beyond.items():
            said = _unpacked(self._said[number])
            yield from ((number, said[place]) for place in sorted(places))


_unpacked = msgspec.msgpack.Decoder(list[Counted]).decode


def program() -> str:
    """The program that weighs, and the user's facts that it weighs by: others may weigh otherwise."""
    return f"{__version__} {own.fingerprint()}"
