"""The pages, a module each."""

from dragoman.web.pages import article, documents, doors, events

ALL = (events.PAGES, article.PAGES)
ROUTERS = (doors.ROUTER, documents.ROUTER)
