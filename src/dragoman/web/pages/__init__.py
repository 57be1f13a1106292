"""The pages, a module each."""

from dragoman.web.pages import changes, cite, documents, doors, events, network, places, today, who

ALL = (today.PAGES, events.PAGES, who.PAGES, places.PAGES, network.PAGES, changes.PAGES, cite.PAGES)
ROUTERS = (today.ROUTER, who.ROUTER, doors.ROUTER, documents.ROUTER)
