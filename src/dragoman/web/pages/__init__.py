"""The pages, a module each."""

from dragoman.web.pages import article, cite, documents, doors, events

ALL = (cite.PAGES, events.PAGES, article.PAGES)
ROUTERS = (doors.ROUTER, documents.ROUTER)
