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
from dragoman.record.ledger.pages import Bucket, EventFacets, EventsAsked, EventsPage
from dragoman.record.ledger.statements import StatementFacets, StatementsAsked, StatementsPage, statements
from dragoman.record.ledger.stories import StoriesAsked, StoriesPage, stories

__all__ = [
    "ArticleFacets",
    "ArticlesAsked",
    "ArticlesPage",
    "Bucket",
    "Cited",
    "ConflictFacets",
    "ConflictsAsked",
    "ConflictsPage",
    "EventFacets",
    "EventsAsked",
    "EventsPage",
    "StatementFacets",
    "StatementsAsked",
    "StatementsPage",
    "StoriesAsked",
    "StoriesPage",
    "articles",
    "cited",
    "conflict_ids",
    "conflicts",
    "conflicts_of",
    "events",
    "statements",
    "stories",
]
