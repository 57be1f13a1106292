"""Bounded questions to the record, each answered with a page, its facets and how much there is: what a face shows.

`queries` answers with whole lists, out of the file.  Here what is asked by is kept in memory as columns, and only what
is shown is read from the file.
"""

from dragoman.record.ledger.events import events
from dragoman.record.ledger.pages import Bucket, EventFacets, EventsAsked, EventsPage

__all__ = ["Bucket", "EventFacets", "EventsAsked", "EventsPage", "events"]
