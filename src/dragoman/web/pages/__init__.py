"""The pages, a module each."""

from dragoman.web.pages import cite, documents, doors, events, network, places

ALL = (cite.PAGES, events.PAGES, network.PAGES, places.PAGES)
ROUTERS = (doors.ROUTER, documents.ROUTER)
