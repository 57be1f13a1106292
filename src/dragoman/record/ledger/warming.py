"""Getting everything ready that questions are answered from, before somebody waits for it."""

from __future__ import annotations

from dragoman.record.ledger.articles import ArticlesAsked, articles
from dragoman.record.ledger.conflicts import ConflictsAsked, conflicts
from dragoman.record.ledger.events import events
from dragoman.record.ledger.pages import EventsAsked
from dragoman.record.ledger.statements import StatementsAsked, statements
from dragoman.record.ledger.stories import StoriesAsked, stories
from dragoman.record.ledger.who import WhoAsked, who
from dragoman.record.store import Store


def warm(store: Store, *, uncoded: bool = True) -> None:
    """Bring what is kept in memory up to date, what is asked for most first.

    Of a record of 100,000 articles that takes a quarter of a minute the first time, and under two seconds after an
    `add`; who asks meanwhile waits only for what is being made.  Events without a code, of which there are most, only
    where `uncoded` says so.
    """
    events(store, EventsAsked(limit=0))
    articles(store, ArticlesAsked(limit=0))
    conflicts(store, ConflictsAsked(limit=0))
    statements(store, StatementsAsked(limit=0))
    stories(store, StoriesAsked(limit=0))
    who(store, WhoAsked(limit=0))
    if uncoded:
        events(store, EventsAsked(limit=0, uncoded=True))
