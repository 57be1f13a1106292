"""The pages, a module each."""

from dragoman.web.pages import cite, documents, doors, events

ALL = (cite.PAGES, events.PAGES)
ROUTERS = (doors.ROUTER, documents.ROUTER)
