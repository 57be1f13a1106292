"""The pages, a module each."""

from dragoman.web.pages import cite, documents, doors, dossier, event, events, pair, today, who

ALL = (today.PAGES, events.PAGES, event.PAGES, dossier.PAGES, pair.PAGES, who.PAGES, cite.PAGES)
ROUTERS = (today.ROUTER, who.ROUTER, doors.ROUTER, documents.ROUTER)
