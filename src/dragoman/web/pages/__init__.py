"""The pages, a module each."""

from dragoman.web.pages import conflicts, documents, doors, events, review, reviewers

ALL = (events.PAGES, conflicts.LISTING, conflicts.ONE, review.PAGES)
ROUTERS = (doors.ROUTER, documents.ROUTER, reviewers.ROUTER, conflicts.ROUTER, review.ROUTER)
