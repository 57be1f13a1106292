"""Watching feeds: in rounds, each of which asks what is due and adds what is new, as a run like any other.

What was added is in the record before its item is noted as done; a round that is killed is made good by the next one.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from dragoman.engine.adding import Added, add_documents
from dragoman.engine.feeds import Asking, Item
from dragoman.engine.fetching import Pages, open_fetcher
from dragoman.engine.run import HERE, Place
from dragoman.model import Document, Failure, Struct
from dragoman.record import Store
from dragoman.record import watching as notes
from dragoman.record.writing import is_weighed
from dragoman.sources import Found, documents
from dragoman.sources.fetching import Clock, Fetcher, Settings

LIMIT = 50
_MOST_TRIES = 3  # of a page that may work later, in as many rounds


class Round(Struct, frozen=True, kw_only=True):
    """What came of one round."""

    asked: int = 0  # feeds
    unchanged: int = 0  # feeds whose server says so
    resting: int = 0  # feeds left alone because they failed lately
    left: int = 0  # items over the limit, which wait for the next round
    added: Added = Added()
    failures: tuple[Failure, ...] = ()  # of feeds and of pages


def watch(
    store: Store,
    feeds: Sequence[str],
    *,
    every: float | None = None,
    settings: Settings | None = None,
    limit: int = LIMIT,
    place: Place = HERE,
    after: Callable[[Store], None] | None = None,
    tell: Callable[[Round], None] | None = None,
    clock: Clock | None = None,
) -> Round:
    """Add what is new at `feeds`: addresses, files and folders.  Gives the last round.

    `every` are the seconds from the beginning of one round to that of the next; without it there is one only, else it
    goes on until it is interrupted.  `limit` is how many new items of a feed one round takes.  `after` is called when a
    round added something, `tell` after each.  Raises `ValueError` where the settings name a host that is none.
    """
    # Rounds come again: what does not work now is asked for in the next, and nobody waits for it.
    settings = replace(settings or Settings(), tries=1)
    with open_fetcher(store, settings, clock) as fetcher:
        while True:
            began = fetcher.clock.monotonic()
            done = _round(store, feeds, fetcher, limit=limit, place=place)
            if done.added.added and after:
                after(store)  # alerts are sent from here
            if tell:
                tell(done)
            if every is None:
                return done
            fetcher.clock.sleep(max(1.0, began + every - fetcher.clock.monotonic()))


def _round(store: Store, feeds: Sequence[str], fetcher: Fetcher, *, limit: int, place: Place) -> Round:
    asking = Asking(store, fetcher)
    taking = _Taking(store, fetcher, limit)
    found = taking.documents(item for feed in feeds for item in asking.items(feed))
    first = next(found, None)
    added, failures = Added(), list[Failure]()
    # A round that brings nothing is no run of the record, unless an earlier one was killed before it was weighed.
    if first is not None or not is_weighed(store):
        whole = found if first is None else itertools.chain([first], found)
        label = [f"watch {feed}" for feed in feeds]
        added, failures = add_documents(store, whole, label, taking.passed, place=place)
    notes.keep_items(store, taking.outcomes)
    for state in asking.answered:
        # Of a feed that is not done with, the server must not say next time that nothing changed.
        is_done = state.feed not in taking.unfinished
        notes.keep_feed(store, state if is_done else replace(state, etag=None, modified=None))
    return Round(
        asked=asking.asked,
        unchanged=asking.unchanged,
        resting=asking.resting,
        left=taking.left,
        added=replace(added, known=added.known + taking.known),
        failures=(*asking.broken, *failures),
    )


class _Taking:
    """The documents of items that are new, and what became of each item."""

    def __init__(self, store: Store, fetcher: Fetcher, limit: int) -> None:
        self._store = store
        self._clock = fetcher.clock
        self._pages = Pages(store, fetcher)
        self._limit = limit
        self._states: dict[str, dict[str, notes.ItemState]] = {}
        self._taken = Counter[str]()
        self.outcomes: list[notes.ItemState] = []
        self.passed = Counter[str]()
        self.unfinished: set[str] = set()  # feeds some of whose items wait for another round
        self.left = 0
        self.known = 0

    def documents(self, items: Iterator[Item]) -> Iterator[Found]:
        for item in items:
            before = self._before(item)
            if before and before.version == item.version and (not before.tries or before.tries >= _MOST_TRIES):
                continue
            if self._taken[item.feed] >= self._limit:
                self.left += 1
                self.unfinished.add(item.feed)
                continue
            self._taken[item.feed] += 1
            yield from self._of(item, before.tries if before else 0)

    def _before(self, item: Item) -> notes.ItemState | None:
        if item.feed not in self._states:
            self._states[item.feed] = notes.item_states(self._store, item.feed)
        return self._states[item.feed].get(item.name)

    def _of(self, item: Item, tries: int) -> Iterator[Found]:
        if item.file:
            yield from documents([item.file], self.passed)
            self._note(item, 0)
        elif item.page is None:
            if item.text:
                yield item.text
            self._note(item, 0)
        else:
            yield from self._of_page(item, tries)

    def _of_page(self, item: Item, tries: int) -> Iterator[Document | Failure]:
        """The page; where it cannot be had, the text of the item, if that is the whole article."""
        assert item.page
        found = self._pages.page(item.page)
        if found is None:
            self.known += 1
        if not isinstance(found, Failure):
            if found is not None:
                yield found
            self._note(item, 0)
            return
        tries = tries + 1 if self._pages.passing else _MOST_TRIES
        if tries >= _MOST_TRIES and item.text and item.is_full:
            yield item.text
            tries = 0
        else:
            yield found
        self._note(item, tries)

    def _note(self, item: Item, tries: int) -> None:
        seen = self._clock.now().isoformat(timespec="seconds")
        state = notes.ItemState(feed=item.feed, item=item.name, version=item.version, seen=seen, tries=tries)
        self.outcomes.append(state)
        if 0 < tries < _MOST_TRIES:
            self.unfinished.add(item.feed)
        self._states[item.feed][item.name] = state
