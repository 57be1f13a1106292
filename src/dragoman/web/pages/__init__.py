"""The pages, a module each."""

from dragoman.web.pages import conflicts, documents, doors, events, reviewers

ALL = (events.PAGES, conflicts.LISTING, conflicts.ONE)
ROUTERS = (doors.ROUTER, documents.ROUTER, reviewers.ROUTER, conflicts.ROUTER)
