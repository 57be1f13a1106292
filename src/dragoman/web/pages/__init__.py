"""The pages, a module each."""

from dragoman.web.pages import changes, cite, documents, doors, events, today, who

ALL = (today.PAGES, events.PAGES, who.PAGES, changes.PAGES, cite.PAGES)
ROUTERS = (today.ROUTER, who.ROUTER, doors.ROUTER, documents.ROUTER)
