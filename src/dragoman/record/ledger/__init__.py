"""Bounded questions to the record, each answered with a page, its facets and how much there is: what a face shows.

`queries` answers with whole lists, out of the file.  Here what is asked by is kept in memory as columns, and only what
is shown is read from the file.
"""

from dragoman.record.ledger.articles import ArticleFacets, ArticlesAsked, ArticlesPage, articles
from dragoman.record.ledger.cited import Cited, cited
from dragoman.record.ledger.conflicts import (
    ConflictFacets,
    ConflictsAsked,
    ConflictsPage,
    conflict_ids,
    conflicts,
    conflicts_of,
)
from dragoman.record.ledger.events import events
from dragoman.record.ledger.located import Located, Spot, located
from dragoman.record.ledger.pages import Bucket, EventFacets, EventsAsked, EventsPage
from dragoman.record.ledger.places import Placed, Places, due, places
from dragoman.record.ledger.relations import Contact, Network, Party, Tie, contacts, network
from dragoman.record.ledger.since import Fresh, Since, last_commit, since
from dragoman.record.ledger.statements import StatementFacets, StatementsAsked, StatementsPage, statements
from dragoman.record.ledger.stories import StoriesAsked, StoriesPage, stories
from dragoman.record.ledger.warming import warm
from dragoman.record.ledger.who import Named, WhoAsked, WhoFacets, WhoPage, named, who

__all__ = [
    "ArticleFacets",
    "ArticlesAsked",
    "ArticlesPage",
    "Bucket",
    "Cited",
    "ConflictFacets",
    "ConflictsAsked",
    "ConflictsPage",
    "Contact",
    "EventFacets",
    "EventsAsked",
    "EventsPage",
    "Fresh",
    "Located",
    "Named",
    "Network",
    "Party",
    "Placed",
    "Places",
    "Since",
    "Spot",
    "StatementFacets",
    "StatementsAsked",
    "StatementsPage",
    "StoriesAsked",
    "StoriesPage",
    "Tie",
    "WhoAsked",
    "WhoFacets",
    "WhoPage",
    "articles",
    "cited",
    "conflict_ids",
    "conflicts",
    "conflicts_of",
    "contacts",
    "due",
    "events",
    "last_commit",
    "located",
    "named",
    "network",
    "places",
    "since",
    "statements",
    "stories",
    "warm",
    "who",
]
