"""The pages, a module each."""

from dragoman.web.pages import cite, documents, doors, events, today, who

ALL = (today.PAGES, events.PAGES, who.PAGES, cite.PAGES)
ROUTERS = (today.ROUTER, who.ROUTER, doors.ROUTER, documents.ROUTER)
