"""The pages, a module each."""

from dragoman.web.pages import cite, documents, doors, events, today

ALL = (today.PAGES, events.PAGES, cite.PAGES)
ROUTERS = (today.ROUTER, doors.ROUTER, documents.ROUTER)
