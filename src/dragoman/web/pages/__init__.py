"""The pages, a module each."""

from dragoman.web.pages import cite, documents, doors, event, events

ALL = (cite.PAGES, events.PAGES, event.PAGES)
ROUTERS = (doors.ROUTER, documents.ROUTER)
