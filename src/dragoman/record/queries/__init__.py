"""Questions to the record.  Every filter narrows; those that are not given let everything through.

Names match by whole words without case and accents: `wang yi` and `Wang` both find "Wang Yi".  A country code of three
capital letters (`CHN`) finds everybody of that country.  Dates are ISO (`2023`, `2023-02`, `2023-02-22`); what could
lie in the period is found.
"""

from dragoman.record.queries.articles import articles, errors, last_added, lineage, lineage_of, reading, stories, uris
from dragoman.record.queries.events import conflict, conflicts, event, events, offices
from dragoman.record.queries.finding import find
from dragoman.record.queries.said import quotation, quotation_of, quotations, statement, statements, variants
from dragoman.record.queries.told import chapters, conflicts_told, stories_called, told_stories

__all__ = [
    "articles",
    "chapters",
    "conflict",
    "conflicts",
    "conflicts_told",
    "errors",
    "event",
    "events",
    "find",
    "last_added",
    "lineage",
    "lineage_of",
    "offices",
    "quotation",
    "quotation_of",
    "quotations",
    "reading",
    "statement",
    "statements",
    "stories",
    "stories_called",
    "told_stories",
    "uris",
    "variants",
]
