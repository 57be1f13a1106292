"""The pages, a module each."""

from dragoman.web.pages import (
    changes,
    cite,
    conflicts,
    documents,
    doors,
    events,
    help,
    importing,
    review,
    reviewers,
    today,
    who,
)

ALL = (
    today.PAGES,
    events.PAGES,
    who.PAGES,
    changes.PAGES,
    cite.PAGES,
    conflicts.LISTING,
    conflicts.ONE,
    review.PAGES,
    importing.PAGES,
    help.PAGES,
)
ROUTERS = (
    today.ROUTER,
    who.ROUTER,
    doors.ROUTER,
    documents.ROUTER,
    reviewers.ROUTER,
    conflicts.ROUTER,
    review.ROUTER,
    importing.ROUTER,
)
